"""HTML to an article: the lines of the page, which of them are its body, what the others are."""
