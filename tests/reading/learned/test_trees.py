"""Plain arrays give what the library gives."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.reading.learned.trees import load_trees


def test_plain_trees_give_the_probabilities_of_the_library_also_where_a_value_is_unknown() -> None:
    ensemble = pytest.importorskip("sklearn.ensemble", reason="scikit-learn is needed for training only")
    from training.plain_trees import from_sklearn

    rng = np.random.default_rng(1)
    x = rng.normal(size=(600, 5)).astype(np.float32)
    x[rng.random(x.shape) < 0.1] = np.nan
    y = (np.nan_to_num(x[:, 0]) + np.nan_to_num(x[:, 1]) ** 2 > 0.5).astype(int)
    model = ensemble.HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=8, random_state=0).fit(x, y)
    trees = from_sklearn(model)
    np.testing.assert_allclose(trees.probability(x), model.predict_proba(x)[:, 1], atol=1e-5)
    again = load_trees(trees.arrays("t"), "t")
    np.testing.assert_array_equal(again.probability(x), trees.probability(x))
    assert trees.probability(x[:0]).shape == (0,)
