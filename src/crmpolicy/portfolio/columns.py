"""Which column of a list is which fact: by full name, by name, by title; never by guessing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crmpolicy.errors import Fault, Location
from crmpolicy.policy.facts import Fact
from crmpolicy.values import Money


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the fact that it is (none where it is kept aside), how its money is read."""

    head: str
    fact: str = ""
    money: Money | None = None


def columns_of(
    heads: Sequence[str],
    facts: Sequence[Fact],
    mapping: Mapping[str, str],
    money: Sequence[str],
    place: Location,
    *,
    events: Sequence[Fact] = (),
) -> tuple[list[Column], list[Fault]]:
    """Tell what each column is, or what is wrong with the heads.

    Args:
        heads: the first row.
        facts: what a column may be; with none, each column goes by its head.
        mapping: heads with the facts that they are; an empty text keeps a column aside.
        money: heads of amounts to be summed up.
        place: where the heads stand.
        events: what a column may be that is none of the facts.

    >>> columns_of(["grade", "note"], (), {"note": ""}, (), Location("a.csv", 1, 1))[0]
    [Column(head='grade', fact='grade', money=None), Column(head='note', fact='', money=None)]
    """
    faults = [
        Fault("portfolio-no-column", {"head": head, "heads": tuple(heads)}, place)
        for head in dict.fromkeys((*mapping, *money))
        if head not in heads
    ]
    columns: list[Column] = []
    for head in heads:
        wanted = mapping.get(head, head)
        found = [] if head in mapping and not wanted else _meant(wanted, facts) or _meant(wanted, events)
        if head in mapping and wanted and facts and not found:
            faults.append(Fault("portfolio-no-fact", {"head": head, "name": wanted}, place))
        if len(found) > 1:
            names = tuple(f"`{fact.key}`" for fact in found)
            faults.append(Fault("portfolio-column-unclear", {"head": head, "facts": names}, place))
        columns.append(_column(head, wanted, found, by_head=not facts, money=head in money))
    return columns, [*faults, *_twice(columns, place)]


def _column(head: str, wanted: str, found: Sequence[Fact], *, by_head: bool, money: bool) -> Column:
    kind = found[0].type if found else None
    amount = kind if isinstance(kind, Money) else Money(step=None) if money else None
    if found:
        return Column(head, found[0].key, amount)
    return Column(head, wanted if by_head else "", amount)


def _meant(name: str, facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts that a head may mean: what is nearer to a full name comes first."""
    for fits in (
        lambda fact: name == fact.key,
        lambda fact: name == fact.name,
        lambda fact: name in fact.title,
    ):
        found = [fact for fact in facts if fits(fact)]
        if found:
            return found
    return []


def _twice(columns: Sequence[Column], place: Location) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for column in columns:
        if column.fact and first.setdefault(column.fact, column.head) != column.head:
            heads = (f"`{first[column.fact]}`", f"`{column.head}`")
            yield Fault("portfolio-column-twice", {"fact": column.fact, "heads": heads}, place)
