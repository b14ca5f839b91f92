"""Whose text an article is: passages that two share, credits, and which words an outlet kept, cut or changed."""
