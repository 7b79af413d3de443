"""All policies of one company in force together: the points that can be asked, and the digest."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.digest import digest_of
from crmpolicy.engine.late_digest import LateDigest
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.errors import UnknownPointError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.values.nearest import nearest


class PolicySet:
    """Policies that were found, adopted, filled and joined; immutable, hashable, picklable.

    Made by ``load_policy_set``. Two sets are equal when their digests are: the digest covers rules,
    parameters, versions, joins and the meaning of this engine, not layout and not titles.

    >>> from crmpolicy import load_policy_set
    >>> policies = load_policy_set("example-steel")
    >>> policies.company, "customer_grade" in policies.points, len(policies.digest)
    ('example-steel', True, 64)
    """

    def __init__(
        self,
        effective: Effective,
        *,
        digest: str | None = None,
        known: Mapping[str, DecisionPoint] | None = None,
    ) -> None:
        """Put policies in force.

        Args:
            effective: the checked model.
            digest: what tells it apart; ``None``: it is worked out.
            known: questions of another policy set that mean the same here, with all that is behind them;
                they are taken over as they are compiled.
        """
        self._effective = effective
        self._digest = LateDigest(partial(digest_of, effective)) if digest is None else digest
        self._points: dict[str, DecisionPoint] = dict(known or {})

    @property
    def effective(self) -> Effective:
        """What is in force, as the checked model."""
        return self._effective

    @property
    def digest(self) -> str:
        """What the policies mean, as 64 hexadecimal digits; worked out when it is first asked for."""
        return str(self._digest)

    @property
    def company(self) -> str:
        """The company's id, or the document's where one document was loaded alone."""
        return self.effective.company

    @cached_property
    def points(self) -> tuple[str, ...]:
        """Every question that can be asked: subjects, then each document's own answer to them."""
        subjects = sorted(
            {table.subject for table in self.effective.tables.values() if self._answered(table.subject)}
        )
        return (*subjects, *sorted(self.effective.tables))

    def _answered(self, subject: str) -> bool:
        return bool(self._tables(subject))

    def point(self, name: str, /) -> DecisionPoint:
        """Give a question by name: ``customer_grade``, or ``steel.customer_grade`` for one document.

        Raises:
            UnknownPointError: nothing in force answers it.
        """
        found = self._points.get(name)
        return found if found is not None else self._point(name)

    def _point(self, name: str) -> DecisionPoint:
        kind, tables = self._kind(self.tables_of(name))
        point = self._points[name] = kind(name, tables, self.effective, self._digest, self._ask)
        return point

    def tables_of(self, name: str, /) -> tuple[Table, ...]:
        """Give the tables whose answers make that of a question, one a document.

        Raises:
            UnknownPointError: nothing in force answers it.
        """
        tables = (self.effective.tables[name],) if name in self.effective.tables else self._tables(name)
        if not tables:
            raise self._unknown(name)
        return tables

    def _kind(self, tables: tuple[Table, ...]) -> tuple[type[DecisionPoint], tuple[Table, ...]]:
        """Give the class of a point, and with a lifecycle the duties that are told beside its state."""
        course = tables[0].course
        if course is None:
            return DecisionPoint, tables
        if isinstance(course, Record):
            from crmpolicy.engine.record_point import RecordPoint  # noqa: PLC0415 - only where there are forms

            return RecordPoint, tables
        if isinstance(course, Ranking):
            from crmpolicy.engine.ranking_point import RankingPoint  # noqa: PLC0415 - likewise

            return RankingPoint, tables
        from crmpolicy.engine.course_point import CoursePoint  # noqa: PLC0415 - tables alone need no calendar

        if isinstance(course, Lifecycle) and course.duties is not None:
            tables = (*tables, self.effective.tables[course.duties])
        return CoursePoint, tables

    def _tables(self, subject: str) -> tuple[Table, ...]:
        """Give the tables whose answers make the company's answer."""
        tables = self.effective.answering(subject)
        chosen = self.effective.chosen.get(subject)
        if chosen is not None:
            return tuple(table for table in tables if table.document == chosen)
        return tables

    def _ask(self, point: str, given: Mapping[str, Any], now: datetime) -> Decision:
        return self.point(point).evaluate(given, now=now)

    def _unknown(self, name: str) -> UnknownPointError:
        near = nearest(name, self.points)
        if near:
            return UnknownPointError("point-unknown-near", {"name": name, "near": near})
        return UnknownPointError("point-unknown", {"name": name, "known": self.points})

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, PolicySet) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"PolicySet({self.company!r}, {self.digest[:12]!r})"

    def __reduce__(self) -> tuple[type["PolicySet"], tuple[Effective]]:
        return (PolicySet, (self.effective,))
