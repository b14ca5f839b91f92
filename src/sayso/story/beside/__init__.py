"""What stands beside the claims: who is heard, wordings, quotations, a timeline."""
