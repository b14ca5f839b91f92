"""How often what is given a score is right, as a drawing."""

from __future__ import annotations

from training.cases import Bits, Reals

_BINS = 10
_SIDE, _LEFT, _TOP = 300, 50, 20


def draw_reliability(p: Reals, y: Bits) -> str:
    """An SVG: the score across, the share that is right up, a dot for each tenth with its number of attributions."""
    at = (p * _BINS).astype(int).clip(0, _BINS - 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 80} {_SIDE + 75}" font-family="sans-serif"'
        ' font-size="12">',
        f'<rect width="{_SIDE + 80}" height="{_SIDE + 75}" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}H{_x(1)}M{_x(0)} {_y(0)}V{_y(1)}" stroke="#333" fill="none"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    for b in range(_BINS):
        here = at == b
        n = int(here.sum())
        if n:
            x, right = _x(float(p[here].mean())), _y(float(y[here].mean()))
            parts.append(f'<circle cx="{x}" cy="{right}" r="{round(3 + n**0.5 / 4, 1)}" fill="#2b5c8a"/>')
            parts.append(f'<text x="{x}" y="{right - 12}" text-anchor="middle" fill="#555">{n}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">score given</text>')
    turned = f'text-anchor="middle" transform="rotate(-90 14 {_y(0.5)})"'
    parts.append(f'<text x="14" y="{_y(0.5)}" {turned}>share that is right</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)
