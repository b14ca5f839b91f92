"""Where: the places that an article names, with their degrees."""
