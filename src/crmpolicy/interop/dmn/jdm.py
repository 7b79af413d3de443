"""The same tables as a JSON decision model of GoRules, for their engine ZEN.

It knows the hit policies first and collect. What answers by one rule becomes ``first``, ranked rules in the
order of their ranks; what lists becomes ``collect``. Numbers are those of the engine: 28 digits.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from crmpolicy.interop.dmn.feel import (
    Compared,
    Comparison,
    Expression,
    Name,
    Several,
    UnaryTest,
    Value,
    expression,
    quoted,
    unary_tests,
)
from crmpolicy.interop.dmn.model import ANYTHING, Decision, Grid, Model, Row
from crmpolicy.interop.dmn.refusing import Unsayable

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?")
_TAKEN: Final = frozenset(
    {"and", "or", "not", "in", "true", "false", "null", "d", "date", "time", "duration"}
)
_COLLECTED: Final = frozenset({"RULE ORDER", "OUTPUT ORDER", "COLLECT"})
_RANKED: Final = frozenset({"PRIORITY", "OUTPUT ORDER"})
_PLACE: Final = {"x": 0, "y": 0}


def jdm_text(model: Model) -> tuple[str, dict[str, Unsayable]]:
    """Write the tables of a model that the engine has too; give the names of the others, with the reasons.

    Args:
        model: the tables, each after those that it requires.

    >>> from crmpolicy.interop.dmn.model import Column, Result
    >>> grid = Grid("FIRST", (Column("n"),), (Result("big"),), (Row("1", ("> 5",), ("true",)),))
    >>> "$ > 5" in jdm_text(Model("m", "urn:x", decisions=(Decision("big", "big", grid),)))[0]
    True
    """
    names = [*model.names()]
    unknown = {each.name for each in model.inputs if each.unknown}
    tables: list[dict[str, Any]] = []
    lacking: dict[str, Unsayable] = {}
    ids = {each.id: each.name for each in model.decisions}
    for each in model.decisions:
        needed = [ids[need] for need in each.needs if ids.get(need) in lacking]
        try:
            if needed:
                raise lacking[needed[0]]
            tables.append(_Table(each, names, unknown).node())
        except Unsayable as reason:
            lacking[each.name] = reason
    return _whole(tables), lacking


def _whole(tables: Sequence[dict[str, Any]]) -> str:
    """Write tables one behind the other, so that each knows what those before it say."""
    nodes = [
        {"id": "input", "type": "inputNode", "name": "input", "position": _PLACE},
        *tables,
        {"id": "output", "type": "outputNode", "name": "output", "position": _PLACE},
    ]
    ids = [str(each["id"]) for each in nodes]
    edges = [
        {"id": f"{one} to {other}", "type": "edge", "sourceId": one, "targetId": other}
        for one, other in pairwise(ids)
    ]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=2) + "\n"


class _Table:
    """Writes one decision as a node; what it says is added to what is known."""

    def __init__(self, decision: Decision, names: Sequence[str], unknown: set[str]) -> None:
        self.decision, self.names, self.unknown = decision, names, unknown
        self.grid: Grid = decision.grid

    def node(self) -> dict[str, Any]:
        grid = self.grid
        if grid.aggregation is not None:
            raise Unsayable("dmn-out-jdm", given=grid.aggregation)
        columns = [self._field(each.expression) for each in grid.columns]
        outputs = self._outputs()
        rows = [*self._rows()]
        if grid.results[0].default is not None:
            anything = tuple(ANYTHING for _ in columns)
            rows.append(Row("otherwise", anything, tuple(str(each.default) for each in grid.results)))
        rules = [
            {
                "_id": row.id,
                **{f"in{place}": self._cell(test) for place, test in enumerate(row.tests)},
                **{f"out{place}": self._said(said) for place, said in enumerate(row.says)},
            }
            for row in rows
        ]
        content = {
            "hitPolicy": "collect" if grid.hit in _COLLECTED else "first",
            "passThrough": True,
            "inputs": [
                {"id": f"in{place}", "name": column.label or field, "field": field}
                for place, (column, field) in enumerate(zip(grid.columns, columns, strict=True))
            ],
            "outputs": [
                {"id": f"out{place}", "name": each, "field": each} for place, each in enumerate(outputs)
            ],
            "rules": rules,
        }
        if content["hitPolicy"] == "collect":  # a list stands by itself
            content |= {"passThrough": False}
        return {
            "id": self.decision.id,
            "type": "decisionTableNode",
            "name": self.decision.name,
            "position": _PLACE,
            "content": content,
        }

    def _outputs(self) -> list[str]:
        name = self.decision.name
        if len(self.grid.results) == 1:
            return [_known(name)]
        return [_known(f"{name}.{each.name}") for each in self.grid.results]

    def _rows(self) -> Iterator[Row]:
        """Give the rows; ranked ones in the order of their ranks, each name once for each word it may say."""
        if self.grid.hit not in _RANKED:
            yield from self.grid.rows
            return
        order = [
            _text(getattr(each, "with_", None)) for each in unary_tests(self.grid.results[0].allowed).tests
        ]
        ranked: list[tuple[int, int, Row]] = []
        for number, row in enumerate(self.grid.rows):
            said = expression(row.says[0], self.names)
            if isinstance(said, Value):
                ranked.append((order.index(_text(said)), number, row))
                continue
            ranked += [(rank, number, self._saying(row, each)) for rank, each in enumerate(order)]
        yield from (row for _, _, row in sorted(ranked, key=lambda each: each[:2]))

    def _saying(self, row: Row, word: str) -> Row:
        """Give a row for the cases in which what it repeats is one word."""
        for place, column in enumerate(self.grid.columns):
            if column.expression == row.says[0] and row.tests[place] in (ANYTHING, "not(null)"):
                tests = (*row.tests[:place], word, *row.tests[place + 1 :])
                return Row(row.id, tests, (word, *row.says[1:]))
        raise Unsayable("dmn-out-jdm", given=self.grid.hit)

    def _field(self, text: str) -> str:
        found = expression(text, self.names)
        if isinstance(found, Name):
            return _known(found.text)
        if not isinstance(found, Comparison):
            raise Unsayable("dmn-out-jdm", given=text)
        sides = [each for each in (found.left, found.right) if isinstance(each, Name)]
        if any(each.text in self.unknown for each in sides):
            raise Unsayable("dmn-out-jdm", given=text)  # nothing can be compared with null there
        sign = "==" if found.sign == "=" else found.sign
        return f"{self._said_by(found.left)} {sign} {self._said_by(found.right)}"

    def _cell(self, text: str) -> str:
        """Write an input entry as a condition on ``$``; null comes first, for it cannot be compared."""
        tests = unary_tests(text, self.names)
        if not tests.tests:
            return ""
        null = [each for each in tests.tests if _is_null(each)]
        rest = [self._condition(each) for each in tests.tests if not _is_null(each)]
        if tests.negated:
            return " and ".join([*(["$ != null"] if null else []), *(f"not({each})" for each in rest)])
        return " or ".join([*(["$ == null"] if null else []), *rest])

    def _condition(self, test: UnaryTest) -> str:
        if isinstance(test, Compared):
            sign = "==" if test.sign == "=" else test.sign
            return f"{_tested(test.with_)} {sign} {self._said_by(test.with_)}"
        low, high = (">=" if test.low_included else ">"), ("<=" if test.high_included else "<")
        at = _tested(test.low)
        return f"{at} {low} {self._said_by(test.low)} and {at} {high} {self._said_by(test.high)}"

    def _said(self, text: str) -> str:
        return self._said_by(expression(text, self.names))

    def _said_by(self, found: Expression) -> str:
        match found:
            case Name(name):
                return _known(name)
            case Value():
                return _literal(found)
            case Several(values):
                return f"[{', '.join(map(_literal, values))}]"
        raise Unsayable("dmn-out-jdm", given=str(found))


def _is_null(test: UnaryTest) -> bool:
    return isinstance(test, Compared) and isinstance(test.with_, Value) and test.with_.kind == "null"


def _tested(operand: Value | Name) -> str:
    """Give what is tested: a day is a text there until it is read as one."""
    return "d($)" if isinstance(operand, Value) and operand.kind == "date" else "$"


def _known(name: str) -> str:
    """Give a name, where it is one that the engine can read."""
    if not _NAME.fullmatch(name) or not _TAKEN.isdisjoint(name.split(".")):
        raise Unsayable("dmn-out-jdm", given=name)
    return name


def _literal(value: Value) -> str:
    match value.kind:
        case "null":
            return "null"
        case "boolean":
            return "true" if value.said else "false"
        case "number":
            return f"{value.said:f}"
        case "date":
            return f"d('{value.said}')"
        case "string" if not set(value.said) & set("'\"\\\n\r\t"):
            return f"'{value.said}'"
    raise Unsayable("dmn-out-jdm", given=str(value.said))


def _text(value: Any) -> str:
    """Write a literal as it stands among output values."""
    if value.kind == "boolean":
        return "true" if value.said else "false"
    return quoted(str(value.said))
