"""Write the list of words that may begin a sentence: `python -m training.count_words > training/common.txt`.

Counted from the train parts alone. A word is in the list when it stands in lower case three times or more, and more
often than with a capital inside a sentence, so no name that is also a rare word gets in.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

from sayso.reading.learned.masking import count_common
from training.data import read_articles


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"))
    args = ap.parse_args()
    texts = [a["text"] for a in read_articles(args.root, "polnear", "train")]
    with (args.root / "factappeal" / "train.csv").open(encoding="utf-8", newline="") as f:
        texts += [re.sub(r"<[^>]*>", "", row["annotation"]) for row in csv.DictReader(f)]
    print("\n".join(count_common(texts)))


if __name__ == "__main__":
    main()
