"""A hundred pages as an enemy would write them: each tries to reach the reader's browser through what sayso shows."""

from collections.abc import Iterator
from itertools import product

SAID = (
    "The mayor of Olm, Mira Holt, said on Monday that {0} was safe. The council denied that it had known of {0}. "
    "“We never saw {0},” a spokesman said. Officials who asked not to be named claimed that {0} would be closed. "
)
# What is put where names, headlines, words and addresses stand.
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "script-end": "</script><script>alert(1)</script>",
    "style-end": "</style><script>alert(1)</script>",
    "title-end": "</title></textarea><img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover=\"alert(1)\" x='",
    "apostrophe": "' onfocus='alert(1)' autofocus='",
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "comment": "<!--><script>alert(1)</script>-->",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;&#x3c;img src=x onerror=alert(1)&#x3e;",
    "jinja": "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}{# gone #}",
    "python-format": "{0.__class__} %s %(x)s ${x} #{x}",
    "javascript": "javascript:alert(1)//",
    "data": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "formula": "=HYPERLINK(\"http://evil.example\",\"x\")",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "header": "a headline\r\nSet-Cookie: sayso_token=x\r\n\r\n<script>alert(1)</script>",
    "bidi": "\u202ereversed\u2066 words\u2069 \u200fand\u200e more\u202c",
    "homoglyph": "раураl and аррlе",
    "zero-width": "wo\u200brd\u200c\u200d\ufeff\u2060joined",
    "control": "bell\x07 escape\x1b[31m delete\x7f next\x85line\u2028and\u2029",
    "astral": "𝔘𝔫𝔦 👩‍👩‍👧‍👦 \U000e0041\U000e007f " + "z\u0300\u0301\u0302\u0303\u0304" * 30,
    "xml": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>",
    "path": "../../../../etc/passwd",
    "sql": "'); DROP TABLE statements; --",
    "htmx": "<div hx-get=/read hx-trigger=load hx-on:click=alert(1) data-hx-on='x'></div>",
}  # fmt: skip


def hostile_pages() -> Iterator[tuple[str, bytes]]:
    """A name and the bytes of each page; a hundred and more."""
    for (name, words), where in product(PAYLOADS.items(), ("text", "marked-up", "facts")):
        yield f"{name}-{where}.html", _page(words, where)
    yield from _shapes()


def _page(words: str, where: str) -> bytes:
    """A story that holds `words` as text, as mark-up, or in what the page says of itself."""
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    shown = words if where == "marked-up" else safe
    address = words if where == "facts" else "https://outlet.example/story"
    facts = ""
    if where == "facts":
        said = words.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\u003c")
        said = "".join(c if c >= " " else f"\\u{ord(c):04x}" for c in said)
        facts = (
            f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{said}","url":"{said}",'
            f'"author":{{"name":"{said}"}},"publisher":{{"name":"{said}"}},"datePublished":"2031-06-11",'
            f'"mainEntityOfPage":"{said}"}}</script>'
        )
    body = "".join(f"<p>{SAID.format(shown)}</p>" for _ in range(2))
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{safe}</title><link rel="canonical" '
        f'href="{address.replace(chr(34), "&quot;")}"><meta property="og:site_name" content="{safe}"><meta '
        f'property="og:title" content="{safe}">{facts}</head><body><article><h1>{shown}</h1><p class="byline">By {safe}'
        f"</p>{body}</article></body></html>"
    )
    return page.encode("utf-8", "replace")


def _shapes() -> Iterator[tuple[str, bytes]]:
    """Pages whose form, not whose words, is the trouble."""
    story = SAID.format("the bridge").encode()
    head = b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Bridge</title><article><h1>Bridge</h1>'
    yield "long-word.html", head + b"<p>" + story * 4 + b"a" * 1_000_000
    yield "long-word-in-headline.html", b"<html><h1>" + b"b" * 200_000 + b"</h1><p>" + story * 5
    yield "long-name.html", head + b"<p>" + (b"Mr " + b"Abc" * 20_000 + b" said that the bridge was safe. ") + story * 4
    yield "no-spaces.html", head + b"<p>" + story * 3 + b"said,that;" * 2_000
    yield (
        "many-statements.html",
        head
        + b"".join(
            b"<p>The mayor said that bridge %d was safe, but engineer %d denied it.</p>" % (n, n) for n in range(300)
        ),
    )
    yield "many-quotations.html", head + b"<p>" + "“Yes,” he said. ".encode() * 300
    yield "open-quotations.html", head + b"<p>" + story + "“".encode() * 500
    yield "nested-tables.html", head + b"<table><tr><td>" * 3_000 + story * 4
    yield "nested-divs.html", head + b"<div>" * 20_000 + story * 4
    yield "nested-quotes.html", head + b"<blockquote>" * 500 + story * 4
    yield "many-attributes.html", head + b"<p " + b" ".join(b"a%d=x" % n for n in range(3_000)) + b">" + story * 4
    yield "many-links.html", head + story * 4 + b"<a href=javascript:alert(1)>Read more</a> " * 3_000
    yield "null-bytes.html", head.replace(b"Bridge", b"Br\x00idge") + b"<p>" + story.replace(b"was", b"w\x00as") * 4
    yield "broken-utf-8.html", head + b"<p>" + story * 4 + bytes(range(128, 256)) * 20
    yield "surrogates.html", head + b"<p>" + story * 4 + b"\xed\xa0\x80 &#xd800; &#xdfff; &#0; &#x110000; &#x80;"
    yield "utf-16.html", (head + b"<p>" + story * 4).decode().encode("utf-16")
    yield "wrong-charset.html", head.replace(b"utf-8", b"utf-7") + b"<p>+ADw-script+AD4-alert(1)</p><p>" + story * 4
    yield "unknown-charset.html", head.replace(b"utf-8", b"no-such-thing") + b"<p>" + story * 4
    yield (
        "latin.html",
        head.replace(b"utf-8", b"windows-1252") + b"<p>" + story.decode().encode("cp1252", "replace") * 4,
    )
    yield "only-script.html", b"<script>" + story * 10 + b"</script>"
    yield "empty.html", b""
    yield "words-without-end.txt", story * 3 + b"and " * 3_000
    yield "line-ends.txt", b"Bridge\r\n\r\n" + story.replace(b". ", b".\r\r\n\x0b\x0c") * 4
    yield "formulas.txt", b"=1+1\n\n" + b"=cmd|' /C calc'!A0 said that @SUM(1) was safe, the mayor said.\n\n" * 20
