"""Two statements held against each other: same, stronger, a denial, another value, or nothing to do with it.

judge       two propositions to a Judgement            judgement    what comes out
view        a statement prepared once
signs       what can be seen of a pair                 learned, trees    the scores, as they were fitted
reasons     the line that says why                     stances, opposites, vectors    what signs rest on
rules       scores by hand-set weights, for statements of pages; the fitted ones are for sentences given alone
"""

from sayso.story.judging.judge import Judge, load_judge, load_sentence_judge
from sayso.story.judging.judgement import KINDS, Judgement, Kind

__all__ = ["KINDS", "Judge", "Judgement", "Kind", "load_judge", "load_sentence_judge"]
