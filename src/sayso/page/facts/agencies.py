"""News agencies a text is credited to, and the datelines that name them."""

from __future__ import annotations

import re

# Short name as shown, and the forms in which pages print it.
_AGENCIES: tuple[tuple[str, str], ...] = (
    ("AP", r"AP|A\.P\.|(?:The )?Associated Press"),
    ("Reuters", r"(?:Thomson )?Reuters|REUTERS"),
    ("AFP", r"AFP|Agence[ -]France[ -]Presse"),
    ("PA", r"PA|PA Media|Press Association|PA news agency"),
    ("UPI", r"UPI|United Press International"),
    ("dpa", r"dpa|DPA|Deutsche Presse-Agentur"),
    ("EFE", r"EFE|Agencia EFE"),
    ("ANSA", r"ANSA"),
    ("Xinhua", r"Xinhua(?: News Agency)?|XINHUA"),
    ("TASS", r"TASS|ITAR-TASS"),
    ("Interfax", r"Interfax(?:-\w+)?"),
    ("RIA Novosti", r"RIA Novosti"),
    ("Ukrinform", r"Ukrinform"),
    ("Kyodo", r"Kyodo(?: News)?|Jiji(?: Press)?"),
    ("Yonhap", r"Yonhap(?: News(?: Agency)?)?"),
    ("CNA", r"Central News Agency"),
    ("ANI", r"ANI|Asian News International"),
    ("PTI", r"PTI|Press Trust of India"),
    ("IANS", r"IANS"),
    ("Bernama", r"Bernama|BERNAMA"),
    ("Anadolu", r"Anadolu(?: Agency| Ajans\u0131)?"),
    ("WAM", r"WAM"),
    ("SPA", r"Saudi Press Agency"),
    ("IRNA", r"IRNA"),
    ("CP", r"(?:The )?Canadian Press"),
    ("AAP", r"AAP|Australian Associated Press"),
    ("NAN", r"NAN|News Agency of Nigeria"),
    ("Bloomberg", r"Bloomberg(?: News)?"),
    ("CNS", r"Catholic News Service"),
    ("MCT", r"Tribune News Service|TNS"),
)
_ANY = "|".join(f"(?P<a{i}>{forms})" for i, (_, forms) in enumerate(_AGENCIES))
_WHOLE = re.compile(
    rf"(?:(?i:by|from|source|credit|via|with)\b[:\s]*)?(?:the\s+)?(?:{_ANY})(?:\s+(?:in|staff|reporter)\b.{{0,40}})?\W*"
)
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)[^.]{{0,25}}?\b(?:{_ANY})\b")

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*)*"
_REGION = r"(?:,\s+(?:[A-Z][A-Za-z.]+)(?:\s+[A-Z][A-Za-z.]+)?)?"
_CITY = rf"(?:{_CAPITALS}|[A-Z][\w'’.\-]+(?:[ /][A-Z][\w'’.\-]+){{0,3}}){_REGION}"
_SHORT_NAME = re.compile(r"[A-Z][\w.&-]+(?: [A-Z][\w.&-]+){0,2}")
_DATELINE = re.compile(
    rf"(?:{_CITY}(?:,\s+{_MONTH}(?:,\s+\d{{4}})?)?\s+)?\((?P<agency>[^()]{{2,40}})\)\s*(?:[—–:]|--?|\s)\s*"
    rf"|{_CAPITALS}{_REGION}(?:,\s+{_MONTH}(?:,\s+\d{{4}})?)?\s*(?:[—–]|--|\s-\s)\s*"
    rf"|{_CAPITALS},\s+{_MONTH}(?:,\s+\d{{4}})?\s*(?:[—–:]|--?)\s*"
    r"|(?!(?:EXCLUSIVE|BREAKING|WATCH|UPDATED?|WARNING|OPINION|ANALYSIS|REVIEW|VIDEO|LIVE|NOTE|FACT|NEWS|ALERT|READ|MORE|RELATED|"
    r"EDITOR|CORRECTION|COMMENT|INTERVIEW|EXPLAINER|PROFILE|PHOTOS?|QUESTION|ANSWER|STORY|LATEST|SPOILER|DEAR|WHO|WHAT|WHY|HOW)\b)"
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]{3,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+){0,2}:\s+"
)


def agency_of(words: str) -> str | None:
    """The agency that a byline, a credit or the brackets of a dateline name and nothing else, or None."""
    return _named(_WHOLE.fullmatch(words.strip()))


def agency_in_copyright(line: str) -> str | None:
    """The agency that a copyright line names, or None."""
    return _named(_COPYRIGHT.search(line[:400]))


def _named(m: re.Match[str] | None) -> str | None:
    if m is None:
        return None
    return next((name for i, (name, _) in enumerate(_AGENCIES) if m[f"a{i}"]), None)


def find_dateline(paragraph: str) -> tuple[int, str | None] | None:
    """Length in characters of the dateline that opens a paragraph, and the agency it names; None without one.

    "KYIV (AP) — Troops ..." gives 12 and "AP". A city in ordinary letters counts only with a known agency in
    brackets; after one in capitals the words in brackets are the agency, known or not.
    """
    m = _DATELINE.match(paragraph)
    if m is None or m.end() >= len(paragraph):
        return None
    brackets = m["agency"]
    if brackets is None:
        return m.end(), None
    agency = agency_of(brackets) or next(filter(None, map(agency_of, re.split(r"[/,]\s*", brackets))), None)
    if not re.search(r"[—–:\-]\s*$", m.group()):
        return None
    # An agency not in the table: a short name in brackets after a city in capitals.
    if agency is None and re.match(_CAPITALS + r"\b", paragraph) and _SHORT_NAME.fullmatch(brackets):
        return m.end(), brackets
    return (m.end(), agency) if agency else None
