"""What cue words do: the act, whether something was said, and what the act lends to the certainty of its content.

One row an act: its name, `speech` (said, written or published, against thought, wanted or felt), the flags that its
content gets, and the lemmas (or phrases of lemmas) that are it. A lemma stands in one row only. The classes follow
the usual ones of reporting verbs (statement, claim, commitment, request, prediction, cognition, affect).
"hop" is what the parser makes of "hoping".
"""

from dataclasses import dataclass

from sayso.model import Flag


@dataclass(frozen=True, slots=True)
class Act:
    """What a cue does."""

    kind: str
    speech: bool
    lends: tuple[Flag, ...]


_ROWS: tuple[tuple[str, bool, tuple[Flag, ...], str], ...] = (
    ("say", True, (),
     "say, tell, state, express, convey, type, speak, add, comment, remark, observe, continue, conclude, write, "
     "tweet, post, blog, text, email, message, reply, respond, answer, retort, quip, joke, mention, utter, voice, "
     "articulate, put it, put, go on, chime in, begin, elaborate, address, cite, quote, refer to, declare, "
     "pronounce, proclaim, shout, scream, whisper, murmur, mutter, yell, cry, exclaim, sing, chant, recite, read, "
     "echo, speak of, talk, discuss, argue for, remind, open, interject, sum up, summarise, summarize, recount, "
     "reflect, word, weigh in, hit back, fire back, shoot back, sound off, set out, hold forth, snap, bark, blurt, "
     "stammer, jot, pen, scrawl, caption, muse, enthuse, gush, rave, sigh, groan, according to, accord "
     "to, per, opine, intone, statement, speech, letter"),
    ("claim", True, (),
     "claim, allege, assert, contend, maintain, insist, argue, make the case, profess, charge, purport, posit, "
     "allegation, assertion, contention, argument, claimed, insistence, counter, reason, aver, avow"),
    ("confirm", True, (),
     "confirm, affirm, reaffirm, corroborate, certify, verify, attest, testify, swear, confirmation, testimony, "
     "vouch, uphold"),
    ("deny", True, ("denied",),
     "deny, refute, rebut, repudiate, disavow, disclaim, gainsay, denial, push back, rebuff, dispute, contradict, "
     "disagree, reject, dismiss, rule out, play down, downplay, negate, "
     "contest, brush off, shrug off, bat away, wave off"),
    ("admit", True, (),
     "admit, concede, acknowledge, confess, own up, grant, allow, admission, concession, recognise, recognize, "
     "come clean, accept"),
    ("reveal", True, (),
     "reveal, disclose, divulge, leak, expose, uncover, unveil, announce, make public, release, publish, "
     "announcement, disclosure, revelation, break the news, share, make known"),
    ("note", True, (),
     "note, prove, demonstrate, point out, point to, underscore, underline, stress, emphasise, emphasize, "
     "highlight, explain, clarify, make clear, specify, detail, outline, lay out, spell out, illustrate, "
     "explanation, recall, remember, relate, reiterate, clear, mark, draw attention, flag, define"),
    ("repeat", True, (),
     "repeat, restate, rehash, parrot, repetition, double down"),
    ("describe", True, (),
     "describe, call, characterise, characterize, portray, depict, label, brand, dub, term, refer, liken, compare, "
     "name, paint, cast, frame, description, tout, billed, bill"),
    ("report", True, (),
     "report, show, find, document, record, estimate, indicate, state that, list, chronicle, air, broadcast, "
     "carry, study, survey, poll, figure, data, finding, calculate, count, reckon up"),
    ("suggest", True, ("hedged",),
     "suggest, hint, imply, insinuate, intimate, speculate, raise the possibility, suggestion, speculation, "
     "hypothesise, hypothesize, rumour, rumor, theorise, theorize, float, wonder aloud, signal, "
     "possibility, prospect, "
     "likelihood, risk, chance"),
    ("warn", True, (),
     "warn, caution, alert, warning, sound the alarm, raise the alarm"),
    ("ask", True, ("asked_for",),
     "ask, request, urge, beg, plead, appeal, implore, beseech, entreat, call for, call on, call upon, seek, "
     "petition, lobby, press, push for, push, press for, encourage, advise, counsel, recommend, propose, invite, "
     "exhort, advocate, nudge, request for, plea, recommendation, proposal, advice, argue against, suggest that, "
     "campaign for"),
    ("question", True, ("hedged",),
     "question, query, wonder, inquire, enquire, quiz, cast doubt, doubt, raise question, ponder"),
    ("order", True, ("asked_for",),
     "order, command, instruct, direct, demand, require, compel, mandate, decree, rule, insist on, forbid, ban, "
     "prohibit, bar, demand for, instruction, ultimatum, authorise, authorize, summon"),
    ("promise", True, ("planned",),
     "promise, pledge, vow, commit, guarantee, assure, undertake, offer, volunteer, swear to, commitment, "
     "reassure, assurance, vow to"),
    ("threaten", True, ("planned",),
     "threaten, threat"),
    ("predict", True, ("predicted",),
     "predict, forecast, foreshadow, project, prophesy, foretell, prediction, projection, foresee, "
     "envision, envisage"),
    ("accuse", True, (),
     "accuse, blame, fault, implicate, incriminate, indict, denounce, condemn, blast, slam, rip, criticise, "
     "criticize, attack, lambast, lambaste, decry, deride, mock, ridicule, rail, scold, chide, rebuke, excoriate, "
     "bash, assail, deplore, accusation, criticism, lash out, complain, lament, bemoan, grumble, protest, object, "
     "oppose, take aim, complaint, disparage, berate, castigate, hit out, knock"),
    ("praise", True, (),
     "praise, applaud, laud, commend, hail, compliment, congratulate, thank, celebrate, extol, welcome, cheer, "
     "salute, defend, endorse, back, support, champion, brag, boast, praise for, trumpet, crow"),
    ("apologise", True, (),
     "apologise, apologize, apology"),
    ("agree", True, (),
     "agree, concur, consent, side, agreement, second"),
    ("decline", True, ("negated",),
     "decline, refuse, demur, balk, refusal"),
    ("believe", False, ("hedged",),
     "believe, think, suspect, assume, presume, suppose, guess, figure that, reckon, imagine, consider, deem, "
     "regard, view, feel, sense, perceive, judge, hold, belief, opinion, impression, view as, theory, "
     "hunch, take, surmise, wager, bet, "
     "opt"),
    ("know", False, (),
     "know, learn, understand, realise, realize, discover, notice, see, hear, aware, knowledge, determine, "
     "conclude that, read that, gather, overhear, witness, recognise that"),
    ("want", False, ("asked_for",),
     "want, wish, desire, prefer, favour, favor, like, need, long, love, wish for, desire for"),
    ("hope", False, ("hedged",),
     "hope, hop, hope for, optimistic, hopeful, aspire, dream, trust, confident"),
    ("fear", False, ("hedged",),
     "fear, worry, dread, concern, concerned, worried, afraid, anxious, fearful"),
    ("expect", False, ("predicted",),
     "expect, anticipate, await, expectation, look forward"),
    ("plan", False, ("planned",),
     "plan, intend, aim, decide, resolve, mean, prepare, plot, scheme, seek to, intention, decision, determined, "
     "consider doing, mull, weigh"),
    ("feel", False, (),
     "regret, enjoy, hate, resent, marvel, shocked, surprised, stunned, pleased, proud, glad, happy, angry, upset, "
     "disappointed, sorry, frustrated, convinced, sure, certain, satisfied, dismayed, grateful"),
)  # fmt: skip


def _table() -> dict[str, Act]:
    out: dict[str, Act] = {}
    for kind, speech, lends, words in _ROWS:
        for word in words.split(", "):
            out[word.strip()] = Act(kind, speech, lends)
    return out


ACTS: dict[str, Act] = _table()
PHRASES: tuple[str, ...] = tuple(sorted((w for w in ACTS if " " in w), key=len, reverse=True))

# "told him to go" orders; the same verbs with a clause ("told him that") state.
COMMANDING: frozenset[str] = frozenset(
    {"tell", "warn", "say", "remind", "write", "signal", "caution", "alert", "text", "call"}
)
# Order that a thing be not done: "forbade her to leave".
FORBIDDING: frozenset[str] = frozenset({"forbid", "prohibit", "ban", "bar"})
# Deny only a claim: "rejected the report", not "rejected the offer".
TURNING_DOWN: frozenset[str] = frozenset(
    {"reject", "dismiss", "rule", "play", "downplay", "rebuff", "push", "brush", "shrug", "bat", "wave"}
)
# "asked whether" is a question, not a request.
ASKING_WORDS: frozenset[str] = frozenset(
    {"whether", "if", "why", "what", "when", "where", "who", "how", "which", "whose", "whom"}
)
NEGATING: frozenset[str] = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "no", "without"})
