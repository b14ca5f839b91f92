"""Messaging known by its words: lines by themselves, and glued into a paragraph."""

import pytest
from appeals import HELD_APART, TUNED_ON
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import MESSAGING_KINDS
from sayso.page.messaging import name_messaging, split_glued

NAMED = {
    "appeal": (
        "Support us",
        "Donate now",
        "Support the Courier's journalism: your gift keeps our reporters on the ground",
        "Please consider making a donation to keep this site free.",
        "Your support makes all the difference.",
        "We rely on readers like you.",
        "Help us tell the stories that others leave out. Donate today",
    ),
    "subscribe": (
        "Subscribe",
        "SUBSCRIBE NOW!",
        "Sign up for our morning newsletter",
        "Get the best of the week delivered to your inbox",
        "Already a subscriber? Log in",
        "You have reached your limit of free articles",
        "This article is for subscribers only",
        "Subscribe to continue reading",
        "Thanks for signing up!",
    ),
    "read_more": (
        "Read more »",
        "READ MORE: Why the ferry stopped running",
        "Continue reading",
        "Read the full story",
        "For more on this, visit our politics page",
    ),
    "related": ("Related articles", "More from this author", "You may also like", "Most read", "Recommended for you"),
    "share": ("Share", "Facebook Twitter WhatsApp Email", "Follow us on Instagram", "Share this article", "Tweet"),
    "advert": ("Advertisement", "Sponsored content", "Article continues below advertisement"),
    "legal": (
        "© 2024 Harwick Post. All rights reserved.",
        "Privacy policy",
        "By clicking Subscribe you agree to our terms",
        "We use cookies to improve your visit",
        "Accept all cookies",
    ),
    "comment": ("12 comments", "Leave a comment", "Join the conversation", "View comments", "5 responses to “Ferry”"),
    "navigation": (
        "Skip to content",
        "Menu",
        "Home",
        "Log in",
        "Back to top",
        "1 of 12",
        "2 of 12 |",
        "Sign In or Create an Account",
        "Close",
    ),
}
NEWS = (
    "The newspaper said it had gained two thousand subscribers since the spring.",
    "Donations to the party fell by a third last year, according to its accounts.",
    "She urged people to sign up for the flood alerts that the agency sends.",
    "The company was fined because its cookies followed visitors to other sites.",
    "“Please donate now,” the appeal read. “Your support makes all the difference.”",
    "Officials said the privacy policy had been changed without notice.",
    "He told supporters to read more and shout less.",
    "“Subscribe to our newsletter,” the message said.",
    "The charity makes its money from people who become members.",
    "Ministers want to share the cost of the bridge with the county.",
    "The advertisement was shown to children, the regulator ruled.",
    "We need to talk about the river, the mayor said.",
    "Related crimes have risen by a fifth, police said on Monday.",
    "The comments caused an outcry in the capital.",
    "Our reporter watched from the bank as the boats went out.",
    "You could see the smoke from the other side of the valley.",
    "Follow the money, the auditor told the committee.",
    "Support for the plan has fallen, a poll found.",
    "The mayor's newsletter did not mention the bridge.",
    "Home prices rose again.",
    "She fed the rumours by donating £2,000 to the mayor's campaign.",
    "They hope to keep their members by making a case for the strike.",
    "People like Senator Roe were never asked.",
    "Instead of flowers, please send contributions to the hospice, the family said.",
    "HOST: So what happened? GUEST: Listen. I was there. Pause. It was late.",
)
PROSE = (
    "Police in Harwick said on Monday that two men were held over the fire at the mill. Both deny it.",
    "The men, aged 30 and 41, were released on Tuesday. Mayor Ann Oduya welcomed the decision, but said that "
    "questions remained.",
    "“We were told nothing,” said Tom Reyes, who lives across the road. “You would think somebody would knock.”",
    "The county bought the land in 2009 for £4 million. It has stood empty since, and its value has fallen by half.",
)


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in NAMED.items() for line in lines])
def test_a_line_of_messaging_is_named(kind: str, line: str) -> None:
    found = name_messaging(line)
    assert found is not None and found[0] == kind
    assert '"' in found[1]


@pytest.mark.parametrize("line", NEWS)
def test_news_about_such_things_is_not_messaging(line: str) -> None:
    assert name_messaging(line) is None


@pytest.mark.parametrize("line", NEWS + PROSE)
def test_prose_is_not_split(line: str) -> None:
    assert [(p[1], p[2]) for p in split_glued(line)] == [(None, "")]


def character_accuracy(appeals: tuple[str, ...]) -> float:
    """Share of characters on the right side of the cut, each appeal glued before, after and between prose."""
    right = total = 0
    for n, appeal in enumerate(appeals):
        first, second = PROSE[n % 4], PROSE[(n + 1) % 4]
        for before, after in (("", first), (first, ""), (first, second)):
            text = " ".join(filter(None, (before, appeal, after)))
            start = len(before) + 1 if before else 0
            gold = [start <= i < start + len(appeal) for i in range(len(text))]
            found = [kind is not None for span, kind, _ in split_glued(text) for _ in range(span.end - span.start)]
            right += sum(g == f for g, f, c in zip(gold, found, text, strict=True) if not c.isspace())
            total += sum(not c.isspace() for c in text)
    return right / total


def test_glued_appeals_are_cut_out() -> None:
    assert character_accuracy(TUNED_ON) >= 0.97
    assert character_accuracy(HELD_APART) >= 0.94


def test_buttons_between_sentences_go_with_their_appeal() -> None:
    text = (
        "Your support helps us to tell these stories Read more Support Now From school halls to the high court, we "
        "are there. Quality journalism should be available to everyone. Read more"
    )
    ((span, kind, why),) = split_glued(text)
    assert (span.start, span.end, kind) == (0, len(text), "appeal")
    assert "Your support helps" in why


def test_the_same_words_inside_a_sentence_are_no_button() -> None:
    assert [p[1] for p in split_glued("She said the Read More Books campaign was a success. It ends in May.")] == [None]


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300) | st.lists(st.sampled_from([*TUNED_ON, *PROSE, "Read more", "\n", "\0", "“"])).map(" ".join)
)
def test_parts_tile_any_text(text: str) -> None:
    parts = split_glued(text)
    assert "".join(text[p[0].start : p[0].end] for p in parts) == text
    for (_, kind, why), after in zip(parts, [*parts[1:], None], strict=False):
        assert (kind is None) == (why == "")
        assert kind is None or kind in MESSAGING_KINDS
        assert after is None or kind is not None or after[1] is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_line_is_named_or_not(line: str) -> None:
    found = name_messaging(line)
    assert found is None or (found[0] in MESSAGING_KINDS and "\n" not in found[1])


@pytest.mark.parametrize("text", ["Read more " * 20_000, "! " * 200_000, " " * 300_000, "“" * 100_000, "-" * 200_000])
def test_long_odd_text_takes_bounded_time(text: str) -> None:
    parts = split_glued(text)
    assert parts[-1][0].end == len(text)
    name_messaging(text)
