"""What each reader calls itself; a new number where the same page is read otherwise."""

RULES = "rules@1"
MODEL = "model@1"
VERSIONS = {"rules": RULES, "model": MODEL}
