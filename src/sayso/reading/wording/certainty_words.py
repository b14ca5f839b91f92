"""Words that say how sure, how far off or how much wished for a thing is. General English, one row a kind."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEDGING_MODALS = _words("may might could")
ASKING_MODALS = _words("should must ought")
FUTURE_MODALS = _words("will 'll shall wo")
# Hedges wherever they stand in the main clause (lower-cased words).
HEDGES = _words(
    "likely unlikely possibly possible perhaps maybe probably probable apparently apparent reportedly allegedly "
    "alleged "
    "purportedly purported suspected supposedly presumably seemingly potentially arguably conceivably rumored "
    "rumoured unconfirmed unverified unclear uncertain unsure ostensibly evidently presumed"
)
# After these a hedge compares.
COMPARING = _words("as more less least equally")
# Verbs that hedge as a clause's main verb (lemmas).
HEDGING_VERBS = _words("appear seem suggest tend suspect presume speculate")
# First person or passive only: "I think", "is believed to".
THINKING_VERBS = _words("think believe guess suppose assume feel imagine reckon hope fear doubt suspect")
PASSIVE_HEDGES = _words(
    "think believe understand say allege report rumour rumor suspect presume consider assume suppose estimate "
    "fear claim"
)
# "a good chance that": hedges and looks ahead.
CHANCES = _words("chance likelihood possibility probability odds prospect")
# "is expected to": looks ahead. "is scheduled to": somebody's plan.
PREDICTING = _words("expect set likely due bound poise project forecast destine predict unlikely anticipate tip")
PLANNING_PASSIVE = _words("schedule slate plan prepare determined ready intend earmark")
PLANNING_VERBS = _words("plan intend aim vow pledge promise agree prepare threaten commit")
# Past and done in a simple past, still to come in the perfect: "decided to close it", "has decided to run".
RESOLVING_VERBS = _words("decide resolve")
PREDICTING_VERBS = _words("predict forecast expect anticipate")
# Things that happen to somebody rather than being done on purpose: "she will win" predicts, "she will resign" plans.
NOT_AT_WILL = _words(
    "be become win lose fail die happen remain need suffer face have get know understand see find succeed benefit "
    "survive struggle regret realize realise fall rise grow end cost mean feel want like love hate seem appear "
    "continue likely lead depend exist emerge stay increase decrease decline rebound recover collapse"
)
# Clauses with a claim of their own beside the main one.
CLAIMING_MARKS = _words("because although though whereas since while")
AUXILIARIES = _words("be have do get")
# "almost certainly": less than sure.
CERTAIN = _words("certainly certain surely")
ALMOST = _words("almost nearly practically virtually not")
# A noun that says how little is known of its clause: "the assumption was that".
GUESSES = _words("assumption belief fear hope theory suspicion speculation hunch impression guess worry")
# "wants to live", "want him out".
WANTING = _words("want wish")
# Verbs of doing nothing of the kind: "failed to reply".
FAILING = _words("fail refuse decline neglect")
# Keep another from doing: "prevented her from leaving", "barred from driving"; oneself: "avoided paying".
PREVENTING = _words("prevent stop bar ban block prohibit discourage dissuade deter restrain keep hinder")
AVOIDING = _words("avoid")
# Neither done nor settled: "considered closing it", "hopes to sell it".
WEIGHING = _words("consider contemplate mull weigh ponder")
# (the lemmatiser makes "hop" of "hopes")
HOPING = _words("hope hop aspire")
# Whom they are said to is to do it: "asked her to leave", "ordered that it be closed".
ASKING_VERBS = _words(
    "ask order urge tell request beg press demand command instruct direct invite implore plead call appeal advise "
    "encourage recommend insist propose require"
)
IMPORTANT = _words("important vital crucial essential necessary imperative advisable best urgent")
# What a thing does to another, without a will: "should keep rates low" expects.
EFFECTS = _words("keep help make allow give lead bring cause reduce lower raise boost ease improve last hold cut")
# "at no time", "in no way".
NO_WAY = _words("time point way circumstance mean means account case stage moment")
TELLING = _words("say comment discuss elaborate answer")
DENYING_VERBS = _words("deny refute rebut repudiate disavow")
# Deny only with one of these as their object: "rejected the claim", not "rejected the offer".
DISMISSING_VERBS = _words("reject dismiss dispute")
DISPUTED_THINGS = _words(
    "claim allegation accusation report suggestion assertion charge notion idea rumor rumour story"
)
CONDITIONS = _words("if unless provided providing lest assuming")
NEGATORS = _words("not n't n’t never no none nobody nothing neither nor nowhere hardly barely scarcely cannot")
# "no doubt", "no matter": no negation of the clause.
NOT_NEGATED = _words("doubt matter wonder less more fewer sooner later question")
# Predicates whose complement carries the clause's claim: "does not appear inclined", "we know he did not go".
RAISING = _words(
    "appear seem look think believe know be say tend happen prove turn clear true likely certain sure obvious"
)
VERB_TAGS = _words("VERB AUX")
ASKING_NEEDS = _words("need have ought")
PERSONS = _words("me us you him her them himself herself")
SELF = _words("i we")
PERSONAL = _words("i we he she who")
# Nouns for those who do things on purpose.
ACTORS = _words(
    "government council ministry minister president mayor governor senator lawmaker company firm bank police "
    "officer official spokesman spokeswoman spokesperson court judge prosecutor party army navy force troop union "
    "board committee commission agency department office parliament congress senate administration team club "
    "school university hospital airline king queen prince princess pope chief director manager leader candidate "
    "campaign group organisation organization authority regulator operator owner worker doctor teacher student "
    "resident protester activist"
)
# What may stand before the verb of a request.
BEFORE_REQUEST = _words("please do n't not never just let always so but and then now also instead")
# Events that head a line without a verb, and that the tagger takes for orders.
HEADED = _words(
    "split clash attack strike raid row fight crash battle rise fall protest march search delay halt fire blast surge "
    "drop probe feud rift slump rally siege push jump swing shift collapse"
)
