"""Words that name a side, folded to one form for both, so that no weight can be learned for one of them.

Names are hidden before (`learned.masking`); these are the sides that news writes in lower case.
"""

# Each word is read as the first of its line.
_SIDES = (
    ("left", "right"),
    ("leftwing", "rightwing"),
    ("leftist", "rightist"),
    ("leftists", "rightists"),
    ("leftism", "rightism"),
    ("leftward", "rightward"),
    ("liberal", "conservative", "progressive", "socialist", "libertarian",
     "communist", "marxist"),
    ("liberals", "conservatives", "progressives", "socialists", "libertarians",
     "communists", "marxists"),
    ("liberalism", "conservatism", "progressivism", "socialism", "libertarianism", "communism", "marxism",
     "capitalism"),
    ("black", "white"),
    ("blacks", "whites"),
    ("gay", "straight", "lesbian", "transgender", "trans", "queer"),
    ("muslim", "christian", "jewish", "islamic", "catholic", "evangelical"),
    ("muslims", "christians", "jews", "catholics", "evangelicals"),
    ("islam", "christianity", "judaism"),
    ("unionist", "nationalist"),
    ("unionists", "nationalists"),
    ("immigrant", "native"),
    ("immigrants", "natives"),
)  # fmt: skip
SIDES = {word: line[0] for line in _SIDES for word in line}
