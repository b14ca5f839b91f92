"""python -m benchmarks [all|PART] [--pin] [--lower]    PART is one of `figures.PARTS`.

Measures, prints, writes docs/benchmarks.md, and exits with 1 where a figure is below its floor, with 2 where
nothing could be measured because the data are absent.
"""

import argparse
import sys
from importlib import import_module

from benchmarks.figures import PARTS, Outcome
from benchmarks.floors import list_breaches, load_floors, pin_floors, save_floors
from benchmarks.material import MaterialMissing
from benchmarks.report import save_results, show_value, write_page


def print_outcome(outcome: Outcome) -> None:
    """Prints the figures of one part."""
    print(f"\n{outcome.part}: {outcome.about}")
    for figure in outcome.figures:
        print(f"  {figure.name:<42} {show_value(figure):>22}   {figure.beside or ''}".rstrip())
    for note in outcome.notes:
        print(f"  note: {note}")


def main() -> int:
    """Exit code of the run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="all", choices=("all", *PARTS))
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower them too")
    options = parser.parse_args()
    outcomes: list[Outcome] = []
    breaches: list[str] = []
    floors = load_floors()
    for part in PARTS if options.part == "all" else (options.part,):
        try:
            outcome = import_module(f"benchmarks.{part}").measure()
        except MaterialMissing as missing:
            print(f"\n{part}: not measured: {missing}", file=sys.stderr)
            continue
        print_outcome(outcome)
        outcomes.append(outcome)
        if options.pin:
            floors = pin_floors(outcome, floors, lower=options.lower)
            save_floors(floors)
        breaches += [f"{part}: {line}" for line in list_breaches(outcome, floors)]
    if not outcomes:
        return 2
    write_page(save_results(outcomes), floors)
    print("\n".join(["", *(f"WORSE {line}" for line in breaches)]) if breaches else "\nevery floor holds")
    return int(bool(breaches))


if __name__ == "__main__":
    sys.exit(main())
