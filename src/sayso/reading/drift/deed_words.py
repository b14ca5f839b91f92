"""Nouns that name what was done, with the verbs that tell it, and words that carry no claim.

"Marrow's pleas" takes for a fact what "she said she had begged the board" rests on her word. General news English: one
row a deed, its nouns before the colon and its verbs after it.
"""

_ROWS = """
call conversation talk discussion: speak talk call discuss phone
exhortation plea appeal entreaty urging: ask urge request beg plead appeal implore exhort
request demand order instruction: ask request order demand instruct
visit trip tour: visit travel tour
attack strike raid assault bombardment airstrike ambush: attack strike raid bomb hit shell ambush
shelling bombing: shell bomb
killing murder death slaying: kill murder die slay shoot
shooting: shoot
stabbing: stab
arrest detention: arrest detain
kidnapping abduction: kidnap abduct seize
theft robbery burglary: steal rob burgle
rape abuse assault harassment: rape abuse assault harass
beating: beat
withdrawal pullout retreat: withdraw pull retreat leave
resignation departure exit: resign leave quit step
dismissal firing sacking: dismiss fire sack oust
decision: decide
agreement deal pact: agree sign
promise pledge vow: promise pledge vow
threat: threaten
refusal: refuse decline
rejection: reject
offer proposal: offer propose
meeting summit: meet
encirclement siege: encircle surround besiege
capture seizure takeover: capture seize take
expulsion: expel
invasion incursion: invade enter
evacuation: evacuate
explosion blast: explode
crash collision: crash collide
collapse: collapse fall
fire blaze: burn
leak: leak
purchase acquisition: buy purchase acquire
sale: sell
merger: merge
payment: pay
donation: donate give
theft: steal
discovery: discover find
test trial: test
launch: launch
closure shutdown: close shut
delay: delay postpone
cut reduction: cut reduce
increase rise: increase rise raise grow
fall drop decline: fall drop decline decrease
victory win: win defeat beat
defeat loss: lose
apology: apologise apologize
confession admission: confess admit
lie: lie
mistake error: err mistake
violation breach: violate breach break
search: search
investigation inquiry probe: investigate
ban: ban prohibit
release: release free
escape: escape flee
injury: injure hurt wound
"""

DEEDS: dict[str, frozenset[str]] = {}
for _line in _ROWS.split("\n"):
    _nouns, _, _verbs = _line.partition(":")
    for _noun in _nouns.split():
        DEEDS[_noun] = DEEDS.get(_noun, frozenset()) | frozenset(_verbs.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Say little of what is claimed.
LIGHT = _words(
    "be have do make take get go come say tell add ask give use let keep one thing people man woman year day time week "
    "month hour new last first second next early late more many much such way mr mrs ms dr"
)
# Acts whose content somebody vouches for as a fact.
VOUCHING = _words("say claim confirm admit reveal note repeat report warn describe accuse know agree predict")
# Verbs that themselves report: "China calls for calm" is no claim of the page's own.
REPORTING_KINDS = _words("say claim deny warn ask order describe question promise threaten suggest")
