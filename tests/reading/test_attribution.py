"""The finder by rules: who, with which cue, what. Each case is a habit of news English, on invented people."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.page.given import take_text_as_given
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.parse import parse_article

# text, [(source, cue, content), ...]; pieces of one role are joined by " … ", "" where there is none
CASES = [
    # What a verb shares with an inner one may be a thing, which says nothing.
    (
        "Oder said on Tuesday that he hopes the fighting “ends very quickly” and called it “a shame.”",
        [("Oder", "said", "that he hopes the fighting “ends very quickly” and called it “a shame.”")],
    ),
    (
        "Salk sent out a letter as the dam began vowing to “fight for every field” in Olm.",
        [("Salk", "vowing", "to “fight for every field” in Olm")],
    ),
    ("Offering ‘fresh’ air to the shoppers, the oxygen bar, “consists of a pump that cleans the air”.", []),
    ("She went on: “It leaks.”", [("She", "went on", "“It leaks.”")]),
    ("“It leaks,” she went on, as if nobody had heard.", [("she", "went on", "“It leaks,”")]),
    ("The show went on: “Ada” was played twice.", []),
    # Who adds is who has just said something.
    (
        "Mr Oder said the mayor and his wife had taken the gifts, adding that Olm had a huge budget.",
        [
            ("Mr Oder", "said", "the mayor and his wife had taken the gifts, adding that Olm had a huge budget"),
            ("Mr Oder", "adding", "that Olm had a huge budget"),
        ],
    ),
    # What readers may want or find is nobody's word.
    ("If you think the road is closed, you will find that the ferry still runs.", []),
    ("You said the road was closed.", [("You", "said", "the road was closed")]),
    # Nothing was said.
    ("Salk blamed a guild without saying that its head had left.", [("Salk", "blamed", "a guild")]),
    # Who is named first may still be followed by another's words.
    (
        'Berg said the pump had been off for a week. "They never asked who had the key."',
        [
            ("Berg", "said", "the pump had been off for a week"),
        ],
    ),
    (
        'The pump had been off for a week, Berg said. "They never asked who had the key."',
        [("Berg", "said", 'The pump had been off for a week … "They never asked who had the key."')],
    ),
    (
        "Brand said the two towns had agreed to share the bridge.",
        [("Brand", "said", "the two towns had agreed to share the bridge")],
    ),
    (
        "The miners did not offer to return, Brand said.",
        [("Brand", "said", "The miners did not offer to return")],
    ),
    (
        "Mayor says road is safe; engineers say it is not",
        [("Mayor", "says", "road is safe"), ("engineers", "say", "it is not")],
    ),
    (
        "The Courier reported that an audit had found mould in 12 of 30 schools.",
        [
            ("The Courier", "reported", "that an audit had found mould in 12 of 30 schools"),
            ("an audit", "had found", "mould in 12 of 30 schools"),
        ],
    ),
    (
        "An engineer warned that the tank was cracked, according to a letter seen by the Courier.",
        [
            ("An engineer", "warned", "that the tank was cracked"),
            ("a letter seen by the Courier", "according to", "An engineer warned that the tank was cracked"),
        ],
    ),
    (
        "Guild: Mill must stay open\n\nThe mill must stay, the guild said.",
        [("Guild", ":", "Mill must stay open"), ("the guild", "said", "The mill must stay")],
    ),
    (
        "Kestrel sold 1,200 boats in May, the firm said on Friday, down from 2,000 a year ago.",
        [("the firm", "said", "Kestrel sold 1,200 boats in May … down from 2,000 a year ago")],
    ),
    (
        "The yard lost 4 million, its owner said on Friday, after a gain of 6 million a year earlier.",
        [("its owner", "said", "The yard lost 4 million … after a gain of 6 million a year earlier")],
    ),
    # A clause behind the day tells when the words were said.
    (
        "The road is open, the county said on Friday, after crews cleared the rocks.",
        [("the county", "said", "The road is open")],
    ),
    (
        "The plant will close, the firm said on Friday, sending its shares down.",
        [("the firm", "said", "The plant will close")],
    ),
    (
        "The mills announced a plan to merge, forming a group of 40 plants.",
        [("The mills", "announced", "a plan to merge, forming a group of 40 plants")],
    ),
    (
        "Kestrel Foods will close two plants by autumn, its chairman, Otto Brand, told investors on Friday.",
        [("its chairman, Otto Brand", "told", "Kestrel Foods will close two plants by autumn")],
    ),
    (
        "The blaze started around 3 pm, said Brand, who lives next door.",
        [("Brand", "said", "The blaze started around 3 pm")],
    ),
    (
        "A charge set by Tavia sank the barge at the mouth of the Sull in the Gulf of Marn, Olm's army said on Friday.",
        [
            (
                "Olm's army",
                "said",
                "A charge set by Tavia sank the barge at the mouth of the Sull in the Gulf of Marn",
            )
        ],
    ),
    ("The company cut the price in May, and the union said nothing.", []),
    (
        "“What we’ve been seeing over this winter is that there is such distain, such animus, such disgust with old "
        "people, poor people, people that don’t fit in within their vision of what a town is,” Medda told The Evening "
        "Gull.",
        [
            (
                "Medda",
                "told",
                "“What we’ve been seeing over this winter is that there is such distain, such animus, such disgust "
                "with old people, poor people, people that don’t fit in within their vision of what a town is,”",
            )
        ],
    ),
    (
        "A video taken by a student shows the bridge swaying in the wind.",
        [("A video taken by a student", "shows", "the bridge swaying in the wind")],
    ),
    (
        "The study, published on Monday, found a sharp rise in thefts.",
        [("The study", "found", "a sharp rise in thefts")],
    ),
    (
        "As the engineer put it, nobody had read the reports.",
        [("the engineer", "As put", "nobody had read the reports")],
    ),
    (
        "The bridge, as Berg noted in her letter, fell in May.",
        [("Berg", "as noted", "The bridge … fell in May")],
    ),
    (
        "The council issued the following statement: “The bridge will stay closed until May.”",
        [("The council", "issued", "“The bridge will stay closed until May.”")],
    ),
    (
        '"The bridge is closed," the mayor of Olm, Ruth Salk, said on Monday.',
        [("the mayor of Olm, Ruth Salk", "said", '"The bridge is closed,"')],
    ),
    (
        'Hugh Hill, a doctor, said:\n\n"We saw forty patients that night."',
        [("Hugh Hill, a doctor", "said", '"We saw forty patients that night."')],
    ),
    (
        '"We saw forty patients that night." - Hugh Hill',
        [("Hugh Hill", "-", '"We saw forty patients that night."')],
    ),
    (
        'From the desk of Anna Berg:\n\n"No one was told about the leak."',
        [("Anna Berg", ":", '"No one was told about the leak."')],
    ),
    (
        "'We won't move the port,' said Lena Frost, 'until the workers' union agrees.'",
        [("Lena Frost", "said", "'We won't move the port,' … 'until the workers' union agrees.'")],
    ),
    (
        '"First," Salk said. "We close the road. Then we wait."',
        [("Salk", "said", '"First," … "We close the road. Then we wait."')],
    ),
    (
        "“We start in May.\n\n“We end in June,” Berg told reporters.",
        [("Berg", "told", "“We start in May … “We end in June,”")],
    ),
    (
        '"We start in May," Berg said.\n\n"It will take weeks."',
        [("Berg", "said", '"We start in May,"'), ("Berg", "", '"It will take weeks."')],
    ),
    (
        "According to two officials familiar with the matter, the ministry hid the report.",
        [("two officials familiar with the matter", "According to", "the ministry hid the report")],
    ),
    (
        "The mill will close in June, according to a memo seen by the Courier.",
        [("a memo seen by the Courier", "according to", "The mill will close in June")],
    ),
    (
        "The army denied that its forces had struck the hospital.",
        [("The army", "denied", "that its forces had struck the hospital")],
    ),
    (
        "The minister accused the union of lying about the strike.",
        [("The minister", "accused", "the union of lying about the strike")],
    ),
    (
        "It is understood that talks will resume on Friday.",
        [("", "is understood", "that talks will resume on Friday")],
    ),
    ("The general is said to have fled the capital.", [("", "is said", "to have fled the capital")]),
    (
        "Salk said the plan was flawed and warned that it would cost millions.",
        [("Salk", "said", "the plan was flawed"), ("Salk", "warned", "that it would cost millions")],
    ),
    ("The plan, Salk said, would cost millions.", [("Salk", "said", "The plan … would cost millions")]),
    (
        'What the minister called "a small delay" lasted a year.',
        [("the minister", "called", '"a small delay"')],
    ),
    ("Mill to close in June, says mayor", [("mayor", "says", "Mill to close in June")]),
    ("Salk: Mill will close in June", [("Salk", ":", "Mill will close in June")]),
    ('"Why now?" asked Berg.', [("Berg", "asked", '"Why now?"')]),
    ('He described the deal as "a disgrace".', [("He", "described", 'the deal as "a disgrace"')]),
    (
        "The agency told the Courier that Berg had told it the dam was safe.",
        [
            ("The agency", "told", "that Berg had told it the dam was safe"),
            ("Berg", "had told", "the dam was safe"),
        ],
    ),
    ("\"He told me 'go home' twice,\" Berg said.", [("Berg", "said", "\"He told me 'go home' twice,\"")]),
    (
        "BERG: We have no plans to resign.\nSALK: Then we are done here.",
        [("BERG", ":", "We have no plans to resign"), ("SALK", ":", "Then we are done here")],
    ),
    (
        "Pump 'likely' failed twice before the flood, report finds",
        [("report", "finds", "Pump 'likely' failed twice before the flood")],
    ),
    (
        "Five flights stopped in Olm, a statement from Olm Airport said.",
        [("a statement from Olm Airport", "said", "Five flights stopped in Olm")],
    ),
    (
        "The paper could not determine if the crew knew it was firing on reporters.",
        [("The paper", "could not determine", "if the crew knew it was firing on reporters")],
    ),
    ("Berg, who was fired in May, said the board lied.", [("Berg", "said", "the board lied")]),
    (
        "Police said they had arrested two men, while residents said they heard shots.",
        [("Police", "said", "they had arrested two men"), ("residents", "said", "they heard shots")],
    ),
    (
        '"It was loud," one resident, who asked not to be named because he feared reprisals, said.',
        [("one resident", "said", '"It was loud,"')],
    ),
    (
        "The prosecutor said in a statement that the captain, whom he did not name, faces one charge.",
        [("The prosecutor", "said", "that the captain, whom he did not name, faces one charge")],
    ),
    ("Norland put the number of dead at nine.", [("Norland", "put", "the number of dead at nine")]),
    (
        "Salk described the step – the third since May – as “a precaution” and left.",
        [("Salk", "described", "the step – the third since May – as “a precaution”")],
    ),
    (
        "Berg has said he wants to run the port and pointed to the profits.",
        [("Berg", "has said", "he wants to run the port")],
    ),
    (
        "According to the harbour log, seen by the Courier, the boat left on Monday.",
        [("the harbour log, seen by the Courier", "According to", "the boat left on Monday")],
    ),
    ('The dam is "safe", the ministry insists.', [("the ministry", "insists", 'The dam is "safe"')]),
    ('Protesters chanted "Resign now!" outside the hall.', [("Protesters", "chanted", '"Resign now!"')]),
    ("Asked about the leak, Berg said: “No comment.”", [("Berg", "said", "“No comment.”")]),
]

# no attribution at all
SILENT = [
    "Olden refused to say who had paid for the trip.",
    "The governor would not say whether the pass was open.",
    "Stone declined to say how she learned that the gate had been locked.",
    "Challenger declared champion",
    "Ferries: what we know so far\n\nThe ferries stopped on Friday.",
    "Merl: crews inspect bridge\n\nCrews inspected the bridge at Merl on Friday.",
    "Dozens of parents have called to ask when the school will open.",
    'Johnny "the Hammer" Stone won the race.',
    'Her novel "The Long Winter" sold well.',
    "Frost declined to comment.",
    "LONDON: The plan is a sinister turn and may end badly.",
    "Office for Budget Review: What is the office and what does it do?",
    "It's important to note that the bridge is old.",
    "The county does not seem inclined to order its crews to be patient.",
    "The committee made sure that the hall was warm.",
    "Rain helped the firefighters to contain the blaze.",
]


def found(text: str) -> list[tuple[str, str, str]]:
    article = take_text_as_given(text)
    return [
        (article.words(f.source), article.words(f.cue), " … ".join(text[s.start : s.end] for s in f.content))
        for f in find_by_rules(article, parse_article(article))
    ]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_finds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize("text", SILENT)
def test_finds_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "repeats", "echoed"),
    [
        ("Berg repeated a Norland claim to have taken the pass.", "Berg", "Norland"),
        ("Berg repeated claims by the army that it had taken the pass.", "Berg", "the army"),
    ],
)
def test_echo_is_two_attributions_of_one_content(text: str, repeats: str, echoed: str) -> None:
    article = take_text_as_given(text)
    pair = {f.link: f for f in find_by_rules(article, parse_article(article))}
    assert article.words(pair["says"].source) == repeats
    assert article.words(pair["echoes"].source) == echoed
    assert pair["says"].content == pair["echoes"].content


@given(st.text(alphabet="abc ABC.,:;\"“”‘’'()-—\n", max_size=160))
@settings(max_examples=60, deadline=None)
def test_spans_stay_inside_any_text(text: str) -> None:
    article = take_text_as_given(text)
    for f in find_by_rules(article, parse_article(article)):
        assert f.content
        for span in (*f.source, *f.cue, *f.content):
            assert 0 <= span.start < span.end <= len(text)


def test_a_quotation_runs_on_past_a_caption() -> None:
    text = "Berg said: “We start in May.\nThe port in May.\n“We end in June.”"
    article = take_text_as_given(text)
    first, caption, last = article.blocks
    article = replace(article, blocks=(first, replace(caption, kind="caption"), last))
    (one,) = find_by_rules(article, parse_article(article))
    assert " … ".join(text[s.start : s.end] for s in one.content) == "“We start in May … “We end in June.”"


def test_a_pull_quote_stands_on_the_word_of_the_same_words() -> None:
    text = "“Nobody was told about the leak,” Berg said.\n“Nobody was told about the leak”\nSalk left."
    article = take_text_as_given(text)
    first, pulled, last = article.blocks
    article = replace(article, blocks=(first, replace(pulled, kind="pull_quote"), last))
    found = find_by_rules(article, parse_article(article))
    assert [article.words(f.source) for f in found] == ["Berg", "Berg"]
