"""What no rule said: the answer of an empty list, defaults, and values that were cut to a cap."""

from crmpolicy.explaining.case import Case
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
    lines = []
    for table in case.program.tables:
        for name, cap in table.caps.items():
            kind, parameter = table.table.output(name).type, table.table.output(name).cap
            given = [dict(voice.reason.said).get(name) for voice in case.voices if voice.table is table]
            over = [
                each
                for each in given
                if each is not None and cap is not UNLIMITED and kind.compare(each, cap) == 1
            ]
            if over and parameter is not None and case.decision.outcome[name] == cap:
                shown = case.operands.words(parameter, kind)
                lines.append(case.teller.say("explain-capped", output=case.output_title(name), cap=shown))
    return lines
