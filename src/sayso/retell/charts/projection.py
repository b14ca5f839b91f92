"""Degrees put on a flat map: Equal Earth, in which no land is drawn larger than another of its size."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 960.0, 425.0  # units of the whole map, from 84° north to 60° south
NORTH, SOUTH = 84.0, -60.0  # what is drawn: nobody lives past these
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies on the map, in its units from the upper left corner. Degrees are of latitude and longitude.

    Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018).
    """
    x, y = _unit(min(NORTH, max(SOUTH, latitude)), longitude)
    return (x / _EAST + 1) * WIDTH / 2, (_TOP - y) / _EAST * WIDTH / 2


def _unit(latitude: float, longitude: float) -> tuple[float, float]:
    t = asin(_M * sin(radians(latitude)))
    square, sixth = t * t, t**6
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    return radians(longitude) * cos(t) / (_M * slope), t * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


_EAST = _unit(0.0, 180.0)[0]
_TOP = _unit(NORTH, 0.0)[1]
