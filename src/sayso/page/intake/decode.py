"""Bytes to text, whatever the page declares about itself. The one place where the charset detector is imported."""

import codecs
import re

from sayso.page.intake.kinds import wide_charset

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_META_LOOKED_AT = 8_192
_DETECTED_ON = 65_536
# Browsers read these names as the wider sets that pages really use (WHATWG Encoding Standard, 4.2).
_WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
# Seven-bit sets: valid as UTF-8 and yet something else, so the declaration decides.
_SEVEN_BIT = {"iso2022_jp", "hz"}
# A page cut in the middle of a letter, or with a few bad bytes, is still UTF-8.
_MOST_BAD = 0.01
# English in cp1252 has typographic marks and few accented letters.
_MOST_HIGH = 0.05
_HIGH = bytes(range(0x80, 0x100))
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_NOT_CHARACTERS = re.compile("[\x00\ud800-\udfff]")


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The text of `data`: by its mark, as UTF-8 where it is valid, as declared (server, then page), else as detected.

    NULs, lone surrogates and bytes without a meaning become U+FFFD; a byte order mark is dropped. Nothing else is
    changed. Never raises.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return clean_text(data[len(mark) :].decode(name, "replace"))
    declared = [name for name in (_codec(charset), _codec(_declared_inside(data))) if name]
    for name in declared:
        if name in _SEVEN_BIT and (text := _try(data, name)) is not None:
            return clean_text(text)
    return clean_text(_decode_unmarked(data, declared))


def clean_text(text: str) -> str:
    """`text` with NULs and lone surrogates replaced by U+FFFD, so that it can be stored and parsed; same length."""
    return _NOT_CHARACTERS.sub("\ufffd", text)


def clean_markup(text: str) -> str:
    """`text` with each character that XML does not allow made U+FFFD, so that tags can be parsed; same length."""
    return _CONTROLS.sub("\ufffd", clean_text(text))


def _decode_unmarked(data: bytes, declared: list[str]) -> str:
    wide = wide_charset(data)
    if wide:
        return data.decode(wide, "replace")
    if (text := _try(data, "utf-8")) is not None:
        return text
    loose = data.decode("utf-8", "replace")
    high = len(data) - len(data.translate(None, _HIGH))
    if loose.count("\ufffd") <= max(1, _MOST_BAD * high) and high > 2:
        return loose
    for name in declared:
        if name != "utf-8" and (text := _try(data, name)) is not None:
            return text
    if high <= max(3, _MOST_HIGH * len(data)) and (text := _try(data, "cp1252")) is not None:
        return text
    return data.decode(_detect(data) or "cp1252", "replace")


def _declared_inside(data: bytes) -> str | None:
    m = _META.search(data[:_META_LOOKED_AT])
    return (m.group(1) or m.group(2)).decode("ascii", "replace") if m else None


def _codec(name: str | None) -> str | None:
    """Python's name for a declared charset, widened as browsers do; None where it is unknown or no text encoding."""
    try:
        found = codecs.lookup((name or "").strip())
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")):
        # Declared inside a page that could be read byte by byte, UTF-16 cannot be true.
        return None
    return _WIDER.get(found.name, found.name)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        return None


def _detect(data: bytes) -> str | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_DETECTED_ON]).best()
    return best.encoding if best else None
