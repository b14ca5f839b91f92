"""What is attributed in one place of a page and stands flat in another."""
