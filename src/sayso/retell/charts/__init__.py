"""Pictures made on the server: SVG without style of its own, each mark with a title and a link (templates/charts.css).

months     statements by month          bars       shares of one whole, a bar for a list
rings      origins of a claim           world      a map with a dot a place (projection, land.txt)
"""

from sayso.retell.charts.bars import Part, draw_bar, draw_shares
from sayso.retell.charts.months import MonthBar, draw_months
from sayso.retell.charts.rings import Ring, draw_rings
from sayso.retell.charts.world import Dot, draw_world

__all__ = [
    "Dot", "MonthBar", "Part", "Ring", "draw_bar", "draw_months", "draw_rings", "draw_shares", "draw_world",
]  # fmt: skip
