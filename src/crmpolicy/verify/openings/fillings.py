"""Values for what a document leaves open: one set of values for each way in which they can lie to each other.

Whether rules leave gaps or overlap depends on thresholds only by their order, and on a lattice by whether
two are neighbours. So it is enough to try every order that the declared ranges allow.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Final, NamedTuple

from crmpolicy.engine import PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.restating import words_of
from crmpolicy.errors import MissingParameterError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.policy.scales import ROLES, Choice, Choices
from crmpolicy.verify.facts.axes import MOST_WORDS, any_word, is_in_range
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.openings.assembling import assembled, every_order
from crmpolicy.verify.openings.entries import entry_values
from crmpolicy.verify.openings.orders import declared, orders
from crmpolicy.verify.openings.roles import telling_roles
from crmpolicy.verify.openings.rulers import Slot, reading_of, rulers_of
from crmpolicy.verify.undecided import NotDecidedError

MOST_ORDERS: Final = 3_000
Values = Mapping[str, Any]


def fillings(
    policies: Sequence[PolicySet],
    name: str,
    period: Period,
    *,
    behind: bool = True,
    only: Collection[str] | None = None,
    given: bool = False,
) -> Iterator[tuple[list[PolicySet], Values]]:
    """Give policy sets in which all that a question needs is filled, one time for each order of what is open.

    Args:
        policies: one policy set, or several that are compared: what is open in them takes the same values.
        name: the question.
        period: when it is asked.
        behind: whether what only those that decide its facts compare is tried in every order too.
        only: the questions whose needs are tried in every order, where others take any value.
        given: whether what a question behind decides may be given, where its rules are not written yet.

    Returns:
        The policy sets each time, with the values that were put in. Nothing where a slot has no rules yet.

    Raises:
        NotDecidedError: there are too many orders.
    """
    for number, (filled, values) in enumerate(
        _filled(policies, _Asked(name, period, behind, only, given), {})
    ):
        if number >= MOST_ORDERS:
            raise NotDecidedError("verify-many-orders", limit=str(MOST_ORDERS))
        yield filled, values


class _Asked(NamedTuple):
    """A question, when it is asked, and whether all that those behind it compare is tried."""

    name: str
    period: Period
    behind: bool
    only: Collection[str] | None = None
    given: bool = False


def _filled(
    policies: Sequence[PolicySet], asked: _Asked, values: Values
) -> Iterator[tuple[list[PolicySet], Values]]:
    missing: dict[str, None] = {}
    wanted: dict[str, None] = {}
    for each in policies:
        needs = _needs(each, asked.name, asked.period, given=asked.given)
        if needs is None:
            return
        for name, keys in needs.items():
            missing |= dict.fromkeys(keys)
            wanted |= dict.fromkeys(keys if asked.only is None or name in asked.only else ())
    if not missing:
        yield list(policies), values
        return
    sets = [each.effective for each in policies]
    little = {*missing}.difference(linked(sets, wanted))
    for more in _next(sets, asked, linked(sets, missing), [each for each in missing if each in little]):
        filled = [_trial(each, more) for each in policies]
        yield from _filled(filled, asked, {**values, **more})


def linked(sets: Sequence[Effective], keys: Iterable[str]) -> list[str]:
    """Name open parameters together with all open ones that their ranges tie them to, however far.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        keys: the parameters to begin with.
    """
    ties: dict[str, set[str]] = {}
    for effective in sets:
        for key, parameter in effective.parameters.items():
            for _, bound in parameter.range.bounds():
                if isinstance(bound, ParameterOf) and _both_open(effective, key, bound.key):
                    ties.setdefault(key, set()).add(bound.key)
                    ties.setdefault(bound.key, set()).add(key)
    found: dict[str, None] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found[key] = None
            waiting += sorted(ties.get(key, ()))
    return list(found)


def _both_open(effective: Effective, *keys: str) -> bool:
    parameters = [effective.parameters[key] for key in keys if key in effective.parameters]
    return all(not each.history and not each.optional for each in parameters)


def _next(
    sets: Sequence[Effective], asked: _Asked, missing: Sequence[str], little: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Give the next values to put in: what matters little at once, then words, then all that has an order.

    Where answers are compared, every value matters: those that rules only give as well.
    """
    if little:
        yield _any_values(sets, asked.name, linked(sets, little))
        return
    compared = {key for each in sets for key in reading_of(each, asked.name, behind=asked.behind).decisive}
    decisive = linked(sets, [key for key in missing if key in compared])
    idle = [key for key in missing if key not in decisive] if len(sets) == 1 else []
    if idle:
        yield _any_values(sets, asked.name, idle)
        return
    words = next((key for key in missing if _words(declared(sets, key)[0])), None)
    if words is not None:
        among = _shared_words(sets, words)
        if words not in decisive and _is_role(declared(sets, words)[0]):
            among = telling_roles(
                sets, asked.name, among, sum(_is_role(declared(sets, key)[0]) for key in missing)
            )
        yield from ({words: value} for value in among)
        return
    yield from every_order(sets, asked.name, missing)


def _any_values(sets: Sequence[Effective], name: str, keys: Sequence[str]) -> dict[str, Any]:
    """Give one set of values for parameters that cannot change whether rules fit together."""
    found: dict[str, Any] = {}
    ordered = []
    for key in keys:
        parameter = declared(sets, key)[0]
        if isinstance(parameter.type, MappingOf):
            found[key] = entry_values(parameter)
        elif _words(parameter):
            found[key] = _shared_words(sets, key)[0]
        else:
            ordered.append(Slot(key))
    for ruler in rulers_of(sets, name, ordered):
        values = next(orders(sets, ruler), None)
        if values is None:
            raise NotDecidedError(
                "verify-no-values", parameter=declared(sets, ruler.open[0].parameter)[0].title
            )
        found |= assembled(values)
    return found


def _shared_words(sets: Sequence[Effective], key: str) -> list[Any]:
    first, *others = declared(sets, key)
    return [value for value in _words(first) if all(value in _words(each) for each in others)]


def missing_of(policies: PolicySet, name: str, period: Period) -> list[str] | None:
    """Name the parameters that a question and those behind it still need; ``None``: a slot is empty.

    Args:
        policies: the policy set.
        name: the question.
        period: when it is asked.
    """
    needs = _needs(policies, name, period)
    return None if needs is None else list(dict.fromkeys(key for keys in needs.values() for key in keys))


def _needs(
    policies: PolicySet, name: str, period: Period, *, given: bool = False
) -> dict[str, list[str]] | None:
    """Name what a question still needs, and each of those behind it; ``None``: a slot is empty."""
    found: dict[str, list[str]] = {}
    for point in asked_with(policies, name):
        try:
            point.program(period.moment)
        except MissingParameterError as missing:
            named = [str(fault.arguments["name"]) for fault in missing.faults]
            if policies.effective.parameters.keys() >= set(named):
                found[point.name] = named
            elif not given or point.name == name:
                return None
    return found


def _trial(policies: PolicySet, values: Values) -> PolicySet:
    """Fill a policy set for a trial; its digest tells it apart, and costs nothing to work out."""
    told = "".join(f" {key}={value!r}" for key, value in values.items())
    return PolicySet(_with(policies.effective, values), digest=policies.digest + told)


def _with(effective: Effective, values: Values) -> Effective:
    parameters = dict(effective.parameters)
    for key, value in values.items():
        if key in parameters and not parameters[key].history:
            parameters[key] = replace(parameters[key], history=(Dated(value),))
    return replace(effective, parameters=parameters)


def _words(parameter: Parameter) -> Sequence[Any]:
    kind = parameter.type
    if kind.name in ("text", "role"):
        return [any_word(kind)]
    if isinstance(kind, Choices | ListOf):
        return _lists(kind)
    return [value for value in words_of(kind) if is_in_range(kind, parameter.range, value)]


def _is_role(parameter: Parameter) -> bool:
    return isinstance(parameter.type, Choice) and parameter.type.scale.id == ROLES


def _lists(kind: Choices | ListOf) -> Sequence[Any]:
    """Give every choice of at least one word of a list; of lists of free words or of roles one."""
    item = Choice(kind.scale) if isinstance(kind, Choices) else kind.item
    words = words_of(item) if item is not None else ()
    if not words:
        return [(any_word(item),)] if item is not None and item.name == "text" else []
    if isinstance(item, Choice) and item.scale.id == ROLES:
        return [(words[0],)]  # there are dozens, and nothing ranks them
    if len(words) > MOST_WORDS:
        raise NotDecidedError("verify-many-words", count=str(len(words)))
    return [chosen for size in range(1, len(words) + 1) for chosen in combinations(words, size)]
