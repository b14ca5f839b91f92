# ruff: noqa: E501  (texts stand on one line)
"""Text without mark-up to an article."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import NotAnArticle
from sayso.model import MESSAGING_KINDS, Article, Page
from sayso.page.flat.plain import read_plain, strip_tags

PAGE = Page("page.txt", b"")

PASTED = """Harwick bridge closes after inspectors find cracks

City says repairs could take until spring

By Mara Lindqvist and Tom Oyelaran
Published 12 May 2024, 10:15 BST
Updated 12 May 2024, 14:00 BST
Share
Facebook Twitter WhatsApp
(Photo: Ann Cole/Harwick Post)

HARWICK (AP) — The old bridge over the Tarn was closed on Sunday after inspectors found cracks in two of its piers.

"We had no choice," Mayor Ann Oduya told reporters. "Nobody should cross it on foot either."

Read more: Why the ferry stopped running

The repairs could take until spring, according to a report seen by the Harwick Post.

What happens next

Engineers will meet on Tuesday. Subscribe to our newsletter and get the best of Harwick in your inbox. The council said \
it would publish the report in full.

Additional reporting by Jo Park

Related articles
Ferry to return in June, operator says
Ten walks along the Tarn
3 comments
Old Tom says:
They should have seen this coming years ago.
© 2024 Harwick Post. All rights reserved.
"""
FLATTENED = (
    " date 2025-03-14 Your support helps us to tell these stories Read more Support Now From school halls to the high "
    "court, we are there. At such a moment, we need reporters on the ground. Your donation allows us to keep sending "
    "them. Read more\n\nThe mayor of Harwick on Friday said she had spoken to the builders by phone.\n\n“It is a start,” "
    "she said.\n"
)
WRAPPED = """Ministers were told of the leak in March, officials say

A memo that was written in the spring contradicts what the minister
told the chamber on Monday, two officials who have seen it said. It was
sent to four people in his office.

The minister's spokeswoman, Lia Brandt, said on Tuesday that he had
"never seen" the memo. "It did not reach his desk," she added, and
declined to say who had received it.
"""


def kinds(article: Article) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for block in article.blocks:
        out.setdefault(block.kind, []).append(article.text[block.span.start : block.span.end].strip())
    return out


def test_a_pasted_page_comes_apart_into_its_parts() -> None:
    article = read_plain(PASTED, PAGE, url="https://www.post.example/story")
    found = kinds(article)
    assert found["headline"] == ["Harwick bridge closes after inspectors find cracks"] == [article.headline]
    assert found["standfirst"] == ["City says repairs could take until spring"]
    assert found["caption"] == ["(Photo: Ann Cole/Harwick Post)"]
    assert found["dateline"] == ["HARWICK (AP) —"]
    assert found["read_more"] == ["Read more: Why the ferry stopped running"]
    assert found["share"] == ["Share", "Facebook Twitter WhatsApp"]
    assert found["subscribe"] == ["Subscribe to our newsletter and get the best of Harwick in your inbox."]
    assert found["related"][1:] == ["Ferry to return in June, operator says", "Ten walks along the Tarn"]
    assert found["comment"][:1] == ["3 comments"]
    assert found["legal"] == ["© 2024 Harwick Post. All rights reserved."]
    assert found["body"] == [
        "The old bridge over the Tarn was closed on Sunday after inspectors found cracks in two of its piers.",
        '"We had no choice," Mayor Ann Oduya told reporters. "Nobody should cross it on foot either."',
        "The repairs could take until spring, according to a report seen by the Harwick Post.",
        "What happens next",
        "Engineers will meet on Tuesday.",
        "The council said it would publish the report in full.",
    ]


def test_what_a_pasted_page_says_of_itself() -> None:
    article = read_plain(PASTED, PAGE, url="https://www.post.example/story")
    assert article.authors == ("Mara Lindqvist", "Tom Oyelaran")
    assert article.published == datetime(2024, 5, 12, 9, 15, tzinfo=UTC)
    assert article.published_as_printed == "Published 12 May 2024, 10:15 BST"
    assert article.modified == datetime(2024, 5, 12, 13, 0, tzinfo=UTC)
    assert (article.credit, article.outlet, article.genre) == ("AP", "post.example", "report")
    assert article.text == PASTED


def test_an_appeal_glued_above_the_article() -> None:
    article = read_plain(FLATTENED, PAGE)
    found = kinds(article)
    assert found["byline"] == ["date 2025-03-14"]
    assert article.published == datetime(2025, 3, 14, tzinfo=UTC)
    assert article.published_as_printed == "date 2025-03-14"
    (appeal,) = found["appeal"]
    assert appeal.startswith("Your support helps") and appeal.endswith("Read more")
    assert found["body"][0].startswith("The mayor of Harwick on Friday said")
    assert (article.headline, article.authors, article.complete) == (None, (), None)


def test_wrapped_lines_are_one_paragraph() -> None:
    article = read_plain(WRAPPED, PAGE)
    assert article.headline == "Ministers were told of the leak in March, officials say"
    assert [words.count("\n") for words in kinds(article)["body"]] == [2, 2]


def test_a_given_moment_goes_before_the_printed_one() -> None:
    given_moment = datetime(2024, 5, 1, tzinfo=UTC)
    assert read_plain(PASTED, PAGE, published=given_moment).published == given_moment


@pytest.mark.parametrize(
    "text", ["The mayor said the bridge was safe.", "It rained.\nIt poured.\nThe old man snored.", "“No,” she said."]
)
def test_a_few_sentences_are_an_article(text: str) -> None:
    assert set(kinds(read_plain(text, PAGE))) == {"body"}


BELOW = "The mayor of Olm said on Monday that she would step down.\n\nThe council will choose another on Friday."


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Mayor resigns", "headline"), ("Mayor Resigns", "headline"), ("Ada Lind", "body"), ("Harbour Notes", "body")],
)
def test_two_words_are_a_headline_where_the_article_has_them(line: str, kind: str) -> None:
    article = read_plain(f"{line}\n\n{BELOW}", PAGE)
    assert [b.kind for b in article.blocks] == [kind, "body", "body"]
    assert article.headline == (line if kind == "headline" else None)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Home\nNews\nSport\n", "--given text"),
        ("12 comments\nReply\n", "--given text"),
        ("404", "--given text"),
        ("Menu\nSubscribe to continue reading\nLog in", "offer to subscribe"),
        ("We value your privacy\nWe use cookies to make this site work.\nAccept all", "cookies"),
        ("Please enable JavaScript to view this page.", "JavaScript"),
    ],
)
def test_a_page_without_a_sentence_is_no_article(text: str, what: str) -> None:
    with pytest.raises(NotAnArticle, match=what):
        read_plain(text, PAGE)


def test_a_label_that_stands_between_the_paragraphs_does_not_part_them() -> None:
    paragraphs = [f"The bridge was closed on day {n}, the city said, and nobody may cross it." for n in range(8)]
    found = kinds(read_plain("\nArticle content\nAdvertisement\n".join(paragraphs), PAGE))
    assert found["body"] == paragraphs
    assert found["navigation"] == ["Article content"] * 7


def test_windows_line_ends_change_nothing_but_themselves() -> None:
    old, new = read_plain(PASTED, PAGE), read_plain(PASTED.replace("\n", "\r\n"), PAGE)
    assert kinds(old) == kinds(new)


def test_the_lines_of_xml() -> None:
    xml = "<?xml version='1.0'?><nitf><!-- x --><head><title>A &amp; B</title></head><p>One <em>two</em>.</p><p>Three.</p></nitf>"
    assert strip_tags(xml) == "A & B\nOne two.\nThree."


@pytest.mark.parametrize("piece", [" ", "<!DOCTYPE", "<!--", "<script>", "<a "])
def test_odd_xml_takes_bounded_time(piece: str) -> None:
    assert strip_tags(f"<p>One</p>{piece * (200_000 // len(piece))}").startswith("One")


LINES = st.sampled_from(
    [*PASTED.split("\n"), *FLATTENED.split("\n"), "\r", "\u2028", "\ufffd", "—", "(AP)", "2024-05-12"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES).map("\n".join) | st.text(max_size=300))
def test_blocks_tile_any_text(text: str) -> None:
    try:
        article = read_plain(text, PAGE)
    except NotAnArticle:
        return
    assert article.text == text
    assert article.blocks[0].span.start == 0 and article.blocks[-1].span.end == len(text)
    for block, after in zip(article.blocks, article.blocks[1:], strict=False):
        assert block.span.start < block.span.end == after.span.start
    assert all(block.why and "\n" not in block.why for block in article.blocks)
    assert any(block.kind not in MESSAGING_KINDS for block in article.blocks)


@pytest.mark.parametrize(
    "piece",
    [
        "a\n",
        "Read more\n",
        "word ",
        "\n",
        "x | y › z\n",
        "It is so. ",
        "(AP) — ",
        "3 comments\n",
        "aaa\nbbb\n\n",
        '"A b." C d. ',
    ],
)
def test_long_odd_text_takes_bounded_time(piece: str) -> None:
    try:
        article = read_plain(piece * (200_000 // len(piece)), PAGE)
    except NotAnArticle:
        return
    assert article.blocks


def test_a_reason_is_one_line_whatever_the_words_it_quotes() -> None:
    text = "\ufffd\nThey should have seen this coming years ago.\n\n\ufffd\n(Photo: Ann Cole/Harwick Post)"
    assert all("\n" not in block.why for block in read_plain(text, PAGE).blocks)
