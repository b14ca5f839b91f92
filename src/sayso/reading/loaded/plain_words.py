"""Words that are never marked as loaded, whatever the model makes of them."""

# They carry grammar, not judgement.
FUNCTION_TAGS = frozenset(
    {"ADP", "AUX", "CCONJ", "DET", "INTJ", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SPACE", "SYM", "X"}
)

# What somebody is, who was hurt, what an event is about: the subject of news and not its colour. Sides and groups are
# here so that no one of them is marked: of the words that `side_words` reads as one, all are here or none.
SUBJECT_WORDS = frozenset({
    "abortion", "abortions", "alien", "aliens", "amendment", "army", "asylum", "bill", "border", "cancer", "church",
    "climate", "communist", "communists", "congress", "coronavirus", "court", "covid", "death", "deaths", "debt",
    "democracy", "disease", "economy", "election", "elections", "emergency",
    "family", "government", "gun", "guns", "health", "healthcare", "immigrant", "immigrants", "immigration", "islam",
    "islamic", "jewish", "judge", "law", "laws", "lawmaker", "lawmakers", "liberal", "liberals", "conservative",
    "conservatives", "marijuana", "marriage", "media", "migrant", "migrants", "military", "money", "muslim", "muslims",
    "news", "outbreak", "pandemic", "party", "people", "police", "policy", "politician", "politicians", "politics",
    "pregnancy", "president", "progressive", "progressives", "protest", "protester", "protesters", "protests", "race",
    "refugee", "refugees", "religion", "right", "left", "school", "schools", "senate",
    "senator", "sex", "sexual", "socialist", "socialists", "state", "students", "tax", "taxes", "trade", "vaccine",
    "vaccines", "virus", "vote", "voter", "voters", "war", "weapons", "welfare", "white", "black", "women", "woman",
    "men", "man", "workers", "world", "gay", "lesbian", "transgender", "trans", "queer", "straight", "christian",
    "christians", "catholic", "evangelical", "hindu", "jews", "unionist", "nationalist", "unionists", "nationalists",
    "libertarian", "libertarians", "marxist", "marxists", "capitalist", "capitalists", "catholics", "evangelicals",
    "hindus", "protestant", "protestants", "christianity", "judaism", "native", "natives", "progressivism",
    "libertarianism", "marxism", "capitalism", "socialism", "communism", "liberalism", "conservatism", "rally",
    "campaign", "candidate", "interview", "tweet", "tweets", "headline", "story", "host", "article", "video",
})  # fmt: skip
