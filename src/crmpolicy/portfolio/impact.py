"""What a change of the policies does to a list of customers: how many move which way, and who."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from crmpolicy.engine import Outcome, Reason, plain_value
from crmpolicy.errors import Fault
from crmpolicy.portfolio.rows import Row
from crmpolicy.values import CONTEXT
from crmpolicy.verify.comparing.difference import Moved as MovedParameter
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Moved:
    """A row whose answer changes; ``None`` stands for no answer, and ``faults`` say why there is none.

    ``reasons`` are the rules that bind afterwards.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, measure_impact
    >>> only = {"steel.share_only": True}
    >>> shares = [only | {"steel.grade_a_share": share} for share in ("1%", "0.9%")]
    >>> before, after = (load_policy_set("example-steel", parameters=each) for each in shares)
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "9500%"})]
    >>> impact = measure_impact(before, after, "customer_grade", rows, now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> [(moved.row.name, dict(moved.before), dict(moved.after)) for moved in impact.moved]
    [('Ning', {'grade': 'B'}, {'grade': 'A'})]
    """

    row: Row
    before: Outcome | None
    after: Outcome | None
    reasons: tuple[Reason, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that has no answer under either policy set, or that cannot be read, and why.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, measure_impact
    >>> only = {"steel.share_only": True}
    >>> shares = [only | {"steel.grade_a_share": share} for share in ("1%", "0.9%")]
    >>> before, after = (load_policy_set("example-steel", parameters=each) for each in shares)
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "9500%"})]
    >>> impact = measure_impact(before, after, "customer_grade", rows, now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> [(refused.row.name, [fault.code for fault in refused.faults]) for refused in impact.refused]
    [('Guo', ['fact-wrong'])]
    """

    row: Row
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """All rows with one answer before and one after: how many they are, and their amounts by column.

    ``None`` stands for no answer. Where the two differ, ``clauses`` are those of the rules that bind
    afterwards, and ``parameters`` the values whose change is responsible; none where a rule was changed.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, measure_impact
    >>> only = {"steel.share_only": True}
    >>> shares = [only | {"steel.grade_a_share": share} for share in ("1%", "0.9%")]
    >>> before, after = (load_policy_set("example-steel", parameters=each) for each in shares)
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "9500%"})]
    >>> impact = measure_impact(before, after, "customer_grade", rows, now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> [(dict(way.before), dict(way.after), way.rows) for way in impact.ways if way.moves]
    [({'grade': 'B'}, {'grade': 'A'}, 1)]
    """

    before: Outcome | None
    after: Outcome | None
    rows: int
    money: Mapping[str, Decimal] = field(default_factory=dict)
    clauses: tuple[str, ...] = ()
    parameters: tuple[MovedParameter, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether the answer changes."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does to a list of customers; each row is unchanged, moved or refused.

    ``ways`` are the answers before and after that occur, those that stay first. ``evaluated_twice`` counts
    the rows that were asked again under the policies as they would be: those in the region that ``diff``
    names. ``moved`` and ``refused`` are sequences; of a frame, their rows are made when they are looked at.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, measure_impact
    >>> only = {"steel.share_only": True}
    >>> shares = [only | {"steel.grade_a_share": share} for share in ("1%", "0.9%")]
    >>> before, after = (load_policy_set("example-steel", parameters=each) for each in shares)
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "9500%"})]
    >>> impact = measure_impact(before, after, "customer_grade", rows, now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> impact.rows, impact.unchanged, len(impact.moved), len(impact.refused)
    (2, 0, 1, 1)
    """

    point: str
    title: Words
    rows: int
    evaluated_twice: int
    ways: tuple[Way, ...]
    moved: Sequence[Moved]
    refused: Sequence[Refused]

    @property
    def unchanged(self) -> int:
        """The number of rows whose answer stays."""
        return sum(each.rows for each in self.ways if not each.moves)

    def matrix(self) -> Mapping[tuple[str, str], int]:
        """Count the rows by answer before and after; an empty text is no answer."""
        counts: Counter[tuple[str, str]] = Counter()
        for each in self.ways:
            counts[told(each.before), told(each.after)] += each.rows
        return dict(counts)

    def money(self, column: str) -> Mapping[tuple[str, str], Decimal]:
        """Sum up one column by answer before and after, exactly."""
        sums: dict[tuple[str, str], Decimal] = {}
        for each in self.ways:
            if column in each.money:
                key = told(each.before), told(each.after)
                sums[key] = CONTEXT.add(sums.get(key, Decimal(0)), each.money[column])
        return sums

    @property
    def columns_of_money(self) -> tuple[str, ...]:
        """The columns that hold amounts, in the order in which they come up."""
        return tuple(dict.fromkeys(name for each in self.ways for name in each.money))


def told(outcome: Outcome | None) -> str:
    """Put an answer into one line of text: its value alone where it has one output.

    >>> told(Outcome((("grade", "A"),))), told(Outcome((("grade", "A"), ("days", 3)))), told(None)
    ('A', 'grade=A, days=3', '')
    """
    if outcome is None:
        return ""
    plain = {name: _line(plain_value(value)) for name, value in outcome.items()}
    if len(plain) == 1:
        return next(iter(plain.values()))
    return ", ".join(f"{name}={value}" for name, value in plain.items())


def _line(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
