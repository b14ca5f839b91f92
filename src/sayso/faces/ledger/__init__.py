"""Commands on a ledger, one file a group.

take        sources into a ledger          find        search, show, versions
export      export, import, evidence
"""
