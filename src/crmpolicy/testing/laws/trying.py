"""How a law is tried: the moments, the number of cases, the smallest case that breaks it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.periods import period_starts
from crmpolicy.errors import UnknownPointError
from crmpolicy.testing.laws.broken import BrokenLawError
from crmpolicy.testing.making import Making

EXAMPLES: Final = 200
SOME_DAY: Final = datetime(2026, 1, 5, 9)  # noqa: DTZ001 - the zone is that of the policies
_LEAST: Final = timedelta(microseconds=1)


class Trying(NamedTuple):
    """How hard a law is tried: how many cases, and whether they are the same in each run.

    Where ``derandomize`` is left open, the profile of Hypothesis in force says it.
    """

    max_examples: int = EXAMPLES
    seed: int | None = None
    derandomize: bool | None = None

    def hold(self, cases: st.SearchStrategy[Any], law: Callable[[Any], None]) -> None:
        """Try a law on cases.

        Raises:
            BrokenLawError: the law does not hold; with the smallest case that was found.
        """

        def tried(case: Any) -> None:
            law(case)

        test = settings(**self._settings())(given(cases)(tried))
        test = seed(self.seed)(test) if self.seed is not None else test
        try:
            test()
        except BrokenLawError as broken:
            # made anew: the notes that Hypothesis puts on it tell the same once more, as Python objects
            raise BrokenLawError(broken.faults, broken.facts, broken.now) from broken.__cause__

    def _settings(self) -> dict[str, Any]:
        told: dict[str, Any] = {} if self.derandomize is None else {"derandomize": self.derandomize}
        return {
            "max_examples": self.max_examples,
            "deadline": None,  # the first case of a question compiles it
            "database": None,  # it would know this one function by its name, whatever the question
            "report_multiple_bugs": False,
            "print_blob": False,
            "suppress_health_check": list(HealthCheck),
            **told,
        }


class Moments(NamedTuple):
    """The moments at which a question is asked, each with what makes facts for it."""

    point: DecisionPoint
    policies: PolicySet
    makings: Mapping[datetime, Making]

    @classmethod
    def of(cls, point: DecisionPoint, policies: PolicySet, now: datetime | None, **how: Any) -> "Moments":
        """Choose the moments: the one that is named, or some in each period, at its first and last instant.

        Raises:
            MissingParameterError: values that the company has not filled.
            UnknownPointError: the documents are in force at none of the moments.
        """
        asked = _in_force(point, policies) if now is None else [now]
        return cls(point, policies, {each: Making.of(point, policies, each, **how) for each in asked})

    def only(self, wanted: Callable[[Making], bool]) -> "Moments":
        """Leave out the moments at which a law says nothing."""
        kept = {now: making for now, making in self.makings.items() if wanted(making)}
        return self._replace(makings=kept)

    def cases(
        self, of: Callable[[Making], st.SearchStrategy[Any]]
    ) -> st.SearchStrategy[tuple[datetime, Any]]:
        """Give moments with what is drawn for each."""
        each = {now: of(making) for now, making in self.makings.items()}
        return st.sampled_from(list(each)).flatmap(lambda now: st.tuples(st.just(now), each[now]))


def _in_force(point: DecisionPoint, policies: PolicySet) -> list[datetime]:
    zone = ZoneInfo(policies.effective.zone)
    starts = [
        datetime(day.year, day.month, day.day, tzinfo=zone) for day in period_starts(policies.effective)
    ]
    tried = [
        SOME_DAY.replace(tzinfo=zone),
        *(start + each for start in starts for each in (timedelta(), -_LEAST)),
    ]
    found: list[datetime] = []
    refused: UnknownPointError | None = None
    for now in tried:
        try:
            point.program(now)
        except UnknownPointError as out_of_force:
            refused = out_of_force
        else:
            found.append(now)
    if not found and refused is not None:
        raise refused
    return found
