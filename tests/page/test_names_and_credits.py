# ruff: noqa: E501  (cases stand on one line)
"""Authors, agencies, datelines, and the words by which captions and credits are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.facts.agencies import agency_in_copyright, agency_of, find_dateline
from sayso.page.facts.authors import merge_authors, split_authors
from sayso.page.furniture import is_biography, is_moment, name_furniture


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ana Pell and Bo Tarn, Harbour Editor", ["Ana Pell", "Bo Tarn"]),
        ("Ana Pell,Bo Tarn", ["Ana Pell", "Bo Tarn"]),
        ("Ana Pell; Bo Tarn & Cy Dorn", ["Ana Pell", "Bo Tarn", "Cy Dorn"]),
        ("Pell, Ana", ["Pell, Ana"]),
        ("Ana Pell, Olm", ["Ana Pell"]),
        ("Written by ANA PELL", ["ANA PELL"]),
        ("https://quay.example/ana", []),
        ("ana@quay.example", []),
        ("ana-pell", []),
        ("admin", []),
        ("(Image: Lu Ster)", []),
        ("", []),
    ],
)
def test_names_are_taken_out_of_a_byline(words: str, names: list[str]) -> None:
    assert split_authors(words) == names


def test_a_name_in_other_letters_is_the_same_author() -> None:
    assert merge_authors(["Ana Pell", "ANA  PELL", "Bo Tarn"]) == ("Ana Pell", "Bo Tarn")


@pytest.mark.parametrize(
    ("paragraph", "dateline", "agency"),
    [
        ("OLM (AP) — The bridge was closed.", "OLM (AP) — ", "AP"),
        ("OLM, Tarnland, March 4 (Reuters) - The bridge was closed.", "OLM, Tarnland, March 4 (Reuters) - ", "Reuters"),
        ("OLM/NEW TARN, March 4 (AFP) -- The bridge was closed.", "OLM/NEW TARN, March 4 (AFP) -- ", "AFP"),
        ("Olm (dpa) – The bridge was closed.", "Olm (dpa) – ", "dpa"),
        ("(Reuters) — The bridge was closed.", "(Reuters) — ", "Reuters"),
        ("PORT OLM (Coast Wire) — The bridge was closed.", "PORT OLM (Coast Wire) — ", "Coast Wire"),
        ("NEW OLM, Nov 22 — The bridge was closed.", "NEW OLM, Nov 22 — ", None),
        ("OLM — The bridge was closed.", "OLM — ", None),
        ("OLMSTEAD: The bridge was closed.", "OLMSTEAD: ", None),
    ],
)
def test_a_dateline_is_cut_off_with_its_agency(paragraph: str, dateline: str, agency: str | None) -> None:
    assert find_dateline(paragraph) == (len(dateline), agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The bridge (a swing bridge) — the oldest — was closed.", "Holt — who runs the office — said so.", "EXCLUSIVE: The bridge",
        "BREAKING NEWS: The bridge was closed.", "OLM — ", "I — we — said so.", "NATO said on Tuesday", "Holt (left) said so.",
    ],
)  # fmt: skip
def test_prose_that_opens_alike_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_agencies_are_known_by_their_whole_name() -> None:
    assert [agency_of(w) for w in ("By Associated Press", "Reuters", "Reuters building", "PA Media", "Ana Pell")] == [
        "AP", "Reuters", None, "PA", None,
    ]  # fmt: skip
    assert agency_in_copyright("© 2025 The Associated Press. All rights reserved.") == "AP"
    assert agency_in_copyright("© 2025 The Quay.") is None


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Lu Ster", "Image source, Getty Images", "(AP Photo/Lu Ster)", "The bridge on Tuesday. Photograph: Lu Ster/Reuters",
        "Getty Images", "Picture: Lu Ster", "Pictured: the bridge at dawn", "Mira Holt in March. File image",
        "2 of 12 | The bridge at dawn",
    ],
)  # fmt: skip
def test_captions_are_known_by_their_credits(line: str) -> None:
    named = name_furniture(line)
    assert named is not None and named[0] == "caption"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ana Pell", "byline"), ("By Ana Pell, Harbour Editor", "byline"), ("4 March 2025, 6.30pm", "byline"),
        ("Updated 2 hours ago", "byline"), ("Additional reporting by Bo Tarn", "byline"), ("Bo Tarn contributed to this report.", "byline"),
        ("Correction: the bridge opened in 1921.", "correction"),
        ("An earlier version of this article misstated the year in which the bridge was wrong.", "correction"),
        ("By comparison, the mill bridge was open all week.", None), ("By the time Holt came, it was closed.", None),
        ("The bridge was closed on 4 March 2025.", None), ("Gangs are also reported to have left.", None),
        ("Photos showed the pier from above, and divers went down.", None), ("By Tuesday the bridge was closed.", None), ("9,000", None),
    ],
)  # fmt: skip
def test_lines_that_are_no_prose_are_known_by_their_words(line: str, kind: str | None) -> None:
    named = name_furniture(line)
    assert (named[0] if named else None) == kind


def test_moments_and_biographies() -> None:
    assert (
        is_moment("Published 12 May 2024, 10:15 BST")
        and not is_moment("02-751-1500")
        and not is_moment("12 people died")
    )
    assert is_biography("Ana Pell is a reporter for The Quay.") and not is_biography("Holt is angry about the barge.")


@given(st.text(max_size=200))
def test_any_line_is_named_or_not(line: str) -> None:
    named = name_furniture(line)
    assert named is None or (named[0] in ("byline", "caption", "correction") and "\n" not in named[1].strip())
    found = find_dateline(line)
    assert found is None or 0 < found[0] < len(line)
    assert all(split_authors(line))
