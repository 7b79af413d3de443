"""What a rule says of a duty, word by word: how often, and one moment by which it has to be done."""

from collections.abc import Callable
from collections.abc import Mapping as Table_
from dataclasses import dataclass
from typing import Final

from crmpolicy.calendar.recurrence import check_recurrence
from crmpolicy.errors import BadValueError
from crmpolicy.policy.guards import Literally, Operand
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_scalar, child, entries_of
from crmpolicy.source.resolve.courses import Lowering, Said, known_duty
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import Date, DayOfMonth, Integer, PeriodType, TermType, TimeOfDay, ValueType, Weekday

MOMENTS: Final = ("within", "day", "next", "every")
_WITH: Final[Table_[str, tuple[str, ...]]] = {
    "within": ("from",),
    "day": ("from", "months_after", "at"),
    "next": ("from",),
    "every": ("day", "at", "since"),
}
_ALWAYS: Final = ("duty", "who", "times", "off_day")
_SAME: Final = ("same", "当天")
_CLOSING: Final = ("closing", "下班")
_NEVER: Final = ("never", "从不")


@dataclass(frozen=True, slots=True)
class Saying:
    """Reads what the rules of one decision say; ``duties`` are the names of its duties."""

    lowering: Lowering
    duties: tuple[str, ...]

    @property
    def desk(self) -> Desk:
        """What gathers faults."""
        return self.lowering.desk

    def said(self, then: Node) -> Said:
        """Read all that stands under ``then`` but who."""
        moment = self._moment(then)
        readers: Table_[str, Callable[[Node], Said]] = {
            "duty": self._duty, "times": self._times, "off_day": self._text("off_day"),
            "within": self._within, "from": self._from, "months_after": self._months_after,
            "day": self._day, "at": self._at, "next": self._next, "every": self._every, "since": self._since,
        }  # fmt: skip
        found: list[tuple[str, Operand]] = []
        for name, entry in entries_of(then):
            if name in readers and self.desk.sound(entry.value):
                found += readers[name](entry.value)
        if moment is not None:
            self._fitting(then, moment, never=any(name == "never" for name, _ in found))
        return tuple(found)

    def _moment(self, then: Node) -> str | None:
        """Find the one word that says when; ``day`` is that word only where no other is."""
        found = [name for name in ("within", "next", "every") if child(then, name) is not None]
        if len(found) > 1:
            second = next(entry.key for name, entry in entries_of(then) if name == found[1])
            self.desk.tell("duty-two-moments", second, first=found[0], second=found[1])
            return None
        if not found and child(then, "day") is None:
            self.desk.tell("duty-no-moment", then, known=MOMENTS)
            return None
        return found[0] if found else "day"

    def _fitting(self, then: Node, moment: str, *, never: bool) -> None:
        """Refuse words that mean nothing beside the word that says when."""
        allowed = () if never else _WITH[moment]
        for name, entry in entries_of(then):
            if name not in (*allowed, *_ALWAYS, moment) or (never and name == "times"):
                self.desk.tell(
                    "duty-word-not-here", entry.key, name=name, moment="never" if never else moment
                )

    def _text(self, name: str) -> Callable[[Node], Said]:
        return lambda node: ((name, Literally(node.text)),) if isinstance(node, Scalar) else ()

    def _one(self, name: str, node: Node, kind: ValueType, *, facts: bool = False) -> Said:
        found = self.lowering.operand(node, kind, facts=facts)
        return ((name, found),) if found is not None else ()

    def _duty(self, node: Node) -> Said:
        named = known_duty(self.lowering, node, self.duties) if isinstance(node, Scalar) else None
        return (("duty", Literally(named)),) if named is not None else ()

    def _times(self, node: Node) -> Said:
        return self._count("times", node)

    def _count(self, name: str, node: Node) -> Said:
        found = self._one(name, node, Integer())
        for _, operand in found:
            if isinstance(operand, Literally) and operand.value < 0:
                self.desk.tell("duty-negative", node, name=name)
        return found

    def _within(self, node: Node) -> Said:
        return self._one("within", node, TermType())

    def _months_after(self, node: Node) -> Said:
        return self._count("months_after", node)

    def _since(self, node: Node) -> Said:
        return self._one("since", node, Date(), facts=True)

    def _from(self, node: Node) -> Said:
        """Read an event or a duty, or ``{each: event}``: every time that it happens."""
        if isinstance(node, Scalar):
            return self._anchor(node)
        for key, entry in entries_of(node):
            if key != "each":
                self.desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("each",)))
        named = child(node, "each")
        written = as_scalar(self.desk, named, "each") if named is not None else None
        if named is None:
            self.desk.tell("shape-missing-key", node, key="each")
        found = self._anchor(written) if written is not None else ()
        return (*found, ("each", Literally(value=True))) if found else ()

    def _anchor(self, node: Scalar) -> Said:
        """A duty is an event of its own name, so that all known events are all that can be named."""
        named = self.lowering.setting.words.event(self.desk, node)
        return (("from", Literally(named)),) if named is not None else ()

    def _next(self, node: Node) -> Said:
        named = known_duty(self.lowering, node, self.duties) if isinstance(node, Scalar) else None
        return (("next", Literally(named)),) if named is not None else ()

    def _day(self, node: Node) -> Said:
        if isinstance(node, Scalar) and node.text in _SAME:
            return (("same_day", Literally(value=True)),)
        if isinstance(node, Mapping) and "last" in node.entries:
            for key, entry in entries_of(node):
                if key != "last":
                    self.desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("last",)))
            return self._one("last_weekday", node.entries["last"].value, Weekday())
        kind = self._type_of(node)
        if isinstance(kind, Weekday):
            return self._one("weekday", node, kind)
        if kind is not None or not isinstance(node, Scalar):
            return self._one("day", node, DayOfMonth())
        return self._written_day(node)

    def _written_day(self, node: Scalar) -> Said:
        for name, kind in (("weekday", Weekday()), ("day", DayOfMonth())):
            try:
                return ((name, Literally(kind.parse(node.text))),)
            except BadValueError:
                continue
        self.desk.tell("duty-day-unknown", node, given=node.text)
        return ()

    def _type_of(self, node: Node) -> ValueType | None:
        """Give the type of the parameter that is named; of a mapping, that of its values."""
        named = child(node, "parameter") if isinstance(node, Mapping) else node
        found = self.lowering.scope.find(named.text) if isinstance(named, Scalar) else None
        kind = found.type if found is not None else None
        return kind.of if isinstance(kind, MappingOf) else kind

    def _at(self, node: Node) -> Said:
        if isinstance(node, Scalar) and node.text in _CLOSING:
            return (("at_closing", Literally(value=True)),)
        return self._one("at", node, TimeOfDay())

    def _every(self, node: Node) -> Said:
        if isinstance(node, Scalar) and node.text in _NEVER:
            return (("never", Literally(value=True)),)
        if isinstance(node, Mapping) and "rrule" in node.entries:
            return self._rrule(node)
        kind = self._type_of(node)
        return self._one("every", node, kind if isinstance(kind, TermType) else PeriodType())

    def _rrule(self, node: Mapping) -> Said:
        for key, entry in node.entries.items():
            if key != "rrule":
                self.desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("rrule",)))
        written = as_scalar(self.desk, node.entries["rrule"].value, "rrule")
        if written is None:
            return ()
        try:
            check_recurrence(written.text)
        except BadValueError as error:
            self.desk.refuse(error, written)
        return (("rrule", Literally(written.text)),)
