"""THE STORE: one SQLite file of pages, versions and readings.

schema      the tables, as numbered migrations      database   the file: opened, checked, its errors named
store       `Ledger`: put in, take out              putting    a reading put into the rows of the tables
counted     how many there are of each kind         rows       a reading as rows
columns     the tables as others get them            arrow      the same as Arrow streams and Parquet
frozen      dataclasses as plain data, to the letter
corrected   what a person corrected, applied        corrections  said, taken back, listed
details     the cue nearest to a statement, and why a source has no name
search      statements found and counted            facets     several counts in one walk
sources     who is given as a source                heard      in which articles and stories, by which cues
outlets     whose pages, and pages turned away      searches   searches that somebody saved
redacting   words taken out of a reading            forgetting   words taken out of the file
copies      backup            merging   several ledgers in one           health     is it sound?
"""

from sayso.ledger.store import Held, Kept, Ledger

__all__ = ["Held", "Kept", "Ledger"]
