"""Who is named but not heard: declined, did not respond, or only talked about."""

from sayso.model import Reading
from sayso.retell.wording import HEARD


def find_people(reading: Reading) -> dict[str, list[str]]:
    """Names by how they are heard, in words, in order of mention; who has words on a reply is in a panel of its own.

    Nothing is said of who is only talked about where the text is known to be cut: the rest may quote them.
    """
    cut = reading.article.complete is False
    people: dict[str, list[str]] = {}
    for heard in ("declined", "no_response", "talked_about"):
        names = [m.name for m in reading.mentions if m.heard == heard and m.reply is None]
        if names and not (cut and heard == "talked_about"):
            people[HEARD[heard]] = names
    return people
