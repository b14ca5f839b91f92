"""How many and how much: the quantities that an article gives, with their bounds, units and what is counted."""
