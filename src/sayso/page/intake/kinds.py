"""What kind of document some bytes are, known by their first bytes and the declared media type."""

import re
from typing import Literal

from sayso.errors import NotText, PageError, UnsupportedKind

Kind = Literal["html", "xml", "json", "text"]

# First bytes, what they are, and whether a person could save it as text (else it holds no text at all).
_SIGNATURES: tuple[tuple[bytes, str, bool], ...] = (
    (b"%PDF", "a PDF", True),
    (b"{\\rtf", "an RTF document", True),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", True),
    (b"PK\x03\x04", "a zip archive or an Office document", True),
    (b"%!PS", "a PostScript document", True),
    (b"AT&TFORM", "a DjVu document", True),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", False),
    (b"\xff\xd8\xff", "a JPEG picture", False),
    (b"GIF8", "a GIF picture", False),
    (b"BM", "a bitmap picture", False),
    (b"II*\x00", "a TIFF picture", False),
    (b"MM\x00*", "a TIFF picture", False),
    (b"RIFF", "a sound, film or WebP picture", False),
    (b"ID3", "a sound file", False),
    (b"OggS", "a sound or film", False),
    (b"\x1aE\xdf\xa3", "a film", False),
    (b"BZh", "a bzip2 archive", False),
    (b"\xfd7zXZ", "an xz archive", False),
    (b"7z\xbc\xaf", "a 7z archive", False),
    (b"(\xb5/\xfd", "a zstd archive", False),
    (b"Rar!", "a RAR archive", False),
    (b"\x7fELF", "a program", False),
    (b"SQLite format 3\x00", "a database", False),
    (b"PAR1", "a Parquet table", False),
    (b"wOFF", "a font", False),
    (b"wOF2", "a font", False),
)
_WRAPPED_TEXT_TYPES = re.compile(
    r"application/(?:pdf|msword|rtf|vnd\.(?:ms-|openxmlformats|oasis)|epub|postscript)|text/rtf", re.IGNORECASE
)
_NO_TEXT_TYPES = re.compile(
    r"(?:image|audio|video|font)/|application/(?:zip|x-tar|x-7z|x-rar|x-bzip|wasm|java-archive)", re.IGNORECASE
)
_BINARY_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
# Share of control bytes from which text is binary data; a stray NUL in a page is none.
_MOST_CONTROLS = 0.02
_LOOKED_AT = 65_536
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|main|div|p|section|span|table|h[1-6]|meta|title|script|link|ul|br|a)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_XML = re.compile(r"\s*(?:\ufeff)?<\?xml\b")
_HTML_ROOT = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def refuse_bytes(data: bytes, media_type: str | None = None) -> None:
    """Nothing, where `data` may be text.

    Raises UnsupportedKind for documents that hold text in another form (PDF, Word), NotText for all other binary data.
    """
    for signature, what, wraps_text in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\x00" in data[:64]):
            raise _refusal(what, wraps_text)
    if media_type and _WRAPPED_TEXT_TYPES.match(media_type):
        raise _refusal(f"declared as {media_type}", True)
    if media_type and _NO_TEXT_TYPES.match(media_type):
        raise _refusal(f"declared as {media_type}", False)
    if data[4:8] == b"ftyp":
        raise _refusal("a film", False)
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _is_wide(head):
        return
    controls = len(head) - len(head.translate(None, _BINARY_BYTES))
    if controls > _MOST_CONTROLS * len(head):
        raise _refusal("binary data", False)


def _refusal(what: str, wraps_text: bool) -> PageError:
    if wraps_text:
        return UnsupportedKind(f"this is {what}, which sayso does not read: save it as text or HTML first")
    return NotText(f"this is {what}, not text: give the news page itself, as HTML or text")


def _is_wide(head: bytes) -> bool:
    """UTF-16 without a mark: every other byte of English is NUL."""
    pairs = len(head) // 2
    fewer, more = sorted((head[0::2].count(0), head[1::2].count(0)))
    return pairs >= 8 and more > 0.7 * pairs and fewer < 0.3 * pairs


def wide_charset(data: bytes) -> str | None:
    """The name of the UTF-16 that `data` seems to be in, where it has no mark; None for anything else."""
    head = data[:_LOOKED_AT]
    if not _is_wide(head):
        return None
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def tell_kind(text: str, media_type: str | None = None) -> Kind:
    """Whether a decoded page is HTML, XML, JSON or plain text: by declared type, else by its first characters."""
    head = text[:4096]
    if media_type:
        if "html" in media_type:
            return "html"
        if media_type.endswith(("/json", "+json", "/jsonl", "/x-ndjson")):
            return "json"
        if media_type.endswith(("/xml", "+xml")):
            return "html" if _HTML_ROOT.search(head) else "xml"
        if media_type in ("text/markdown", "text/x-markdown"):
            return "text"
    if _XML.match(head):
        return "html" if _HTML_ROOT.search(head) else "xml"
    if _HTML_ROOT.search(head) or (text.lstrip()[:1] == "<" and _HTML.search(head)):
        return "html"
    return "html" if len(_HTML.findall(text[:_LOOKED_AT])) >= 3 and "</" in text else "text"
