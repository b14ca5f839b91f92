"""READINGS -> ONE COMPARISON: whose texts they are, what they claim, and where they part.

compare   the way through it        texts    copies and their origins     events   which articles are about one event
saying    statements made comparable    slots    where two of them part       judging  what one does to another
claims    groups, links, origins        beside   who is heard, wordings, quotations, timeline
"""
