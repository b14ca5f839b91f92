"""How news English says that somebody would not be named, and why; how many there were."""

import re

# Every such sentence has one of these: all other paragraphs are passed over at once.
HINT = re.compile(r"anonym|\bname|identif|on background", re.IGNORECASE)
# "spoke on condition of anonymity", "asked not to be named", "whose name is being withheld"
ANONYMITY = re.compile(
    r"""\b(?:(?:spoke|speak\w*|talk\w*|brief\w*|comment\w*|said|told)\s+(?:[\w'’-]+\s+){0,4}?)?
          (?:on|under)\s+(?:the\s+)?(?:strict\s+)?(?:condition|conditions|promise|grounds?|cover|terms?)\s+
          (?:of\s+(?:\w+\s+)?anonymity
             | (?:that\s+)?(?:of\s+)?(?:he|she|they|his|her|their|it|not|the)\b[^.;,]{0,25}?\s*
               (?:not\s+be|not\s+being|being|not|be)\s+(?:named|identified|quoted\s+by\s+name))
      | \b(?:spoke|speak\w*|talk\w*|comment\w*)\s+(?:[\w'’-]+\s+){0,3}?(?:anonymously|on\s+background)\b
      | \b(?:ask|request|insist|prefer|wish|want|seek|sought)\w*\s+
          (?:(?:that|for|on|his|her|their|he|she|they|the\s+\w+)\s+){0,3}
          (?:not\s+(?:to\s+)?be(?:ing)?\s+(?:further\s+|publicly\s+|fully\s+)?(?:named|identified|quoted\s+by\s+name)
             | to\s+(?:remain|stay|be)\s+(?:anonymous|unnamed|unidentified)
             | (?:names?\s+)?(?:not\s+be\s+(?:used|published|given|printed)|be\s+withheld)
             | anonymity)
      | \b(?:declin|refus)\w*\s+to\s+(?:be\s+(?:named|identified|quoted\s+by\s+name)|give\s+(?:his|her|their)\s+names?)
      | \b(?:did|do|does|would|could|can|may)\s*(?:not|n[’']t|not)\s+(?:want\s+(?:to\s+)?|wish\s+to\s+)?
          (?:be\s+(?:named|identified)|(?:his|her|their)\s+names?\s+(?:used|published|printed))
      | \b(?:was|were|been|is|are)\s+(?:granted|given|promised)\s+anonymity
      | \bwho(?:se\s+names?)?\s+(?:is|are|was|were|has|have)\s+(?:not\s+)?(?:been\s+|being\s+)*
          (?:withheld|named|identified|changed)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
# What follows and says why, up to the end of its clause.
REASON = re.compile(
    r"""[\s,]*(?P<why>(?:because|since|as\s+(?!a\b|an\b)|for\s+fear|out\s+of\s+fear|fearing|owing\s+to|due\s+to|citing|given\s+that
          |given\s+the|in\s+order\s+to|so\s+as\s+to|so\s+that|to\s+(?:be\s+able\s+to\s+)?
            (?:discuss|speak|talk|describe|protect|avoid|share|disclose|detail|reveal|give|comment|brief|preserve|be\s+candid)
          |for\s+(?:the\s+)?(?:\w+\s+)?(?:safety|security|privacy|legal|safeguarding|reasons|protection)
          |while\s+(?:discussing|describing))
        [^.;:!?"”“()–—\n]*)""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
# "..., said the deal was off": the sentence goes on about what was said.
GOES_ON = re.compile(
    r",\s+(?:\w+ly\s+)?(?:said|says|told|added|adding|saying|confirmed|described|warned|claimed)\b"
    r"|(?<!\bhe)(?<!\bshe)(?<!\bthey)(?<!\bwho)(?<!\bit)(?<!\bwas)(?<!\bwere)(?<!\bbeen)\s(?=(?:said|says|told)\s)"
)

COUNTS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "a": 1, "an": 1, "another": 1, "dozen": 12, "couple": 2, "pair": 2, "both": 2,
    "single": 1, "twenty": 20,
}  # fmt: skip
# Words that say more than one and not how many.
SEVERAL = frozenset({"several", "some", "many", "multiple", "numerous", "few", "various", "dozens", "hundreds",
                     "scores", "most", "other", "others", "all"})  # fmt: skip
# "At least two", "nearly a dozen": a bound is no count.
BOUNDS = frozenset({"least", "most", "than", "nearly", "about", "around", "almost", "roughly", "over", "approximately",
                    "half", "to"})  # fmt: skip
