"""How a statement is put."""

import pytest
from notation import read_marked, statement_of

OWN = [
    ("The bridge at Olm fell on Friday.", "asserted"),
    ("The bridge may fall.", "hedged"),
    ("The mayor would not say when the bridge fell.", "negated"),
    ("Nobody on the board wanted a levy.", "negated"),
    ("We want a levy.", "asked_for"),
    ("Sudden clash on bridge", "asserted"),
    ("Split on levy board", "asserted"),
    ("The bridge is likely to fall.", "hedged predicted"),
    ("The council does not appear inclined to mend the bridge.", "hedged negated"),
    ("The council did not mend the bridge.", "negated"),
    ("No driver was hurt.", "negated"),
    ("Nobody was hurt.", "negated"),
    ("The council never mended the bridge.", "negated"),
    ("The bridge will fall.", "predicted"),
    ("The council is expected to lose the vote.", "predicted"),
    ("Ada Marrow will resign.", "planned"),
    ("The council will mend the bridge.", "planned"),
    ("Ada Marrow is to host the fair.", "planned"),
    ("They will help to keep your home cool.", "predicted"),
    ("Ada Marrow plans to resign.", "planned"),
    ("The bridge would fall if the river rose.", "conditional"),
    ("Unless it rains, the harvest will fail.", "conditional predicted"),
    ("The council should mend the bridge.", "asked_for"),
    ("Mend the bridge.", "asked_for"),
    ("Do not cross the bridge.", "asked_for negated"),
    ("The council must have known.", "hedged"),
    ("Has the bridge fallen?", "hedged"),
    ("The council denied the charge.", "denied"),
    ("The council rejected the claim.", "denied"),
    ("The council rejected the offer.", "asserted"),
    ("She could not be reached.", "negated"),
    ("There is no doubt that the bridge fell.", "asserted"),
    ("It was not only the bridge that fell.", "asserted"),
    ("They left as soon as possible.", "asserted"),
    ("They are less likely to be paid.", "asserted"),
    ("The council denied him the right to speak.", "asserted"),
    ("The council met a man who may resign.", "asserted"),
    ("The council met a man who did not resign.", "asserted"),
    ("The council failed to mend the bridge.", "negated"),
    ("The flood prevented the council from mending the bridge.", "negated"),
    ("The council did not prevent the firm from closing the bridge.", "negated"),
    ("The council avoided paying the fine.", "negated"),
    ("The board hopes to sell the yard.", "hedged planned"),
    ("The council considered closing the bridge.", "hedged planned"),
    ("The two governments are about to sign a treaty.", "planned"),
    ("The bridge is about to fall.", "predicted"),
    ("The firm expects to sell the yard.", "predicted"),
    ("The council refused to mend the bridge.", "negated"),
    ("The council has yet to mend the bridge.", "negated"),
    ("The council did not fail to mend the bridge.", "asserted"),
    ("At no time did the council agree to the sale.", "negated"),
    ("The council knows that the bridge is not safe.", "negated"),
    ("There is no evidence that the ferry was late.", "negated"),
    ("The council disputes that the ferry was late.", "denied"),
    ("The council did not deny the charge.", "hedged"),
    ("The papers named a thief, which the council denies.", "denied"),
    ("The mayor decided to close the road.", "asserted"),
    ("The mayor has decided to close the road.", "planned"),
    ("The fair is scheduled for Friday.", "planned"),
    ("The captain is due in court on Friday.", "planned"),
    ("It is important to close the gate.", "asked_for"),
    ("The mayor wants to close the road.", "asked_for"),
    ("We need to close the road.", "asked_for"),
    ("You do not have to close the gate.", "negated"),
    ("Before you leave, please close the gate.", "asked_for"),
    ("Should the council mend the bridge?", "hedged"),
    ("Will the bridge fall if it rains?", "conditional hedged"),
    ("Take a coat in case it rains.", "asked_for conditional"),
    ("The storm almost certainly sank the ferry.", "hedged"),
    ("The search went on for a possible survivor.", "asserted"),
    ("The assumption was that the ferry had sunk.", "hedged"),
    ("The cut should keep prices low.", "hedged predicted"),
    ("The mayor explained that no ferry would sail.", "negated predicted"),
    ("The crew left when the fire seemed to spread.", "asserted"),
]


@pytest.mark.parametrize(("text", "flags"), OWN, ids=[t for t, _ in OWN])
def test_own_words(text: str, flags: str) -> None:
    (s,) = read_marked(text).statements
    assert s.certainty == tuple(flags.split())


SAID = [
    ("<s1>Marrow</s1> <c1>said</c1> <x1>she would resign in May</x1>.", "planned"),
    ("<s1>Marrow</s1> <c1>said</c1> <x1>the bridge would fall</x1>.", "predicted"),
    ("<s1>Marrow</s1> <c1>said</c1> <x1>he’d spoken to the crew</x1>.", "asserted"),
    ("<s1>Marrow</s1> <c1>said</c1> <x1>there was “a very good chance” that it could “come to an end”</x1>.",
     "hedged predicted"),
    ("<x1>“We will mend the bridge,”</x1> <s1>Marrow</s1> <c1>said</c1>.", "planned"),
    ("<x1>“I think the bridge is safe,”</x1> <s1>Marrow</s1> <c1>said</c1>.", "hedged"),
    ("<s1>The board</s1> <c1>denied</c1> <x1>that it had not paid</x1>.", "denied negated"),
    ("<s1>Marrow</s1> <c1>ordered</c1> the crew <x1>not to sail</x1>.", "asked_for negated"),
    ("<s1>The board</s1> <c1>said</c1> <x1>it would answer soon</x1>.", "planned"),
    ("<s1>Marrow</s1> <c1>claimed</c1> <x1>that he asked the captain to order the crew not to sail</x1>.",
     "asked_for negated"),
    ("<x1>“I have requested that the gate be closed,”</x1> <s1>Marrow</s1> <c1>said</c1>.", "asked_for"),
    ("<s1>Marrow</s1> <c1>said</c1> <x1>the crew asked about the ferry</x1>.", "asserted"),
    ("<x1>“The ferry was never late,”</x1> <s1>the board</s1> <c1>insisted</c1>.", "negated"),
    ("<x1>“That is a lie,”</x1> <s1>the board</s1> <c1>denied</c1>.", "asserted"),
    ("<s1>The board</s1> <c1>denied</c1> <x1>“wild” claims about the ferry</x1>.", "denied"),
    ("<s1>The board</s1> <c1>rejected</c1> <x1>the offer</x1>.", "asserted"),
    ("<s1>The board</s1> <c1>rejected</c1> <x1>a report that the ferry was late</x1>.", "denied"),
    ("<s1>The two boards</s1> <c1>agreed</c1> <x1>to share the ferry</x1>.", "planned"),
    ("<s1>The boards</s1> <c1>agreed</c1> <x1>that the ferry was late</x1>.", "asserted"),
    ("<s1>Marrow</s1> <c1>said</c1> <x1>whether the ferry sails depends on the wind</x1>.", "hedged"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flags"), SAID, ids=[t for t, _ in SAID])
def test_words_of_a_source(text: str, flags: str) -> None:
    (s,) = [s for s in read_marked(text).statements if s.chain]
    assert s.certainty == tuple(flags.split())


def test_a_statement_is_cut_at_full_clauses_and_where_certainty_changes() -> None:
    reading = read_marked("The bridge fell and the road was closed, but the mayor may open it again.")
    assert [(s.certainty, reading.article.words(s.spans)) for s in reading.statements] == [
        (("asserted",), "The bridge fell"),
        (("asserted",), "and the road was closed,"),
        (("hedged",), "but the mayor may open it again."),
    ]


def test_verbs_of_one_subject_stay_together_while_certainty_is_the_same() -> None:
    assert len(read_marked("The mayor closed the road and left the town.").statements) == 1
    assert len(read_marked("The mayor closed the road and will leave the town.").statements) == 2


def test_a_quotation_mark_cuts_nothing() -> None:
    reading = read_marked("<s1>Marrow</s1> <c1>said</c1> <x1>the bridge was “old and weak” but “not yet lost”</x1>.")
    assert len(reading.statements) == 1
    assert statement_of(reading, "not yet").manner == "partial"


def test_both_halves_of_a_question_ask() -> None:
    reading = read_marked("What is the ferry for, and why does it lie at Olm?")
    assert {s.certainty for s in reading.statements} == {("hedged",)}
    cut = read_marked("The ferry sank and does anybody know why?").statements
    assert cut[-1].certainty == ("hedged",)
