"""Some of a reading's statements: the outlet's own, or those of one voice."""

from sayso.model import Reading, Statement


def select_statements(reading: Reading, *, own: bool = False, voice: str | None = None) -> tuple[Statement, ...]:
    """The statements, in order, that the outlet makes in its own voice (`own`) or that stand on `voice`'s word.

    `voice` is part of a name, or a voice kind ("unnamed", "unsettled"), in any case. An echoed claim is found under
    both: who repeats it and whose it is.
    """
    asked = voice.casefold().strip() if voice else None
    sources = {a.id: a.source for a in reading.attributions}

    def stands_on(s: Statement) -> bool:
        echoed = sources.get(s.echoes) if s.echoes else None
        names = [s.voice.kind, s.voice.name]
        if echoed:
            names += [echoed.name, reading.article.words(echoed.spans)]
        if s.chain and (last := sources.get(s.chain[-1])):
            names.append(reading.article.words(last.spans))
        return any(n and asked is not None and asked in n.casefold() for n in names)

    return tuple(s for s in reading.statements if (own and s.voice.kind == "outlet") or (asked and stands_on(s)))
