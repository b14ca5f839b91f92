"""The words that stand for a claim: nobody is shown behind what only another says."""

import sayso
from sayso.model import Comparison


def compare(*texts: str) -> Comparison:
    return sayso.compare(
        [
            sayso.read_text(text, given="text", published="2026-04-08", url=f"https://paper{i}.example/1")
            for i, text in enumerate(texts)
        ]
    )


def together(made: Comparison, *words: str) -> bool:
    said = {(r.article.id, s.id): s.text for r in made.readings for s in r.statements}
    texts = [[said[ref.article, ref.statement] for ref in claim.statements] for claim in made.claims]
    return any(all(any(w in text for text in of) for w in words) for of in texts)


def test_at_least_twelve_and_nineteen_are_two_claims() -> None:
    made = compare(
        "At least 12 people were injured when a balcony fell in Vell on Tuesday, police said.",
        "Nineteen people were injured when a balcony fell in Vell on Tuesday, the city hospital said.",
    )
    assert not together(made, "At least 12", "Nineteen")


def test_a_round_number_and_its_bound_are_one_claim() -> None:
    made = compare(
        "More than 40,000 people marched through Vell on Saturday, the organisers said.",
        "Some 40,000 people marched through Vell on Saturday, according to the organisers.",
    )
    assert together(made, "More than 40,000", "Some 40,000")


def test_the_words_of_a_claim_are_those_that_the_others_bear_out() -> None:
    made = compare(
        "The harbour bridge in Vell was closed on Tuesday after divers found a crack in a pier, the city said.",
        "The harbour bridge in Vell was closed on Tuesday, the builders' guild said.",
        "The harbour bridge in Vell was closed on Tuesday, Ruth Salk said.",
    )
    assert together(made, "divers found", "bridge in Vell was closed on Tuesday,")
    (claim,) = [c for c in made.claims if len(c.statements) > 1]
    assert "divers" not in claim.text


def test_a_flat_number_is_no_drift_of_another_number() -> None:
    made = compare(
        "Nineteen people were hurt when a balcony fell in Vell on Tuesday, the hospital said.",
        "Twelve people were hurt when a balcony fell in Vell on Tuesday.",
    )
    assert made.drift == ()
