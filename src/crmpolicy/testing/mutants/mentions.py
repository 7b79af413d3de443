"""Which facts and parameters a table rests on: only cases that ask it can notice a change of them."""

from typing import Any

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import Rule
from crmpolicy.testing.asked import RuleName, name_of
from crmpolicy.testing.mutants.paths import walk


class Mentions:
    """The facts and parameters that tables name, by themselves or through others; found once a table or rule.

    Rather too many are named than too few: every text that is the name of one counts.

    >>> from crmpolicy.company import load_policy_set
    >>> found = Mentions(load_policy_set("steel").effective).of("steel.customer_size")
    >>> "steel.large_min" in found
    True
    """

    def __init__(self, effective: Effective) -> None:
        self.effective = effective
        self._direct: dict[int, frozenset[str]] = {}
        self._known: dict[int, frozenset[str]] = {}
        self._rules: dict[RuleName, Rule | None] = {}

    def of(self, table: str) -> frozenset[str]:
        """Name all that a table rests on."""
        return self._all_named(self.effective.tables[table])

    def of_rule(self, name: RuleName) -> frozenset[str]:
        """Name all that one rule rests on; nothing where no rule is called so."""
        if name not in self._rules:
            table = self.effective.tables.get(name.table)
            if table is not None:
                self._rules |= {name_of(table, part, rule): rule for part, rule in table.rules()}
        found = self._rules.setdefault(name, None)
        return self._all_named(found) if found is not None else frozenset()

    def _all_named(self, thing: Any) -> frozenset[str]:
        if id(thing) not in self._known:
            found: set[str] = set()
            waiting = [self._named(thing)]
            while waiting:
                new = waiting.pop() - found
                found |= new
                waiting += [self._named(each) for key in new for each in self._declared(key)]
            self._known[id(thing)] = frozenset(found)
        return self._known[id(thing)]

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
