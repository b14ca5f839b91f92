import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from made import make_reading, pass_on
from readings import readings

from sayso.desk import Reading as DeskReading
from sayso.desk import retell
from sayso.faces.safe_text import make_safe
from sayso.faces.terminal import show_on_terminal
from sayso.model import Reading

LONE = re.compile("[\ud800-\udfff]")


def show(reading: Reading, width: int = 80, listed: bool = False, colours: bool = False) -> str:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.delenv("NO_COLOR", raising=False)
        patch.delenv("FORCE_COLOR", raising=False)
        if colours:
            patch.setenv("FORCE_COLOR", "1")
            patch.setenv("TERM", "xterm-256color")
        show_on_terminal(out, listed=listed)(retellable(reading))
    return out.getvalue()


def retellable(reading: Reading) -> DeskReading:
    return retell(reading)


def plain(text: str) -> str:
    return " ".join(re.sub("\x1b\\[[0-9;]*m", "", text).split())


def test_letters_stand_for_voices_without_colour() -> None:
    shown = show(make_reading())
    assert "\x1b" not in shown
    assert shown.startswith("A[Bridge at Olm was never safe], engineer says\n")
    text = plain(shown)
    assert (
        "said on Wednesday A[that the bridge “was never safe”] A[and that three cracks had been found in May]." in text
    )
    assert "The city council denied B[that its staff had seen the reports]." in text
    assert "–[It is understood that the ferry will run all night.] ?[“Somebody has to answer for this.”]" in text
    assert "189 words: 27% the outlet's own, 22% three named sources, 7% one source described but not named" in text


def test_colour_repeats_the_letters() -> None:
    shown = show(make_reading(), colours=True)
    assert "\x1b[" in shown
    text = plain(shown)
    assert "denied Bthat its staff had seen the reports. Two officials" in text
    assert "31m" not in re.findall("\x1b\\[([0-9;]*m)", shown) and "32m" not in re.findall("\x1b\\[([0-9;]*m)", shown)


def test_messaging_is_one_line_each() -> None:
    lines = show(make_reading()).splitlines()
    assert [line for line in lines if line.startswith("▸")] == [
        "▸ navigation (2 words) Home Harbour",
        "▸ appeal (14 words) Your support keeps our reporters on the quay. Give from…",
        "▸ read more (5 words) Read more: Ferry prices double",
        "▸ subscription (6 words) Sign up for the Harbour letter",
    ]


def test_who_passes_a_voices_words_on_stands_under_it() -> None:
    text = plain(show(pass_on("unnamed")))
    assert re.search(r"B city council .{0,80}as told by “", text)
    assert "Some of that came through one unnamed source." in text


def test_who_speaks_and_who_does_not() -> None:
    text = plain(show(make_reading()))
    assert "A Mira Holt 29 words, quoted and paraphrased, chief engineer" in text
    assert "repeating city council's claim: “that no report had reached city hall”" in text
    assert "U unnamed sources 6 words, paraphrased, “Two officials familiar with the matter" in text
    assert "Did not respond: builders' guild" in text
    assert "Only talked about, in this text as captured: Coast Wire" in text
    assert "No source given – It is understood" in text
    assert "Not settled ? “Somebody has to answer for this.”" in text


def test_a_cut_text_says_so_and_keeps_quiet_about_the_silent() -> None:
    reading = make_reading()
    text = plain(show(replace(reading, article=replace(reading.article, complete=False))))
    assert "The text as captured is cut" in text
    assert "nly talked about" not in text


def test_listed_statements_have_their_cue_before_them() -> None:
    text = plain(show(make_reading(), listed=True))
    assert "s8 B city council, in the outlet's wording denied that its staff had seen the reports" in text
    assert "s12 D Jon Lund, repeating city council's claim, in the outlet's wording repeated that no report" in text
    assert "s10 O Harbour Post, in its own words … who was fined for a collapse in 2019" in text


def test_panels_are_under_the_text() -> None:
    shown = show(make_reading())
    text = plain(shown)
    assert "The –[" not in text and "reckless* closure" in text
    assert "In the outlet's own words “reckless”" in text
    assert "for city said, says, told" in text
    assert "1 said or published for all “told reporters”" in text
    assert "Asked, and what came of it" not in text


def test_drift_shows_both_statements_with_the_cue() -> None:
    text = plain(show(make_reading()))
    assert "in the outlet's wording: said “that the bridge “was never safe”” flat: “The reckless closure" in text


def test_listed_statements_have_when_where_and_their_words() -> None:
    text = plain(show(make_reading(), listed=True))
    assert "was closed on Tuesday. “on Tuesday”: 10 June 2031 · Olm" in text
    assert "has split the town. “reckless”: judges what it names" in text
    assert "had seen the reports a denial" in text


def test_a_long_list_is_cut_with_its_number() -> None:
    made = make_reading()
    talked = tuple(replace(made.mentions[-1], name=f"Name {n}") for n in range(30))
    assert "Name 11 and 18 more" in plain(show(replace(made, mentions=talked)))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    lines = show(make_reading(), width=width).splitlines()
    assert max(map(len, lines)) <= min(width, 96)


def test_a_page_cannot_drive_the_terminal() -> None:
    assert make_safe("a\x1b]0;owned\x07b\x9b31m\u202e c\n d\ud800") == "a]0;ownedb31m c d"


@given(readings())
@settings(max_examples=40, deadline=None)
def test_any_reading_is_shown_and_safe(reading: Reading) -> None:
    for listed in (False, True):
        shown = show(reading, width=60, listed=listed)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)
        assert not LONE.search(shown)
