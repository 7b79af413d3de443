"""Which facts and parameters a table rests on: only cases that ask it can notice a change of them."""

from typing import Any

from crmpolicy.policy.effective import Effective
from crmpolicy.testing.mutants.paths import walk


class Mentions:
    """The facts and parameters that tables name, by themselves or through others; found once a table.

    Rather too many are named than too few: every text that is the name of one counts.

    >>> from crmpolicy.company import load_policy_set
    >>> found = Mentions(load_policy_set("steel").effective).of("steel.customer_size")
    >>> "steel.large_min" in found
    True
    """

    def __init__(self, effective: Effective) -> None:
        self.effective = effective
        self._direct: dict[int, frozenset[str]] = {}
        self._known: dict[str, frozenset[str]] = {}

    def of(self, table: str) -> frozenset[str]:
        """Name all that a table rests on."""
        if table not in self._known:
            found: set[str] = set()
            waiting = [self._named(self.effective.tables[table])]
            while waiting:
                new = waiting.pop() - found
                found |= new
                waiting += [self._named(each) for key in new for each in self._declared(key)]
            self._known[table] = frozenset(found)
        return self._known[table]

    def _declared(self, key: str) -> list[Any]:
        both = (self.effective.facts.get(key), self.effective.parameters.get(key))
        return [each for each in both if each is not None]

    def _named(self, thing: Any) -> frozenset[str]:
        if id(thing) not in self._direct:
            facts, parameters = self.effective.facts, self.effective.parameters
            self._direct[id(thing)] = frozenset(
                piece
                for _, piece in walk(thing, ("title", "scale"))
                if type(piece) is str and (piece in facts or piece in parameters)
            )
        return self._direct[id(thing)]
