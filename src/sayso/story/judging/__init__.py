"""Two statements held against each other: same, stronger, a denial, another value, or nothing to do with it.

judge       two propositions to a Judgement            judgement    what comes out
view        a statement prepared once
signs       what can be seen of a pair                 rules        scores where nothing was learned
reasons     the line that says why                     stances, opposites    the words that signs rest on
"""

from sayso.story.judging.judge import Judge, judge, load_judge
from sayso.story.judging.judgement import KINDS, Judgement, Kind

__all__ = ["KINDS", "Judge", "Judgement", "Kind", "judge", "load_judge"]
