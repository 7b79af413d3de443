"""Outputs that a person sets by hand: a named person of the right role, with a reason and an end.

The host gives the fact ``override``: ``by`` (a role), ``name``, what the policy ``needs`` (``reason``,
``until``) and the outputs that are set. It is no fact of a rule: the table is answered first, then what it
said is replaced, and both are told. One that has ended is told and changes nothing. What speaks of an output
of a question that is asked first is handed on to it; nothing that is given is ever passed over.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from crmpolicy.engine.answer import Spoken
from crmpolicy.engine.courses.happenings import spellings_of_roles
from crmpolicy.engine.decision import ByHand, Reason
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.handing import PERSON, handed
from crmpolicy.engine.refusing import Refusing
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, Range, check_range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.tables import OVERRIDE, Override, Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Date, Text, ValueType
from crmpolicy.values.nearest import nearest
from crmpolicy.values.notation import quoted
from crmpolicy.wording import Words, word

RULE: Final = OVERRIDE
_ALWAYS: Final = ("by", "name")
_KINDS: Final[Mapping[str, ValueType]] = {"name": Text(), "reason": Text(), "until": Date()}


class SetByHand(NamedTuple):
    """What a person has set: the values by table and output, who, why and until when."""

    by: ByHand
    values: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Overrides:
    """What may be set by hand in the answers of some tables, and ``behind`` them in what is asked first."""

    tables: tuple[Table, ...]
    effective: Effective
    roles: Mapping[str, str]
    behind: frozenset[str]

    @classmethod
    def of(cls, tables: Sequence[Table], effective: Effective, *, behind: Collection[str]) -> "Overrides":
        """Gather the tables that allow it."""
        allowing = tuple(table for table in tables if table.override is not None)
        return cls(allowing, effective, spellings_of_roles(effective), frozenset(behind))

    @property
    def outputs(self) -> Mapping[str, ValueType]:
        """The outputs that may be set here, with their types."""
        return {
            name: table.output(name).type for table, allowed in self._allowed() for name in allowed.outputs
        }

    def _allowed(self) -> Iterator[tuple[Table, Override]]:
        return ((table, table.override) for table in self.tables if table.override is not None)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a host gives as JSON Schema."""
        kinds = {"by": {"type": "string", "enum": sorted(set(self.roles.values()))}}
        kinds |= {name: kind.json_schema() for name, kind in {**_KINDS, **self.outputs}.items()}
        return {
            "type": "object",
            "properties": kinds,
            "required": [*_ALWAYS, *self._needs({})],
            "additionalProperties": False,
        }

    def taken_out(
        self, facts: Mapping[str, Any], tables: Sequence[FoldedTable]
    ) -> tuple[dict[str, Any], list[Fault]]:
        """Take what is set here out of the facts, with all that is wrong with it.

        What is set in questions that are asked first stays among the facts, for them to read.
        """
        given = facts[OVERRIDE]
        rest = {name: value for name, value in facts.items() if name != OVERRIDE}
        if not isinstance(given, Mapping):
            return rest, [Fault("override-not-a-record", {"given": quoted(given)})]
        theirs = handed(given, self.behind - self.outputs.keys())
        if theirs is not None:
            rest[OVERRIDE] = theirs
        known = (*PERSON, *dict.fromkeys((*self.outputs, *sorted(self.behind))))
        faults = [
            Fault("override-unknown-name", {"name": quoted(name), "known": known})
            for name in given
            if name not in known
        ]
        mine = handed(given, self.outputs.keys())
        if mine is None and theirs is not None:
            return rest, faults
        return rest, [*faults, *self._faults(given if mine is None else mine, tables)]

    def _faults(self, given: Mapping[str, Any], tables: Sequence[FoldedTable]) -> Iterator[Fault]:
        for name in (*_ALWAYS, *self._needs(given)):
            if name not in given:
                yield Fault("override-lacks", {"name": name})
        if not any(name in given for name in self.outputs):
            settable = tuple(dict.fromkeys((*self.outputs, *sorted(self.behind))))
            yield Fault("override-sets-nothing", {"known": settable})
        yield from _wrong_entries(given)
        caps = {table.table.key: table.caps for table in tables}
        told: dict[str, Fault] = {}
        for table, name in self._named_in(given):
            fault = self._wrong_output(table, name, given[name], caps.get(table.key, {}).get(name, UNLIMITED))
            if fault is not None:
                told.setdefault(name, fault)  # documents may word it apart
        yield from told.values()
        if "by" in given:
            role = self.roles.get(str(given["by"]))
            if role is None:
                yield Fault(
                    "override-unknown-role", {"role": quoted(given["by"]), "known": self._near(given, tables)}
                )
            else:
                asked = [name for name in self.outputs if name in given]
                yield from Refusing(self.effective, tables).faults(role, asked)

    def _wrong_output(self, table: Table, name: str, given: Any, cap: Any) -> Fault | None:
        """Tell what is wrong with a value: its type, the range of what it decides, the output's cap."""
        output = table.output(name)
        try:
            value = output.type.read(given)
            for fact in self._decided_by(table, name):
                fact.check_range(value)
            if cap is not UNLIMITED:
                check_range(output.type, Range(up_to=Literally(cap)), value)
        except BadValueError as error:
            said = _said(error.fault())
            return Fault("override-output", {"name": name, "title": output.title, "said": said})
        return None

    def _decided_by(self, table: Table, name: str) -> Iterator[Fact]:
        """Give the facts that other questions take from an output as it stands: it must be fit for them."""
        for other in self.effective.tables.values():
            for each in other.requires:
                fact = self.effective.facts.get(each.fact)
                if each.output == name and each.point in (table.key, table.subject) and fact is not None:
                    yield fact

    def _named_in(self, given: Mapping[str, Any]) -> Iterator[tuple[Table, str]]:
        return (
            (table, name) for table, allowed in self._allowed() for name in allowed.outputs if name in given
        )

    def _needs(self, given: Mapping[str, Any]) -> Mapping[str, None]:
        """Name what has to be given with the outputs that are set; with all of them while none is."""
        setting = {table.key for table, _ in self._named_in(given)}
        found = (allowed for table, allowed in self._allowed() if not setting or table.key in setting)
        return dict.fromkeys(need for allowed in found for need in allowed.needs)

    def _near(self, given: Mapping[str, Any], tables: Sequence[FoldedTable]) -> tuple[str, ...]:
        """Name the role that is likely meant; else those who may set something here; else all roles."""
        near = nearest(str(given["by"]), self.roles)
        may = sorted({role for each in tables for role in each.overriders})
        return (near,) if near else tuple(may or sorted(set(self.roles.values())))

    def here(self, facts: Mapping[str, Any]) -> SetByHand | None:
        """Give what is set here, where :meth:`taken_out` found nothing wrong; ``None`` where nothing is."""
        given = handed(facts[OVERRIDE], self.outputs.keys())
        if given is None:
            return None
        read = {name: kind.read(given[name]) for name, kind in _KINDS.items() if name in given}
        by = ByHand(self.roles[str(given["by"])], read["name"], read.get("reason"), read.get("until"))
        values: dict[str, dict[str, Any]] = {}
        for table, name in self._named_in(given):
            values.setdefault(table.key, {})[name] = table.output(name).type.read(given[name])
        return SetByHand(by, values)

    def apply(
        self, override: SetByHand, tables: Sequence[FoldedTable], spoken: Sequence[Spoken], now: datetime
    ) -> list[Spoken]:
        """Replace what tables said that allow this role to; the rules that are overruled bind no more.

        Raises:
            FactsError: none of them may be set otherwise than its rules say.
        """
        zone = ZoneInfo(self.effective.zone)
        ended = override.by.until is not None and override.by.until < now.astimezone(zone).date()
        allowed = [
            override.by.by in table.overriders and table.table.key in override.values for table in tables
        ]
        may = [
            allows and (ended or _may_set(table.table, one))
            for allows, table, one in zip(allowed, tables, spoken, strict=True)
        ]
        if any(allowed) and not any(may):
            first = allowed.index(True)
            raise FactsError([_kept(tables[first].table, spoken[first])])
        return [
            _set(override, table.table, one, ended=ended) if allows else one
            for allows, table, one in zip(may, tables, spoken, strict=True)
        ]


def _may_set(table: Table, spoken: Spoken) -> bool:
    return table.override is None or table.override.may_set(spoken.values)


def _kept(table: Table, spoken: Spoken) -> Fault:
    """Tell that what the rules say here may not be set otherwise."""
    allowed = table.override
    if allowed is None:
        raise TypeError(table.key)
    name, values = next(each for each in allowed.instead_of if spoken.values.get(each[0]) not in each[1])
    output, said = table.output(name), spoken.values.get(name)
    arguments: dict[str, Any] = {
        "title": output.title,
        "said": word("unknown") if said is None else output.type.words(said),
        "name": OVERRIDE,  # what is refused, as cases call it
        "wanted": tuple(output.type.words(each) for each in values),
    }
    return Fault("override-not-instead", arguments, table.place, allowed.clauses)


def _wrong_entries(given: Mapping[str, Any]) -> Iterator[Fault]:
    """Tell what is wrong with who, why and until when; a signature that says nothing is none."""
    for name, kind in _KINDS.items():
        if name not in given:
            continue
        try:
            value = kind.read(given[name])
        except BadValueError as error:
            yield Fault("override-value", {"name": name, "said": _said(error.fault())})
        else:
            if isinstance(value, str) and not any(each.isalnum() for each in value):
                yield Fault("override-blank", {"name": name})


def _said(fault: Fault) -> Words:
    return Words(fault.message("zh"), fault.message("en"))


def _set(override: SetByHand, table: Table, spoken: Spoken, *, ended: bool) -> Spoken:
    values = override.values[table.key]
    clauses = (table.override.clauses if table.override else ()) or table.clauses
    said = () if ended else tuple(values.items())
    reason = Reason(table.document, "", RULE, clauses, said, not ended, by_hand=override.by)
    if ended:
        return Spoken(spoken.values, (*spoken.reasons, reason), spoken.each)
    overruled = tuple(
        each._replace(binding=each.binding and any(name not in values for name, _ in each.said))
        for each in spoken.reasons
    )
    return Spoken({**spoken.values, **values}, (*overruled, reason))
