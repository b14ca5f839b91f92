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
    r"\b(?:shoot|shoots|shot|shooting) down\b",
    r"\bknock(?:s|ed)? down\b",
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
