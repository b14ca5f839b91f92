"""Nouns that tell what kind of source a phrase names, as data.

Every table is a set of lower-case singular lemmas of general news English. None holds a name, a country, a party or
an outlet: a name's kind comes from the text it stands in.
"""

# Before a name, no part of it. Written without full stops.
HONORIFICS: frozenset[str] = frozenset(
    "mr mrs ms miss mx dr prof sir madam rev hon sgt lt col gen capt cmdr adm".split()
)
# Kept where the name would else be one word ("Pope Anselm", "Baroness Thule"): that is how such people are called.
STYLES: frozenset[str] = frozenset(
    "pope king queen prince princess lord lady baroness baron dame emperor empress emir sheikh sultan saint duke duchess "
    "imam ayatollah".split()
)
HE_WORDS: frozenset[str] = frozenset(
    "mr sir lord king prince baron emperor duke emir sultan father son husband brother uncle grandfather nephew boy man "
    "gentleman businessman spokesman chairman congressman assemblyman councilman alderman policeman fisherman actor "
    "anchorman salesman boyfriend widower monk priest imam".split()
)
SHE_WORDS: frozenset[str] = frozenset(
    "mrs ms miss lady dame queen princess baroness empress duchess mother daughter wife sister aunt grandmother niece girl "
    "woman businesswoman spokeswoman chairwoman congresswoman assemblywoman councilwoman policewoman actress "
    "anchorwoman saleswoman girlfriend widow nun".split()
)

# What a person is or does. One that heads a phrase makes it a person; one before a name is a role.
ROLE_NOUNS: frozenset[str] = frozenset(
    """
    accountant activist actor actress adviser advisor advocate ambassador analyst anchor archbishop architect artist
    assemblyman assemblywoman assistant astronaut astronomer athlete attorney author backbencher baker banker barrister
    biologist bishop blogger boss broadcaster broker builder businessman businessperson businesswoman campaigner candidate
    captain cardinal carer ceo chair chairman chairperson chairwoman challenger champion chancellor chef chemist chief
    clergyman clerk climatologist co-author co-chair co-director co-founder co-owner coach colleague colonel columnist
    comedian commander commentator commissioner composer congressman congresswoman constable consultant contractor
    coordinator coroner correspondent councillor councilman councilwoman counsel creator critic curator dean defendant
    delegate demographer deputy designer detective developer dictator diplomat director doctor driver ecologist economist
    editor editor-in-chief educator emperor employee engineer entrepreneur envoy epidemiologist executive expert farmer
    father fellow fighter filmmaker firefighter fisherman footballer forecaster founder frontrunner general geologist
    governor graduate guard head headteacher historian host imam incumbent industrialist inspector investigator investor
    jockey journalist judge justice king landlord lawmaker lawyer leader lecturer legislator leader librarian lieutenant
    lobbyist magistrate magnate major manager marshal mathematician mayor mechanic mediator member merchant meteorologist
    midwife minister mogul monarch mother mp mep msp musician narrator negotiator neighbor neighbour neuroscientist nominee
    novelist nurse official officer ombudsman operative opponent organiser organizer owner painter parent parliamentarian
    partner passenger pastor patient patriarch pensioner performer philosopher photographer physician physicist pilot
    planner player playwright plumber poet policeman policewoman politician pollster pope premier presenter president
    president-elect priest prime prince princess principal producer professor programmer prosecutor protester psychiatrist
    psychologist publisher pundit pupil queen rabbi rancher realtor receptionist refugee regulator rep reporter
    representative researcher resident resister retiree rival runner sailor scholar scientist screenwriter secretary
    secretary-general senator sergeant sheriff shopkeeper singer sociologist soldier solicitor speaker specialist
    spokesman spokesperson spokeswoman staffer statesman statistician strategist student superintendent supervisor
    surgeon surveyor survivor taoiseach teacher technician tenant therapist trader trainer treasurer trustee tycoon umpire
    undersecretary veteran vet vicar vice-chair vice-president victim volunteer warden widow wife winner witness woman
    worker writer youngster man boy girl teenager child baby son daughter husband brother sister friend cousin uncle aunt
    grandfather grandmother nephew niece boyfriend girlfriend mum dad mom individual person guy lady gentleman citizen
    goer festivalgoer churchgoer holidaymaker driver cyclist pedestrian
    """.split()
)
# Abbreviated offices: they stand before a name and are no part of it.
SHORT_ROLES: frozenset[str] = frozenset(
    "sen rep gov pres amb atty supt insp det pc dc ds dci cllr mp msp mep ceo cfo coo cto adml brig maj pfc cpl "
    "vp md phd esq".split()
)
# A person who speaks for somebody else: the words beside say for whom.
MOUTHPIECES: frozenset[str] = frozenset(
    "spokesman spokeswoman spokesperson spokespeople representative rep envoy lawyer attorney solicitor barrister counsel "
    "publicist negotiator ambassador press-secretary campaign-manager".split()
)
# Offices whose holder speaks for what stands after "of": "minister of", "chief executive of".
OFFICES: frozenset[str] = frozenset(
    "president premier chancellor minister secretary governor mayor king queen emperor ceo chief head leader chair chairman "
    "chairwoman chairperson director executive commissioner ambassador general commander secretary-general".split()
)
# Bodies that belong to a state or to a side in a war: "forces of", "the foreign ministry of".
STATE_BODIES: frozenset[str] = frozenset(
    "army navy airforce military force troop government ministry parliament embassy police court kremlin cabinet "
    "administration authority delegation mission soldier rebel fighter".split()
)

GOVERNMENT_NOUNS: frozenset[str] = frozenset(
    """
    government ministry administration cabinet parliament senate congress assembly legislature embassy consulate treasury
    council city state county town municipality country nation military army navy police court tribunal opposition
    presidency junta regime authority department bureau prosecution watchdog regulator inspectorate commission
    """.split()
)
ORGANISATION_NOUNS: frozenset[str] = frozenset(
    """
    agency airline alliance association bank board body brand broadcaster business campaign center centre charity church
    club coalition college committee company conglomerate consortium cooperative corporation council department employer
    federation firm foundation fund group guild hospital initiative institute institution inquiry laboratory lab league
    maker manufacturer mosque museum network ngo office operator organisation organization panel party platform plant
    practice programme program provider publisher rating retailer school service society startup supermarket supplier
    taskforce team thinktank think-tank trust union university utility watchdog workshop
    """.split()
)
OUTLET_NOUNS: frozenset[str] = frozenset(
    "newspaper paper magazine broadcaster newsroom tabloid outlet newswire weekly daily website blog podcast programme "
    "station channel".split()
)
DOCUMENT_NOUNS: frozenset[str] = frozenset(
    """
    ad advertisement affidavit account agreement amendment analysis announcement article assessment audit average
    bill book brief briefing bulletin census chart clip column complaint constitution contract convention copy cv data
    database dataset declaration diary directive document dossier draft editorial edition email e-mail essay estimate
    evidence figure file filing film finding footage forecast graph guidance guideline headline image index indictment
    information inspection investigation invoice journal judgment judgement law lawsuit leaflet letter list log
    manifesto manual map memo memoir memorandum message minutes model motion note notice obituary opinion order paper
    paperwork petition photo photograph picture plan policy poll polling post poster presentation proposal provision
    questionnaire rating reading readout receipt record recording regulation release report research resolution result
    review rule ruling script section sign slide slogan speech spreadsheet statistic statute story study subpoena
    summary survey tally tape testimony text transcript treaty tweet verdict video warrant website
    """.split()
)
# Words of a person set down: with "Aker's" or "by Aker" beside them the person speaks, not the paper.
UTTERANCE_NOUNS: frozenset[str] = frozenset(
    """
    account accusation address allegation announcement answer argument assertion assessment assurance belief claim comment
    commentary complaint contention criticism declaration denial email e-mail letter message note op-ed opinion plea pledge
    post prediction promise reaction remark reply request response speech statement story suggestion testimony tweet
    version view vow warning word
    """.split()
)
# Sources that are described and not named.
UNNAMED_NOUNS: frozenset[str] = frozenset(
    """
    source official insider aide adviser advisor diplomat officer expert analyst researcher scientist economist lawyer
    attorney prosecutor investigator staffer employee worker executive person people somebody someone anybody anyone
    everybody everyone nobody observer commentator critic strategist politician lawmaker leader somebody another other
    colleague friend relative neighbour neighbor resident
    """.split()
)
WITNESS_NOUNS: frozenset[str] = frozenset("witness eyewitness bystander onlooker passer-by passerby survivor".split())
# More than one person under one word.
GROUP_NOUNS: frozenset[str] = frozenset(
    "audience authority camp community couple crew crowd delegation duo electorate faction family gang generation "
    "household jury leadership majority media minority movement opposition pair people police press public squad staff "
    "trio wing youth many most some few several other all both two three".split()
)
# A capitalised name with one of these in it is an organisation, whatever the recogniser thinks.
ORGANISATION_NAME_WORDS: frozenset[str] = frozenset(
    """
    academy administration agency airlines alliance army assembly association authority bank bbc board broadcasting bureau
    cabinet campaign center centre chamber charity church clinic club coalition college commission committee company
    conference confederation congress consortium corp corporation council court department embassy exchange federation
    force forum foundation fund gazette group guild herald hospital house inc initiative institute institution journal
    laboratory league limited llc ltd magazine ministry mission mosque movement museum navy network news newspaper office
    organisation organization parliament partners party plc police post press project radio sciences school senate service
    services society solutions studies studios system systems team telegraph television times tribunal tribune trust
    union university watch
    """.split()
)
# Second half of a personal name that makes it another person's.
GENERATIONS: frozenset[str] = frozenset("jr sr ii iii iv".split())
# Small words inside a personal name.
PARTICLES: frozenset[str] = frozenset(
    "al bin ibn abu ben da das de del della den der di dos du el la le los ten ter van von y zu st".split()
)
