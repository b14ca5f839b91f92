"""Nouns for those who do things, and verbs by which somebody is chosen for something."""

from __future__ import annotations

from sayso.story.saying.terms import stems_of

ACTORS: frozenset[str] = stems_of(
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
# What many do beside each other: that one declined says nothing of another.
ANYBODYS: frozenset[str] = stems_of(
    "decline refuse comment respond reply answer say tell ask call urge demand want hope expect believe think know see "
    "vote welcome condemn criticise criticize praise support oppose warn promise accuse deny confirm declare describe"
)
CHOOSING: frozenset[str] = stems_of("elect appoint name choose pick crown nominate select promote")

# Nouns for those whom "people" may stand for in a count, beside the doers above.
COUNTED: frozenset[str] = stems_of(
    "people person worker employee soldier troop officer passenger pupil student child teacher patient miner docker "
    "migrant refugee resident villager civilian protester demonstrator marcher striker spectator fan visitor tourist "
    "voter prisoner hostage detainee suspect man woman boy girl crew sailor fisherman driver rider cyclist guest "
    "customer client member player athlete doctor nurse farmer family household victim survivor body casualty dead "
    "wounded injured missing rescuer firefighter guard fighter rebel militant job post vote arrest case adult teenager "
    "neighbour neighbor shareholder staff workforce personnel lawmaker deputy candidate delegate pensioner"
)
