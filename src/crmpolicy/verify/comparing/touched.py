"""Which questions an edit can touch: all others mean what they meant, and need no comparison."""

from collections.abc import Sequence

from crmpolicy.engine import PolicySet
from crmpolicy.verify.declarations.footing import Footing


class Touched:
    """Tells of two policy sets which questions rest on anything that was changed between them.

    >>> from crmpolicy.company import load_policy_set
    >>> sets = [load_policy_set("example-steel") for _ in range(2)]
    >>> Touched(sets)("customer_grade")
    False
    """

    def __init__(self, sets: Sequence[PolicySet]) -> None:
        self._footings = [Footing(each) for each in sets]

    def __call__(self, name: str) -> bool:
        """Tell whether a question may be answered otherwise; false is a proof that it is not."""
        before, after = (each.of(name) for each in self._footings)
        return before != after
