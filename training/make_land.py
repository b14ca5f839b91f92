"""python -m training.make_land LAND.json: writes the outline of the world's land that sayso ships.

LAND.json is `land-50m.json` of the npm package world-atlas (ISC), which carries Natural Earth (public domain) as
TopoJSON. The outline is put on the map's projection, and points that no eye would miss are left out.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from sayso.retell.charts.projection import NORTH, SOUTH, project

OUT = Path(__file__).resolve().parent.parent / "src/sayso/retell/charts/land.txt"
SMALLEST = 0.24  # units of the map: a point nearer to the line between its neighbours is left out
LEAST = 0.12  # square units: a smaller island is left out
STEPS = 10  # the file's whole numbers are tenths of a unit

Point = tuple[float, float]


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as longitudes and latitudes: each point is stored as its step from the one before."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for stored in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in stored:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def read_rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The rings of the land, each as longitudes and latitudes."""
    arcs = read_arcs(topology)
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += arc[1:] if points else arc
                yield points


def cut_at_date_line(ring: list[Point]) -> Iterator[list[Point]]:
    """The ring, in two where it runs across the 180th meridian, so that none of it goes around the world."""
    whole, turned = [ring[0]], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turned += 360.0 if x - before < -180 else -360.0 if x - before > 180 else 0.0
        whole.append((x + turned, y))
    for turn in (-360.0, 0.0, 360.0):
        part = clip(clip([(x + turn, y) for x, y in whole], 180.0, 1), -180.0, -1)
        if len(part) > 2:
            yield [*part, part[0]]


def clip(ring: list[Point], edge: float, side: int) -> list[Point]:
    """What of a ring lies west (`side` 1) or east (-1) of a meridian (Sutherland and Hodgman, 1974)."""
    out: list[Point] = []
    for (ax, ay), (bx, by) in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
        inside_a, inside_b = (edge - ax) * side >= 0, (edge - bx) * side >= 0
        if inside_a != inside_b:
            share = (edge - ax) / (bx - ax)
            out.append((edge, ay + share * (by - ay)))
        if inside_b:
            out.append((bx, by))
    return out


def simplify(points: list[Point]) -> list[Point]:
    """The points without those that lie nearly on a line (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(p: Point) -> float:
        if length == 0:
            return float(((p[0] - ax) ** 2 + (p[1] - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length)

    far = max(range(1, len(points) - 1), key=lambda n: off(points[n]))
    if off(points[far]) < SMALLEST:
        return [points[0], points[-1]]
    return simplify(points[: far + 1])[:-1] + simplify(points[far:])


def measure_area(ring: list[Point]) -> float:
    """Square units inside a ring."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def draw_ring(ring: list[Point]) -> str:
    """A ring as a path with relative steps; "" where nothing of it is left."""
    shown = [project(y, x) for x, y in ring]
    whole = [(round(x * STEPS), round(y * STEPS)) for x, y in simplify(shown)]
    if len(set(whole)) < 3 or measure_area(shown) < LEAST:
        return ""
    out, (x, y) = [f"M{whole[0][0]} {whole[0][1]}l"], whole[0]
    steps = []
    for a, b in whole[1:-1]:
        steps.append(f"{a - x} {b - y}")
        x, y = a, b
    return "".join(out) + " ".join(steps).replace(" -", "-") + "z"


def main(source: str) -> None:
    """Write the file."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    rings = [r for r in read_rings(topology) if max(y for _, y in r) > SOUTH and min(y for _, y in r) < NORTH]
    drawn = [d for r in rings for part in cut_at_date_line(r) if (d := draw_ring(part))]
    OUT.write_text("\n".join(drawn) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
