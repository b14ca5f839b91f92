"""What a reader of a page sees, line by line, with the mark-up it stands in."""

import pytest

from sayso.page.web.dom import parse_tree, read_lines
from sayso.page.web.markup import Dom


def lines(html: str) -> list[str]:
    return [line.text for line in read(html).lines]


def read(html: str) -> Dom:
    tree = parse_tree(html)
    assert tree is not None
    return read_lines(tree)


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>One <b>two</b>\n three</p><p>four", ["One two three", "four"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<p>first<br>second<br><br>third</p>", ["first", "second", "third"]),
        ("<h1>The bridge<br>is closed</h1>", ["The bridge is closed"]),
        ("<p>W<b>ord</b>s stay whole</p>", ["Words stay whole"]),
        ("<p><a href=1>Home</a><a href=2>News</a></p>", ["Home News"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<table><tr><td>Cars</td><td>9,000</td></tr><tr><th>x</th></tr></table>", ["Cars 9,000", "x"]),
        ("<table><tr><td><p>left</p></td><td><p>right</p></td></tr></table>", ["left", "right"]),
        ("<p><b>A heading in bold</b>The words it is glued to</p>", ["A heading in bold", "The words it is glued to"]),
        ("<p><b>T</b>he first letter is large</p>", ["The first letter is large"]),
        ("<button>Share</button>now", ["Share", "now"]),
        ("<p>soft\u00adhyphen, zero\u200bwidth, a\u00a0space</p>", ["softhyphen, zerowidth, a space"]),
        ("<p>a\0b</p>", ["ab"]),
    ],
)
def test_lines_are_what_a_reader_sees(html: str, seen: list[str]) -> None:
    assert lines(html) == seen


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>", "<style>x</style>", "<noscript>x</noscript>", "<template>x</template>", "<!-- x -->",
        "<p hidden>x</p>", '<p style="color:red; display: none">x</p>', '<span class="a sr-only">x</span>',
        "<dialog>x</dialog>", "<select><option>x</select>", "<svg><text>x</text></svg>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_no_line(hidden: str) -> None:
    assert lines(f"<p>before</p>{hidden}<p>after</p>") == ["before", "after"]


def test_what_styles_hide_is_read_on_demand() -> None:
    tree = parse_tree("<p>seen</p><div style='display:none'><p>unseen</p></div><script>no</script>")
    assert tree is not None
    assert [line.text for line in read_lines(tree, unseen=True).lines] == ["seen", "unseen"]


def test_lines_point_into_the_text_and_know_their_links() -> None:
    dom = read("<p>See <a href=1>the map</a> of <a href=2>it</a></p><p>Last</p>")
    first = dom.lines[0]
    assert [dom.text[line.start : line.end] for line in dom.lines] == [line.text for line in dom.lines]
    assert [first.text[a:b] for a, b in first.links] == ["the map", "it"]
    assert first.link_share == pytest.approx(9 / len(first.text))


def test_a_line_stands_in_the_innermost_element_that_holds_all_of_it() -> None:
    dom = read('<div class="caption"><i class="a">one</i> <i class="b">two</i></div><p class="c"><i>x</i></p>')
    assert [line.place.attributes.get("class", line.place.tag) for line in dom.lines] == ["caption", "i"]
    assert [p.tag for p in dom.lines[1].place.up()][:3] == ["i", "p", "body"]


def test_what_the_page_says_beside_its_text_is_kept() -> None:
    dom = read(
        '<html lang="en-GB"><head><title> A  page </title><meta property="OG:Title" content="T">'
        '<link rel="canonical" href="https://a.example/x"><script type="application/ld+json">{"a": 1}</script></head>'
        '<body><time datetime="2025-03-04">4 March</time><a rel="author">Ana</a>'
    )
    assert (dom.title, dom.language, dom.canonical) == ("A page", "en-GB", "https://a.example/x")
    assert dom.metas == [("og:title", "T")] and dom.json_ld == ['{"a": 1}']
    assert [(s.moment, s.words) for s in dom.stamps] == [("2025-03-04", "4 March")]
    assert [(name, value) for name, value, _ in dom.items] == [("canonical", ""), ("author", "Ana")]


def test_nothing_gives_no_tree() -> None:
    assert parse_tree("") is None and parse_tree(" \n") is None


@pytest.mark.parametrize("tag", ["<b>", "<div>", "<font size=1>", "<div><b>"])
def test_tags_nested_beyond_the_parser_keep_their_words(tag: str) -> None:
    assert lines("<p>first</p>" + tag * 5000 + "second") == ["first", "second"]
