"""Words that cannot both hold of one thing, as news uses them.

Two sides a row: any word of one stands against any word of the other.
"""

from __future__ import annotations

OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        "rise rose risen increase grow grew grown climb jump soar surge up gain higher",
        "fall fell fallen decrease decline drop shrink shrank plunge slump down lower cut",
    ),
    ("win won victory triumph", "lose lost defeat loss"),
    (
        "accept agree approve endorse back support welcome favor favour",
        "reject refuse oppose dismiss condemn criticize criticise decline veto resist",
    ),
    ("guilty convict conviction", "acquit acquittal innocent clear exonerate"),
    ("alive survive survivor", "dead die died death kill killed"),
    ("open reopen", "close shut closed"),
    ("start begin began begun launch resume", "stop end halt cease suspend abandon finish"),
    ("legal lawful constitutional", "illegal unlawful unconstitutional"),
    ("safe safely harmless", "dangerous unsafe hazard risk harmful"),
    ("peaceful peacefully calm", "violent violence riot clash chaos"),
    ("allow permit authorize authorise let", "ban bar block prohibit forbid forbade prevent"),
    (
        "true real genuine authentic accurate correct",
        "false fake untrue bogus hoax wrong incorrect fabricated inaccurate misleading",
    ),
    ("success successful succeed effective", "failure fail failed unsuccessful ineffective flop"),
    ("confirm verify admit acknowledge", "deny denied denial refute rebut debunk dispute contradict"),
    ("arrive enter join return", "leave left quit withdraw depart exit"),
    ("more greater many most", "fewer less few least"),
    ("before earlier", "after later"),
    ("advance capture seize take took", "retreat repel repulse lose lost withdraw"),
    ("hire appoint recruit", "fire sack dismiss resign lay"),
    ("release free freed", "detain arrest hold held jail imprison"),
    ("first", "last"),
    ("all every everyone entire", "no none nobody"),
    ("strong robust", "weak fragile"),
    ("public", "secret private"),
    ("accident accidental", "deliberate intentional attack sabotage"),
    ("innocent civilian", "militant fighter combatant"),
    ("praise thank applaud hail", "criticize criticise blame blast attack condemn slam denounce"),
    ("improve better recover", "worsen worse deteriorate"),
    ("possible likely", "impossible unlikely"),
    ("hope optimistic confident", "fear worry worried concern pessimistic"),
    (
        "prosecutor prosecution accuser accusation charge plaintiff",
        "defense defence defendant suspect accused attorney",
    ),
    ("critic opponent detractor skeptic sceptic", "supporter backer proponent advocate ally"),
    ("company management employer firm executive", "union worker employee striker staff"),
    ("official government authority regime", "activist rebel opposition dissident whistleblower"),
    ("police officer", "protester demonstrator marcher"),
    ("majority", "minority dissent"),
    ("victim family parent survivor", "suspect regime attacker gunman"),
    ("comply compliance obey follow", "violate violation breach flout"),
    ("plan intend vow promise", "cancel scrap drop shelve"),
    ("protect defend", "undermine threaten jeopardize endanger"),
    ("known know knew aware", "unaware unknown secret unclear"),
    ("ready prepared able capable", "unprepared unable incapable struggle"),
    ("evidence proof prove proven", "unproven unclear speculation speculative"),
    ("intact unharmed undamaged", "destroyed damaged wrecked ruined"),
)
