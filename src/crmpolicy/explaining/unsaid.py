"""What no rule said: the answer of an empty list, defaults, and values that were cut to a cap."""

from typing import Any

from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.folds import fold
from crmpolicy.explaining.case import Case
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.unlimited import UNLIMITED


def unsaid(case: Case) -> list[str]:
    """Tell what of the outcome no rule said."""
    empty = [table.table for table in case.program.tables if table.table.of and not case.read(table.table.of)]
    lines = [case.teller.say("explain-empty-list", list=case.teller.title(str(table.of))) for table in empty]
    told = {name for voice in case.voices for name, _ in voice.reason.said}
    told |= {name for table in empty for name, _ in table.empty}
    return [f"- {case.teller.begun(line)}" for line in [*lines, *_defaults(case, told), *_capped(case)]]


def _defaults(case: Case, told: set[str]) -> list[str]:
    shown = {name: _value(case, name) for name in case.decision.outcome if name not in told}
    return [
        case.teller.say("explain-default", output=case.output_title(name), value=value)
        for name, value in shown.items()
    ]


def _value(case: Case, name: str) -> str:
    shown = case.teller.show(case.kinds[name], case.decision.outcome[name])
    return case.teller.word("quoted").format(text=shown) if case.decision.outcome[name] == () else shown


def _capped(case: Case) -> list[str]:
    """Tell each cap that was reached by what a rule, a document or several documents together said."""
    lines: dict[str, None] = {}
    for table in case.program.tables:
        for name, cap in table.caps.items():
            if any(_over(case, name, each, cap) for each in _said(case, table, name)):
                lines[_cap_told(case, name, table.table.output(name).cap)] = None
    for output in case.program.outputs:
        tables = [table for table in case.program.tables if _said(case, table, output.name)]
        together = [_said(case, table, output.name)[-1] for table in tables]
        if len(together) > 1 and output.join == "sum":
            total = fold("sum", output.kind, together)
            if _over(case, output.name, total, output.cap):
                lines[_cap_told(case, output.name, tables[0].table.output(output.name).join_cap)] = None
    return list(lines)


def _said(case: Case, table: FoldedTable, name: str) -> list[Any]:
    """Give what the rules of a document said for an output and, last, what that comes to."""
    said = [dict(voice.reason.said) for voice in case.voices if voice.table is table]
    given = [each[name] for each in said if name in each]
    if table.combine.get(name) == "sum" and len(given) > 1:
        given.append(fold("sum", table.table.output(name).type, given))
    return given


def _over(case: Case, name: str, value: Any, cap: Any) -> bool:
    if value is None or cap is UNLIMITED or case.decision.outcome[name] != cap:
        return False
    return case.kinds[name].compare(value, cap) == 1


def _cap_told(case: Case, name: str, cap: ParameterOf | None) -> str:
    shown = case.operands.words(cap, case.kinds[name]) if cap is not None else ""
    return case.teller.say("explain-capped", output=case.output_title(name), cap=shown)
