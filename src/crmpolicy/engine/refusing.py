"""Why a role may not set an output by hand, told with the parameter that names who may."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crmpolicy.engine.folding import FoldedTable
from crmpolicy.errors import Fault, Location
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import Parameter
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Refusing:
    """Words the refusals of some tables in one period."""

    effective: Effective
    tables: Sequence[FoldedTable]

    def faults(self, role: str, outputs: Sequence[str]) -> Iterator[Fault]:
        """Tell which of the outputs the role may set nowhere, one fault for those refused alike."""
        told: list[Fault] = []
        for name in outputs:
            allowing = [
                each for each in self.tables if each.table.override and name in each.table.override.outputs
            ]
            if any(role in each.overriders for each in allowing):
                continue
            told += [fault for fault in self._refusals(role, allowing) if fault not in told]
        yield from told

    def _refusals(self, role: str, allowing: Sequence[FoldedTable]) -> Iterator[Fault]:
        named = [each for each in allowing if each.overriders]
        if named:
            known = tuple(dict.fromkeys(self._who(each, may) for each in named for may in each.overriders))
            place = self._place(named[0])
            yield Fault("override-role-may-not", {"role": self._title(role), "known": known}, place)
            return
        open_ = [each for each in map(self._parameter, allowing) if each is not None]
        yield from (self._nobody(role, parameter) for parameter in open_)

    def _nobody(self, role: str, parameter: Parameter) -> Fault:
        """Tell that the company has named nobody, and the line to write."""
        where = self.effective.company_file
        code = "override-nobody-may" if where else "override-nobody-may-in-document"
        arguments: dict[str, Any] = {"role": self._title(role), "title": parameter.title}
        arguments |= {"name": parameter.key, "file": where or ""}
        return Fault(code, arguments, self.effective.company_place or parameter.place, parameter.clauses)

    def _who(self, table: FoldedTable, role: str) -> Words:
        """Name a role that may, with the parameter that says so."""
        parameter = self._parameter(table)
        title = self._title(role)
        if parameter is None:
            return title
        key = parameter.key
        return Words(f"{title.zh}（参数 `{key}`）", f"{title.en} (parameter `{key}`)")

    def _place(self, table: FoldedTable) -> Location | None:
        """Give the line that names who may: the company's own, or that of the document."""
        parameter = self._parameter(table)
        if parameter is None:
            return table.table.place
        lines = [each.place for each in parameter.history if each.value == table.overrider and each.place]
        return lines[-1] if lines else self.effective.company_place or parameter.place

    def _parameter(self, table: FoldedTable) -> Parameter | None:
        by = table.table.override.by if table.table.override else None
        return self.effective.parameters[by.key] if isinstance(by, ParameterOf) else None

    def _title(self, role: str) -> Words:
        return self.effective.role_titles.get(role, Words(role, role))
