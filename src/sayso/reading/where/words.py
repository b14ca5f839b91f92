"""Words that tell a place from a person and from the name of something else, as data.

No table puts a place on a side. Two of them do name countries, for what else their names mean: see `OTHER_THINGS_TOO`.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After these, a name is where something is; "from" and "to" also stand before people.
PLACE_PREPOSITIONS = _words("in near outside around across throughout within inside toward towards into via")
WEAK_PREPOSITIONS = _words("from to at through between over off")
# "the city of Olm", "mayor of Olm": what stands before "of" leaves the name a place.
OF_PLACES = _words(
    """city town village hamlet county province state district region republic government people parish port capital
    suburb neighbourhood neighborhood borough island outskirts north south east west centre center part parts coast
    kingdom emirate municipality governorate territory side mayor president minister governor king queen prince
    princess emir sultan emperor empress premier chancellor leader ambassador ruler residents streets citizens"""
)
# Capitalised, they stand beside a place's name and leave it one: "South London", "Downtown Ansel".
DIRECTIONS = _words(
    """north south east west northern southern eastern western central north-west north-east south-west south-east
    northwest northeast southwest southeast greater downtown upstate inner mainland occupied rural"""
)
# A place's name before these is still a place: "UK Prime Minister", "Indiana House Speaker".
TITLE_STARTS = _words(
    """prime vice deputy acting foreign defence defense interior attorney secretary supreme high federal chief first
    police state governor gov. sen. rep. president minister"""
)
# Names of places that are as often names of people, papers, firms or works, or plain words: they are a place unless the
# recogniser or the article knows them as somebody or something else. Countries and states are among them (a given name
# as "Georgia" or "Israel", a thing as "china"), chosen by hand, so that these are left out sooner than others.
OTHER_THINGS_TOO = _words(
    """jordan georgia chad israel virginia carolina florence washington lincoln victoria sydney jersey java kent sussex
    surrey devon chelsea holland england ireland wales montana dakota nevada indiana asia india china kenya paris
    london austin dallas houston charlotte madison jackson phoenix savannah brooklyn tyrone clare cork derby lancaster
    york bristol berlin severn essex norfolk hudson bengal everest goa etna yukon sahara rhodes aragon indus volga
    seine fife mersey guinea levant punjab papua bali guernsey cuba columbia troy"""
)
# ... and these are a place only where the words around say so.
RARELY_PLACES = _words(
    """amazon pacific atlantic arctic baltic cascades highlands caribbean midwest papua amazonas levant free goa java
    reading nice bath mobile orange male split sale deal most same police eagle hope normal union justice"""
)
NOT_ON_EARTH = _words(
    "mars moon venus jupiter saturn mercury neptune uranus pluto earth europa titan ganymede enceladus sun"
)
# "the Lindi municipality", "Ansel city": what stands after a name leaves it a place.
PLACE_NOUNS = _words("municipality city town village county province state region district borough suburb area")
# Both a state and a city, and mostly the city.
CITY_FIRST = frozenset({"washington", "new york"})
# What may stand between two parts of one place's name.
JOINERS = _words("of the and de la le les del al el es as ar upon on sur am an der den di do da dos y e - 's")
# Bodies of state that are also towns somewhere.
BODIES = _words(
    """congress parliament senate republic union council court ministry church assembly cabinet commons lords nato un
    government president prime opposition state media press"""
)
