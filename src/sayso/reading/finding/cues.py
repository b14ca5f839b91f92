"""Cue words: what announces that words stand on somebody's word. Data, with the test that put each group here.

Groups are by what the cue takes as content, after Pareti (2015), "Attribution: a computational approach", ch. 3:
a clause ("said that ..."), an infinitive ("promised to ..."), a noun phrase ("denied the charge"), or a noun that
carries a clause itself ("the claim that ...").
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that introduce quotations of any kind: speech and writing.
SPEECH = _words("""
    say tell add ask write state claim note argue report announce suggest declare explain insist acknowledge
    reply answer respond warn confirm tweet post admit reveal predict joke deny assert stress emphasize
    emphasise shout remark observe comment recall concede contend complain caution maintain allege quip boast
    vow promise pledge assure remind urge plead beg demand advise counsel inform notify brief testify swear
    attest affirm reiterate repeat echo continue conclude clarify elaborate quote cite charge protest object
    lament mourn muse wonder whisper murmur mutter yell scream cry exclaim snap retort counter interject laugh
    sigh smile chant sing recount relate describe disclose divulge confess propose recommend speculate estimate
    forecast guess calculate reckon hint imply intimate signal indicate opine venture volunteer proclaim
    pronounce rule blog email text message telegraph type scrawl read teach preach lecture thunder bellow rage
    fume gush enthuse rave marvel stammer tease taunt mock scoff sneer grumble gripe moan vent offer summarize
    summarise correct interrupt chime underscore underline highlight specify detail outline narrate reflect
    rejoin riff bemoan decry posit theorize theorise hypothesize postulate agree disagree mention reason dictate
    instruct order shoot fire trumpet tout crow blast summon pray bet
""")

# Of these nobody doubts that the clause before a comma and a speaker is what was said, whatever the parser makes of it.
TELLING = _words("""
    say tell add announce report warn confirm claim argue note explain write insist acknowledge concede admit state
    allege recall
""")

# What one knows is taken for granted by whoever says so; inside another's words it is not a voice of its own.
FACTIVE = _words("know realize realise understand remember forget recognize recognise notice discover learn see hear")

# Findings: documents, studies and courts "say" these.
FINDING = _words("show find determine demonstrate prove reveal discover establish conclude rule decide learn hear")

# What things do too, without a word: "the winter showed that the boilers were old". Of people and documents it is told.
SHOWING = FINDING | _words("""
    mean suggest indicate signal underscore underline highlight imply hint reflect confirm remind dictate emphasise
    emphasize stress warn illustrate guarantee accept
""")

CLAUSE = (
    SPEECH
    | FINDING
    | _words("""
    think believe know feel hope fear expect doubt suspect assume presume understand realize realise worry
    anticipate foresee recognize recognise accept guarantee hold agree bet pray wonder remember regret ensue
""")
)

# A clause under these is no content: causes, helps, perceptions and idioms.
NO_CLAUSE = _words("""
    make let help have get keep cause ensure mean go be do become come happen turn take seem appear allow enable
    need try start begin stop use force leave watch see wait last matter depend require suppose look like
""")

# Infinitive as content, the speaker's own doing: "vowed to fight".
INFINITIVE = _words("""
    promise pledge vow threaten refuse decline offer claim swear hope expect want agree ask demand propose
    volunteer wish consent profess purport
""")

# Done by saying: inside another's words they tell what was done ("she said that both sides had agreed to talk").
DEEDS = _words("agree offer refuse decline consent volunteer")

# Infinitive as content, somebody else's doing: "urged them to leave".
DIRECTIVE = _words("""
    ask tell urge order advise instruct encourage beg implore exhort press remind warn request command invite
    challenge direct counsel recommend caution call demand summon forbid expect want
""")

# Noun phrase as content: judgements, requests and announcements named by their object.
NOMINAL = _words("""
    criticize criticise praise denounce endorse announce accuse deny dismiss reject defend discuss describe
    mention applaud tout slam blast decry confirm cite propose demand claim acknowledge reveal express echo
    repeat disavow mock ridicule hail portray characterize characterise brand label dub congratulate thank blame
    protest reiterate note report declare list bemoan lament explain outline detail urge disclose recommend
    estimate forecast lambast lambaste rebuke rebut refute dispute disparage deride belittle berate chide scold
    admonish laud commend salute cheer
""")

# What is announced has its own effect behind a comma: "announced a merger, creating a firm of 9,000".
PLANS = _words("announce unveil propose outline report confirm")
MAKING = _words("""
    create form make combine unite merge end close cut open build replace raise lower add extend double halve ban allow
    scrap split join abolish restore reduce
""")

# A noun phrase under these is content where a document, a figure or a picture is the subject: "a video shows smoke".
PRESENTING = _words("""
    show reveal depict indicate suggest record capture estimate forecast predict project put place find identify
    list name detail describe document
""")

# What is published and can be held up for a claim. No paper, book or outlet by its name.
EVIDENCE = _words("""
    account analysis assessment audit autopsy census chart clip data database datum diary document documentary
    dossier email estimate evidence figure file filing finding footage forecast graph graphic illustration image
    indictment inquiry investigation lawsuit letter log map memo message model note paper paperwork photo
    photograph picture poll post record recording register report research result review screenshot statement
    statistic statistics study survey test testimony transcript tweet video x-ray
""")

# What is issued, sent or made, with its words behind a colon: "issued this statement: '...'".
UTTERANCES = _words("statement tweet post message comment remark announcement reply response appeal apology warning")

# Noun phrase and what it is called: "called the plan a disgrace".
NAMING = _words("call name brand label dub term deem declare consider style christen")

# What a contest makes of somebody: "candidate declared winner" leaves out "was".
TITLES_WON = _words("winner victor champion loser leader successor")

# Noun phrase behind a preposition as content: "called for calm". The preposition belongs to the cue.
PREPOSITIONAL = {
    "call": _words("for"),
    "allude": _words("to"),
    "object": _words("to"),
    "speak": _words("about of against"),
    "talk": _words("about of"),
    "complain": _words("about of"),
    "boast": _words("about of"),
    "brag": _words("about"),
    "joke": _words("about"),
    "lie": _words("about"),
    "ask": _words("about"),
    "elaborate": _words("on"),
    "apologize": _words("for"),
    "apologise": _words("for"),
    "advocate": _words("for"),
    "argue": _words("for against"),
    "warn": _words("of about against"),
    "hint": _words("at"),
    "plead": _words("for"),
    "appeal": _words("for"),
    "accuse": _words("of"),
}

# Nouns that carry a claim: "the claim that ...", "her promise to ...".
CLAIM_NOUNS = _words("""
    claim allegation assertion statement suggestion report accusation belief insistence denial warning promise
    pledge fear concern argument contention prediction announcement assurance complaint admission assessment
    conclusion view vow threat demand call request proposal comment remark rumour rumor speculation hint
    declaration finding revelation acknowledgment acknowledgement testimony confession opinion notion charge
    message refusal hope theory concession estimate forecast order recommendation
""")

# "declined to comment": who said nothing is heard as such and has no content.
SILENCE = _words("decline refuse")
TALK = _words("comment respond answer discuss elaborate reply speak say")

# "described the plan as a success": what it is called comes behind "as".
LIKENING = _words("describe portray characterize characterise dismiss denounce hail brand cast")

# "put the death toll at nine": who gives a number.
COUNTING = _words("put place set estimate")
COUNTS = _words("""
    number toll figure cost total count damage price loss size age turnout crowd value death casualty bill estimate
    proportion share rate chance probability strength
""")

# Verbs that take up somebody else's claim as one's own: "repeated a company claim".
ECHO = _words("repeat echo reiterate restate parrot amplify relay recycle")

# Adjectives with a clause: "is confident that ...".
ADJECTIVES = _words("""
    confident sure certain convinced adamant hopeful worried concerned afraid aware optimistic pessimistic
    sceptical skeptical doubtful unaware surprised disappointed proud glad happy sorry angry pleased fearful
    clear
""")

# "It emerged that ...": it came to be known, and the words do not say from whom.
EMERGING = _words("emerge transpire")

# "is said to", "is believed to": attributed to nobody.
SOURCELESS = _words("""
    say believe think report allege rumour rumor expect understand know fear consider presume suppose assume
    hear estimate claim suspect deem
""")
