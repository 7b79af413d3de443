"""What the duties, roles and classes of a plan are called, and when its visits are due on the spot."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine import PolicySet
from crmpolicy.engine.tracing import check_digest
from crmpolicy.policy.scales import Choice
from crmpolicy.visits.plan import VisitPlan
from crmpolicy.wording import Words, word

MIDNIGHT: Final = time()


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles for one plan; what has none is called by its name."""

    policies: PolicySet
    plan: VisitPlan

    @classmethod
    def of(cls, policies: PolicySet, plan: VisitPlan) -> "Titles":
        """Give the titles of a plan.

        Raises:
            DigestMismatchError: the plan was drawn up by other policies.
        """
        check_digest(policies, plan)
        return cls(policies, plan)

    @property
    def subject(self) -> Words:
        """The title of the question."""
        return self.policies.point(self.plan.subject).title

    def duty(self, name: str) -> Words:
        """Give the title of a duty."""
        return self.policies.point(self.plan.subject).output_titles.get(name, word(name))

    def who(self, name: str | None) -> Words:
        """Give the title of a role, or say that nobody is named."""
        return word("nobody") if name is None else self.policies.effective.role_titles.get(name, word(name))

    def class_of(self, fact: str, value: Any) -> Words:
        """Give the title of a word of a fact."""
        kind = self.policies.effective.facts[fact].type
        titles = {each.id: each.title for each in kind.scale.values} if isinstance(kind, Choice) else {}
        return titles.get(value, word(str(value)))

    def local(self, moment: datetime) -> str:
        """Write a moment as the clocks of the company show it."""
        return f"{self._shown(moment):%Y-%m-%d %H:%M}"

    def due(self, moment: datetime) -> str:
        """Write the end of a time limit; one that is the end of a day as 24:00."""
        shown = self._shown(moment)
        if shown.time() == MIDNIGHT:
            return f"{shown.date() - timedelta(days=1)} 24:00"
        return self.local(moment)

    def _shown(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.plan.zone))
