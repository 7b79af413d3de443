"""CRM502: a company loosens a value that may only be tightened."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.policy.directions import lies
from crmpolicy.policy.parameters import UNLIMITED, Dated, MappingOf, Parameter
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.histories import dated_on, days_of, shown
from crmpolicy.verify.declarations.overlays import Rewritten, rewritten
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument

_LOOSER: Final[dict[str, Direction]] = {
    "higher": "lower",
    "lower": "higher",
    "longer": "lower",
    "shorter": "higher",
    "better": "worse",
    "worse": "better",
}
"""What is looser where a parameter says what is stricter; the length of a term rises like an amount."""


def find(checked: Checked) -> Iterator[Found]:
    """Look at every value that stands over one that may only be tightened."""
    for each in rewritten(checked):
        owner = _owner(each)
        if owner is not None:
            yield from _loosened(each, owner)


def _owner(each: Rewritten) -> str | None:
    """Name who said that a value may only be tightened; a document says so of its own values."""
    key = each.parameter.key
    for company in each.overlay.above:
        if key in company.fillings and company.fillings[key].may_only_tighten:
            return company.key
    return each.parameter.origin if each.parameter.may_only_tighten and each.before else None


def _loosened(each: Rewritten, owner: str) -> Iterator[Found]:
    """Compare on every day on which one of the two changes; each value is told once."""
    told: list[tuple[Dated, Dated]] = []
    for day in days_of((each.before, each.filling.history)):
        before, mine = dated_on(each.before, day), dated_on(each.filling.history, day)
        if before is None or mine is None or (before, mine) in told:
            continue
        tightens = _tightens(each.parameter, before.value, mine.value)
        if not tightens:
            told.append((before, mine))
            yield _found(each, owner, before, mine, unclear=tightens is None)


def _found(each: Rewritten, owner: str, before: Dated, mine: Dated, *, unclear: bool) -> Found:
    arguments: dict[str, Argument] = {
        "name": each.parameter.key,
        "owner": owner,
        "given": shown(each.parameter, mine.value),
        "above": shown(each.parameter, before.value),
    }
    return Found(
        arguments,
        mine.place or each.filling.place,
        each.parameter.clauses,
        related=(before.place,) if before.place else (),
        message="finding-loosened-unclear" if unclear else None,
    )


def _tightens(parameter: Parameter, before: Any, mine: Any) -> bool | None:
    """Tell whether a value is equal or stricter; ``None`` where the two have no order."""
    kind = parameter.type
    if not isinstance(kind, MappingOf) or UNLIMITED in (before, mine):
        kind = kind.of if isinstance(kind, MappingOf) else kind
        return _is_equal_or_stricter(parameter, kind, before, mine)
    above, below = dict(before), dict(mine)
    judged = [
        _is_equal_or_stricter(
            parameter, kind.of, above.get(entry, kind.otherwise), below.get(entry, kind.otherwise)
        )
        for entry in dict.fromkeys((*above, *below))
    ]
    return False if False in judged else None if None in judged else True


def _is_equal_or_stricter(parameter: Parameter, kind: ValueType, before: Any, mine: Any) -> bool | None:
    if (before is None) != (mine is None):  # whether an entry more or less is stricter, nobody has said
        return None
    if mine == before or (UNLIMITED not in (before, mine) and kind.compare(before, mine) == 0):
        return True
    looser = _looser(parameter, kind)
    if looser is None or lies(kind, looser, before, mine):
        return None if looser is None else False
    return True if lies(kind, looser, mine, before) else None


def _looser(parameter: Parameter, kind: ValueType) -> Direction | None:
    """Tell which way is looser: up, longer and better, unless the parameter says else."""
    if parameter.stricter is not None:
        return _LOOSER[parameter.stricter]
    if isinstance(kind, Choice):
        return "better" if kind.scale.ordered else None
    return "higher" if kind.ordered else None
