"""What no answer of the desk may hold, whatever the pages hold that it shows."""

import csv
import io
import json
import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

import lxml.etree
import lxml.html

from tests.faces.web.asking import Answer

csv.field_size_limit(16_000_000)  # a word may be a megabyte
SCRIPTS = {"/static/htmx.min.js", "/static/desk.js"}
_NEVER = {"iframe", "frame", "object", "embed", "applet", "base", "portal", "audio", "video", "img", "foreignobject"}
_LEADS = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "cite", "longdesc",
          "data-live", "ping", "srcset"}  # fmt: skip
_META = ("", "refresh", "content-security-policy")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BUTTON = "javascript:(()=>{const f=document.createElement('form');"  # dragged to a browser's bar, on one page
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def find_faults(address: str, answer: Answer) -> list[str]:
    """A line for each thing that must not be; none where all is well."""
    kind = answer["content-type"].partition(";")[0]
    faults = _of_headers(answer)
    if kind == "text/html":
        faults += _of_page(address, answer)
    elif kind == "application/json":
        json.loads(answer.body)
    elif kind == "text/csv":
        faults += _of_table(answer.text)
    elif kind in ("application/atom+xml", "image/svg+xml"):
        lxml.etree.fromstring(answer.body, lxml.etree.XMLParser(resolve_entities=False))
    return [f"{address}: {fault}" for fault in faults]


def _of_headers(answer: Answer) -> list[str]:
    policy = answer["content-security-policy"]
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    faults = [f"a policy with {word}" for word in ("unsafe", "http:", "https:", "*", "blob:") if word in policy]
    if rules.get("default-src") != "'none'" or rules.get("script-src") != "'self'":
        faults.append(f"a policy that lets scripts in: {policy!r}")
    faults += [f"no {name}" for name in ("form-action", "base-uri", "frame-ancestors") if name not in rules]
    if answer["x-content-type-options"] != "nosniff":
        faults.append("a type that may be guessed")
    faults += [f"a header broken in two: {k}" for k, v in answer.headers if "\n" in k + v or "\r" in k + v]
    return faults


def _of_page(address: str, answer: Answer) -> list[str]:
    faults = []
    page = lxml.html.document_fromstring(answer.body, parser=lxml.html.HTMLParser(encoding="utf-8"))
    if _FORBIDDEN.search(answer.text):
        faults.append("a character that no page may hold")
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _NEVER:
            faults.append(f"an element {element.tag}")
        for name, value in element.attrib.items():
            faults += _of_attribute(address, element.tag, str(name).lower(), str(value))
        if element.tag == "script" and (element.get("src") not in SCRIPTS or (element.text or "").strip()):
            faults.append(f"a script of its own: {lxml.html.tostring(element)[:80]!r}")
        if element.tag == "style":
            digest = b64encode(sha256((element.text or "").encode()).digest()).decode()
            if f"'sha256-{digest}'" not in answer["content-security-policy"]:
                faults.append("a style sheet that the policy does not know")
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() not in _META:
            faults.append("a meta element that sets a header")
    ids = [str(i) for i in page.xpath("//@id")]
    faults += [f"an id that comes twice: {i}" for i in {i for i in ids if ids.count(i) > 1}] if len(ids) < 3_000 else []
    return faults


def _of_attribute(address: str, tag: str, name: str, value: str) -> list[str]:
    if name == "style" or name.startswith("on") or name in ("srcdoc", "hx-on"):
        return [f"an attribute {name} of {tag}"]
    if name not in _LEADS:
        return []
    squeezed = re.sub(r"[\x00-\x20]", "", value).lower()
    scheme = urlsplit(squeezed).scheme if not squeezed.startswith(("/", "#", "?")) else ""
    if scheme == "javascript" and value.startswith(_BUTTON) and address == "/read":
        return []
    if scheme not in ("", "http", "https"):
        return [f"a link that runs: {value[:60]!r}"]
    if tag in ("script", "link") and not value.startswith("/"):
        return [f"something from another host: {value[:60]!r}"]
    if squeezed.startswith("//"):
        return [f"a link that leaves its scheme out: {value[:60]!r}"]
    return []


def _of_table(text: str) -> list[str]:
    rows = list(csv.reader(io.StringIO(text)))
    faults = [f"a cell that a spreadsheet runs: {c[:40]!r}" for row in rows for c in row if c.startswith(_FORMULA)]
    if len({len(row) for row in rows}) > 1:
        faults.append("rows of different lengths")
    return faults
