"""One decision table of DMN as one table of ours: its outputs, its hit policy, its rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import (
    NULL,
    Arithmetic,
    Comparison,
    Expression,
    Name,
    Several,
    Value,
    expression,
    names_in,
    unary_tests,
)
from crmpolicy.interop.dmn.gaps_in import passes
from crmpolicy.interop.dmn.guards_in import Asked, Ways, guard, hides, ways_of, ways_of_pair
from crmpolicy.interop.dmn.hits_in import HitIn, hit_in
from crmpolicy.interop.dmn.kinds_in import KindIn, Kinds, slug
from crmpolicy.interop.dmn.model import ANYTHING, Column, Decision, Grid, Result, Row
from crmpolicy.source.nodes import Plain
from crmpolicy.source.text import LIMIT

_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_CLAUSES: Final = ("clause", "clauses", "条款", "依据")
_RULES: Final = ("rule", "规则")
OTHERWISE: Final = "otherwise"


@dataclass(frozen=True)
class RuleIn:
    """A rule: its guard, what it says, what it cites; ``line`` is where it stands in the file."""

    id: str
    when: dict[str, Plain]
    then: dict[str, Plain]
    clauses: tuple[str, ...]
    line: int
    title: str = ""

    def written(self) -> dict[str, Plain]:
        """Write it as a table does."""
        found: dict[str, Plain] = {"id": self.id}
        if self.title:
            found["title"] = {"zh": self.title, "en": self.title}
        if self.when:
            found["when"] = self.when
        return found | {
            "then": self.then,
            "clause": self.clauses[0] if len(self.clauses) == 1 else [*self.clauses],
        }


@dataclass
class TableIn:
    """Reads one table.

    Args:
        decision: the decision that it is of.
        document: the document whose clauses are cited.
        facts: what the names in its expressions stand for.
        kinds: the types of the file.
        reckoned: makes a fact of an expression that reckons, and gives it.
        tell: notes what is wrong, with the line.
        room: tells whether there is room for so many more letters in the file of decisions.
    """

    decision: Decision
    document: str
    facts: Mapping[str, Asked]
    kinds: Kinds
    reckoned: Callable[[Arithmetic, str, KindIn | None, int], Asked]
    tell: Callable[..., None]
    room: Callable[[int], bool]
    ids: set[str] = field(default_factory=set)
    names: list[str] = field(init=False)
    types: list[KindIn] = field(init=False)
    hit: HitIn = field(init=False)
    rules: list[RuleIn] = field(init=False, default_factory=list)
    otherwise: RuleIn | None = field(init=False, default=None)
    nothing: set[str] = field(init=False, default_factory=set)

    @property
    def grid(self) -> Grid:
        """The table as it is in the file."""
        return self.decision.grid

    def outputs_first(self) -> bool:
        """Read the outputs and the hit policy; tell whether the rules can be read at all."""
        results = self.grid.results
        self.names = [slug(each.name) for each in results]
        if len(set(self.names)) < len(self.names):
            self.tell("dmn-name-twice", self.grid.line, name=self.names[0])
            return False
        found = [self._type(each) for each in results]
        self.types = [each for each in found if each is not None]
        if len(self.types) < len(results):
            return False
        try:
            self.hit = hit_in(self.grid, self.names, self.types, self.kinds)
        except BadValueError as error:
            self.tell(error.code, self.grid.line, **error.arguments)
            return False
        if self.hit.kind is not None:
            self.types[0] = self.hit.kind
        if self.hit.counted:
            self.types[0] = KindIn("integer")
        return True

    def _type(self, result: Result) -> KindIn | None:
        """Give the type of an output: as it is declared, by its output values, or by what rules say."""
        declared = self.kinds.of(result.type, result.line) if result.type else None
        if declared is None and result.type and self.kinds.model.item(result.type) is not None:
            return None
        alone = len(self.grid.results) == 1
        if declared is None and alone and self.decision.type:
            declared = self.kinds.of(self.decision.type, self.decision.line)
        place = self.grid.results.index(result)
        values = self._literals(result.allowed, result.line)
        if declared is None:
            said = [*values, *self._said(place)]
            names = {each.kind for each in said}
            if len(names) != 1:
                self.tell("dmn-output-type", result.line, name=result.name)
                return None
            kind = names.pop()
            declared = self.kinds.of("days and time duration" if kind == "duration" else kind, result.line)
        if declared is not None and values and declared.name == "text" and not declared.several:
            return self.kinds.choice(result.name, [str(each.said) for each in values])
        return declared

    def _literals(self, text: str, line: int) -> list[Value]:
        try:
            tests = unary_tests(text)
        except BadValueError as error:
            self.tell(error.code, line, **error.arguments)
            return []
        operands = (getattr(each, "with_", None) for each in tests.tests)
        return [each for each in operands if isinstance(each, Value) and each.kind != "null"]

    def _said(self, place: int) -> list[Value]:
        """Give the literals that rules say for an output."""
        found = []
        for row in self.grid.rows:
            try:
                said = expression(row.says[place])
            except BadValueError:
                continue  # told where the rule is read
            if isinstance(said, Value) and said.kind != "null":
                found.append(said)
        return found

    def read(self) -> None:
        """Read the rules, after the outputs."""
        if not self._columns_sound():
            return
        rows = [*enumerate(self.grid.rows, 1)]
        for place in sorted(self.hit.ranks, reverse=True):
            rows = self._sorted(rows, place, self.hit.ranks[place])
        for number, row in rows:
            self._row(number, row)
            if self.rules and not self.room(len(str(self.rules[-1].when))):
                self.tell("dmn-too-long", self.rules[-1].line, most=f"{LIMIT:,}")
                return
        defaults = [each.default for each in self.grid.results]
        if any(each is not None for each in defaults):
            self._default(defaults)

    def _sorted(
        self, rows: list[tuple[int, Row]], place: int, order: Sequence[Value]
    ) -> list[tuple[int, Row]]:
        """Put rules into the order of an output."""

        def rank(pair: tuple[int, Row]) -> int:
            _, row = pair
            said = self._expression(row.says[place], row.line) if place < len(row.says) else None
            if not isinstance(said, Value) or said not in order:
                self.tell("dmn-ranked-words", row.line, name=self.names[place])
                return 0
            return [*order].index(said)

        return sorted(rows, key=rank)

    def _row(self, number: int, row: Row) -> None:
        groups: list[Ways] = []
        for column, test in zip(self.grid.columns, row.tests, strict=False):
            try:
                groups.append(self._column(column, test))
            except BadValueError as error:
                self.tell(error.code, row.line, **error.arguments)
                return
        then = self._then(row.says, row.line)
        try:
            when = guard(groups)
        except BadValueError as error:
            self.tell(error.code, row.line, **error.arguments)
            return
        if when is None or then is None:
            if when is None:
                self.tell("dmn-never", row.line, rule=row.id)
            return
        self.rules.append(
            RuleIn(
                self._free(self._note(row, _RULES) or row.id),
                when,
                then,
                self._cited(number, row),
                row.line,
                row.description or self._remark(row),
            )
        )

    def _columns_sound(self) -> bool:
        """Tell whether each input is a fact, a sum or a comparison; what is not is told at its line."""
        sound = True
        for column in self.grid.columns:
            try:
                found = expression(column.expression, self.facts)
                for name in names_in(found) if isinstance(found, Name | Comparison) else ():
                    self._fact(name)
            except BadValueError as error:
                self.tell(error.code, column.line, **error.arguments)
                sound = False
                continue
            if not isinstance(found, Name | Comparison | Arithmetic):
                self.tell("dmn-expression", column.line, given=column.expression)
                sound = False
        return sound

    def _column(self, column: Column, test: str) -> Ways:
        if test in ("", ANYTHING):
            return [{}]
        found = self._expression(column.expression, column.line)
        names = [*self.facts]
        match found:
            case Name(text):
                return ways_of(self._fact(text), unary_tests(test, names), self.facts)
            case Comparison():
                return self._truth(found, unary_tests(test, names))
            case Arithmetic():
                kind = self.kinds.of(column.type, column.line) if column.type else None
                fact = self.reckoned(found, column.label or column.expression, kind, column.line)
                return ways_of(fact, unary_tests(test, names), self.facts)
        return [{}]  # told with the columns

    def _fact(self, name: str) -> Asked:
        found = self.facts.get(name)
        if found is None:
            raise BadValueError("dmn-name-unknown", name=name)
        return found

    def _truth(self, found: Comparison, tests: Any) -> Ways:
        """Give what is asked of a comparison: that it holds, that it does not, that it is null."""
        said = [getattr(each, "with_", None) for each in tests.tests if getattr(each, "sign", "") == "="]
        values = [each for each in said if isinstance(each, Value) and each.kind in ("boolean", "null")]
        if tests.negated or len(values) != len(tests.tests):
            raise BadValueError("dmn-truth")
        wanted = {None if each.kind == "null" else bool(each.said) for each in values}
        left, right = found.left, found.right
        if not isinstance(left, Name):
            raise BadValueError("dmn-comparison")
        fact = self._fact(left.text)
        other = self._fact(right.text) if isinstance(right, Name) else None
        ways: Ways = []
        for truth in (True, False):
            if truth in wanted:
                sign: Any = found.sign if truth else _OPPOSITE[found.sign]
                ways += ways_of_pair(fact, sign, right, other, self.facts)
        if None in wanted and found.sign not in ("=", "!="):
            ways += [
                {each.name: {"known": "no"}} for each in (fact, other) if each is not None and each.unknown
            ]
        return ways

    def _expression(self, text: str, line: int) -> Expression:
        try:
            return expression(text, self.facts)
        except BadValueError as error:
            self.tell(error.code, line, **error.arguments)
            return NULL

    def _then(self, says: Sequence[str], line: int) -> dict[str, Plain] | None:
        found: dict[str, Plain] = {}
        for name, kind, result, text in zip(self.names, self.types, self.grid.results, says, strict=False):
            try:
                self._permitted(result, text)
                said = self._entry(name, kind, text, line)
            except BadValueError as error:
                self.tell(error.code, line, **error.arguments)
                return None
            if said is None:
                self.nothing.add(name)
            else:
                found[name] = said
        if not found:
            self.tell("dmn-says-nothing", line)
            return None
        return found

    def _permitted(self, result: Result, text: str) -> None:
        """Refuse a literal that is none of the output values, nor of those that the type allows."""
        said = expression(text, self.facts) if text not in ("", ANYTHING) else NULL
        item = self.kinds.model.item(" ".join(result.type.split()))
        if not isinstance(said, Value) or said.kind == "null" or self.hit.counted:
            return
        for allowed in (result.allowed, item.allowed if item is not None else ""):
            tests = unary_tests(allowed)
            if tests.tests and not passes(said, tests):
                raise BadValueError("dmn-not-allowed", given=str(said.said)[:80], known=(allowed[:200],))

    def _entry(self, name: str, kind: KindIn, text: str, line: int) -> "Plain | None":
        """Give what a rule says of one output; None where it says that nothing is known."""
        if self.hit.counted:
            return "1"
        said = expression(text, self.facts) if text not in ("", ANYTHING) else NULL
        match said:
            case Value("null"):
                if not (self.hit.hit in ("unique", "first", "any") and len(self.names) > 1):
                    raise BadValueError("dmn-null-said", name=name)
                return None
            case Value() if not kind.several:
                return kind.literal(said)
            case Several(values) if kind.several:
                return [kind.literal(each) for each in values]
            case Name(called):
                fact = self._fact(called)
                if fact.kind.several != kind.several:
                    raise BadValueError("dmn-entry", given=text)
                if hides(fact, kind):
                    raise BadValueError("dmn-name-is-word", name=called)
                return fact.name
            case Arithmetic():
                return self.reckoned(said, text, kind, line).name
        raise BadValueError("dmn-entry", given=text)

    def _default(self, defaults: Sequence[str | None]) -> None:
        line = next(each.line for each in self.grid.results if each.default is not None)
        if any(each is None for each in defaults):
            self.tell("dmn-default-part", line)
            return
        if self.hit.lists or self.hit.counted:
            self.tell("dmn-default-list", line)
            return
        then = self._then([str(each) for each in defaults], line)
        if then is not None:
            rule, clause = self.grid.otherwise
            cited = _listed(clause) or (f"{self.document}.{slug(self.decision.name)}.{OTHERWISE}",)
            self.otherwise = RuleIn(self._free(rule or OTHERWISE), {}, then, cited, line)

    def _note(self, row: Row, names: Sequence[str]) -> str:
        for name, text in zip(self.grid.notes, row.notes, strict=False):
            if name.strip().lower() in names:
                return text.strip()
        return ""

    def _remark(self, row: Row) -> str:
        """Give what people have written beside a rule, which says nothing of what it means."""
        texts = zip(self.grid.notes, row.notes, strict=False)
        told = (text for name, text in texts if name.strip().lower() not in (*_CLAUSES, *_RULES))
        return " ".join("; ".join(each for each in told if each).split())

    def _free(self, wished: str) -> str:
        """Give an id that no other rule of the decision has."""
        name, number = wished, 1
        while name in self.ids:
            number += 1
            name = f"{wished}-{number}"
        self.ids.add(name)
        return name

    def _cited(self, number: int, row: Row) -> tuple[str, ...]:
        """Name the clauses of a rule: those of its annotation, else one for the rule itself."""
        cited = _listed(self._note(row, _CLAUSES))
        return cited or (f"{self.document}.{slug(self.decision.name)}.{number}",)


def _listed(text: str) -> tuple[str, ...]:
    """Give the clauses that a text lists."""
    named = (each.strip() for each in text.replace("、", ",").split(","))
    return tuple(dict.fromkeys(each for each in named if each))
