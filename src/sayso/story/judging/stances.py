"""Words by which a sentence takes a stand against what it repeats, in news and headline English.

Patterns are of lower-cased text with straight apostrophes. `DENIES`: what is repeated is not so. `DOUBTS`: it is not
known, asked, or only said to be so.
"""

from __future__ import annotations

DENIES: tuple[str, ...] = (
    r"^no, ",
    r"^nope\b",
    r"\b(?:is|was|are|were)(?: all| just| nothing but| actually| indeed| likely)? (?:an? |the )?(?:\w+ )?(?:hoax|myth|"
    r"fabrication|forgery|prank|satire|lie|fake|falsehood|invention|urban legend|rumou?r)\b",
    r"\bhoax(?:es|ed)?\b",
    r"\bfake(?:d|s| news)?\b",
    r"\bdebunk(?:s|ed|ing)?\b",
    r"\b(?:false|untrue|bogus|baseless|unfounded|fabricated|made up|made-up|fictitious|groundless|nonsense|"
    r"photoshopped|doctored|satirical|inaccurate|incorrect|erroneous|misleading)\b",
    r"\bnot (?:true|real|so|the case|accurate|correct)\b",
    r"\b(?:isn't|wasn't|aren't|weren't) (?:true|real|accurate|correct)\b",
    r"\bden(?:y|ies|ied|ying|ial|ials)\b",
    r"\b(?:reject|dismiss|rebut|refute|disput|contradict|counter|repudiat|disavow|deni)(?:s|es|ed|e|ing)?\b",
    r"\b(?:shoot|shoots|shot|shooting|knocks?|knocked|shuts?|plays?|played) down\b",
    r"\b(?:pours?|poured) cold water\b",
    r"\b(?:scotch|quash|squash|rubbish|dispel|discredit|disprove|disown|expose)(?:s|es|ed|led|d)?\b",
    r"\b(?:prank(?:s|ster)?|spoof|parody|satire|satirical site|joke|stunt|fairy tale|tall tale|fiction)\b",
    r"\b(?:mistaken|misidentified|misreported|misunderstanding|mix-up|staged|forged|doctored|edited|bogus)\b",
    r"\bturns? out (?:not|to be)\b|\bturned out (?:not|to be)\b",
    r"\b(?:tests?|tested) negative\b",
    r", not \w+",
    r"\b(?:is|was|are|were|has|have|had|will|would|can|could|do|does|did) (?:not|never)\b|\bn't\b",
    r"\b(?:nothing of the kind|never seen|still alive|alive and well)\b",
    r"\brules? out\b|\bruled out\b",
    r"\bno (?:truth|evidence|proof|record|sign|trace|basis|such)\b",
    r"\bnever (?:happened|took place|existed|was|were|did)\b",
    r"\bdid(?:n't| not) happen\b",
    r"\bretract(?:s|ed|ion)?\b",
)

DOUBTS: tuple[str, ...] = (
    r"\?\s*$",
    r"\bunconfirmed\b",
    r"\bunverified\b",
    r"\bdoubt(?:s|ed|ful)?\b",
    r"\b(?:dubious|questionable|implausible|far-fetched|suspect|unproven|disputed|contested|murky)\b",
    r"\b(?:does not|doesn't|do not|don't|did not|didn't) add up\b",
    r"\b(?:more to the story|too good to be true|tells? a different)\b",
    r"\b(?:verify|verifying|investigat\w+|looking into|check(?:s|ing) )",
    r"\b(?:not clear|unclear|too early|jury is out)\b",
    r"\bskeptic(?:al|ism|s)?\b|\bsceptic(?:al|ism|s)?\b",
    r"\bquestion(?:s|ed|ing)\b",
    r"\bno (?:confirmation|word)\b",
    r"\b(?:cannot|can't|could not|couldn't) (?:be )?(?:confirm|verif)",
)

CONTRASTS: tuple[str, ...] = (
    r"\bbut\b",
    r"\bhowever\b",
    r"\byet\b",
    r"\balthough\b|\bthough\b",
    r"\bdespite\b|\bin spite of\b",
    r"\binstead\b|\brather than\b",
    r"\bcontrary to\b",
    r"\bwhereas\b",
    r"\bnonetheless\b|\bnevertheless\b",
    r"\bin contrast\b|\bby contrast\b",
    r"\bstill\b",
    r"\bonly\b",
)

NEGATES: tuple[str, ...] = (r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n't\b",)

# A word or two in quotation marks, as a headline keeps its distance: 'Drone' that almost hit jet was a plastic bag.
DISTANCES: tuple[str, ...] = (r"(?<!\w)'[\w -]{2,25}'(?!\w)", r"\"[\w -]{2,25}\"")

REPORTS: tuple[str, ...] = (
    r"^(?:report|reports|claim|rumou?r|watch|video)s?:",
    r"\b(?:claim|alleg|reported|reportedly|rumou?r|say|says|said|according|seem|appear|believe)\w*\b",
)

OPPOSES: tuple[str, ...] = (
    r"\bcritic(?:s|al|ism|ize|izes|ized|izing|ise|ises|ised|ising)?\b",
    r"\boppos(?:e|es|ed|ing|ition)\b",
    r"\bblam(?:e|es|ed|ing)\b",
    r"\baccus(?:e|es|ed|ing|ation|ations)\b",
    r"\bagainst\b",
    r"\bfail(?:s|ed|ing|ure|ures)?\b",
    r"\bcondemn(?:s|ed|ing|ation)?\b",
    r"\bcomplain(?:s|ed|ing|t|ts)?\b",
    r"\bwarn(?:s|ed|ing)?\b",
    r"\bargu(?:e|es|ed|ing|ment|ments)\b",
    r"\bdefend(?:s|ed|ing)?\b|\bdefen[cs]e\b",
    r"\bclaim(?:s|ed|ing)?\b",
    r"\balleg(?:e|es|ed|ing|edly|ation|ations)\b",
    r"\binsist(?:s|ed|ing)?\b",
)
