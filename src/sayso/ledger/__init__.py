"""THE STORE: one SQLite file of pages, versions and readings.

schema      the tables, as numbered migrations      database   the file: opened, checked, its errors named
store       `Ledger`: put in, take out              putting    a reading put into the rows of the tables
counted     how many there are of each kind         rows       a reading as rows
columns     the tables as others get them            arrow      the same as Arrow streams and Parquet
frozen      dataclasses as plain data, to the letter
corrected   what a person corrected, applied        corrections  said, taken back, listed
redacting   words taken out of a reading            forgetting   words taken out of the file
copies      backup            merging   several ledgers in one           health     is it sound?
"""

from sayso.ledger.store import Held, Kept, Ledger

__all__ = ["Held", "Kept", "Ledger"]
