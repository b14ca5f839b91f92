"""Nouns for those who do things, and verbs by which somebody is chosen for something."""

from __future__ import annotations

from sayso.story.saying.terms import stem_word


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem_word(w) for w in words.split())


ACTORS: frozenset[str] = _stems(
    "army navy police officer soldier troop force rebel militant militia insurgent guerrilla fighter gunman "
    "sniper separatist loyalist government ministry minister president mayor governor council court judge jury "
    "prosecutor company firm bank union worker striker employer owner operator manager board director guard "
    "warden prisoner protester demonstrator crowd resident villager farmer student teacher pupil doctor nurse "
    "driver pilot captain crew engineer builder contractor man woman boy girl teenager youth child father mother "
    "son daughter husband wife brother sister neighbour neighbor suspect attacker hacker thief gang smuggler "
    "opposition party coalition parliament senate commission committee agency regulator authority team club "
    "player coach champion side striker airline railway developer landlord tenant hunter fisherman sailor captor "
    "kidnapper bomber assassin invader defender patrol brigade battalion regiment convoy mob looter vandal "
    "arsonist customer supporter rival ally"
)
CHOOSING: frozenset[str] = _stems("elect appoint name choose pick crown nominate select promote")
