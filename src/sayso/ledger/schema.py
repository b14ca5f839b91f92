"""The ledger's tables: migrations as numbered functions, each run once, in order, in one transaction.

The number of the last one stands in the file (`PRAGMA user_version`). A migration that was released is never changed.
Times are ISO 8601 text in UTC, so they sort; offsets are code points into `versions.text`; lists are JSON text.
"""

from __future__ import annotations

from collections.abc import Callable
from sqlite3 import Connection

from sayso.ledger.counted import count_sources_too, make_counts
from sayso.ledger.details import make_details

APPLICATION = 0x5A150  # marks the file as a ledger (`PRAGMA application_id`)

_FIRST = """
CREATE TABLE articles (             -- one row an address (of what has none: a file, or a text)
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  outlet TEXT
);
CREATE TABLE versions (             -- one row a text that an address has shown
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  article_id TEXT NOT NULL UNIQUE,  -- as in JSON: hash of address and text
  number INTEGER NOT NULL,          -- 1 for the first text of the address
  input TEXT NOT NULL,              -- what the user gave
  url TEXT,
  outlet TEXT,
  headline TEXT,
  authors TEXT NOT NULL,            -- list
  published TEXT,
  published_as_printed TEXT,
  modified TEXT,
  language TEXT,
  credit TEXT,
  genre TEXT NOT NULL,
  complete INTEGER,                 -- 0 where the text is known to be cut
  text TEXT NOT NULL,
  forgotten TEXT,                   -- when words were taken out of it for good (they are █ now)
  UNIQUE (article, number)
);
CREATE TABLE sightings (            -- when an address was found to show another text than before
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  version INTEGER NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
  at TEXT NOT NULL
);
CREATE INDEX sightings_of_article ON sightings (article, id);
CREATE INDEX sightings_of_version ON sightings (version);
CREATE TABLE captures (             -- evidence: the bytes as they came
  id INTEGER PRIMARY KEY,
  version INTEGER REFERENCES versions(id) ON DELETE CASCADE,
  input TEXT NOT NULL,
  address TEXT,                     -- after redirects
  media_type TEXT,
  charset TEXT,
  headers TEXT NOT NULL,            -- list of [name, value]
  fetched TEXT,                     -- when the bytes came from a server, or as the archive says
  taken TEXT NOT NULL,              -- when they were put here
  sha256 TEXT NOT NULL,             -- of the bytes, hexadecimal
  size INTEGER NOT NULL,            -- bytes
  bytes BLOB                        -- zlib; null where only the hash is kept
);
CREATE UNIQUE INDEX captures_once ON captures (input, sha256, version);
CREATE INDEX captures_of_version ON captures (version);
CREATE TABLE blocks (               -- the text cut into parts with one purpose; they tile it
  version INTEGER NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (version, number)
) WITHOUT ROWID;
CREATE TABLE readings (             -- one a version and reader; a newer reader of that name takes its place
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
  reader TEXT NOT NULL,             -- "rules"
  by TEXT NOT NULL,                 -- "rules@1"
  made TEXT NOT NULL,
  whole BLOB NOT NULL,              -- the reading to the letter, for sayso itself
  UNIQUE (version, reader)
);
CREATE TABLE sources (              -- everybody with a name, or words for one, who is given as a source
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  UNIQUE (name, kind)
);
CREATE TABLE attributions (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings(id) ON DELETE CASCADE,
  attribution TEXT NOT NULL,        -- "a1"
  source INTEGER REFERENCES sources(id),
  source_words TEXT,                -- the words here
  role TEXT,
  party TEXT,
  cue TEXT,                         -- the words here
  act TEXT,
  speech INTEGER NOT NULL,
  manner TEXT NOT NULL,
  certainty TEXT NOT NULL,          -- flags, a space around each
  content TEXT NOT NULL,            -- the words here
  addressee TEXT,
  medium TEXT,
  said_earliest TEXT,
  said_latest TEXT,
  parent TEXT,
  link TEXT NOT NULL,
  score REAL,
  why TEXT NOT NULL
);
CREATE INDEX attributions_of_reading ON attributions (reading);
CREATE INDEX attributions_of_source ON attributions (source);
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings(id) ON DELETE CASCADE,
  article_id TEXT NOT NULL,
  statement TEXT NOT NULL,          -- "s1"
  current INTEGER NOT NULL,         -- 1 where it is of the text that its address showed last
  block TEXT NOT NULL,              -- kind of the block
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  voice TEXT NOT NULL,
  name TEXT,
  party TEXT,
  act TEXT,                         -- of the attribution nearest to the words
  manner TEXT NOT NULL,
  certainty TEXT NOT NULL,          -- flags, a space around each
  chain INTEGER NOT NULL,           -- how many stand between the outlet and the words
  echoes TEXT,                      -- whose claim is repeated
  medium TEXT,
  when_earliest TEXT,
  when_latest TEXT,
  places TEXT NOT NULL,             -- names, a bar around each: |Aker|Lund|
  loaded INTEGER NOT NULL,          -- loaded words in it
  outlet TEXT,
  published TEXT,
  score REAL,
  by TEXT NOT NULL,
  why TEXT NOT NULL
);
CREATE INDEX statements_of_reading ON statements (reading);
CREATE INDEX statements_of_article ON statements (article_id, statement);
CREATE INDEX statements_by_time ON statements (current, published, id);
CREATE INDEX statements_facts ON statements ( -- all that is asked for or counted: the long rows stay unread
  current, voice, certainty, outlet, published, manner, act, medium, chain, loaded, name, party, places, block, by,
  echoes
);
CREATE INDEX statements_by_name ON statements (name, current);
CREATE VIRTUAL TABLE statements_text USING fts5 (
  text, content='statements', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN
  INSERT INTO statements_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN
  INSERT INTO statements_text (statements_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER statements_over AFTER UPDATE OF text ON statements BEGIN
  INSERT INTO statements_text (statements_text, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO statements_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TABLE turned_away (          -- what could not be read, and why
  id INTEGER PRIMARY KEY,
  input TEXT NOT NULL,
  kind TEXT NOT NULL,               -- the error's name
  message TEXT NOT NULL,
  sha256 TEXT,                      -- of its bytes, where there were any
  by TEXT NOT NULL DEFAULT '',      -- "rules@1"
  options TEXT NOT NULL DEFAULT '', -- what was said of it: given=text
  at TEXT NOT NULL
);
CREATE UNIQUE INDEX turned_away_once ON turned_away (input, kind, coalesce(sha256, ''), by, options);
CREATE TABLE addresses (            -- what a server said, for asking only whether something changed
  address TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  asked TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE corrections (          -- what a person says of a statement; it stands beside the reading and wins
  id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  statement TEXT NOT NULL,
  start INTEGER NOT NULL,           -- of the statement, so that it is found again in a newer reading
  "end" INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,              -- JSON
  why TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX corrections_of_article ON corrections (article_id, statement);
"""

_SIMILAR = """
CREATE TABLE signatures (           -- one a text that was put beside the others
  version INTEGER PRIMARY KEY REFERENCES versions(id) ON DELETE CASCADE,
  day REAL,                         -- when it was published: days since 1970, UTC
  terms INTEGER NOT NULL,           -- how many different words it has
  vector TEXT NOT NULL              -- {number of a word: weight}
);
CREATE TABLE prints (               -- numbers of runs of words: two texts with twelve in a row in common share one
  number INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
  PRIMARY KEY (number, version)
) WITHOUT ROWID;
CREATE INDEX prints_of_version ON prints (version);
CREATE TABLE telling_words (        -- the weightiest words of a text, as numbers
  word INTEGER NOT NULL,
  day INTEGER NOT NULL,             -- -1 where it is not known
  version INTEGER NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
  PRIMARY KEY (word, day, version)
) WITHOUT ROWID;
CREATE INDEX telling_words_of_version ON telling_words (version);
CREATE TABLE word_counts (          -- in how many texts a word was, as a number; word 0 counts the texts
  word INTEGER PRIMARY KEY,
  texts INTEGER NOT NULL
);
CREATE TABLE text_groups (          -- stories ("e7") and origins ("o7"); the number stays for good
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,               -- story, origin
  into_group INTEGER REFERENCES text_groups(id), -- the older one that it was made one with
  because TEXT,                     -- of that: numbers and ids, no words of a text
  made TEXT NOT NULL
);
CREATE INDEX groups_into ON text_groups (into_group);
CREATE TABLE memberships (
  version INTEGER NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  text_group INTEGER NOT NULL REFERENCES text_groups(id),
  parent INTEGER REFERENCES versions(id) ON DELETE SET NULL, -- of an origin: the text that it has its words from
  share REAL,                       -- how much of the shorter text, 0 to 1
  PRIMARY KEY (version, kind)
) WITHOUT ROWID;
CREATE INDEX memberships_of_group ON memberships (text_group, version);
CREATE INDEX memberships_of_parent ON memberships (parent);
"""


# The statements of one source and the latest texts are read in the order of time, and no others with them.
_IN_TIME = """
DROP INDEX statements_by_name;
CREATE INDEX statements_by_name ON statements (name, current, published);
CREATE INDEX versions_by_time ON versions (published);
"""


def _make_tables(db: Connection) -> None:
    for command in _split(_FIRST):
        db.execute(command)


def _make_similar(db: Connection) -> None:
    for command in _split(_SIMILAR):
        db.execute(command)


def _look_up_in_time(db: Connection) -> None:
    for command in _split(_IN_TIME):
        db.execute(command)
    count_sources_too(db)


def _split(script: str) -> list[str]:
    """The commands of a script: `executescript` would end the transaction that a migration runs in."""
    from sqlite3 import complete_statement

    out, held = [], ""
    for line in script.splitlines(keepends=True):
        held += line
        if complete_statement(held):
            out.append(held.strip())
            held = ""
    return out


Migration = Callable[[Connection], None]

# Number n brings a file from version n - 1 to n.
MIGRATIONS: tuple[Migration, ...] = (_make_tables, _make_similar, make_counts, _look_up_in_time, make_details)
