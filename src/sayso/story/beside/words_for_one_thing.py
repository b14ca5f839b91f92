"""Words that newsrooms choose between for one and the same thing: a table of general English, for everybody alike.

A line says only that its words can stand for one another in some sentence, never that one of them is plain or fair.
Which of them an outlet used, and where, is shown; what each tells is for a reader to judge. No line names a state, a
people, a party or a belief; numbers of a noun and forms of a verb are found by their stems.
"""

# Each line: words or phrases, in lower case, for one thing.
LINES: tuple[str, ...] = (
    # Power and those who hold it
    "government, regime, administration, junta, cabinet, authorities, rulers",
    "president, leader, ruler, strongman, dictator, autocrat",
    "coup, takeover, putsch, uprising, revolution, transition",
    "opposition, dissidents, critics, opponents",
    "spokesman, spokeswoman, spokesperson, mouthpiece",
    "ally, proxy, partner, satellite, puppet",
    "official, apparatchik, bureaucrat, civil servant",
    "lobbyist, campaigner, activist, agitator",
    "reform, overhaul, shake-up, rollback",
    "ban, curb, restriction, crackdown, clampdown",
    # Force
    "war, conflict, invasion, incursion, military operation, special operation, special military operation, "
    "aggression, intervention, offensive, campaign",
    "fighters, militants, terrorists, rebels, insurgents, gunmen, separatists, guerrillas, extremists, partisans, "
    "resistance",
    "soldiers, troops, forces, mercenaries, peacekeepers, volunteers",
    "attack, strike, raid, bombing, shelling, bombardment, assault",
    "killed, murdered, slain, massacred, executed, assassinated, slaughtered, eliminated, neutralised, died",
    "massacre, killing, slaughter, atrocity, incident, tragedy",
    "captured, seized, liberated, occupied, annexed, took control, overran",
    "withdrew, retreated, pulled back, fled, regrouped",
    "hostages, prisoners, detainees, captives",
    "weapon, arms, munitions, hardware",
    "barrier, wall, fence",
    "settlement, outpost, colony, neighbourhood, community",
    "blockade, siege, cordon, closure, quarantine",
    "ceasefire, truce, pause, lull",
    # Streets and police
    "protest, demonstration, rally, riot, unrest, disorder, disturbance, march",
    "protesters, demonstrators, rioters, marchers, mob, crowd, activists",
    "arrested, detained, seized, abducted, rounded up, taken into custody",
    "shot, opened fire, gunned down",
    "dispersed, cleared, broke up, drove off",
    "camp, encampment, squat, shanty town",
    # People who move
    "migrants, refugees, asylum seekers, illegal immigrants, undocumented immigrants, illegals, new arrivals",
    "deported, expelled, removed, returned, repatriated",
    "flood, wave, influx, surge, invasion",
    # Work and money
    "walkout, strike, stoppage, industrial action, work-to-rule, shutdown",
    "strikers, pickets, workers, staff, employees",
    "layoffs, job cuts, redundancies, sackings, restructuring, downsizing",
    "laid off, fired, sacked, dismissed, made redundant, let go",
    "cuts, savings, austerity, efficiencies",
    "tax relief, tax cut, tax break, tax giveaway",
    "bailout, rescue, aid package, loan, handout",
    "benefits, welfare, handouts, entitlements, social security",
    "subsidy, support, aid, giveaway",
    "slump, downturn, recession, slowdown, crisis, collapse",
    "price gouging, price rise, increase, adjustment",
    "tycoon, businessman, magnate, oligarch, entrepreneur",
    # Law
    "accused, suspect, defendant, culprit, perpetrator",
    "victim, survivor, complainant, accuser",
    "fraud, scam, swindle, irregularities, mistake",
    "bribe, kickback, gift, payment, commission",
    "leak, breach, disclosure, hack",
    "torture, abuse, mistreatment, enhanced interrogation, rough handling",
    # Health, nature, technology
    "climate change, climate crisis, climate emergency, global warming",
    "disaster, catastrophe, accident, incident, mishap",
    "spill, leak, release, discharge",
    "outbreak, epidemic, pandemic, cluster",
    "abortion opponents, pro-life, anti-abortion",
    "abortion rights, pro-choice, pro-abortion",
    "gun control, gun safety, gun restrictions",
    "drugs, narcotics, medicine, substances",
    "addict, user, patient",
    "surveillance, monitoring, spying, eavesdropping",
    "crackdown, operation, sweep, purge",
    # What is said
    "row, dispute, spat, disagreement, clash, feud",
    "gaffe, error, slip, blunder",
    "scandal, affair, controversy, allegations",
    "reform, deal, compromise, concession, climbdown, retreat",
    "speech, address, tirade, rant, diatribe",
)
