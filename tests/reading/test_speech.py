"""Which attributions pass on what was said."""

import pytest
from notation import read_marked

from sayso.reading.wording.speech import shipped_weights

SAID = [
    "<s1>Ada Marrow</s1> <c1>said</c1> <x1>that the ferry was lost</x1>.",
    "<s1>Ada Marrow</s1> <c1>claims</c1> <x1>the bridge is safe</x1>.",
    "<s1>Ada Marrow</s1> <c1>denies</c1> <x1>that the bridge is unsafe</x1>.",
    "<s1>Ada Marrow</s1> <c1>called for</c1> <x1>calm</x1>.",
    "<s1>Ada Marrow</s1> <c1>urged</c1> <x1>the crew to leave the quay</x1>.",
    "<s1>Ada Marrow</s1> <c1>accused</c1> <x1>the council of hiding two reports</x1>.",
    "<s1>The harbour board</s1> <c1>denied</c1> <x1>the report</x1>.",
    "<s1>Ada Marrow</s1> <c1>promised</c1> <x1>to reopen the quay by May</x1>.",
    "<s1>Ada Marrow</s1> <c1>warned</c1> <x1>that the bridge would fall</x1>.",
    "<s1>Ada Marrow</s1> <c1>described</c1> <x1>the bridge as “a death trap”</x1>.",
    "<s1>Ada Marrow</s1> <c1>gurgled</c1> <x1>that the bridge was a trap</x1>.",
    "<s1>Figures</s1> <c1>show</c1> <x1>that twelve people died in May</x1>.",
    "<c1>According to</c1> <s1>a survey</s1>, <x1>most residents of the harbour walk to work</x1>.",
    "<x1>The bridge was closed on Monday</x1>, <s1>police</s1> <c1>said</c1>.",
    "<s1>Ada Marrow</s1>: <x1>“The bridge was never safe for us.”</x1>",
    "<c1>It is said</c1> <x1>that the bridge is haunted</x1>.",
]
NOT_SAID = [
    "<s1>Ada Marrow</s1> <c1>believes</c1> <x1>that the bridge is safe</x1>.",
    "<s1>Ada Marrow</s1> <c1>wants</c1> <x1>the council to pay for the bridge</x1>.",
    "<s1>Residents</s1> <c1>fear</c1> <x1>the bridge will fall</x1>.",
    "<s1>The council</s1> <c1>plans</c1> <x1>to close the bridge</x1>.",
    "<s1>The council</s1> <c1>decided</c1> <x1>to close the bridge</x1>.",
    "<s1>Ada Marrow</s1> <c1>talked about</c1> <x1>the weather</x1>.",
    "<s1>The work</s1> <c1>will support</c1> <x1>the growth of the harbour</x1>.",
    "<s1>The talks</s1> <c1>focus on</c1> <x1>the price of bread</x1>.",
    "<s1>Ada Marrow</s1> was glad <c1>to share</c1> <x1>a meal with her crew</x1>.",
]


@pytest.mark.parametrize("text", SAID)
def test_what_was_said_written_or_published_is_speech(text: str) -> None:
    assert [a.speech for a in read_marked(text).attributions] == [True]


@pytest.mark.parametrize("text", NOT_SAID)
def test_thoughts_wishes_plans_and_bare_topics_are_no_speech(text: str) -> None:
    assert [a.speech for a in read_marked(text).attributions] == [False]


def test_weights_are_of_signs_alone() -> None:
    kinds = ("act ", "content ", "words ", "manner ", "source ", "cue ", "nested")
    assert all(sign.startswith(kinds) or " + " in sign for sign in shipped_weights().weights)
    assert 0 < shipped_weights().cut < 1
