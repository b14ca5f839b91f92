"""The finder by rules: attributions as bare spans."""
