"""Attributions from the parse: a cue word, its subject, and what it takes as content.

The idea of reading content off a cue's complement: Pareti et al. (2013), "Automatically detecting and attributing
indirect quotations". What counts as a cue word is data (`cues`); an unknown verb counts where its clause opens with
"that", because few verbs of another kind take such a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.drafts import Draft, without
from sayso.reading.finding.extents import clause_range, count_range, hung_clause, naming_range, nominal_range
from sayso.reading.finding.subjects import (
    agent_of,
    in_dateline,
    is_description,
    is_nobody,
    is_thing,
    may_intend,
    phrase_before,
    source_range,
    subject_of,
)
from sayso.reading.finding.tails import take_tail
from sayso.reading.finding.tree import (
    FINITE,
    MARKS,
    SUBJECTS,
    VERBAL,
    cue_tokens,
    emerges,
    has_to,
    is_passive,
    token_range,
)
from sayso.reading.who.phrases import is_human

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock


_HANGING = frozenset({"conj", "parataxis", "ccomp", "dep", "advcl"})
# What a cue has behind it where its content is not what stands before it; "and the union said" begins anew.
_OWN_CONTENT = frozenset({"ccomp", "xcomp", "mark", "cc", "prt", "acomp", "neg", "advcl", "oprd"})
_HELPERS = frozenset({"be", "have", "do", "get", "’s", "'s", "’ve", "'ve", "’d", "'d", "’re", "'re", "’m", "'m"})


def draft_complements(block: ParsedBlock) -> Iterator[Draft]:
    """The attributions of one block that its parse shows, in order of their cue."""
    for token in block.doc:
        if token.pos_ in VERBAL:
            draft = _parenthetical(block, token) or _at_the_end(block, token)
            draft = draft or _told_by(block, token) or _hung_behind(block, token)
            if draft is not None:
                yield take_tail(draft, token)


def _told_by(block: ParsedBlock, verb: Token) -> Draft | None:
    draft = _from_verb(block, verb)
    return None if draft is not None and _is_of_reader(verb) else draft


def _from_verb(block: ParsedBlock, verb: Token) -> Draft | None:
    lemma = verb.lemma_.lower()
    if lemma in cues.NO_CLAUSE or verb.dep_ in ("aux", "auxpass") or _is_remark(verb):
        return None
    if _keeps_silent(verb, lemma) or (lemma in cues.FACTIVE and verb.dep_ == "ccomp" and _is_asked(verb)):
        return None
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ != "ccomp" or (child.i > verb.i and has_to(child)):
            continue
        if _takes_clause(lemma, child) and _set_before(verb, child) and not _of_its_object(verb, lemma, child):
            return _build(block, verb, clause_range(verb, child), f"{verb.text} + clause", passive)
    hung = hung_clause(verb) if lemma in cues.SPEECH - cues.ECHO and not passive else None
    if hung is not None:
        return _build(block, verb, token_range(hung), f"{verb.text} ... that", passive)
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and has_to(child):
            if passive and lemma in cues.SOURCELESS:
                return _build(block, verb, token_range(child), f"is {verb.text} to", passive)
            if lemma == "call" and not any(c.dep_ in ("dobj", "dative", "prep") for c in verb.rights):
                # "Clubs have called to ask": why they rang.
                return None
            if lemma in cues.INFINITIVE or lemma in cues.DIRECTIVE:
                return _weakly(
                    _build(block, verb, clause_range(verb, child), f"{verb.text} + infinitive", passive), verb
                )
    if lemma in cues.COUNTING and not passive:
        count = count_range(verb)
        if count is not None:
            return _build(block, verb, count, f"{verb.text} ... at", passive)
    if lemma in cues.NAMING and not passive:
        named = next((c for c in verb.rights if c.dep_ in ("oprd", "ccomp", "xcomp")), None)
        if named is not None:
            return _weakly(_build(block, verb, naming_range(verb, named), f"{verb.text} + name", passive), verb)
    if lemma in cues.NOMINAL and not passive and verb.tag_ != "VB":
        for child in verb.children:
            if child.dep_ == "dobj" and child.pos_ != "PRON" and not _names_its_subject(verb, lemma, child):
                return _weakly(
                    _build(block, verb, nominal_range(verb, child), f"{verb.text} + noun phrase", passive), verb
                )
    return None if passive else _from_preposition(block, verb, lemma) or _shows(block, verb, lemma)


def _is_of_reader(verb: Token) -> bool:
    """ "If you think it is late", "you will find that": what readers may think is nobody's word; "you said" is."""
    subject, said = subject_of(verb), verb.lemma_.lower() in cues.SPEECH
    return subject is not None and subject.lower_ == "you" and not (said and verb.tag_ == "VBD")


def _names_its_subject(verb: Token, lemma: str, noun: Token) -> bool:
    """ "Challenger declared winner" in a headline: the subject was declared it, and "was" is left out."""
    bare = noun.pos_ == "NOUN" and not any(c.dep_ in ("det", "poss", "nummod", "amod") for c in noun.children)
    named = is_human(noun) or noun.lemma_.lower() in cues.TITLES_WON
    return bare and lemma in cues.NAMING and verb.tag_ in ("VBD", "VBN") and named


def _keeps_silent(verb: Token, lemma: str) -> bool:
    """ "Declined to comment", "refused to say how he knew", "would not say when", "without naming him": nothing was
    said.
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if lemma in cues.SILENCE:
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in cues.TALK for c in verb.children)
    if lemma not in cues.TALK:
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in cues.SILENCE:
        return True
    asked = any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i and _is_asked(c) for c in verb.children)
    refuses = any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.lefts)
    return asked and refuses and any(c.dep_ == "neg" for c in verb.lefts)


def _is_asked(clause: Token) -> bool:
    """Whether a clause is a question asked indirectly: "whether it rained", "how he knew"."""
    opening = clause.left_edge
    return opening.tag_ in ("WRB", "WP", "WDT", "WP$") or opening.lower_ in ("whether", "if")


def _shows(block: ParsedBlock, verb: Token, lemma: str) -> Draft | None:
    """ "A video shows smoke over the quay": what a document, a figure or a picture is held up for."""
    subject = subject_of(verb) if lemma in cues.PRESENTING else None
    if subject is None or subject.i > verb.i or subject.lemma_.lower() not in cues.EVIDENCE:
        return None
    seen = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp", "xcomp") and c.pos_ != "PRON"), None)
    if seen is None:
        return None
    first, last = nominal_range(verb, seen)
    for child in verb.rights:
        # "Found lead in 18 of 40 wells": where and in what it was found.
        if (
            child.i == last + 1
            and child.dep_ == "prep"
            and child.lower_ in ("in", "at", "on", "among", "near", "under")
        ):
            last = child.right_edge.i
    return _weakly(_build(block, verb, (first, last), f"{verb.text} of evidence", False), verb)


def _parenthetical(block: ParsedBlock, verb: Token) -> Draft | None:
    """ "The plan, she said, would fail": a speaker and a cue between commas inside the content."""
    if verb.lemma_.lower() not in cues.CLAUSE or verb.tag_ not in FINITE:
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    doc, sentence = block.doc, verb.sent
    first, last = subject.left_edge.i, verb.i
    if last + 1 >= sentence.end or doc[last + 1].text != "," or first <= sentence.start or doc[first - 1].text != ",":
        return None
    content = [(sentence.start, first - 2), (last + 2, sentence.end - 1)]
    if content[0][1] < content[0][0] or content[1][1] - content[1][0] < 1:
        return None
    if any(doc[i].text in MARKS for i in (first - 2, last + 2)):
        return None
    return Draft(block, f", ... {verb.text},", cue_tokens(verb), content, (first, subject.right_edge.i), verb.i)


def _at_the_end(block: ParsedBlock, verb: Token) -> Draft | None:
    """ "Five flights were held, a statement from the airport said.": the parser gives the speaker to the content."""
    doc, start = block.doc, verb.sent.start
    if verb.lemma_.lower() not in cues.SPEECH or verb.tag_ not in FINITE or not _ends_sentence(verb):
        return None
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text == ","), None)
    if comma is None or not 1 <= verb.i - comma - 1 <= 14:
        return None
    phrase, before = doc[comma + 1 : verb.i], doc[start:comma]
    if any(t.pos_ in VERBAL for t in phrase) or not any(t.tag_ in FINITE or t.tag_ == "MD" for t in before):
        return None
    if phrase[0].pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON") or any(t.text in MARKS for t in phrase):
        return None
    return Draft(block, f", ... {verb.text}.", [verb.i], [(start, comma)], (comma + 1, verb.i - 1), verb.i)


def _hung_behind(block: ParsedBlock, verb: Token) -> Draft | None:
    """ "The mill will close by May, its chairman, Jan Oder, told investors": the parser hangs the saying on the
    content, as if it were one more thing that happened.
    """
    if verb.lemma_.lower() not in cues.TELLING or verb.tag_ not in FINITE or verb.dep_ not in _HANGING:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    head, doc = verb.head, block.doc
    if subject is None or head.i >= verb.i or any(c.dep_ in _OWN_CONTENT for c in verb.children):
        return None
    if verb.lemma_ != "tell" and any(c.dep_ == "dobj" for c in verb.rights):
        return None
    comma = min(subject.left_edge.i, verb.i) - 1
    first = max(head.left_edge.i, verb.sent.start)
    if comma <= head.i or doc[comma].text != "," or not any(t.tag_ in (*FINITE, "MD") for t in doc[first:comma]):
        return None
    if any(t.text in MARKS or t.text == ";" for t in doc[first : verb.right_edge.i + 1]):
        return None
    source = source_range(subject, verb, (first, comma))
    return Draft(block, f", ... {verb.text}", cue_tokens(verb), [(first, comma)], source, verb.i) if source else None


def _ends_sentence(verb: Token) -> bool:
    return verb.i + 1 >= verb.sent.end or verb.doc[verb.i + 1].text in {".", ";"}


def _weakly(draft: Draft | None, verb: Token) -> Draft | None:
    """The draft marked weak; none where the act is only spoken of ("inclined to order", "asked him to deny")."""
    if draft is None or draft.source is None or (has_to(verb) and verb.dep_ in ("xcomp", "advcl", "acl", "relcl")):
        return None
    draft.weak = True
    return draft


def _from_preposition(block: ParsedBlock, verb: Token, lemma: str) -> Draft | None:
    # "Called in for talks" is another verb than "called for".
    if any(c.dep_ == "prt" for c in verb.rights):
        return None
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in cues.PREPOSITIONAL.get(lemma, ()):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    draft = _build(block, verb, token_range(inner), f"{verb.text} {child.text} + noun phrase", False)
                    draft = _weakly(draft, verb)
                    if draft is not None:
                        draft.cue = sorted({*draft.cue, child.i})
                    return draft
    return None


def _is_remark(verb: Token) -> bool:
    """Whether the words are the writer's own aside ("it is fair to say that", "it's important to note that")."""
    head = verb.head
    if not has_to(verb) or head.i >= verb.i or head.pos_ not in ("ADJ", "AUX", "NOUN", "VERB"):
        return False
    around = (*head.lefts, *head.head.lefts) if head.pos_ in ("ADJ", "NOUN") else tuple(head.lefts)
    return any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in around) and (head.pos_ != "VERB" or head.lemma_ == "be")


def _takes_clause(lemma: str, clause: Token) -> bool:
    if lemma in cues.CLAUSE:
        return True
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _of_its_object(verb: Token, lemma: str, clause: Token) -> bool:
    """ "Dropping a rule for most that one be a member": under a verb that is no cue the clause belongs to the noun."""
    return lemma not in cues.CLAUSE and any(c.dep_ == "dobj" and c.i < clause.i and is_thing(c) for c in verb.rights)


def _set_before(verb: Token, clause: Token) -> bool:
    """Whether a clause before its cue is set off as news sets it off: "It rained, she said"."""
    if clause.i > verb.i:
        return True
    end = clause.right_edge.i
    # What stands before a semicolon is a sentence of its own.
    if verb.doc[min(end + 1, verb.i)].text == ";" or verb.doc[end].text == ";":
        return False
    return any(t.is_punct and t.text not in "()" for t in verb.doc[max(0, end - 1) : min(end + 4, verb.i)])


def _may_help(verb: Token) -> bool:
    """Whether the verb's helpers are verbs that help: in "the border that divides disputed Olm" nobody disputes."""
    return all(c.tag_ in ("MD", "TO") or c.lemma_.lower() in _HELPERS for c in verb.lefts if c.dep_ == "aux")


def _build(block: ParsedBlock, head: Token, content: tuple[int, int], why: str, passive: bool) -> Draft | None:
    sourceless = emerges(head)
    subject = None if passive or sourceless else subject_of(head)
    if passive:
        subject = agent_of(head)
    cue = cue_tokens(head)
    source = source_range(subject, head, content) if subject is not None else None
    if subject is not None and source is None:
        return None
    if (has_to(head) and not may_intend(subject)) or (subject is not None and is_nobody(subject)):
        return None
    if subject is not None and head.lemma_.lower() in cues.SHOWING and is_thing(subject):
        return None
    if (subject is not None and is_description(subject)) or not _may_help(head):
        return None
    if not passive and not sourceless and (source is None or in_dateline(block, source)):
        source = phrase_before(cue[0], head)
    return Draft(block, why, cue, without([content], cue, source), source, head.i)
