"""How the words of others reached the outlet: a count of attributions for each way."""

from sayso.model import Attribution, Reading

# In public: said or published for all to hear.
_PUBLIC = frozenset({"statement", "briefing", "speech", "post", "broadcast", "court"})
WAYS = ("witnessed", "told", "public", "document", "other_outlet", "not_said")


def count_reached(reading: Reading) -> dict[str, int]:
    """How many things said reached the outlet in each of `WAYS`; those inside another's words are not counted.

    `witnessed`: by the outlet's own people; `told`: to the outlet itself; `public`: in a statement, speech, post and
    the like; `document`: read in one; `other_outlet`: taken from another newsroom; `not_said`: the text does not tell.
    """
    return {way: len(said) for way, said in list_reached(reading).items()}


def list_reached(reading: Reading) -> dict[str, list[Attribution]]:
    """The attributions that `count_reached` counts, by way."""
    ways: dict[str, list[Attribution]] = {way: [] for way in WAYS}
    for a in reading.attributions:
        if a.speech and a.parent is None and a.link == "says":
            ways[_way(a)].append(a)
    return ways


def _way(a: Attribution) -> str:
    kind = a.source.kind if a.source else None
    medium = a.medium.kind if a.medium else None
    if medium == "other_outlet" or kind == "outlet_other":
        return "other_outlet"
    if medium == "witnessed":
        return "witnessed"
    if medium == "interview":
        return "told"
    if medium == "document" or kind == "document":
        return "document"
    return "public" if medium in _PUBLIC else "not_said"
