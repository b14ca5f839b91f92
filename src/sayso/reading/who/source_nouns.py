"""Nouns that tell what kind of source a phrase names, as data.

Every table is a set of lower-case singular lemmas of general news English. None holds a name, a country, a party or
an outlet: a name's kind comes from the text it stands in.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Before a name, no part of it. Written without full stops.
HONORIFICS: frozenset[str] = _words("adm capt cmdr col dr gen hon lt madam miss mr mrs ms mx prof rev sgt sir")
# Kept where the name would else be one word ("Pope Anselm", "Baroness Thule"): that is how such people are called.
STYLES: frozenset[str] = _words("""
    ayatollah baron baroness dame duchess duke emir emperor empress imam king lady lord pope prince princess queen
    saint sheikh sultan
""")
HE_WORDS: frozenset[str] = _words("""
    actor alderman anchorman assemblyman baron boy boyfriend brother businessman chairman clergyman congressman
    councilman duke emir emperor father fisherman gentleman grandfather husband king lord man monk mr
    nephew policeman prince salesman sir son spokesman statesman sultan uncle widower
""")
SHE_WORDS: frozenset[str] = _words("""
    actress alderwoman anchorwoman assemblywoman aunt baroness businesswoman chairwoman clergywoman
    congresswoman councilwoman dame daughter duchess empress fisherwoman girl girlfriend grandmother lady miss
    mother mrs ms niece nun policewoman princess queen saleswoman sister spokeswoman stateswoman widow wife
    woman
""")

# What a person is or does. One that heads a phrase makes it a person; one before a name is a role.
ROLE_NOUNS: frozenset[str] = _words("""
    accountant activist actor actress administrator adult adviser advisor advocate airman alderman alderwoman ally
    ambassador analyst anchor announcer archbishop architect artist assemblyman assemblywoman assistant astronaut
    astronomer athlete attendee attorney aunt author baby backbencher baker banker barrister billionaire biologist
    bishop blogger boss boy boyfriend broadcaster broker brother builder businessman businessperson businesswoman
    buyer campaigner candidate captain cardinal carer ceo chair chairman chairperson chairwoman challenger champion
    chancellor chef chemist chief child churchgoer citizen clergyman clergywoman clerk climatologist co-author
    co-chair co-director co-founder co-owner coach colleague colonel columnist comedian commander commentator
    commissioner commuter composer congressman congresswoman constable consultant consumer contractor coordinator
    cop coroner correspondent councillor councilman councilwoman counsel cousin creator curator cyclist dad daughter
    dealer dean defenceman defendant defenseman delegate demographer deputy designer detective developer dictator
    diplomat director doctor driver ecologist economist editor editor-in-chief educator elder emperor employee
    employer empress engineer entrepreneur envoy epidemiologist executive expert fan farmer father fellow
    festivalgoer fighter filmmaker firefighter fisherman fisherwoman foe footballer forecaster founder friend
    frontman frontrunner general gentleman geologist girl girlfriend goalkeeper goaltender goer governor graduate
    grandfather grandmother guard guy head headteacher historian holidaymaker hopeful host husband imam incumbent
    individual industrialist inspector investigator investor jockey journalist judge justice kid king lady landlord
    lawmaker lawyer leader lecturer legislator librarian lieutenant lobbyist magistrate magnate man manager marshal
    master mathematician mayor mechanic mediator member mep merchant meteorologist midfielder midwife millionaire
    minister moderator mogul mom monarch monk mother motorist mp msp mum musician narrator negotiator neighbor
    neighbour nephew neuroscientist niece nominee novelist nun nurse officer official ombudsman operative organiser
    organizer owner painter parent parliamentarian participant partner passenger pastor patient patriarch pedestrian
    peer pensioner performer person philosopher photographer physician physicist pilot planner player playwright
    plumber poet policeman policewoman politician pollster pope premier presenter president president-elect priest
    prince princess principal producer professor programmer prosecutor protester psychiatrist psychologist publisher
    pundit pupil quarterback queen questioner rabbi rancher reader realtor rebel receptionist refugee regulator rep
    reporter representative researcher resident resister respondent retiree runner sailor salesman saleswoman
    scholar scientist screenwriter secretary secretary-general seller senator sergeant sheriff shopkeeper shopper
    singer sister smuggler sociologist soldier solicitor son speaker specialist spokesman spokesperson spokeswoman
    staffer statesman stateswoman statistician strategist student superintendent supervisor supporter surgeon
    surveyor survivor taoiseach taxpayer teacher technician teen teenager tenant therapist trader trafficker trainer
    treasurer troop trustee tycoon umpire uncle undersecretary vet veteran vicar vice-chair vice-president victim
    volunteer voter warden widow widower wife witness woman worker writer youngster youth
""")
# What people are called that is no office before a name: "users", "the pilgrim".
PEOPLE_NOUNS: frozenset[str] = _words("""
    academic agent ancestor applicant backer beneficiary bidder captive cleric client clinician combatant convict
    creditor customer defector diner dissident donor dweller emigrant evacuee exile expat extremist foreigner gunman
    hardliner heir hostage immigrant informant inhabitant inmate insurgent intern interviewee islander juror lad
    landowner laureate lender lifeguard listener local loyalist medic migrant militant millennial missionary mourner
    newcomer paramedic parishioner pervert pilgrim plaintiff practitioner predator prisoner recipient recruit
    reformer sceptic settler shareholder skeptic spectator subscriber suspect sympathiser sympathizer theologian
    tourist traveler traveller user viewer villager visitor worshiper worshipper
""")
# Abbreviated offices: they stand before a name and are no part of it.
SHORT_ROLES: frozenset[str] = _words("""
    adml amb atty brig ceo cfo cllr coo cpl cto dci det ds esq gov govs insp maj mep mp msp pfc phd pm pres rep
    reps sen sens supt
""")
# A person who speaks for somebody else: the words beside say for whom.
MOUTHPIECES: frozenset[str] = _words("""
    ambassador attorney barrister campaign-manager counsel envoy lawyer negotiator press-secretary publicist rep
    representative solicitor spokesman spokespeople spokesperson spokeswoman
""")
# Offices whose holder speaks for what stands after "of": "minister of", "chief executive of".
OFFICES: frozenset[str] = _words("""
    ambassador ceo chair chairman chairperson chairwoman chancellor chief commander commissioner director
    emperor empress executive general governor head king leader mayor minister premier president queen secretary
    secretary-general
""")
# Bodies that belong to a state or to a side in a war: "forces of", "the foreign ministry of".
STATE_BODIES: frozenset[str] = _words("""
    administration airforce army authority cabinet court delegation embassy fighter force government military
    ministry mission navy parliament police rebel soldier troop
""")

GOVERNMENT_NOUNS: frozenset[str] = _words("""
    coastguard gendarmerie
    administration army assembly authority bureau cabinet city commission congress consulate council country county
    court department embassy force government inspectorate junta legislature military ministry municipality nation navy
    opposition parliament police presidency prosecution regime regulator senate state town treasury tribunal
    watchdog
""")
ORGANISATION_NOUNS: frozenset[str] = _words("""
    airport brewery brigade factory foundry mill railway refinery shipyard smelter theatre
    agency airline alliance association bank board body brand broadcaster business campaign center centre charity
    church club coalition college committee company conglomerate consortium cooperative corporation council
    department employer federation firm foundation fund group guild hospital initiative inquiry institute
    institution lab laboratory league maker manufacturer mosque museum network ngo office operator organisation
    organization panel party plant platform practice program programme provider publisher rating retailer school
    service society startup supermarket supplier taskforce team think-tank thinktank trust union university utility
    watchdog workshop
""")
OUTLET_NOUNS: frozenset[str] = _words("""
    blog broadcaster channel daily magazine news-site newsletter newspaper newsroom newswire outlet paper
    podcast programme site station tabloid website weekly
""")
DOCUMENT_NOUNS: frozenset[str] = _words("""
    account ad advertisement affidavit agreement amendment analysis announcement article assessment audit average
    bill book brief briefing bulletin census chart clip column complaint constitution contract convention copy cv
    data database dataset datum declaration diary directive document dossier draft e-mail edition editorial email essay
    estimate evidence figure file filing film finding footage forecast graph guidance guideline headline image index
    indictment information inspection investigation invoice journal judgement judgment law lawsuit leaflet letter
    list log manifesto manual map memo memoir memorandum message minutes model motion note notice obituary opinion
    order paper paperwork petition photo photograph picture plan policy poll polling post poster presentation
    proposal provision questionnaire rating reading readout receipt record recording regulation release report
    research resolution result review rule ruling script section sign slide slogan speech spreadsheet statistic
    statute story study subpoena summary survey tally tape testimony text transcript treaty tweet verdict video
    warrant website
""")
# Words of a person set down: with "Aker's" or "by Aker" beside them the person speaks, not the paper.
UTTERANCE_NOUNS: frozenset[str] = _words("""
    account accusation address allegation announcement answer argument assertion assessment assurance belief claim
    comment commentary complaint contention criticism declaration denial e-mail email letter message note op-ed
    opinion plea pledge post prediction promise reaction remark reply request response speech statement story
    suggestion testimony tweet version view vow warning word
""")
# Sources that are described and not named.
UNNAMED_NOUNS: frozenset[str] = _words("""
    adviser advisor advocate aide ally analyst another anybody anyone attorney colleague commentator critic
    detractor diplomat economist employee everybody everyone executive expert friend insider investigator
    lawmaker lawyer leader neighbor neighbour nobody observer officer official opponent other people person
    politician proponent prosecutor relative researcher resident rival scientist somebody someone source staffer
    strategist supporter worker
""")
WITNESS_NOUNS: frozenset[str] = _words("bystander eyewitness onlooker passer-by passerby survivor witness")
# More than one person under one word.
GROUP_NOUNS: frozenset[str] = _words("""
    side
    all audience authority base both camp community couple crew crowd delegation duo electorate elite faction
    family few folk gang generation household jury leadership left majority many media minority most movement
    opposition other pair people percent police poor press public rich right several some squad staff three trio
    two wing youth
""")
# A capitalised name with one of these in it is an organisation, whatever the recogniser thinks.
ORGANISATION_NAME_WORDS: frozenset[str] = _words("""
    air airways ferries foods lines logistics shipping tours
    academy administration agency airlines airport alliance analytics army assembly association authority
    avenue bank board broadcasting bureau cabinet campaign capital caucus center centre chamber charity
    church clinic club coalition college commission committee company confederation conference congress
    consortium corp corporation council court department economics embassy energy exchange fc federation
    festival force forum foundation fund gallery gazette group guild health herald holdings hospital hotel
    house inc initiative institute institution insurance investigations journal laboratory league limited
    llc llp lp ltd magazine media ministry mission mosque motors movement museum navy network news newspaper
    office orchestra organisation organization pac palace parliament partners party plc pllc police poll
    polls post press project radio records school sciences security senate service services society
    solutions stadium street studies studios survey system systems team telegraph television theater theatre
    times today tribunal tribune trust union university watch
""")
# A capitalised name that ends in one of these is a document.
DOCUMENT_NAME_WORDS: frozenset[str] = _words("""
    accord act agreement amendment bill charter constitution convention declaration dossier manifesto memo
    memorandum protocol report statute study treaty
""")
# A capitalised name that ends in one of these is a newsroom.
NEWSROOM_NAME_WORDS: frozenset[str] = _words("""
    chronicle courier daily gazette herald journal magazine news newspaper newswire post press radio telegraph
    television times tribune tv weekly
""")
# Second half of a personal name that makes it another person's.
GENERATIONS: frozenset[str] = _words("ii iii iv jr sr")
# Small words inside a personal name.
PARTICLES: frozenset[str] = _words("""
    abu al ben bin da das de del della den der di dos du el ibn la le los st ten ter van von y zu
""")
# A wider word in news English for a narrower one in a role.
WIDER_ROLES: dict[str, frozenset[str]] = {
    "leader": _words("chairman chairwoman chancellor chief head king minister premier president queen"),
    "senator": _words("sen"),
    "congressman": _words("rep representative"),
    "congresswoman": _words("rep representative"),
    "representative": _words("rep"),
    "governor": _words("gov"),
    "professor": _words("prof"),
    "lawmaker": _words("congressman congresswoman legislator mep mp msp rep representative sen senator"),
    "legislator": _words("congressman congresswoman lawmaker mep mp msp rep representative sen senator"),
    "politician": _words(
        "congressman congresswoman councillor governor leader mep minister mp msp rep representative sen senator"
    ),
    "backbencher": _words("mep mp msp"),
    "lawyer": _words("attorney barrister counsel solicitor"),
    "attorney": _words("lawyer"),
    "judge": _words("justice magistrate"),
    "doctor": _words("dr physician surgeon"),
    "candidate": _words("challenger hopeful nominee"),
    "nominee": _words("candidate"),
    "executive": _words("ceo cfo chief coo director"),
    "boss": _words("ceo chairman chairwoman chief director executive manager"),
    "academic": _words("lecturer professor researcher scholar"),
    "researcher": _words("author biologist ecologist economist fellow professor scientist"),
    "scientist": _words("biologist chemist ecologist physicist professor researcher"),
    "expert": _words("analyst professor researcher scientist"),
    "spokesman": _words("spokesperson"),
    "spokeswoman": _words("spokesperson"),
    "officer": _words("constable detective inspector sergeant"),
    "founder": _words("co-founder"),
    "secretary": _words("minister"),
}
# Bodies that are taken up again by a common noun: "the company", whatever its name.
TAKEN_UP: frozenset[str] = _words("""
    agency airline association bank body broadcaster business channel charity club commission committee company
    council daily department firm force foundation group institute magazine ministry network newspaper newswire
    organisation organization outlet paper party publication service site tabloid think-tank thinktank union
    university watchdog website weekly
""")
# Of these, nouns that fit most bodies whatever their name says they are ...
ANY_BODY: frozenset[str] = _words("""
    agency association body business charity company firm foundation group organisation organization service
""")
# ... but not a body of these: nobody calls a council "the company".
PUBLIC_BODIES: frozenset[str] = _words("""
    assembly church commission committee congress council court department house ministry parliament party police
    school senate tribunal union university
""")
# What "the force" may be called.
ARMED: frozenset[str] = _words("army constabulary force forces guard police")
# What stands behind a name and is no part of it.
SUFFIXES: frozenset[str] = _words("cbe ceo cfo esq frs kc mbe md mep mp mps msp obe phd qc")
# Common nouns that the recogniser takes for names at the start of a sentence ("Scholars say").
COMMON_SOURCES: frozenset[str] = (
    ROLE_NOUNS
    | PEOPLE_NOUNS
    | UNNAMED_NOUNS
    | WITNESS_NOUNS
    | GROUP_NOUNS
    | DOCUMENT_NOUNS
    | ORGANISATION_NOUNS
    | OUTLET_NOUNS
)
# Words of a role that make it another: "the president" is not the former one.
RANKS: frozenset[str] = _words("acting assistant associate deputy ex former interim shadow vice")
# Two people who were named side by side: "the couple".
PAIRS: frozenset[str] = _words("couple pair duo brothers sisters spouses twins")
# Some of those just told of: "One said the cabins were cold".
SOME_OF_THEM: frozenset[str] = _words("one two three four five six another others some several many most both")
# An office has one holder: with a word not told before ("the Olmish president") it is somebody else's.
SOLE_OFFICES: frozenset[str] = _words("""
    ambassador archbishop bishop boss captain ceo chair chairman chairperson chairwoman chancellor chief commander
    commissioner director editor emperor empress executive founder governor head judge king leader manager mayor
    minister monarch nominee owner patriarch pope premier president prince princess queen secretary sheriff
    speaker spokesman spokesperson spokeswoman superintendent treasurer vice-president
""")
# Said of one who was just heard, to vary the name: they tell nothing of office or trade.
VARIED: frozenset[str] = _words("lady man woman pensioner teenager")
# Nouns for people that are no role of somebody whose name stands right after them: "met the child Salk had lost".
NO_OFFICE: frozenset[str] = _words(
    "adult baby boy child friend girl guy individual kid man person woman youngster youth"
)
# Kin named beside a full name: the bare surname before it is somebody else's.
KIN: frozenset[str] = _words("brother daughter father husband lady mother sister son wife widow widower")
# Words that open a sentence and that the recogniser glues to the name behind them ("Meanwhile Jan Oder").
OPENERS: frozenset[str] = _words("""
    after although and as because before both but despite earlier elsewhere even former however if instead last
    later like meanwhile moreover once only since so still then though today tonight unlike until when whereas while
    with yesterday yet
""")
