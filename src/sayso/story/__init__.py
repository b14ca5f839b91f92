"""Readings to one comparison: whose texts they are, what they claim, and where they part."""
