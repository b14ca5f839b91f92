"""What a statement says, made ready to be held against another: terms, names, polarity, what it takes up."""
