"""Words that say where something was said and how it reached the outlet, by kind of medium (lemmas)."""

from sayso.model import MediumKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROWS: tuple[tuple[MediumKind, str], ...] = (
    ("post",
     "post tweet twitter facebook instagram x.com telegram tiktok youtube reddit linkedin bluesky mastodon "
     "threads weibo "
     "whatsapp blog blogpost website thread hashtag social"),
    ("interview", "interview phone telephone call conversation chat podcast"),
    ("statement", "statement release communique communiqué letter email e-mail memo message note announcement text"),
    ("briefing", "briefing conference presser news-conference gaggle"),
    ("speech",
     "speech address rally remark lecture keynote sermon toast debate hearing testimony meeting event forum summit "
     "convention ceremony eulogy talk panel"),
    ("broadcast",
     "television tv radio broadcast programme program show telecast newscast airwaves video documentary"),
    ("document",
     "report document paper study book article editorial op-ed column essay filing indictment affidavit memoir survey "
     "poll review bulletin dossier transcript record budget bill order"),
    ("court", "court trial lawsuit complaint deposition"),
)  # fmt: skip

MEDIA: dict[str, MediumKind] = {word: kind for kind, words in _ROWS for word in words.split()}
# "news conference" is a briefing, "social media" a post: the word before decides.
MEDIA_PAIRS: dict[tuple[str, str], MediumKind] = {
    ("social", "media"): "post", ("social", "network"): "post", ("press", "release"): "statement",
    ("court", "filing"): "court", ("court", "document"): "court", ("court", "paper"): "court",
    ("press", "statement"): "statement", ("news", "release"): "statement", ("text", "message"): "statement",
    ("video", "message"): "post", ("town", "hall"): "speech", ("talk", "show"): "broadcast",
    ("video", "statement"): "statement", ("press", "call"): "briefing", ("conference", "call"): "briefing",
}  # fmt: skip
# "told the Weekly", "in an interview with the Weekly": said to another newsroom.
NEWSROOM_TAILS = _words(
    "times post news herald tribune journal gazette weekly daily courier observer telegraph guardian star chronicle "
    "magazine newspaper paper agency radio television tv broadcaster outlet channel network press wire"
)
# Prepositions under which a medium or a place of saying hangs on the cue.
MEDIUM_PREPOSITIONS = _words("in on at during via through over by from for to with")
# "Speaking at a rally, ...": participles that only set the scene of the saying.
SCENE_PARTICIPLES = _words(
    "speak talk write address appear ask respond reply testify post tweet react comment answer quiz press quote add "
    "refer question pose announce recall"
)
# Whom these take as an object hears what is said.
TELLING = _words(
    "tell ask inform remind warn assure urge order advise instruct notify brief beg implore command direct encourage "
    "persuade convince reassure show"
)
# Who hears it tells where it was said.
_HEARERS: tuple[tuple[MediumKind, str], ...] = (
    ("briefing", "reporter journalist newsman press media"),
    ("speech",
     "lawmaker mp msp mep senator legislator parliament congress senate assembly committee commons lord council panel "
     "supporter crowd delegate audience rally conference congregation attendee voter graduate"),
    ("court", "court judge jury juror magistrate tribunal inquest coroner"),
)  # fmt: skip
HEARERS: dict[str, MediumKind] = {word: kind for kind, words in _HEARERS for word in words.split()}
# "told the newspaper"
NEWSROOM_NOUNS = _words("newspaper paper broadcaster channel outlet magazine website station programme program podcast")
# An organisation with one of these in its name is told things in other ways than a newsroom.
NO_NEWSROOM = _words(
    "assembly association authority bank bar board cabinet center centre chamber church club college commission "
    "committee "
    "company conference congress corp council court department embassy federation forum foundation fund group guild "
    "hospital house inc institute ltd ministry nations navy office organisation organization parliament party police "
    "school senate service society summit team treasury tribunal union university"
)
# A network whose name is one letter.
POSTING = _words("write post say share tweet announce add")
# The cue itself names the medium.
CUE_MEDIA: dict[str, MediumKind] = {
    "tweet": "post",
    "retweet": "post",
    "post": "post",
    "blog": "post",
    "testify": "court",
}
# "a letter seen by the Weekly"
LOOKING = _words("see obtain review view read acquire")
# "a reporter at the scene", "our correspondent saw"
REPORTERS = _words("reporter journalist correspondent photographer")
WITNESSING = _words("scene see witness watch observe count hear film photograph")
# What reporters do with their own eyes and ears.
SEEING = _words("see count watch hear witness observe film photograph")
