"""Outputs that a person sets by hand: a named person of the right role, with a reason and an end.

The host gives the fact ``override``: ``by`` (a role), ``name``, what the policy ``needs`` (``reason``,
``until``) and the outputs that are set. It is no fact of a rule: the table is answered first, then what it
said is replaced, and both are told. One that has ended is told and changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from crmpolicy.engine.answer import Spoken
from crmpolicy.engine.courses.happenings import spellings_of_roles
from crmpolicy.engine.decision import ByHand, Reason
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import OVERRIDE, Table
from crmpolicy.values import Date, Text, ValueType
from crmpolicy.wording import Words

RULE: Final = OVERRIDE
_PERSON: Final = ("by", "name")
_KINDS: Final[Mapping[str, ValueType]] = {"name": Text(), "reason": Text(), "until": Date()}


class Override(NamedTuple):
    """What a person has set: the values by output, who, why and until when."""

    by: ByHand
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Overrides:
    """What may be set by hand in the answers of some tables."""

    tables: tuple[Table, ...]
    roles: Mapping[str, str]
    titles: Mapping[str, Words]
    zone: ZoneInfo
    elsewhere: bool = False
    """Whether questions that are asked first allow it too."""

    @classmethod
    def of(cls, tables: Sequence[Table], effective: Effective, *, elsewhere: bool) -> "Overrides":
        """Gather the tables that allow it."""
        allowing = tuple(table for table in tables if table.override is not None)
        roles = spellings_of_roles(effective) if allowing else {}
        return cls(allowing, roles, effective.role_titles, ZoneInfo(effective.zone), elsewhere)

    def speaks(self, facts: Mapping[str, Any]) -> bool:
        """Tell whether something is set by hand, and here, not in a question that is asked first."""
        if OVERRIDE not in facts:
            return False
        given = facts[OVERRIDE]
        return (
            not self.elsewhere or not isinstance(given, Mapping) or bool(self.outputs.keys() & given.keys())
        )

    def taken_from(self, facts: Mapping[str, Any]) -> tuple[Override, dict[str, Any]]:
        """Take what is set by hand out of the facts.

        Raises:
            FactsError: with everything that is wrong with it.
        """
        rest = {name: value for name, value in facts.items() if name != OVERRIDE}
        return self.read(facts[OVERRIDE]), rest

    @property
    def outputs(self) -> Mapping[str, ValueType]:
        """The outputs that may be set, with their types."""
        return {
            name: table.output(name).type
            for table in self.tables
            if table.override is not None
            for name in table.override.outputs
        }

    def json_schema(self) -> dict[str, Any]:
        """Describe what a host gives as JSON Schema."""
        kinds = {"by": {"type": "string", "enum": sorted(set(self.roles.values()))}}
        kinds |= {name: kind.json_schema() for name, kind in {**_KINDS, **self.outputs}.items()}
        needs = dict.fromkeys(
            need for table in self.tables if table.override for need in table.override.needs
        )
        return {
            "type": "object",
            "properties": kinds,
            "required": [*_PERSON, *needs],
            "additionalProperties": False,
        }

    def read(self, given: object) -> Override:
        """Read what a host gives.

        Raises:
            FactsError: with everything that is wrong with it.
        """
        if not isinstance(given, Mapping):
            raise FactsError([Fault("override-not-a-record", {"given": str(given)})])
        faults = [*self._unknown(given), *self._lacking(given)]
        values: dict[str, Any] = {}
        for name, kind in {**_KINDS, **self.outputs}.items():
            if name not in given:
                continue
            try:
                values[name] = kind.read(given[name])
            except BadValueError as error:
                fault = error.fault()
                said = Words(fault.message("zh"), fault.message("en"))
                faults.append(Fault("override-value", {"name": name, "said": said}))
        role = self.roles.get(str(given.get("by")))
        if "by" in given and role is None:
            faults.append(Fault("override-unknown-role", {"role": str(given["by"]), **self._near(given)}))
        if faults or role is None:
            raise FactsError(faults)
        by = ByHand(role, values["name"], values.get("reason"), values.get("until"))
        return Override(by, {name: values[name] for name in self.outputs if name in values})

    def _near(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        near = get_close_matches(str(given["by"]), self.roles, 1)
        return {"known": tuple(near or sorted(set(self.roles.values())))}

    def _unknown(self, given: Mapping[str, Any]) -> Iterator[Fault]:
        known = (*_PERSON, "reason", "until", *self.outputs)
        for name in given:
            if name not in known:
                yield Fault("override-unknown-name", {"name": str(name), "known": known})

    def _lacking(self, given: Mapping[str, Any]) -> Iterator[Fault]:
        needs = dict.fromkeys(
            need for table in self.tables if table.override for need in table.override.needs
        )
        for name in (*_PERSON, *needs):
            if name not in given:
                yield Fault("override-lacks", {"name": name})
        if not any(name in given for name in self.outputs):
            yield Fault("override-sets-nothing", {"known": tuple(self.outputs)})

    def apply(
        self, override: Override, tables: Sequence[FoldedTable], spoken: Sequence[Spoken], now: datetime
    ) -> list[Spoken]:
        """Replace what tables said that allow this role to; the rules that are overruled bind no more.

        Raises:
            FactsError: the role may set these outputs nowhere.
        """
        may = [bool(set(override.values) & _outputs_set_by(table, override.by.by)) for table in tables]
        if not any(may):
            raise FactsError([self._refusal(override, tables)])
        ended = override.by.until is not None and override.by.until < now.astimezone(self.zone).date()
        return [
            _set(override, table, one, ended=ended) if allowed else one
            for table, one, allowed in zip(tables, spoken, may, strict=True)
        ]

    def _refusal(self, override: Override, tables: Sequence[FoldedTable]) -> Fault:
        roles = sorted({table.overrider for table in tables if isinstance(table.overrider, str)})
        place = next((table.place for table in self.tables), None)
        title = self.titles.get(override.by.by, Words(override.by.by, override.by.by))
        if not roles:
            return Fault("override-nobody-may", {"role": title}, place)
        known = tuple(self.titles.get(role, Words(role, role)) for role in roles)
        return Fault("override-role-may-not", {"role": title, "known": known}, place)


def _outputs_set_by(table: FoldedTable, role: str) -> set[str]:
    allowed = table.table.override
    return set(allowed.outputs) if allowed is not None and table.overrider == role else set()


def _set(override: Override, table: FoldedTable, spoken: Spoken, *, ended: bool) -> Spoken:
    allowed = table.table.override
    if allowed is None:
        raise TypeError(table.table.key)
    values = {name: value for name, value in override.values.items() if name in allowed.outputs}
    clauses = allowed.clauses or table.table.clauses
    said = () if ended else tuple(values.items())
    reason = Reason(table.table.document, "", RULE, clauses, said, not ended, by_hand=override.by)
    if ended:
        return Spoken(spoken.values, (*spoken.reasons, reason), spoken.each)
    overruled = tuple(
        each._replace(binding=each.binding and any(name not in values for name, _ in each.said))
        for each in spoken.reasons
    )
    return Spoken({**spoken.values, **values}, (*overruled, reason))


def ends_on(reason: Reason) -> date | None:
    """Give the last day of what was set by hand; nothing where a rule spoke."""
    return reason.by_hand.until if reason.by_hand is not None else None
