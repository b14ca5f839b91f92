"""Several readings on one event as rows, a page and a table: whose texts, on whose word, and where they part."""
