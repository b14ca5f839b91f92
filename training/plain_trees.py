"""Fitted scikit-learn trees as plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from sayso.reading.learned.trees import Trees


def from_sklearn(model: Any) -> Trees:
    """From a fitted binary HistGradientBoostingClassifier without categories."""
    tables: dict[str, list[Any]] = {
        k: [] for k in ("feature", "threshold", "left", "right", "missing", "value", "root")
    }
    at, depth = 0, 0
    for (tree,) in model._predictors:
        n = tree.nodes
        leaf = n["is_leaf"].astype(bool)
        itself = np.arange(len(n)) + at
        tables["root"].append([at])
        tables["feature"].append(np.where(leaf, 0, n["feature_idx"]))
        tables["threshold"].append(n["num_threshold"])
        tables["left"].append(np.where(leaf, itself, n["left"] + at))
        tables["right"].append(np.where(leaf, itself, n["right"] + at))
        tables["missing"].append(n["missing_go_to_left"])
        tables["value"].append(np.where(leaf, n["value"], 0))
        at += len(n)
        depth = max(depth, int(n["depth"].max()))

    def column(name: str, kind: Any) -> Any:
        return np.concatenate(tables[name]).astype(kind)

    return Trees(
        feature=column("feature", np.int16),
        threshold=column("threshold", np.float32),
        left=column("left", np.int32),
        right=column("right", np.int32),
        missing_left=column("missing", np.bool_),
        value=column("value", np.float32),
        roots=column("root", np.int32),
        base=float(np.ravel(model._baseline_prediction)[0]),
        depth=depth,
    )
