"""Which laws there are, and which check proves each: one way to prove a thing."""

from collections.abc import Iterator, Mapping
from typing import Final

from crmpolicy.explaining.law_says import bound_words, law_words
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.properties import Property
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.verify.laws.properties import is_about_facts
from crmpolicy.verify.verdicts.law import Law
from crmpolicy.wording import LANGUAGES, Words, say

CAN_END: Final = "can end"
IN_ORDER: Final = "out-of-range"
"""The check that proves how parameters lie to each other."""
BY_NATURE: Final[Mapping[str, str]] = {
    "gap": "answers-every-case",
    "overlap": "no-contradiction",
    "repetition": "no-repetition",
    "unreachable": "every-rule-speaks",
    "no-output": "all-values-said",
    "broken-chain": "levels-end",
    "broken-lifecycle": "no-dead-end",
    "nobodys-duty": "somebody-owes-it",
    "broken-form": "can-be-filled-in",
    "uncited": "every-rule-cites",
    IN_ORDER: "in-order",
}
"""The names of laws that rules and parameters have by nature, by the check that proves each."""
_ONE_ANSWER: Final = ("unique", "any")
_OF_PARAMETERS: Final = ("at_most", "over")
_OF_EVENTS: Final = ("never_twice", "first")


def laws_of(effective: Effective) -> Iterator[Law]:
    """Name every law: of each question those by nature, then those written; then those of parameters."""
    for table in effective.tables.values():
        for check in _natural(table):
            yield _by_nature(table, check)
        for law in table.properties:
            yield _written(effective, table, law, _check_of(table, law))
    for parameter in effective.parameters.values():
        says = bound_words(effective, parameter)
        if says is not None:
            yield _bound(effective, parameter, says)
        for law in parameter.properties:
            check = "over-the-sum" if law.more else "broken-mapping"
            yield _written(effective, parameter, law, check)


def _natural(table: Table) -> Iterator[str]:
    """Name the checks that prove what a table has by nature."""
    if not table.parts:
        return  # the rules are left to a company
    yield "uncited"
    if isinstance(table.course, Duties):
        yield from ("unreachable", "nobodys-duty")
        return
    if isinstance(table.course, Chain):
        yield from ("unreachable", "broken-chain")
        return
    if isinstance(table.course, Lifecycle):
        yield "broken-lifecycle"
        return
    if isinstance(table.course, Record):
        yield "broken-form"
    if any(not part.silent for part in table.parts):
        yield "gap"
    if any(part.hit in _ONE_ANSWER for part in table.parts):
        yield "overlap"
    if any(part.hit == "unique" for part in table.parts):
        yield "repetition"
    yield "unreachable"
    yield "no-output"


def _by_nature(table: Table, check: str) -> Law:
    code = f"law-{check}"
    says = Words(*(say(code, each, {}) for each in LANGUAGES))
    return Law(table.key, table.title, BY_NATURE[check], says, check, table.place, table.clauses)


def _check_of(table: Table, law: Property) -> str:
    """Name the check that proves a law; empty where none can."""
    more = dict(law.more)
    if any(sort in more for sort in _OF_PARAMETERS):
        return "over-the-sum"
    if "in_order" in more:
        return "out-of-order"
    if isinstance(table.course, Chain) and law.always == CAN_END:
        return "broken-chain"
    if isinstance(table.course, Lifecycle) and (law.always == CAN_END or any(s in more for s in _OF_EVENTS)):
        return "broken-lifecycle"
    if isinstance(table.course, Duties):
        return "slower-for-the-better" if is_about_facts(law) or "often" in more else ""
    return "broken-property" if is_about_facts(law) else ""


def _written(effective: Effective, of: Table | Parameter, law: Property, check: str) -> Law:
    return Law(
        of=of.key,
        title=of.title,
        id=law.id,
        says=law_words(effective, of, law),
        check=check,
        place=law.place,
        clauses=law.clauses or of.clauses,
        readings=law.readings,
        written=law,
        binds=_is_open(effective, of, law),
    )


def _is_open(effective: Effective, of: Table | Parameter, law: Property) -> bool:
    """Tell whether a law speaks of values that nobody has filled in yet."""
    more = dict(law.more)
    named = [each.key for sort, each in law.more if sort == "sum"]
    if "at_most" in more:
        named.append(str(more["at_most"]))
    if isinstance(of, Parameter) and not law.more:
        named.append(of.key)
    return any(not effective.parameters[key].history for key in named)


def _bound(effective: Effective, parameter: Parameter, says: Words) -> Law:
    named = [parameter.key, *(getattr(each, "key", "") for _, each in parameter.range.bounds())]
    known = [effective.parameters[key] for key in named if key in effective.parameters]
    return Law(
        of=parameter.key,
        title=parameter.title,
        id=BY_NATURE[IN_ORDER],
        says=says,
        check=IN_ORDER,
        place=parameter.place,
        clauses=parameter.clauses,
        readings=parameter.readings,
        binds=any(not each.history for each in known),
    )
