"""On whose word: chains, asides, and the partition of the article into statements."""
