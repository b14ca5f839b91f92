"""Which articles are about one event."""
