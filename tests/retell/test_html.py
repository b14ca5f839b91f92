import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from browser import CHROMIUM, measure
from hypothesis import given, settings
from made import make_reading, pass_on
from readings import readings

from sayso.model import Reading
from sayso.retell.html import reading_to_frame, reading_to_html
from sayso.retell.panels import MOST_ROWS

VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page taken apart: its tags, its attributes, its visible text without the letters of the voices."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.classes: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.classes.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.classes.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and not "".join(self.classes[-1:]).startswith("bd"):
            self.text += data

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module")
def html() -> str:
    return reading_to_html(make_reading())


def plain(words: str) -> str:
    return " ".join(words.split())


def test_every_word_of_the_text_is_on_the_page(html: str) -> None:
    shown = Page(html)
    for block in make_reading().article.blocks:
        words = plain(make_reading().article.text[block.span.start : block.span.end])
        assert words in plain(shown.text)


def test_every_statement_has_its_words_and_its_card(html: str) -> None:
    ids = Page(html).values("id")
    assert len(ids) == len(set(ids))
    for s in make_reading().statements:
        assert s.id in ids
        assert f"card-{s.id}" in ids


def test_every_link_inside_leads_somewhere(html: str) -> None:
    page = Page(html)
    inside = [href[1:] for href in page.values("href") if href.startswith("#")]
    assert len(inside) > 40
    assert set(inside) <= set(page.values("id"))


def test_nothing_comes_from_another_host_but_the_articles_own_link(html: str) -> None:
    page = Page(html)
    assert {tag for tag, _ in page.tags} & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "video",
    } == set()
    addresses = {address.partition("#")[0] for address in re.findall(r"https?://[^\s\"'<]+", html)}
    assert addresses == {"https://harbourpost.example/2031/06/bridge"}
    assert "url(" not in html and "@import" not in html
    assert not any(name.startswith("on") or name == "style" for _, attrs in page.tags for name in attrs)


def test_the_policy_allows_this_style_sheet_alone(html: str) -> None:
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(v for v in Page(html).values("content") if "default-src" in v)
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{hashed}'" in policy
    assert "unsafe" not in policy


def test_a_denial_never_stands_without_its_denied(html: str) -> None:
    cards = html[html.index('<section class="cards"') :]
    denied = cards.index("that its staff had seen the reports")
    assert cards[:denied].endswith('<span class="cue">denied</span> ')
    assert "a denial" in cards[denied : denied + 400]


def test_whose_word_and_whose_words_are_told_apart(html: str) -> None:
    text = plain(Page(html).text)
    assert "Mira Holt, in the outlet's wording" in text
    assert "Mira Holt, partly quoted, the rest in the outlet's wording" in text
    assert "Mira Holt, quoted" in text
    assert "Jon Lund, repeating city council's claim, in the outlet's wording" in text
    assert "Harbour Post, in its own words" in text
    assert "Not settled: whose word this is cannot be told from the text" in text
    assert "No source given" in text
    assert "Two officials familiar with the matter" in text


def test_a_statement_has_an_address_on_the_page_itself(html: str) -> None:
    there = [href.partition("#")[2] for href in Page(html).values("href") if href.startswith("https://")]
    assert ":~:text=that%20its%20staff%20had%20seen%20the%20reports" in there
    assert ":~:text=The%20swing%20bridge%20at%20Olm%2C,a%20day%2C%20was%20closed%20on%20Tuesday." not in there
    assert ":~:text=The%20swing%20bridge%20at%20Olm%2C,day%2C%20was%20closed%20on%20Tuesday." in there


def test_the_chain_runs_from_the_outlet_to_the_voice(html: str) -> None:
    card = plain(
        Page(html[html.index('<article class="card', html.index('id="card-s10"')) :].split("</article>")[0]).text
    )
    assert re.search(r"Chain Harbour Post “The Evening Gull” reported “the builder Tor Vane” had told", card), card


def test_messaging_is_folded_to_a_named_line(html: str) -> None:
    summaries = [plain(re.sub(r"<[^>]+>", "", s)) for s in re.findall(r"<summary>(.*?)</summary>", html, re.DOTALL)]
    assert summaries == [
        "Navigation · 2 words · Home Harbour",
        "Appeal · 14 words · Your support keeps our reporters on the quay. Give from…",
        "Read more · 5 words · Read more: Ferry prices double",
        "Subscription · 6 words · Sign up for the Harbour letter",
    ]


def test_nobody_is_only_talked_about_where_the_text_is_cut() -> None:
    reading = make_reading()
    cut = replace(reading, article=replace(reading.article, complete=False))
    assert "Only talked about, in this text as captured" in reading_to_html(reading)
    shown = reading_to_html(cut)
    assert "nly talked about" not in shown
    assert "The text as captured is cut" in shown


def test_a_page_without_anything_is_still_a_page() -> None:
    reading = make_reading()
    empty = replace(reading.article, text="", blocks=(), headline=None, outlet=None, url=None)
    shown = reading_to_html(Reading(empty, (), (), (), (), (), (), (), 0))
    assert "No headline in this text" in shown
    assert "No words of an article." in shown
    assert Page(shown).open == []


def test_a_link_that_could_run_code_is_no_link() -> None:
    reading = make_reading()
    for url in ("javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "http://[olm"):
        assert escape(url) not in reading_to_html(replace(reading, article=replace(reading.article, url=url)))


def test_a_notebook_gets_the_page_in_a_frame_of_its_own() -> None:
    frame = reading_to_frame(make_reading())
    assert frame.startswith("<iframe srcdoc=") and "allow-scripts" not in frame
    assert " sandbox=" in frame
    # A frame of another origin stays blank in some viewers.
    assert "allow-same-origin" in frame
    head, _, rest = reading_to_html(make_reading()).partition("<head>\n")
    # Without a base of its own a link to a place inside would load the notebook into the frame.
    assert Page(frame).tags[0][1]["srcdoc"] == f'{head}<head>\n<base href="about:srcdoc">\n{rest}'


def test_who_passes_a_voices_words_on_stands_under_it() -> None:
    assert "<small>as told by “" in reading_to_html(pass_on("unnamed"))
    assert "as told by" not in reading_to_html(replace(make_reading(), attributions=(), statements=()))


def test_a_long_legend_is_folded_after_eight_voices() -> None:
    made = make_reading()
    assert "more voices" not in reading_to_html(made)
    names = iter(f"Speaker Number {n}" for n in range(len(made.statements)))
    many = tuple(replace(s, voice=replace(s.voice, kind="person", name=next(names))) for s in made.statements)
    html = reading_to_html(replace(made, statements=many))
    head, _, rest = html.partition("<details class")
    assert f"{len(many) - 8} more voices" in rest
    assert head.count("Speaker Number 7</li>") == 1 and "Speaker Number 8</li>" not in head
    assert all(f"{s.voice.name}</li>" in html for s in many)


def test_panels_stand_beside_the_text_with_links_to_their_statements(html: str) -> None:
    shown = plain(Page(html).text)
    assert "The cue words chosen for each" in shown
    assert '<th scope="row">for city</th><td>said, says, told</td>' in html
    assert "In the outlet's own words “reckless” 13" in shown
    assert "How these words reached the outlet 1 said or published for all “told reporters”" in shown
    assert "Asked, and what came of it" not in shown


def test_loaded_words_are_marked_with_their_reason(html: str) -> None:
    assert '<span class="ld ld-end" title="judges what it names">reckless</span>' in html
    assert "“reckless”: judges what it names" in plain(Page(html).text)


def test_drift_has_both_statements_beside_each_other(html: str) -> None:
    pair = html[html.index('<div class="pair">') :].split('<section class="cards"')[0]
    text = plain(Page("<div>" + pair.split("</section>")[0] + "</div>").text)
    assert text.index("that the bridge “was never safe”") < text.index("The reckless closure has split the town.")
    assert "closure is said in one place, reckless in the other" in text
    assert '<span class="cue">said</span>' in pair


def palettes() -> list[dict[str, str]]:
    css = files("sayso.retell").joinpath("templates", "reading.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w]+):(#[0-9a-f]{6})", part)) for part in css.split("*{box-sizing")[0].split("@media")
    )
    return [light, dark]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_letters_and_lines_stand_out_on_paper(scheme: int) -> None:
    colours = palettes()[scheme]
    assert contrast(colours["ink"], colours["paper"]) > 12
    for name in ("soft", "unnamed", "unstated", "unsettled", *(f"v{n}" for n in range(8))):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    assert contrast(colours["ink"], colours["lit"]) > 7


@given(readings())
@settings(max_examples=50, deadline=None)
def test_a_hostile_page_stays_text(reading: Reading) -> None:
    html = reading_to_html(reading)
    page = Page(html)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert names & {"script", "img", "iframe", "object"} == set()
    assert html.count("<style>") == html.count("</style>") == 1
    assert not any(href.startswith(("javascript:", "data:")) for href in page.values("href"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {s.id for s in reading.statements} <= set(ids)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", html)
    html.encode("utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to draw the page with")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_draws_it_without_script_and_without_a_scroll_to_the_side(tmp_path: Path, width: int) -> None:
    reading = make_reading()
    text = reading.article.text.replace("Harbour letter", "H" * 14)
    long = reading_to_html(replace(reading, article=replace(reading.article, outlet="W" * 300, text=text)))
    scroll, client, height = measure(long, width, tmp_path)
    assert scroll <= client
    assert height > 400


def test_of_drift_only_pairs_that_could_be_shown_are_counted() -> None:
    reading = make_reading()
    (pair,) = reading.drift
    lost = replace(pair, attributed="s999")
    many = replace(reading, drift=(pair,) * (MOST_ROWS + 2) + (lost,) * 5)
    assert '<p class="lead">and 2 more</p>' in reading_to_html(many)
    assert "more</p>" not in reading_to_html(replace(reading, drift=(pair,) + (lost,) * MOST_ROWS))
