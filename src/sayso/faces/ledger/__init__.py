"""Commands on a ledger, one file a group.

take        take, watch                  find           search, show, versions
export      export, import, evidence     correct        correct
care        doctor, backup, merge        forget         forget
"""
