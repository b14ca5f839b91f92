# ruff: noqa: E501  (tables of patterns: one alternative a line reads better than wrapped)
"""Words by which the parts of an article that are not its prose are known: captions, bylines, credits, corrections."""

from __future__ import annotations

import re

from sayso.model import BlockKind

_CAPTION_START = re.compile(
    r"\W*(?:(?:main |top |cover |header |file |lead |featured? |stock )?(?:photo|photograph|image|picture|video|illustration|"
    r"graphic|pic)s?(?: (?:by|via|from|credits?|courtesy(?: of)?|sources?|captions?|illustration|for|of))?\s?[:/|©]"
    r"|(?:photo|image|picture) (?:source|credit|caption),"
    r"|(?:photo|photograph|image|picture|illustration)s? (?:by|via|credit|courtesy|caption)\b(?=.{2,120}$)"
    r"|credits?\s?[:/]|copyright\s(?!(?:©|\d{4})).{2,80}$|file (?:photo|image|picture|pic)\b"
    r"|\d{1,3} (?:of|/) \d{1,3} ?\|\s?(?=\w)"
    r"|pictured(?: (?:above|below|left|right|here|with|from|at|is|are|on|in)\b|[:,]))",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:[^()]*\b)?(?:photo|image|picture|pic|photograph|file|courtesy|credit|screenshot|screengrab)\b[^()]{0,120}\)"
    r"|\((?:[A-Z][\w .'’-]{1,30}/)?(?:AP|AFP|Reuters|REUTERS|EPA|Getty(?: Images)?|Shutterstock|PA|Alamy)(?:[/ ,][^()]{0,80})?\)"
    r"|(?:/|\||\bvia |: |— |- |\. )\s?(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images|Shutterstock(?:\.com)?|iStock(?:photo)?|Alamy|PA)"
    r"(?:/[\w .]{2,40})?|/(?:Getty Images|Getty|Shutterstock|iStockphoto|Alamy)(?:/[\w .]{2,40})?"
    r"|\bfile (?:photo|image|picture|pic)|REUTERS/[\w .'’-]{2,40}|\[(?:photo|image|file|ap|afp|reuters|courtesy)[^\]]{0,80}\])\s*[.]?\s*(?:read more)?$",
    re.IGNORECASE,
)
_CREDIT_ONLY = re.compile(
    r"(?:[\w .'’&-]{0,40}[/|–—-]\s?)?(?:getty images?|shutterstock(?:\.com)?|istock(?:photo)?|alamy(?: stock photo)?|reuters|afp|ap|epa|"
    r"associated press|pa(?: images| media| wire)?|handout|file photo|supplied)(?:\s?[/|–—-]\s?[\w .'’&-]{0,40})?",
    re.IGNORECASE,
)
_BYLINE_START = re.compile(
    r"(?:By|BY|by):?\s+(?!The (?:Time|End)\b)[A-Z\u00c0-\u00de][\w'’.-]*(?:\s|,|$)(?!.*[.!?]$)|(?:By|BY|by):?$"
)
_WORKED = re.compile(
    r"[\W_]*(?:(?i:(?:additional |further |extra )?(?:reporting|writing|editing|compiled|written|edited|translated|with reporting|"
    r"with files|with additional reporting|with contributions?|with input|research)(?: and (?:writing|editing|reporting))?"
    r"\s(?:by|from)\b)"
    r"|(?:(?:The )?Associated Press|Reuters|AFP|[A-Z][\w.'’-]+)(?:[\s,]+(?:and|[A-Z][\w.'’-]*|writers?|reporters?|staff|journalists?|"
    r"correspondents?|in|also))*\s(?:(?:also )?contributed to|reported from)\b)"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to|reporting (?:to|for|from)) (?:this|the) (?:report|story|article|piece|guide|coverage)\b"
)
_BIO = re.compile(
    r"[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]*|de|van|von|al|bin|of)){1,3}\s(?:is|has been|writes|covers|reports|joined|leads|works)\b"
    r".{0,120}\b(?:reporter|correspondent|editor|writer|columnist|journalist|producer|author of|covering|covers|contributor|"
    r"intern|fellow|freelance|podcast|newsletter|for the)\b"
)
_CORRECTION = re.compile(
    r"\W*(?:(?:corrections?|clarifications?|editor[’']?s?[’']? note|amendment)(?: (?:appended|and clarifications?))?\s?[:—–(,-]"
    r"|(?:this|an earlier version of this|a previous version of this|the original version of this) (?:article|story|report|post|piece|headline|column)"
    r" (?:was|has been|have been|originally|incorrectly|previously|misstated|mistakenly|stated|said|misidentified|gave)\b"
    r".{0,60}\b(?:amended|updated|corrected|revised|edited|clarified|incorrectly|misstated|misspelled|stated|said|wrong|error|reflect)\b)",
    re.IGNORECASE,
)
_CLOCK_WORDS = re.compile(
    r"(?:published|posted|updated|last|modified|created|first|on|at|date|edited|added|released|issued|time|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    r"october|november|december|am|pm|a|p|m|noon|midnight|gmt|utc|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|pt|cet|cest|ist|aest|"
    r"jst|myt|sgt|hkt|sast|wat|eat|st|nd|rd|th|ago|today|yesterday|just|now|hours?|hrs?|h|mins?|minutes?|seconds?|secs?|days?|weeks?|months?|years?|"
    r"an|the|of|read|reading|to|is|was|ist|\d+|\d+(?:st|nd|rd|th|am|pm|h|z|t)|\d{8}t\d+z?|\d{2}t\d{2})",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"[A-Za-z]{3}|\d\d?[:.h]\d\d|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}")
_WORD = re.compile(r"\w+")


def _why_caption(line: str) -> str | None:
    """The words of a line by which it describes or credits a picture; None over 600 characters."""
    if len(line) > 600:
        return None
    if m := _CAPTION_START.match(line):
        return f'opens as a caption: "{" ".join(m.group().split())[:40]}"'
    if m := _CAPTION_END.search(line[-160:]):
        return f'ends in a credit: "{" ".join(m.group().split())[-40:]}"'
    if len(line) <= 60 and _CREDIT_ONLY.fullmatch(line.strip(" ()[].")):
        return "credits a picture"
    return None


def is_moment(line: str) -> bool:
    """Whether a line holds a moment (or how long ago) and nothing else: "Published 12 May 2024, 10:15 BST"."""
    words = _WORD.findall(line[:160])
    return (
        2 <= len(words) <= 24
        and bool(_CLOCKED.search(line))
        and len(line) <= 160
        and any(c.isdigit() for c in line)
        and all(_CLOCK_WORDS.fullmatch(w) for w in words)
    )


def name_furniture(line: str) -> tuple[BlockKind, str] | None:
    """The article kind that a line's words alone tell (byline, correction, caption), and why; else None."""
    if m := _CORRECTION.match(line):
        return "correction", f'opens as a correction: "{" ".join(m.group().split())[:50]}"'
    if len(line) <= 120 and _BYLINE_START.match(line):
        return "byline", 'opens with "By" and a name'
    if len(line) <= 700 and (m := _WORKED.match(line)):
        return "byline", f'says who worked on it: "{" ".join(m.group().split())[:50]}"'
    if len(line) <= 400 and (m := _CONTRIBUTED.search(line)):
        return "byline", f'says who worked on it: "{" ".join(m.group().split())}"'
    if is_moment(line):
        return "byline", "a moment and nothing else"
    if why := _why_caption(line):
        return "caption", why
    return None


def is_biography(line: str) -> bool:
    """Whether a line opens as the note on an author that stands under an article."""
    return bool(_BIO.match(line))
