"""When: the words of an article that say a time, and the stretch they mean.

tokens.py, grammar.py     text to tokens, each with one class; phrases as patterns over classes (tables: words, feasts)
dated.py, years.py, periods.py     phrases that name a time themselves
clocks.py, zones.py       times of day, which wait for their day
relative.py, anchor.py    what leans on another time: on publication, the dateline, the time told last
lasting.py, amounts.py    durations and sets
stretches.py              calendar units as TIMEX3 values with their half-open stretches
"""

from sayso.reading.when.finding import find_times

__all__ = ["find_times"]
