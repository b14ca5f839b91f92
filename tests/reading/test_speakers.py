"""Who exactly: names, pronouns, descriptions. Each case is a habit of news English, on invented people and places."""

import pytest
from notation import unmark

from sayso.model import Article, Source
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.who.speakers import follow_article, resolve_sources


def sources_of(marked: str) -> tuple[Article, list[Source | None]]:
    text, founds = unmark(marked)
    article = take_text_as_given(text)
    return article, resolve_sources(article, follow_article(parse_article(article), founds), founds)


def source_of(marked: str) -> Source:
    """The last source of a marked text."""
    source = sources_of(marked)[1][-1]
    assert source is not None
    return source


# marked text, name, kind
CASES = [
    pytest.param(
        '<x1>"It leaks,"</x1> <s1>Ms. Salk</s1> <c1>said</c1>. <x2>"Badly,"</x2> <s2>she</s2> <c2>added</c2>.\n\n'
        "Ada Vess, 18, was dubious when her brother showed her the dam. "
        '<x3>"I left at once,"</x3> <s3>she</s3> <c3>said</c3>.',
        "Ada Vess",
        "person",
        id="pronoun of the one of whom the last sentence is told",
    ),
    pytest.param(
        "<s1>Ruth Salk</s1> <c1>said</c1> <x1>the dam was safe</x1>. "
        '<x2>"It will hold,"</x2> <s2>Salk</s2> <c2>said</c2>.\n\n'
        "Ada Vess, who lives below it, is not so sure.\n\n"
        '<x3>"It leaks,"</x3> <s3>she</s3> <c3>said</c3>.',
        "Ada Vess",
        "person",
        id="pronoun where two stand out alike",
    ),
    pytest.param(
        "Jan Oder wrote to the council. While <s1>Tor Amsel</s1> <c1>said</c1> <x1>the dam was safe</x1>, "
        "<s2>he</s2> <c2>said</c2> <x2>it was old</x2>.",
        "Tor Amsel",
        "person",
        id="pronoun of the clause before it in its sentence",
    ),
    pytest.param(
        "<s1>Ruth Salk</s1> <c1>said</c1> <x1>the dam was safe</x1>. Jan Oder wrote to the council. "
        "Ever since <s2>she</s2> <c2>called</c2> <x2>it old</x2>, Ms. Salk was his guest.",
        "Ruth Salk",
        "person",
        id="pronoun in a clause before its name",
    ),
    pytest.param(
        "<s1>Olm's civil aviation authority</s1> <c1>said</c1> <x1>the strip was closed</x1>.",
        "Olm's civil aviation authority",
        "government",
        id="one authority is a body",
    ),
    pytest.param(
        "The court freed PM Ruth Salk on Monday. <s1>Salk</s1> <c1>said</c1> <x1>the charge was false</x1>.",
        "Ruth Salk",
        "person",
        id="office in letters before a name",
    ),
    pytest.param(
        "<s1>Ida Mollen, SVP of crafts and trade at Vane Steel,</s1> <c1>said</c1> <x1>the plan was sound</x1>.",
        "Ida Mollen",
        "person",
        id="a role with two crafts behind a name",
    ),
    pytest.param(
        "<s1>Almost two-thirds of farmers</s1> <c1>want</c1> <x1>the dam repaired</x1>.",
        "Almost two-thirds of farmers",
        "group",
        id="a share of people",
    ),
    pytest.param(
        "<s1>Thousands of demonstrators</s1> <c1>demanded</c1> <x1>that the bridge be reopened</x1>.",
        "Thousands of demonstrators",
        "group",
        id="a count of people",
    ),
    pytest.param(
        "<s1>Thousands of letters</s1> <c1>said</c1> <x1>that the bridge was unsafe</x1>.",
        "Thousands of letters",
        "document",
        id="a count of papers",
    ),
    pytest.param(
        "<s1>The estate agent</s1> <c1>said</c1> <x1>the flat was damp</x1>.",
        "The estate agent",
        "unnamed",
        id="a noun for people that is no office",
    ),
    pytest.param(
        "The Olm Bay Chronicle wrote it. <s1>The Chronicle</s1> <c1>added</c1> <x1>that nobody was told</x1>.",
        "Olm Bay Chronicle",
        "outlet_other",
        id="a paper by the last word of its name",
    ),
    pytest.param(
        "The mayor of Olm, Ruth Salk, closed the bridge. <s1>Salk</s1> <c1>said</c1> <x1>it was unsafe</x1>.",
        "Ruth Salk",
        "person",
        id="surname",
    ),
    pytest.param(
        "<s1>Executive Secretary of the Harbour Guild, Tobias Renner,</s1> <c1>said</c1> <x1>the quay would stay</x1>.",
        "Tobias Renner",
        "person",
        id="name after its role",
    ),
    pytest.param(
        "<s1>Ruth Salk, a former aide to Governor Jan Oder,</s1> <c1>said</c1> <x1>the letter was real</x1>.",
        "Ruth Salk",
        "person",
        id="name before its role",
    ),
    pytest.param(
        '"It is over," <s1>Mr. Renner</s1> <c1>said</c1>. Tobias Renner, 61, left. '
        "<s2>He</s2> <c2>added</c2> <x2>that nothing was signed</x2><x1> </x1>.",
        "Tobias Renner",
        "person",
        id="pronoun after a speaker",
    ),
    pytest.param(
        "Ruth Salk met Tobias Renner on Monday. Ms. Salk left early. "
        "<s1>She</s1> <c1>said</c1> <x1>the talks had failed</x1>.",
        "Ruth Salk",
        "person",
        id="gender by title",
    ),
    pytest.param(
        "Ruth Salk spoke to Tobias Renner, the harbour master. <s1>The harbour master</s1> <c1>said</c1> <x1>no</x1>.",
        "Tobias Renner",
        "person",
        id="role taken up",
    ),
    pytest.param(
        "Olm's National Statistics Institute published the figures. <s1>The institute</s1> <c1>said</c1> "
        "<x1>prices fell</x1>.",
        "National Statistics Institute",
        "organisation",
        id="institute",
    ),
    pytest.param(
        "The Olm Guild of Harbour Hands (OGHH) met. <s1>OGHH</s1> <c1>said</c1> <x1>it would strike</x1>.",
        "Olm Guild of Harbour Hands",
        "organisation",
        id="letters in brackets",
    ),
    pytest.param(
        "<s1>Two officials familiar with the matter</s1> <c1>said</c1> <x1>the deal was off</x1>.",
        "Two officials familiar with the matter",
        "unnamed",
        id="unnamed officials",
    ),
    pytest.param(
        "<s1>Market analysts</s1> <c1>said</c1> <x1>prices may rise</x1>.", "Market analysts", "unnamed", id="analysts"
    ),
    pytest.param("<s1>Witnesses</s1> <c1>said</c1> <x1>the car was red</x1>.", "Witnesses", "witness", id="witnesses"),
    pytest.param(
        "<s1>The report</s1> <c1>said</c1> <x1>the pier was rotten</x1>.", "The report", "document", id="report"
    ),
    pytest.param(
        "The Interior Ministry was asked. <s1>The ministry</s1> <c1>said</c1> <x1>it was looking into it</x1>.",
        "Interior Ministry",
        "organisation",
        id="ministry",
    ),
    pytest.param(
        "<s1>Ruth Salk's claim</s1> <c1>is</c1> <x1>that the pier was rotten</x1>.",
        "Ruth Salk",
        "person",
        id="her claim",
    ),
    pytest.param(
        "Market analysts agree on this. <s1>They</s1> <c1>claimed</c1> <x1>that prices would rise</x1>.",
        "Market analysts",
        "unnamed",
        id="they",
    ),
    pytest.param(
        "Ruth Salk, who runs the port, and <s1>Tobias Renner and Jan Oder</s1> <c1>said</c1> <x1>it was unsafe</x1>.",
        "Tobias Renner and Jan Oder",
        "group",
        id="two people",
    ),
    pytest.param(
        "Renner met Ruth Salk, <s1>who</s1> <c1>said</c1> <x1>the pier was rotten</x1>.",
        "Ruth Salk",
        "person",
        id="who",
    ),
    pytest.param(
        '<s1>Ruth Salk</s1> <c1>said</c1>: <x1>"<s2>I</s2> <c2>think</c2> <x2>it is rotten</x2>"</x1>.',
        "Ruth Salk",
        "person",
        id="I inside a quotation",
    ),
]


CASES += [
    pytest.param(
        'Ruth Salk, 41, stood up. <x1>"No,"</x1> <s1>Salk</s1> <c1>said</c1>. '
        "<s2>The 41-year-old</s2> <c2>said</c2> <x2>the bridge was safe</x2>.",
        "Ruth Salk",
        "person",
        id="age taken up",
    ),
    pytest.param(
        '<x1>"I am done,"</x1> <c1>said</c1> <s1>Ruth Salk, a teacher at the school</s1>. '
        "<s2>The governor</s2> <c2>said</c2> <x2>the bridge was safe</x2>.",
        "The governor",
        "unnamed",
        id="office that the text gives to nobody",
    ),
    pytest.param(
        '<x1>"I am done,"</x1> <c1>said</c1> <s1>Ruth Salk, adviser to the mayor</s1>. '
        "<s2>The mayor</s2> <c2>said</c2> <x2>the bridge was safe</x2>.",
        "the mayor",
        "unnamed",
        id="whom somebody serves",
    ),
    pytest.param(
        "<s1>The Paris-based Harbour Institute</s1> <c1>said</c1> <x1>prices fell</x1>.",
        "Harbour Institute",
        "organisation",
        id="where a body sits",
    ),
    pytest.param("<s1>One of them</s1> <c1>said</c1> <x1>it was cold</x1>.", "One of them", "unnamed", id="one of"),
    pytest.param(
        "Ruth Salk spoke after Jan Oder. <s1>Her campaign's weekly memo</s1> <c1>said</c1> <x1>it was over</x1>.",
        "Her campaign's weekly memo",
        "document",
        id="memo of her campaign",
    ),
    pytest.param(
        "The French Foreign Ministry met on Sunday. It rained. A parade came by. Drills were announced by Portugal's "
        "home ministry on Monday. The drills are short. <s1>The ministry</s1> <c1>said</c1> <x1>all was well</x1>.",
        "Portugal's home ministry",
        "government",
        id="ministry of a possessor",
    ),
    pytest.param(
        "The French government met on Monday. Portugal was hit on Sunday. "
        "<s1>The government</s1> <c1>said</c1> <x1>all was well</x1>.",
        "The government",
        "government",
        id="government of one state or the other",
    ),
    pytest.param(
        "<s1>The Harbour Guild</s1> <c1>said</c1> in a statement <x1>that it would strike</x1>. "
        '<x2>"We are tired,"</x2> <s2>the statement</s2> <c2>said</c2>. '
        '<x3>"It is late,"</x3> <s3>the statement</s3> <c3>added</c3>.',
        "Harbour Guild",
        "organisation",
        id="statement of the one just heard",
    ),
    pytest.param(
        "Photographer Oder Renner came early. <s1>Oder</s1> <c1>said</c1> <x1>it was dark</x1>. "
        "Later Tobias Jan Oder, a villager, arrived. He was cold.",
        "Oder Renner",
        "person",
        id="first name that is another's surname",
    ),
    pytest.param(
        'Ruth Salk runs the firm. <x1>"It was bad,"</x1> <s1>Salk</s1> <c1>said</c1>. '
        '<s2>She</s2> <c2>added</c2>: <x2>"Oder hurt me. Oder came to my room."</x2> '
        '<s3>She</s3> <c3>added</c3>: <x3>"I fell."</x3>',
        "Ruth Salk",
        "person",
        id="she after one whom she talks about",
    ),
]


@pytest.mark.parametrize(("marked", "name", "kind"), CASES)
def test_source_under_its_fullest_name(marked: str, name: str, kind: str) -> None:
    source = source_of(marked)
    assert (source.name, source.kind) == (name, kind)


UNRESOLVED = [
    pytest.param("<s1>He</s1> <c1>said</c1> <x1>the pier was rotten</x1>.", id="nobody before"),
    pytest.param(
        'Tobias Renner and Jan Oder met at noon. <s1>He</s1> <c1>said</c1> <x1>"no"</x1>.', id="two of one sentence"
    ),
    pytest.param(
        "Ruth Salk and Jan Salk run the firm. Both were asked. <s1>Salk</s1> <c1>said</c1> <x1>no</x1>.",
        id="one surname",
    ),
    pytest.param('"<s1>We</s1> <c1>believe</c1> <x1>it is rotten</x1>," the sign read.', id="we"),
    pytest.param(
        "Ruth Salk met Tobias Renner. <s1>The former</s1> <c1>said</c1> <x1>the pier was rotten</x1>.", id="the former"
    ),
]


UNRESOLVED += [
    pytest.param(
        "Ruth Salk came. <s1>Salk</s1> <c1>said</c1> <x1>no</x1>. <s2>The French army</s2> <c2>said</c2> "
        "<x2>the pier was rotten</x2>. <x3>The road was closed</x3>, <s3>he</s3> <c3>said</c3>.",
        id="he after a body",
    ),
    pytest.param(
        "Ruth Salk met Jan Oder. Mr. Oder left. <s1>Salk</s1> <c1>said</c1> <x1>no</x1>. Guests came. "
        "<s2>They</s2> <c2>said</c2> <x2>it was late</x2>. <s3>Neither side</s3> <c3>said</c3> <x3>more</x3>.",
        id="neither side",
    ),
    pytest.param(
        "Ruth Salk met Jan Oder, <s1>whose feud</s1> <c1>threatened</c1> <x1>to end the talks</x1>.", id="whose feud"
    ),
    pytest.param(
        "The Gazette wrote of it. The Gazette was late. <s1>They</s1> <c1>said</c1> <x1>the pier was rotten</x1>.",
        id="they for a paper",
    ),
]


@pytest.mark.parametrize("marked", UNRESOLVED)
def test_never_guesses(marked: str) -> None:
    source = source_of(marked)
    assert source.name is None or source.name not in ("Tobias Renner", "Jan Oder", "Ruth Salk", "Jan Salk")


def test_first_name_settles_a_shared_surname() -> None:
    source = source_of("Ruth Salk and Jan Salk run it. Jan left. <s1>Jan Salk</s1> <c1>said</c1> <x1>no</x1>.")
    assert source.name == "Jan Salk"


def test_title_settles_a_shared_surname() -> None:
    source = source_of(
        "Ruth Salk said she would sell. Jan Salk said he would not. <s1>Mrs. Salk</s1> <c1>said</c1> <x1>no</x1>."
    )
    assert source.name == "Ruth Salk"


def test_one_named_in_what_is_said_does_not_say_it() -> None:
    source = source_of(
        'Tobias Renner opened the talks. Jan Oder came. <x1>"Oder was late again,"</x1> <s1>he</s1> <c1>said</c1>.'
    )
    assert source.name == "Tobias Renner"


def test_place_after_in_says_nothing() -> None:
    source = source_of("The Harbour Guild met in Olm. <s1>It</s1> <c1>said</c1> <x1>the strike was off</x1>.")
    assert source.name == "Harbour Guild"


def test_two_statements_are_not_one_voice() -> None:
    _, sources = sources_of(
        "The guild issued a statement. The firm issued a statement. It rained. It rained. It rained. "
        '<x1>"We are tired,"</x1> <s1>the statement</s1> <c1>said</c1>.'
    )
    assert sources[0] is not None
    assert (sources[0].name, sources[0].kind) == (None, "document")


def test_no_source_is_none() -> None:
    assert sources_of("<c1>It is understood</c1> that <x1>the pier was rotten</x1>.")[1] == [None]


def test_bare_spokesman_speaks_for_the_body_just_heard() -> None:
    source = source_of(
        "<s1>The Harbour Office</s1> <c1>confirmed</c1> <x1>the closure</x1>. "
        "<s2>A spokesman</s2> <c2>said</c2> <x2>no</x2>."
    )
    assert source.name == "Harbour Office"


ROLES = [
    ("<s1>Former harbour master Tobias Renner</s1> <c1>said</c1> <x1>no</x1>.", "Former harbour master"),
    ("Tobias Renner, the mayor of Olm, left. <s1>Renner</s1> <c1>said</c1> <x1>no</x1>.", "mayor of Olm"),
    ("<s1>President Ruth Salk</s1> <c1>said</c1> <x1>no</x1>.", "President"),
    ("<s1>Ruth Salk</s1> <c1>said</c1> <x1>no</x1>.", None),
    ("He begged to meet the child Salk had lost. <s1>Ruth Salk</s1> <c1>said</c1> <x1>no</x1>.", None),
    (
        "They met their former editor-in-chief Ruth Salk. <s1>Salk</s1> <c1>said</c1> <x1>no</x1>.",
        "former editor-in-chief",
    ),
]


@pytest.mark.parametrize(("marked", "role"), ROLES)
def test_role_in_the_words_of_the_page(marked: str, role: str | None) -> None:
    assert source_of(marked).role == role


PARTIES = [
    ("<s1>Ruth Salk, a spokeswoman for the Harbour Guild,</s1> <c1>said</c1> <x1>no</x1>.", "Harbour Guild"),
    ("<s1>Harbour Guild spokesman Tobias Renner</s1> <c1>said</c1> <x1>no</x1>.", "Harbour Guild"),
    ("<s1>Tobias Renner, chief executive of Lomax Ltd,</s1> <c1>said</c1> <x1>no</x1>.", "Lomax Ltd"),
    ("<s1>A lawyer for Tobias Renner</s1> <c1>said</c1> <x1>no</x1>.", "Tobias Renner"),
    ("<s1>The foreign minister of France</s1> <c1>said</c1> <x1>no</x1>.", "France"),
    ("<s1>France's foreign ministry</s1> <c1>said</c1> <x1>no</x1>.", "France"),
    # A nationality, a place and an outlet speak for nobody.
    ("<s1>The French tourist Ruth Salk</s1> <c1>said</c1> <x1>no</x1>.", None),
    ("<s1>Ruth Salk, a baker in France,</s1> <c1>said</c1> <x1>no</x1>.", None),
    ("<s1>Ruth Salk, a reporter at the Olm Gazette,</s1> <c1>said</c1> <x1>no</x1>.", None),
    ("<s1>The French president, Ruth Salk,</s1> <c1>said</c1> <x1>no</x1>.", None),
]


@pytest.mark.parametrize(("marked", "party"), PARTIES)
def test_party_only_by_words_that_say_so(marked: str, party: str | None) -> None:
    assert source_of(marked).party == party


def test_party_stays_with_a_person_named_again() -> None:
    source = source_of(
        "Ruth Salk, a spokeswoman for the Harbour Guild, came. <s1>Salk</s1> <c1>said</c1> <x1>it was over</x1>."
    )
    assert source.party == "Harbour Guild"
