"""THE STORE: one SQLite file of pages, versions and readings.

schema      the tables, as numbered migrations      database   the file: opened, checked, its errors named
store       `Ledger`: put in, take out              rows       a reading as rows
frozen      dataclasses as plain data, to the letter
"""

from sayso.ledger.store import Held, Kept, Ledger

__all__ = ["Held", "Kept", "Ledger"]
