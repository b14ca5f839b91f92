"""Words that say nothing of what a statement is about, and numbers in words."""

from __future__ import annotations

STOP_WORDS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "there", "here", "it", "its", "he", "him", "his", "himself",
    "she", "her", "hers", "herself", "they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours",
    "ourselves", "i", "me", "my", "mine", "myself", "you", "your", "yours", "who", "whom", "whose", "which", "what",
    "when", "where", "why", "how", "and", "or", "but", "nor", "so", "yet", "if", "then", "than", "as", "of", "in",
    "on", "at", "by", "for", "from", "to", "into", "onto", "with", "within", "without", "about", "over", "under",
    "between", "among", "through", "during", "before", "after", "since", "until", "till", "against", "upon", "per",
    "via", "out", "off", "up", "down", "be", "am", "is", "are", "was", "were", "been", "being", "have", "has",
    "had", "having", "do", "does", "did", "doing", "done", "will", "would", "shall", "should", "can", "could",
    "may", "might", "must", "ought", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't",
    "doesn't", "don't", "didn't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "cannot", "it's", "that's",
    "he's", "she's", "they're", "we're", "i'm", "i've", "we've", "they've", "there's", "who's", "let's", "not",
    "nobody", "none", "nothing", "anyone", "anybody", "anything", "someone", "somebody", "something", "everyone", 
    "everybody", "everything",
    "no", "neither", "either", "both", "all", "any", "some", "each", "every", "such", "only", "also", "too", "very",
    "just", "even", "still", "already", "more", "most", "much", "many", "few", "less", "least", "own", "same",
    "other", "another", "one's", "again", "once", "ever", "never", "said", "say", "says", "saying", "told", "tell",
    "tells", "according", "mr", "mrs", "ms", "dr", "s", "t", "ll", "re", "ve", "d", "m", "because", "while",
    "although", "though", "however", "whether", "amid",
})  # fmt: skip

NUMBERS = {
    word: str(value)
    for words, values in (
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen", range(20)),
        ("twenty thirty forty fifty sixty seventy eighty ninety", range(20, 100, 10)),
    )
    for word, value in zip(words.split(), values, strict=True)
}  # fmt: skip
