"""Who exactly: sources resolved to the fullest name the article has, and who is heard."""
