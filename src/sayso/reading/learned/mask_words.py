"""Words that the masking of names knows: abbreviations, days and months, particles, gendered pairs."""

# A full stop after one of these ends no sentence.
ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "mx", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt", "col", "sgt", "capt",
    "cmdr", "adm", "maj", "prof", "st", "jr", "sr", "hon", "rev", "pres", "supt", "atty", "no", "vs", "inc", "corp",
    "co", "ltd", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip

# Capitals that are no names of anybody.
CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip

# They begin sentences and may be joined to a name ("She and Vess", "Police and Vess").
NEVER_NAMES = frozenset({
    "he", "she", "they", "we", "you", "it", "this", "that", "these", "those", "both", "either", "neither", "one",
    "some", "many", "most", "others", "everyone", "nobody", "someone", "now", "then", "here", "there", "again",
    "over", "up", "down", "off", "on", "in", "out", "back", "yes", "no", "if", "when", "as", "but", "still", "how",
    "what", "who", "why", "where", "police", "prosecutors", "critics", "officials", "friends", "residents",
    "reporters", "journalists", "activists", "experts", "doctors", "soldiers", "troops", "voters", "supporters",
    "opponents", "allies", "lawmakers", "leaders", "lawyers", "aides",
})  # fmt: skip

# Small words inside names.
PARTICLES = frozenset({
    "von", "van", "der", "den", "de", "la", "le", "del", "della", "di", "da", "bin", "ibn", "al", "el", "ter",
    "dos", "du",
})  # fmt: skip

# Gendered word -> the one form that is read for both.
GENDERED = {
    "she": "he", "her": "his", "hers": "his", "him": "his", "herself": "himself", "woman": "man", "women": "men",
    "girl": "boy", "girls": "boys", "mother": "father", "mothers": "fathers", "daughter": "son",
    "daughters": "sons", "wife": "husband", "wives": "husbands", "sister": "brother", "sisters": "brothers",
    "lady": "gentleman", "ladies": "gentlemen", "queen": "king", "princess": "prince", "actress": "actor",
    "mom": "dad", "mum": "dad", "aunt": "uncle", "niece": "nephew", "grandmother": "grandfather",
    "widow": "widower", "girlfriend": "boyfriend", "female": "male", "females": "males", "waitress": "waiter",
    "heroine": "hero", "hostess": "host", "duchess": "duke", "madam": "sir", "mistress": "master",
    "feminine": "masculine",
}  # fmt: skip

# What stands before "-man", "-woman", "-person" in words for what somebody does.
BEFORE_MAN = frozenset({
    "spokes", "chair", "congress", "business", "council", "camera", "police", "sports", "states", "anchor",
    "assembly", "fire", "country", "crafts", "alder", "committee", "news", "sales",
})  # fmt: skip
