"""Laws that are proved once for a whole policy set: of parameters, of lifecycles, of who owes what."""

from collections.abc import Iterator, Sequence

from crmpolicy.errors import Location
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Finding, Found
from crmpolicy.verify.registry import Check, checks
from crmpolicy.verify.reporting import about_policies, open_policies
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.verdicts.law import Law, Proof
from crmpolicy.verify.verdicts.naming import IN_ORDER

Each = Found | NotDecidedError
ORDER = (IN_ORDER, "impossible-ranges")
"""The checks that prove how parameters lie to each other: what is filled in, and whether anything can be."""


def is_declared(law: Law) -> bool:
    """Tell whether a law is proved once for a whole policy set."""
    return any(each.of == "policies" and each.name == law.check for each in checks())


class Declared:
    """The checks of a whole policy set, each run at most once."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self._told: dict[str, list[Each]] = {}

    def _of(self, check: Check) -> list[Each]:
        if check.name not in self._told:
            self._told[check.name] = list(check.find(self.checked))
        return self._told[check.name]

    @property
    def ordered(self) -> bool:
        """Whether values and ranges fit together: nothing else can be asked where they do not."""
        return not any(self._of(each) for each in checks() if each.name in ORDER)

    def try_laws(self, laws: Sequence[Law]) -> Iterator[Proof]:
        """Prove laws of a whole policy set."""
        for law in laws:
            wanted = ORDER if law.check == IN_ORDER else (law.check,)
            looking = [each for each in checks() if each.name in wanted]
            about = [
                (check, each) for check in looking for each in self._of(check) if self._concerns(law, each)
            ]
            yield _proof(law, about)

    def _concerns(self, law: Law, each: Each) -> bool:
        if isinstance(each, NotDecidedError):
            return each.fault.location in (None, law.place, self._table_place(law))
        if law.check == IN_ORDER:
            return law.of in (each.arguments.get("name"), *_named(each))
        if law.check == "uncited":
            return each.place in {rule.place for _, rule in self.checked.effective.tables[law.of].rules()}
        if law.by_nature:
            return "law" not in each.arguments and each.arguments.get("table") == law.title
        return each.arguments.get("law") == law.id and law.place in (each.place, *each.related)

    def _table_place(self, law: Law) -> Location | None:
        table = self.checked.effective.tables.get(law.of)
        return table.place if table is not None else law.place


def _named(found: Found) -> tuple[object, ...]:
    names = found.arguments.get("names", ())
    return names if isinstance(names, tuple) else (names,)


def _proof(law: Law, about: Sequence[tuple[Check, Each]]) -> Proof:
    refuted: list[Finding] = []
    undecided: list[Finding] = []
    for check, each in about:
        if isinstance(each, NotDecidedError):
            undecided.append(open_policies(check, each))
        else:
            refuted.append(about_policies(check, each))
    if refuted:
        return Proof(law, "refuted", tuple(refuted))
    return Proof(law, "undecided" if undecided else "proved", tuple(undecided))
