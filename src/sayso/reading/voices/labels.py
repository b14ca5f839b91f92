"""On whose word each word of an article stands, from the attributions that own the words."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Source, SourceKind, Span, Voice
from sayso.reading.finding.tree import emerges
from sayso.reading.found import Found
from sayso.reading.layout import Layout
from sayso.reading.voices.asides import Aside
from sayso.reading.voices.chains import Chains
from sayso.reading.voices.owners import Owner
from sayso.reading.voices.statements import Label
from sayso.reading.wording.acts import cue_head

UNSTATED = Voice("unstated", None, None)
UNSETTLED = Voice("unsettled", None, None)

# Shorter quotations in the outlet's own text are names, titles and words held at arm's length.
QUOTED_WORDS = 4
_PERSONAL = frozenset({"he", "she", "i", "him", "her", "his"})
_PLURAL = frozenset({"they", "we", "them", "their", "our", "us"})


def voice_of(
    layout: Layout, founds: Sequence[Found], chains: Chains, sources: Sequence[Source | None], index: int
) -> tuple[Voice, int | None]:
    """The voice of an attribution's content, and the attribution that gives it.

    Where the words attribute to nobody, it is the nearest source further out ("Aker said that it is understood ...").
    Where there is none: `unstated` after a passive or a noun ("it is understood", "reports that"), which names
    nobody; else `unsettled`, for somebody said it and was not found. None stands for no attribution then.
    """
    for i in reversed(chains.chain(index)):
        source = sources[i]
        if source is not None:
            return Voice(_kind_of(layout, source), source.name, source.party), i
    return (UNSTATED if _names_nobody(layout, founds[index]) else UNSETTLED), None


def _names_nobody(layout: Layout, found: Found) -> bool:
    head = cue_head(layout, found)
    if head is None:
        return False
    cue = head[1]
    passive = cue.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in cue.children)
    return (
        passive
        or emerges(cue)
        or cue.pos_ in ("NOUN", "ADJ", "ADV")
        or (cue.tag_ == "VBN" and cue.dep_ in ("amod", "acl"))
    )


def _kind_of(layout: Layout, source: Source) -> SourceKind:
    """The kind of a source; where it was not told, from its number and its name. Never "unnamed" by default."""
    if source.kind is not None:
        return source.kind
    words = layout.article.words(source.spans).lower().split()
    if any(w in _PERSONAL for w in words):
        return "person"
    if any(w in _PLURAL for w in words):
        return "group"
    plural = any(t.tag_ in ("NNS", "NNPS") for _, t in layout.tokens_under(source.spans))
    return "group" if plural and source.name is None else "person"


def label_words(
    layout: Layout,
    founds: Sequence[Found],
    owners: Sequence[Owner | None],
    voices: Sequence[tuple[Voice, int | None]],
    asides: Sequence[Aside],
) -> list[Label | None]:
    """A label for each word that is in somebody's content or in no attribution; None for source, cue and frame."""
    contents = [_content_label(founds[i], voice, giver, i) for i, (voice, giver) in enumerate(voices)]
    own = Label(Voice("outlet", layout.article.outlet, None), "in no attribution of the text")
    labels: list[Label | None] = []
    for owner in owners:
        if owner is None:
            labels.append(own)
        else:
            labels.append(contents[owner.found] if owner.role == "content" else None)
    for number, aside in enumerate(asides):
        voice = own.voice if aside.settled else UNSETTLED
        for i in aside.words:
            if labels[i] is not None:
                labels[i] = Label(voice, aside.why, None, number)
    return labels


def _content_label(found: Found, voice: Voice, giver: int | None, index: int) -> Label:
    if giver is not None:
        why = found.why
    else:
        how = (
            "attributed to nobody"
            if voice.kind == "unstated"
            else "somebody's words, and the text's source was not found"
        )
        why = f"{how}: {found.why}"
    return Label(voice, why, index)


def unsettle_quotations(layout: Layout, labels: list[Label | None], quotations: Sequence[Span]) -> None:
    """Quotations of four words and more in nobody's content become `unsettled`, titles apart; `labels` is changed."""
    for span in quotations:
        words = list(layout.between(span.start, span.end))
        loose = [i for i in words if (held := labels[i]) is not None and held.voice.kind == "outlet"]
        if len(words) < QUOTED_WORDS or len(loose) < QUOTED_WORDS or is_title(layout, loose):
            continue
        label = Label(UNSETTLED, "in quotation marks, and nobody is named for it")
        for i in loose:
            if (held := labels[i]) is not None and held.aside is None:
                labels[i] = label


def is_title(layout: Layout, words: Sequence[int]) -> bool:
    """Whether quoted words name a work: they open with a capital, and so do most of them and all the long ones."""
    pieces = [layout.article.text[layout.words[i].start : layout.words[i].end] for i in words]
    capitals = sum(p[0].isupper() for p in pieces)
    long = all(p[0].isupper() for p in pieces if len(p) > 4 and p.isalpha())
    return 0 < len(words) <= 12 and long and pieces[0][0].isupper() and 2 * capitals > len(pieces)
