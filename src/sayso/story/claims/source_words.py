"""Words by which one source is told from another: loose words, what a paper is called, stand-ins for names, ranks."""

from __future__ import annotations

# Words that say that somebody belongs to somebody, and whose: they tell no source from another.
LOOSE = frozenset({
    "the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "by", "from", "with",
    "its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "those",
})  # fmt: skip
# What another outlet is called beside its name.
PAPERS = frozenset({
    "site", "website", "newspaper", "paper", "daily", "weekly", "magazine", "agency", "news", "channel", "broadcaster",
    "station", "radio", "tv", "wire", "online", "portal", "tabloid", "broadsheet", "newsletter", "blog",
})  # fmt: skip
# What a body that has a name is called in its place.
STAND_INS = frozenset({
    "company", "firm", "airline", "operator", "maker", "manufacturer", "group", "club", "agency", "bank", "builder",
    "organisation", "organization", "owner", "supplier", "retailer", "carrier", "regulator", "federation", "charity",
    "university", "hospital", "party", "ministry", "department", "government", "council", "institute", "contractor",
    "publisher", "developer", "utility", "broadcaster", "chain", "brand", "startup", "lender", "insurer", "producer",
})  # fmt: skip
# What somebody is, not of what: "defence ministry spokesman" belongs to the defence ministry.
RANKS = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "spokespeople", "minister", "secretary", "chief", "head", "director",
    "president", "chairman", "chairwoman", "chair", "leader", "deputy", "vice", "senior", "general", "officer",
    "official", "executive", "managing", "manager", "commander", "captain", "mayor", "governor", "commissioner",
    "inspector", "engineer", "lawyer", "professor", "doctor", "representative", "member", "press", "former", "acting",
    "new", "prime", "first", "state", "national",
})  # fmt: skip
