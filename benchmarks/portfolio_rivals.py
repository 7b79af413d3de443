"""The grade table over many customers, by hand and by other engines; none of them checks anything."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import polars as pl
import zen
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

GRADES: Final = ("A", "B", "C", "D")
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "contribution": ("large", "fairly_large", "average", "fairly_small"),
    "cooperation": ("close", "fairly_steady", "average", "unsteady"),
    "reputation": ("good", "fairly_good", "acceptable", "unproven"),
}
SHARES: Final = (0.01, 0.003, 0.001)
MONTH_ASKED: Final = "2026-01"


def customers(count: int) -> pl.DataFrame:
    """Make customers: most have a small share, and texts as other programs hold them."""
    rng = np.random.default_rng(count)
    shares = np.round(rng.beta(0.6, 60, count), 6)
    texts = {name: pl.Series(words)[rng.integers(0, len(words), count)] for name, words in WORDS.items()}
    return pl.DataFrame({"sales_share": shares, **texts})


def _atleast(place: int, texts: Callable[[str, list[str]], pl.Expr]) -> pl.Expr:
    """Say that a customer is at least of a grade in every respect."""
    asked = pl.col("sales_share") >= SHARES[place]
    for name, words in WORDS.items():
        asked = asked & texts(name, list(words[: place + 1]))
    return asked


def _ladder(
    frame: pl.DataFrame, texts: Callable[[str, list[str]], pl.Expr], word: Callable[[str], Any]
) -> pl.Expr:
    del frame
    chain: Any = pl
    for place, grade in enumerate(GRADES[:-1]):
        chain = chain.when(_atleast(place, texts)).then(word(grade))
    told: pl.Expr = chain.otherwise(word(GRADES[-1]))
    return told


def polars_texts(frame: pl.DataFrame) -> pl.Series:
    """Say it as most people do: `is_in`, grades as texts, cast at the end."""
    told = _ladder(frame, lambda name, words: pl.col(name).is_in(words), pl.lit)
    return frame.with_columns(told.cast(pl.Enum(GRADES)).alias("grade"))["grade"]


def polars_enums(frame: pl.DataFrame) -> pl.Series:
    """Say it with `is_in` and with grades that are words of a list from the beginning."""
    kind = pl.Enum(GRADES)
    told = _ladder(
        frame, lambda name, words: pl.col(name).is_in(words), lambda each: pl.lit(each, dtype=kind)
    )
    return frame.with_columns(told.alias("grade"))["grade"]


def polars_tuned(frame: pl.DataFrame) -> pl.Series:
    """Give each fact a place, each word compared once, and take the worst: the fastest form that we know."""
    places = [_place(pl.col("sales_share") >= share for share in SHARES)]
    places += [_place(pl.col(name) == word for word in words[:-1]) for name, words in WORDS.items()]
    worst = pl.max_horizontal(*places).cat.to(pl.Enum(GRADES))
    return frame.with_columns(worst.alias("grade"))["grade"]


def _place(asked: Any) -> pl.Expr:
    chain: Any = pl
    for number, each in enumerate(asked):
        chain = chain.when(each).then(pl.lit(number, dtype=pl.UInt8))
    told: pl.Expr = chain.otherwise(pl.lit(len(GRADES) - 1, dtype=pl.UInt8))
    return told


def numpy_select(columns: Mapping[str, Any]) -> Any:
    """Say it with arrays, as NumPy holds them."""
    asked = []
    for place in range(len(SHARES)):
        found = columns["sales_share"] >= SHARES[place]
        for name, words in WORDS.items():
            found = found & np.isin(columns[name], words[: place + 1])
        asked.append(found)
    return np.select(asked, GRADES[:-1], GRADES[-1])


def _table() -> str:
    """Write the table in the form of GoRules."""
    heads = {"share": "sales_share", **{name: name for name in WORDS}}
    rules = [
        {
            "_id": grade,
            "share": f">= {SHARES[place]}" if place < len(SHARES) else "",
            **{
                name: _listed(words[: place + 1]) if place < len(SHARES) else ""
                for name, words in WORDS.items()
            },
            "grade": json.dumps(grade),
        }
        for place, grade in enumerate(GRADES)
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": key, "name": key, "field": field} for key, field in heads.items()],
        "outputs": [{"id": "grade", "name": "grade", "field": "grade"}],
        "rules": rules,
    }
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {"id": "table", "type": "decisionTableNode", "name": "table", "position": place, "content": content},
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    edges = [{"id": f"to {b}", "sourceId": a, "targetId": b} for a, b in (("in", "table"), ("table", "out"))]
    return json.dumps({"nodes": nodes, "edges": edges})


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(json.dumps(each) for each in words)


def zen_batch() -> Callable[[list[dict[str, Any]]], list[str]]:
    """Give zen-engine's batch call over rows; the table is read once."""
    content = zen.ZenDecisionContent(_table())
    engine = zen.ZenEngine({"loader": lambda _key: content})

    def run(rows: list[dict[str, Any]]) -> list[str]:
        answers = engine.evaluate_batch([{"key": "grade", "context": row} for row in rows])
        return [each["data"]["result"]["grade"] for each in answers]

    return run


def openfisca() -> Callable[[Mapping[str, Any]], Any]:
    """Give OpenFisca's vectorised engine over arrays."""
    customer = build_entity(key="customer", plural="customers", label="", is_person=True)
    words = {
        name: Enum(name, {each: each for each in texts})
        for name, texts in (*WORDS.items(), ("grade", GRADES))
    }
    base = {"entity": customer, "definition_period": MONTH}
    share = type("sales_share", (Variable,), {**base, "value_type": float})
    facts = [
        type(
            name,
            (Variable,),
            {**base, "value_type": Enum, "possible_values": kind, "default_value": [*kind][-1]},
        )
        for name, kind in words.items()
        if name != "grade"
    ]

    def formula(cases: Any, period: Any) -> Any:
        asked = []
        for place in range(len(SHARES)):
            found = cases("sales_share", period) >= SHARES[place]
            for name in WORDS:
                given = cases(name, period)
                allowed = [given == each for each in [*words[name]][: place + 1]]
                found = found & np.logical_or.reduce(allowed)
            asked.append(found)
        grades = [*words["grade"]]
        return np.select(asked, grades[:-1], grades[-1])

    kind = words["grade"]
    grade = type(
        "grade",
        (Variable,),
        {
            **base,
            "value_type": Enum,
            "possible_values": kind,
            "default_value": [*kind][-1],
            "formula": formula,
        },
    )
    system = TaxBenefitSystem([customer])
    for each in (share, *facts, grade):
        system.add_variable(each)

    def run(columns: Mapping[str, Any]) -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, count=len(columns["sales_share"]))
        for name, cells in columns.items():
            simulation.set_input(name, MONTH_ASKED, cells)
        return simulation.calculate("grade", MONTH_ASKED).decode_to_str()

    return run
