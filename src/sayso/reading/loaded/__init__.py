"""Loaded wording: words outside quotation marks that push a reader, and marks that hold a word at arm's length."""
