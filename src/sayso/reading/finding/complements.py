"""Attributions from the parse: a cue word, its subject, and what it takes as content.

The idea of reading content off a cue's complement: Pareti et al. (2013), "Automatically detecting and attributing
indirect quotations". What counts as a cue word is data (`cues`); an unknown verb counts where its clause opens with
"that", because few verbs of another kind take such a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reading.finding import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.reading.parse import ParsedBlock

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TRAILS = frozenset({"prep", "advcl", "npadvmod", "advmod", "dobj", "ccomp", "xcomp"})
_TURNS = frozenset(
    ["while", "whereas", "although", "though", "as", "after", "before", "since", "when", "despite", "following", "even"]
)
_MARKS = frozenset({'"', "``", "''"})
_TRIM = frozenset(".,;:-–—…!?")
_INHERITS = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis", "prep", "acl", "relcl", "appos"})


@dataclass(slots=True)
class Draft:
    """One attribution while it is put together: token ranges of one block, both ends included."""

    block: ParsedBlock
    why: str
    cue: list[int]  # tokens, sorted
    content: list[tuple[int, int]]
    source: tuple[int, int] | None = None
    head: int | None = None  # the cue's main token
    weak: bool = False  # an act named by an infinitive or a noun, not a clause or a quotation
    link: str = "says"
    later: list[tuple[ParsedBlock, int, int]] = field(default_factory=list)  # content in later paragraphs

    def source_spans(self) -> tuple[Span, ...]:
        """The source as characters of the article."""
        return (self.block.span(*self.source),) if self.source else ()


def draft_complements(block: ParsedBlock) -> Iterator[Draft]:
    """The attributions of one block that its parse shows, in order of their cue."""
    for token in block.doc:
        if token.pos_ in _VERBAL:
            draft = _parenthetical(block, token) or _from_verb(block, token)
            if draft is not None:
                yield draft


def _from_verb(block: ParsedBlock, verb: Token) -> Draft | None:
    lemma = verb.lemma_.lower()
    if lemma in cues.NO_CLAUSE or verb.dep_ in ("aux", "auxpass") or _is_remark(verb):
        return None
    if lemma in cues.SILENCE and any(c.dep_ == "xcomp" and c.lemma_ in cues.TALK for c in verb.children):
        return None
    passive = _is_passive(verb)
    for child in verb.children:
        if child.dep_ != "ccomp" or (child.i > verb.i and has_to(child)):
            continue
        if _takes_clause(lemma, child) and _set_before(verb, child):
            return _build(block, verb, _clause(verb, child), f"{verb.text} + clause", passive)
    hung = _hung_clause(verb) if lemma in cues.SPEECH - cues.ECHO and not passive else None
    if hung is not None:
        return _build(block, verb, token_range(hung), f"{verb.text} ... that", passive)
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and has_to(child):
            if passive and lemma in cues.SOURCELESS:
                return _build(block, verb, token_range(child), f"is {verb.text} to", passive)
            if lemma in cues.INFINITIVE or lemma in cues.DIRECTIVE:
                return _weakly(_build(block, verb, _clause(verb, child), f"{verb.text} + infinitive", passive), verb)
    if lemma in cues.COUNTING and not passive:
        count = _count(verb)
        if count is not None:
            return _build(block, verb, count, f"{verb.text} ... at", passive)
    if lemma in cues.NAMING and not passive:
        named = next((c for c in verb.rights if c.dep_ in ("oprd", "ccomp", "xcomp")), None)
        if named is not None:
            return _weakly(_build(block, verb, _naming(verb, named), f"{verb.text} + name", passive), verb)
    if lemma in cues.NOMINAL and not passive and verb.tag_ != "VB":
        for child in verb.children:
            if child.dep_ == "dobj" and child.pos_ != "PRON":
                return _weakly(_build(block, verb, _nominal(verb, child), f"{verb.text} + noun phrase", passive), verb)
    return None if passive else _from_preposition(block, verb, lemma)


def _parenthetical(block: ParsedBlock, verb: Token) -> Draft | None:
    """ "The plan, she said, would fail": a speaker and a cue between commas inside the content."""
    if verb.lemma_.lower() not in cues.CLAUSE or verb.tag_ not in _FINITE:
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
    if any(doc[i].text in _MARKS for i in (first - 2, last + 2)):
        return None
    return Draft(block, f", ... {verb.text},", cue_tokens(verb), content, (first, subject.right_edge.i), verb.i)


def _is_passive(verb: Token) -> bool:
    """Whether the subject hears the words and does not say them ("was told", "Asked whether")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children) and verb.dep_ in ("advcl", "acl")


def _weakly(draft: Draft | None, verb: Token) -> Draft | None:
    """The draft marked weak; none where the act is only spoken of ("inclined to order", "asked him to deny")."""
    if draft is None or draft.source is None or (has_to(verb) and verb.dep_ in ("xcomp", "advcl", "acl", "relcl")):
        return None
    draft.weak = True
    return draft


def _naming(verb: Token, named: Token) -> tuple[int, int]:
    """From what is named to what it is called."""
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < named.i]
    first = objects[0].left_edge.i if objects else named.left_edge.i
    if any(c.lower_ == "what" for c in verb.lefts):
        subject = next((c for c in named.lefts if c.dep_ == "nsubj"), None)
        if subject is not None:
            return token_range(subject)
        clause = next((c for c in named.rights if c.dep_ in ("acl", "relcl") and c.tag_ in _FINITE), None)
        if clause is not None and clause.left_edge.i == clause.i:
            return first, clause.i - 1
    return first, named.right_edge.i


def _from_preposition(block: ParsedBlock, verb: Token, lemma: str) -> Draft | None:
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


def _hung_clause(verb: Token) -> Token | None:
    """The "that" clause behind "said in a statement", which the parser hangs on the noun."""
    for child in verb.rights:
        nouns = child.children if child.dep_ == "prep" else (child,)
        for noun in nouns:
            if noun.dep_ not in ("pobj", "dobj", "dative", "npadvmod"):
                continue
            for clause in noun.rights:
                that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
                if that and clause.dep_ in ("acl", "ccomp", "relcl", "appos") and clause.pos_ in _VERBAL:
                    return clause
    return None


def _count(verb: Token) -> tuple[int, int] | None:
    """From what is counted to the number: "put the number of dead at nine"."""
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in cues.COUNTS), None)
    if noun is None:
        return None
    for token in verb.doc[noun.i + 1 : verb.sent.end]:
        if token.lower_ == "at":
            obj = next((c for c in token.rights if c.dep_ == "pobj"), None)
            if obj is not None and any(t.like_num for t in obj.subtree):
                return noun.left_edge.i, obj.right_edge.i
    return None


def _is_remark(verb: Token) -> bool:
    """Whether the words are the writer's own aside ("it is fair to say that", "it's important to note that")."""
    head = verb.head
    if not has_to(verb) or head.i >= verb.i or head.pos_ not in ("ADJ", "AUX", "NOUN", "VERB"):
        return False
    around = (*head.lefts, *head.head.lefts) if head.pos_ in ("ADJ", "NOUN") else tuple(head.lefts)
    return any(c.lower_ == "it" and c.dep_ in _SUBJECTS for c in around) and (
        head.pos_ != "VERB" or head.lemma_ == "be"
    )


def _takes_clause(lemma: str, clause: Token) -> bool:
    if lemma in cues.CLAUSE:
        return True
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _set_before(verb: Token, clause: Token) -> bool:
    """Whether a clause before its cue is set off as news sets it off: "It rained, she said"."""
    if clause.i > verb.i:
        return True
    end = clause.right_edge.i
    return any(t.is_punct and t.text not in "()" for t in verb.doc[max(0, end - 1) : min(end + 4, verb.i)])


def has_to(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def token_range(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i


def _clause(verb: Token, clause: Token) -> tuple[int, int]:
    """The clause with what trails it in the sentence: the parser hangs much of a long clause on the cue."""
    first, last = token_range(clause)
    if first > verb.i:
        first = _with_lost_subject(verb, clause, first)
        for child in verb.rights:
            if child.i > last and child.dep_ in _TRAILS:
                last = max(last, child.right_edge.i)
        last = min(_before_turn(verb, clause, first, last), _before_return(verb, clause, last))
    return first, last


def _with_lost_subject(verb: Token, clause: Token, first: int) -> int:
    """`first`, or the start of the clause's subject where the parser made it the cue's object ("said her son had")."""
    finite = clause.tag_ in _FINITE or any(c.tag_ in (*_FINITE, "MD") for c in clause.lefts)
    if (
        not finite
        or verb.lemma_.lower() in cues.DIRECTIVE
        or any(c.dep_ in _SUBJECTS or c.dep_ == "mark" for c in clause.lefts)
    ):
        return first
    lost = [
        c for c in verb.rights if c.i < first and c.dep_ in ("dobj", "dative", "appos") and c.right_edge.i >= first - 2
    ]
    return min((c.left_edge.i for c in lost), default=first)


def _before_turn(verb: Token, clause: Token, first: int, last: int) -> int:
    """`last`, or the token before ", while ..." and the like, with which the outlet takes the sentence back."""
    for head in (verb, clause):
        for child in head.rights:
            if child.dep_ == "advcl" and first < child.left_edge.i <= last and set_off(child):
                opening = child.left_edge.lower_
                if opening in _TURNS and not _inside_marks(child.doc, first, child.left_edge.i):
                    last = min(last, child.left_edge.i - 2)
    return last


def _before_return(verb: Token, clause: Token, last: int) -> int:
    """`last`, or the token before "and pointed ..." in "said he wants oil and left": the tense is the cue's."""
    if verb.tag_ not in ("VBD", "VBN") or clause.tag_ == "VBD":
        return last
    present = clause.tag_ in ("VBZ", "VBP") or any(c.tag_ == "MD" for c in clause.lefts)
    if present:
        for child in clause.rights:
            if (
                child.dep_ == "conj"
                and child.tag_ == "VBD"
                and not any(c.dep_ in ("nsubj", "aux") for c in child.lefts)
            ):
                joint = child.i - 1
                while joint > clause.i and clause.doc[joint].pos_ == "ADV":
                    joint -= 1
                if clause.doc[joint].lower_ in ("and", "but"):
                    return min(last, joint - 1)
    return last


def _inside_marks(doc: Doc, first: int, at: int) -> bool:
    return sum(doc[i].text in _MARKS for i in range(first, at)) % 2 == 1


def _nominal(verb: Token, noun: Token) -> tuple[int, int]:
    first, last = token_range(noun)
    for child in verb.rights:
        if child.i > last and child.dep_ == "prep" and child.lower_ in ("as", "of", "for"):
            last = max(last, child.right_edge.i)
    if verb.lemma_.lower() in cues.LIKENING:
        last = max(last, _likened(verb, last))
    return first, last


def _likened(verb: Token, last: int) -> int:
    """The last token of "as ..." further on in the sentence, where the parser hung it on another word, or -1."""
    for token in verb.doc[last + 1 : verb.sent.end]:
        if token.pos_ in _VERBAL and token.tag_ in _FINITE and token.dep_ in ("conj", "ROOT"):
            break
        if token.lower_ == "as" and token.i + 1 < verb.sent.end:
            obj = next((c for c in token.rights if c.dep_ in ("pobj", "pcomp")), None)
            return obj.right_edge.i if obj is not None else token.right_edge.i
    return -1


def _build(block: ParsedBlock, head: Token, content: tuple[int, int], why: str, passive: bool) -> Draft | None:
    subject = None if passive else subject_of(head)
    if passive:
        subject = _agent(head)
    cue = cue_tokens(head)
    source = source_range(subject, head, content) if subject is not None else None
    if subject is not None and source is None:
        return None
    if source is None and not passive:
        source = _phrase_before(cue[0], head)
    return Draft(block, why, cue, _without([content], cue, source), source, head.i)


def _phrase_before(first: int, head: Token) -> tuple[int, int] | None:
    """The noun phrase right before a finite cue that the parser left without a subject."""
    doc, last = head.doc, first - 1
    if head.tag_ not in ("VBD", "VBZ", "VBP") and first == head.i:
        return None
    while last >= 0 and (doc[last].is_space or doc[last].pos_ == "ADV"):
        last -= 1
    at = last
    if at >= 1 and doc[at].text == "," and doc[at - 1].text == ")":
        at = last = at - 1
    if at >= 0 and doc[at].text == ")":
        while at >= 0 and doc[at].text != "(":
            at -= 1
        at -= 1
    if at < 0 or doc[at].pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    start = at
    while (
        start > 0 and doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM") and doc[start - 1].sent == head.sent
    ):
        start -= 1
    return start, last


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The token that heads the cue's subject, found by climbing through verbs that share it."""
    at, steps = verb, 0
    while steps < 6:
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj") and not (child.dep_ == "nsubjpass" and at is verb):
                return child
        if at.dep_ == "acl":
            return at.head
        if at.dep_ not in _INHERITS or at.head.i == at.i:
            return None
        at, steps = at.head, steps + 1
    return None


def source_of(block: ParsedBlock, cue: Token, content: tuple[int, int]) -> tuple[int, int] | None:
    """Tokens of the cue's subject (of a passive: its agent) in `block`, or None."""
    passive = _is_passive(cue)
    subject = _agent(cue) if passive else subject_of(cue)
    return source_range(subject, cue, content) if subject is not None else None


def source_range(subject: Token, head: Token, content: tuple[int, int]) -> tuple[int, int] | None:
    """The subject's phrase, without clauses that hold the cue or the content."""
    if subject.pos_ in _VERBAL:
        return None
    first, last = token_range(subject)
    for child in subject.rights:
        if child.dep_ in ("relcl", "acl", "advcl") and (
            child.left_edge.i <= head.i <= child.right_edge.i
            or child.left_edge.i <= content[0] <= child.right_edge.i
            or set_off(child)
        ):
            last = min(last, child.left_edge.i - 1)
    while (
        last > first
        and (subject.doc[last].is_punct or subject.doc[last].is_space)
        and subject.doc[last].text not in ')”"'
    ):
        last -= 1
    while first < last and (subject.doc[first].is_punct or subject.doc[first].is_space):
        first += 1
    if first <= content[0] <= last or first <= content[1] <= last:
        return (subject.i, subject.i) if not content[0] <= subject.i <= content[1] else None
    return first, last


def set_off(clause: Token) -> bool:
    """Whether a comma or a dash stands before the clause: it comments on the source and does not name it."""
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text in {",", "—", "–", "―", "-", "--"}


def cue_tokens(head: Token) -> list[int]:
    """The cue with its auxiliaries, negation and particle."""
    out = [head.i]
    out.extend(c.i for c in head.lefts if c.dep_ in ("aux", "auxpass", "neg"))
    out.extend(c.i for c in head.rights if c.dep_ == "prt")
    return sorted(out)


def _without(ranges: list[tuple[int, int]], cue: list[int], source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The ranges with cue and source cut out."""
    taken = set(cue)
    if source:
        taken.update(range(source[0], source[1] + 1))
    out: list[tuple[int, int]] = []
    for first, last in ranges:
        start: int | None = None
        for i in range(first, last + 2):
            if i <= last and i not in taken:
                start = i if start is None else start
            elif start is not None:
                out.append((start, i - 1))
                start = None
    return out


def trim(block: ParsedBlock, first: int, last: int) -> tuple[int, int] | None:
    """The token range without bare punctuation and white space at its ends; quotation marks and brackets stay."""
    doc = block.doc
    while first <= last and (doc[first].is_space or doc[first].text in _TRIM):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in _TRIM):
        last -= 1
    return (first, last) if first <= last else None
