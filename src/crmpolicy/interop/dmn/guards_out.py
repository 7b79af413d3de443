"""Guards as boxes: alternatives become rows, two facts that are compared become a column of truths."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from crmpolicy.engine.axes import ORDERED
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard, FoldedTest, Lookup
from crmpolicy.engine.guarding import looked_up
from crmpolicy.interop.dmn.columns import TRUE, Box, Boxes, FactColumn, PairColumn
from crmpolicy.interop.dmn.refusing import Unsayable
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.unlimited import UNLIMITED

MOST_ROWS: Final = 2_000
_SIGNS: Final = {"is": "=", "not": "!=", "at_least": ">=", "over": ">", "up_to": "<=", "under": "<"}
_TOLD_APART: Final = frozenset({"boolean", "text", "weekday"})


class Guards:
    """Reads the guards of one table; its columns are cut at all values that any of them names.

    Args:
        fields: the facts that may be asked, by full name.
        guards: all guards of the table.
        looked_up: the entries that outcomes choose by facts.
    """

    def __init__(
        self, fields: Mapping[str, Field], guards: Sequence[FoldedGuard], looked_up: Sequence[Lookup]
    ) -> None:
        self.fields = fields
        self.boxes = Boxes()
        tests = [test for guard in guards for test in _tests(guard)]
        compared: dict[str, list[Any]] = {}
        for test in tests:
            compared.setdefault(test.fact, []).extend(_values(test))
        for each in (*looked_up, *(one for test in tests for one in _lookups(test))):
            for place, key in enumerate(each.keys):
                words = [entry[place] if len(each.keys) > 1 else entry for entry in each.entries]
                compared.setdefault(key, []).extend(words)
        for key, values in compared.items():
            self.boxes.columns[key] = FactColumn.of(self._field(key), values)

    def _field(self, key: str) -> Field:
        found = self.fields.get(key)
        if found is None:  # the field of an entry
            raise Unsayable("dmn-out-list", fact=key)
        return found

    def of(self, guard: FoldedGuard) -> list[Box]:
        """Give the cases for which a guard holds.

        Raises:
            Unsayable: S-FEEL has no such test, or there are too many rows.
        """
        found: list[Box] = [{}]
        for test in guard.tests:
            found = self._bounded(self.boxes.both(found, self._test(test)))
        for group in guard.alternatives:
            ways = [box for each in group for box in self.of(each)]
            found = self._bounded(self.boxes.both(found, ways))
        return found

    def _bounded(self, found: list[Box]) -> list[Box]:
        if len(found) > MOST_ROWS:
            raise Unsayable("dmn-out-rows", most=str(MOST_ROWS))
        return found

    def by_entry(self, lookup: Lookup) -> Iterator[tuple[Box, Any]]:
        """Give for each entry of a mapping the cases that choose it, unknown keys too."""
        columns = [self.column(key) for key in lookup.keys]
        for choice in product(*(_single(each) for each in columns)):
            values = {each.key: value for each, (_, value) in zip(columns, choice, strict=True)}
            box = {each.key: bits for each, (bits, _) in zip(columns, choice, strict=True)}
            yield box, looked_up(lookup, values.__getitem__)

    def column(self, key: str) -> FactColumn:
        """Give the column of a fact."""
        found = self.boxes.columns.get(key)
        if not isinstance(found, FactColumn):
            found = self.boxes.columns[key] = FactColumn.of(self._field(key), ())
        return found

    def _test(self, test: FoldedTest) -> list[Box]:
        column = self.column(test.fact)
        if test.operator == "known":
            return _where(column.key, column.passing("known", test.values))
        if column.kind.name not in ORDERED | _TOLD_APART and not isinstance(column.kind, Choice):
            raise Unsayable("dmn-out-test", fact=column.key, type=column.kind.name)
        if test.operator == "not":  # none of them: each for itself
            found: list[Box] = [{}]
            for each in test.operands:
                found = self.boxes.both(found, self._against(column, test.operator, each))
            return found
        return [box for each in test.operands for box in self._against(column, test.operator, each)]

    def _against(self, column: FactColumn, operator: str, operand: Any) -> list[Box]:
        if isinstance(operand, Literally):
            return _where(column.key, column.passing(operator, (operand.value,)))
        if isinstance(operand, FactOf):
            return self._pair(column, operator, operand.key)
        found = []
        for box, value in self.by_entry(operand):
            told = _where(column.key, column.passing(operator, (value,)))
            found += self._bounded(self.boxes.both([box], told))
        return found

    def _pair(self, left: FactColumn, operator: str, key: str) -> list[Box]:
        """Compare two facts: whichever of them is unknown, nothing holds."""
        right = self.column(key)
        if right.kind.name not in ORDERED | _TOLD_APART and not isinstance(right.kind, Choice):
            raise Unsayable("dmn-out-test", fact=right.key, type=right.kind.name)
        if isinstance(left.kind, Choice) and operator not in ("is", "not"):
            raise Unsayable("dmn-out-words", fact=left.key)  # FEEL knows no order of words
        unknown = (left.unknown or right.unknown) and operator not in ("is", "not")  # FEEL: null = null
        pair = PairColumn(left.key, _SIGNS[operator], right.key, unknown)
        self.boxes.columns[pair.key] = pair
        found = [{pair.key: TRUE}]
        for each in (left, right):
            if each.unknown:
                found = self.boxes.both(found, [{each.key: each.known}])
        return found


def _where(key: str, bits: int) -> list[Box]:
    return [{key: bits}] if bits else []


def _single(column: FactColumn) -> Iterator[tuple[int, Any]]:
    """Give each word of a column by itself, with the word."""
    if column.kind.name in ORDERED:
        raise Unsayable("dmn-out-keys", fact=column.key)
    for place, each in enumerate((*column.words, *(["\0other"] if column.other else []))):
        yield 1 << place, each
    if column.unknown:
        yield column.nothing, None


def _tests(guard: FoldedGuard) -> Iterator[FoldedTest]:
    yield from guard.tests
    for group in guard.alternatives:
        for each in group:
            yield from _tests(each)


def _values(test: FoldedTest) -> Iterator[Any]:
    """Give the values that a test names, those of entries that it looks up too."""
    if test.operator == "known":
        return
    looked = [value for each in _lookups(test) for value in (*each.entries.values(), each.otherwise)]
    yield from (each for each in (*test.values, *looked) if each is not None and each is not UNLIMITED)


def _lookups(test: FoldedTest) -> list[Lookup]:
    return [each for each in test.operands if isinstance(each, Lookup)]
