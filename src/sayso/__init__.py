"""sayso parses the facts out of the messaging of news: for every word, on whose word it stands."""

__version__ = "0.1.0"
