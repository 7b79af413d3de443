"""The facts reader: generated for one point and period, so that good facts cost little.

Whatever the quick reader does not like goes to the pydantic model (:mod:`crmpolicy.engine.model`),
which decides and words the faults; a property test keeps the two equal.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crmpolicy.engine.code import run
from crmpolicy.engine.deriving import Derived, Term
from crmpolicy.engine.facts import ABSENT, Facts, facts_class
from crmpolicy.engine.fields import Field, limits, reader
from crmpolicy.engine.writing import Writer
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import Choice
from crmpolicy.values import CONTEXT, FINEST, LIMIT

QuickRead = Callable[[Mapping[str, Any], datetime | None], Facts]
DECIMALS = ("ratio", "money", "number", "quantity")
SURPRISES = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, BadValueError)
"""What odd facts raise in the quick reader; the model then words them or reads them after all."""


@dataclass(frozen=True, slots=True)
class QuickCode:
    """The quick reader as code: statements that set ``facts``, to ``None`` where something is odd."""

    body: str
    bound: Mapping[str, Any]

    def reader(self) -> QuickRead:
        """Give the function from raw facts (and the moment) to a tuple of facts."""
        ending = "    return slow(given, now) if facts is None else facts\n"
        source = f"def read(given, now=None):\n{self.body}{ending}"
        read: QuickRead = run(source, self.bound)["read"]
        return read


class QuickReader:
    """Writes the quick reader of a point's fields."""

    def __init__(
        self,
        fields: Sequence[Field],
        declared: frozenset[str],
        sources_only: Mapping[str, frozenset[str]],
        *,
        restating: frozenset[str],
    ) -> None:
        self.fields = fields
        self.declared = declared
        self.sources_only = sources_only
        self.restating = restating
        self.places = {field.key: place for place, field in enumerate(fields)}
        self.bound: dict[str, Any] = {
            "Decimal": Decimal,
            "ABSENT": ABSENT,
            "ZERO": Decimal(0),
            "add": CONTEXT.add,
            "subtract": CONTEXT.subtract,
            "quantize": CONTEXT.quantize,
            "DECLARED": declared,
        }
        self.lines: list[str] = []

    def build(self, slow: QuickRead) -> "QuickCode":
        """Write the reader; ``slow`` is asked whenever something is odd."""
        derived = [field.derived for field in self.fields if field.derived is not None]
        sources = {source for each in derived for source in each.sources}
        self.lines += [f"v{self.places[key]} = ABSENT" for key in self.places if key in sources]
        done: set[str] = set()
        for field in self.fields:
            if field.wanted:
                self._field(field, "", done)
        self._left_unread(sources)
        self._names()
        values = "".join(f"v{place}, " for place in range(len(self.fields)))
        lines = "\n".join(f"        {line}" for line in (*self.lines, f"facts = new(row, ({values}))"))
        # what is odd is read again outside the handler, so that no error of ours hangs on its chain
        body = f"    try:\n{lines}\n    except SURPRISES:\n        facts = None\n"
        row = facts_class(tuple(field.name for field in self.fields))
        return QuickCode(
            body, {**self.bound, "slow": slow, "SURPRISES": SURPRISES, "new": tuple.__new__, "row": row}
        )

    def _left_unread(self, sources: Collection[str]) -> None:
        """Leave to the model what is given and was not read: facts are checked, needed or not.

        So it is where all that follows from a fact was given itself.
        """
        alone = frozenset().union(*self.sources_only.values())
        for field in self.fields:
            if field.key in sources and not field.wanted and field.name not in alone:
                target = f"v{self.places[field.key]}"
                self.lines.append(f"if {target} is ABSENT and {field.name!r} in given: raise LookupError")

    def _field(self, field: Field, indent: str, done: set[str]) -> None:
        """Write how one fact is read: given, or derived from what is given."""
        target = f"v{self.places[field.key]}"
        if field.derived is None:
            if field.key not in done:
                self._leaf(field, target, f"given[{field.name!r}]", indent)
                done.add(field.key) if not indent else None
            return
        if field.key in done:
            return
        self.lines.append(f"{indent}if {field.name!r} in given:")
        self.lines.append(f"{indent}    direct = True")
        self._leaf(field, target, f"given[{field.name!r}]", indent + "    ")
        sources = self.sources_only.get(field.key, frozenset())
        if sources:
            self.lines.append(
                f"{indent}    if len(given) > 1 and not {self._bind(sources)}.isdisjoint(given):"
                " raise LookupError"
            )
        if field.key in self.restating:  # what it follows from may be there too: the model compares
            self.lines.append(f"{indent}    if {self._there(field)}: raise LookupError")
        self.lines.append(f"{indent}else:")
        for key in field.derived.sources:
            self._field(self.fields[self.places[key]], indent + "    ", set(done))
        self._derived(field, target, indent + "    ")
        if not indent:
            done.add(field.key)

    def _there(self, field: Field) -> str:
        """Write whether all that a fact follows from is given, itself or by what it follows from in turn."""
        below = [self.fields[self.places[key]] for key in field.derived.sources] if field.derived else []
        tests = (
            f"{each.name!r} in given"
            if each.derived is None
            else f"({each.name!r} in given or {self._there(each)})"
            for each in below
        )
        return f"({' and '.join(tests) or 'True'})"

    def _derived(self, field: Field, target: str, indent: str) -> None:
        if field.derived is None:
            return
        if not self._added(field.derived, target, indent) and not self._held(field, target, indent):
            self._followed(field.derived, target, indent)
        if field.fact.range.bounds() or field.fact.type.name == "integer":
            self.lines.append(f"{indent}{self._bind(field.fact.check_derived)}({target})")

    def _followed(self, derived: Derived, target: str, indent: str) -> None:
        """Write a call of the function of a word."""
        keys, compute = derived.sources, derived.compute
        place = {key: index for index, key in enumerate(keys)}

        def follow(now: datetime | None, *values: Any) -> Any:
            return compute(lambda key: values[place[key]], now)

        values = "".join(f", v{self.places[key]}" for key in keys)
        self.lines.append(f"{indent}{target} = {self._bind(follow)}(now{values})")

    def _added(self, derived: Derived, target: str, indent: str) -> bool:
        """Write a sum of decimals that are never unknown as plain additions."""
        if not self._is_plain_sum(derived):
            return False
        (first, sign), *others = derived.terms
        total = self._term(first) if sign > 0 else f"subtract(ZERO, {self._term(first)})"
        for term, sign in others:
            total = f"{'add' if sign > 0 else 'subtract'}({total}, {self._term(term)})"
        self.lines.append(f"{indent}{target} = {total}")
        return True

    def _held(self, field: Field, target: str, indent: str) -> bool:
        """Write a guard as an expression."""
        if field.derived is None or field.derived.guard is None:
            return False
        names = {key: f"v{self.places[key]}" for key in field.derived.sources}
        kinds = {key: self.fields[self.places[key]].fact.type for key in names}
        writer = Writer(names, kinds, prefix=f"g{self.places[field.key]}_")
        self.lines.append(f"{indent}{target} = {writer.guard(field.derived.guard)}")
        self.bound.update(writer.bound)
        return True

    def _term(self, term: Term) -> str:
        return f"v{self.places[term.key]}" if isinstance(term, FactOf) else self._bind(term.value)

    def _is_plain_sum(self, derived: Derived) -> bool:
        """Tell whether all that a sum adds up are decimals never unknown, or sums of such."""
        return bool(derived.terms) and all(self._is_sure(term) for term, _ in derived.terms)

    def _is_sure(self, term: Term) -> bool:
        if not isinstance(term, FactOf):
            return isinstance(term.value, Decimal)
        field = self.fields[self.places[term.key]]
        if field.fact.unknown or field.fact.type.name not in DECIMALS:
            return False
        return field.derived is None or self._is_plain_sum(field.derived)

    def _leaf(self, field: Field, target: str, source: str, indent: str) -> None:
        """Write how a given value is checked; the usual kinds inline, the rest by their reader."""
        fact, kind = field.fact, field.fact.type
        if isinstance(kind, Choice) and not kind.scale.open:
            words: dict[Any, Any] = {**kind.scale.words}
            if fact.unknown:
                words.update(dict.fromkeys((None, *UNKNOWN_WORDS)))
            self.lines.append(f"{indent}{target} = {self._bind(words)}[{source}]")
            return
        read = self._bind(reader(fact))
        if source != target:
            self.lines.append(f"{indent}{target} = {source}")
        if kind.name == "boolean":
            self.lines.append(
                f"{indent}if {target} is not True and {target} is not False: {target} = {read}({target})"
            )
        elif kind.name == "integer":
            inside = self._inside(fact, target, whole=True)
            self.lines.append(
                f"{indent}if type({target}) is not int or not {inside}: {target} = {read}({target})"
            )
        elif kind.name in DECIMALS:
            self._decimal(field, target, read, indent)
        elif kind.name == "date" and not fact.range.bounds():
            self.bound["day"] = date
            self.lines.append(f"{indent}if type({target}) is not day: {target} = {read}({target})")
        else:
            self.lines.append(f"{indent}{target} = {read}({target})")

    def _decimal(self, field: Field, target: str, read: str, indent: str) -> None:
        step = getattr(field.fact.type, "step", None)
        unit = self._bind(step if step is not None and _power_of_ten(step) else Decimal((0, (1,), -FINEST)))
        if step is not None and not _power_of_ten(step):
            self.lines.append(f"{indent}{target} = {read}({target})")
            return
        inside = self._inside(field.fact, target, whole=True)
        fine = f"{self._inside(field.fact, target, whole=False)} and quantize({target}, {unit}) == {target}"
        self.lines += [
            f"{indent}t = type({target})",
            f"{indent}if t is int:",
            f"{indent}    {target} = Decimal({target}) if {inside} else {read}({target})",
            f"{indent}else:",
            f"{indent}    if t is float: {target} = Decimal(repr({target}))",
            f"{indent}    if type({target}) is not Decimal or not ({fine}): {target} = {read}({target})",
        ]

    def _inside(self, fact: Fact, target: str, *, whole: bool) -> str:
        """Write the range check; whole numbers are compared with whole bounds, which is quicker."""
        low, over, high, under = limits(fact)
        least, most = LIMIT.copy_negate() if low is None else low, LIMIT if high is None else high
        ends = [self._end(Decimal(each), whole=whole) for each in (least, most)]
        return f"{ends[0]} {'<' if over else '<='} {target} {'<' if under else '<='} {ends[1]}"

    def _end(self, bound: Decimal, *, whole: bool) -> str:
        if whole and bound == bound.to_integral_value(context=CONTEXT):
            return str(int(bound))
        return self._bind(bound)

    def _names(self) -> None:
        """Write the check of names that were not asked for: declared ones may stay, others are faults."""
        plain = [field for field in self.fields if field.wanted and field.derived is None]
        if len(plain) == len(self.fields):
            self.lines.append(
                f"if len(given) != {len(plain)} and not given.keys() <= DECLARED: raise LookupError"
            )
        else:
            self.lines.insert(0, "direct = False")
            leaves = sum(field.derived is None for field in self.fields)
            self.lines.append(
                f"if (direct or len(given) != {leaves}) and not given.keys() <= DECLARED: raise LookupError"
            )

    def _bind(self, value: Any) -> str:
        name = f"r{len(self.bound)}"
        self.bound[name] = value
        return name


def _power_of_ten(step: Decimal) -> bool:
    return (
        step.as_tuple().digits.count(0) == len(step.as_tuple().digits) - 1 and step.as_tuple().digits[0] == 1
    )
