"""Statements that say the same thing, what they do to each other, and how many origins they have."""
