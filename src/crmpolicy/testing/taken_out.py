"""Whether some case notices that a clause or a reading is gone from the policies."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crmpolicy.engine import PolicySet
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.citations import Citations
from crmpolicy.testing.judging import judge
from crmpolicy.testing.removing import Mark, Removal, ThinnedTables, without


@dataclass(slots=True)
class TakenOut:
    """One clause or reading taken out of all policies that were asked; what was built once is kept.

    ``citations`` are shared by those who take out one after another.
    """

    mark: Mark
    citations: Citations = field(default_factory=Citations)
    thinned: ThinnedTables = field(default_factory=dict)
    removals: dict[int, Removal | None] = field(default_factory=dict)
    policies: dict[int, PolicySet] = field(default_factory=dict)

    def encoded(self, asked: Sequence[Asked]) -> bool:
        """Tell whether anything in the policies that were asked encodes it."""
        return any(self.removal(each.policies) is not None for each in asked)

    def noticed_by(self, asked: Sequence[Asked]) -> Asked | None:
        """Give the first case found that passes, and fails once it is gone; None where none does."""
        noticing = (each for each, removal in self._candidates(asked) if self._fails(each, removal))
        return next(noticing, None)

    def removal(self, policies: PolicySet) -> Removal | None:
        """Give the policies without it; None where nothing in them encodes it."""
        key = id(policies)  # not the digest: it does not cover what is cited
        if key not in self.removals:
            self.removals[key] = without(policies.effective, self.mark, self.citations, self.thinned)
        return self.removals[key]

    def _candidates(self, asked: Sequence[Asked]) -> list[tuple[Asked, Removal]]:
        """Give the cases that may notice: first those in which a removed rule bound, then where it spoke."""
        ranked = []
        for each in asked:
            removal = self.removal(each.policies)
            if each.result.passed and removal is not None and removal.may_change(each.points):
                bound = [each.spoken[rule] for rule in removal.rules if rule in each.spoken]
                ranked.append((2 if not bound else int(not any(bound)), each, removal))
        return [(each, removal) for _, each, removal in sorted(ranked, key=lambda one: one[0])]

    def _fails(self, each: Asked, removal: Removal) -> bool:
        key = id(each.policies)
        if key not in self.policies:
            told = f"{key} without {self.mark}"  # tells it apart; the real one takes long
            self.policies[key] = PolicySet(removal.effective, digest=told)
        return not judge(each.case, self.policies[key]).result.passed
