"""Text without mark-up to an article."""
