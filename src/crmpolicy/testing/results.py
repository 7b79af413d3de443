"""What became of an owner's case: passed, or what is wrong and where."""

from dataclasses import dataclass

from crmpolicy.errors import Fault, Location
from crmpolicy.wording import Language, Words, word

NOTHING = word("nothing")


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case that was run: its sentence, its place, what it expects and what came out.

    ``faults`` has everything that does not hold; it is empty when the case passed.

    >>> CaseResult("占比恰好等于界限", None, Words("A 级", "grade A"), Words("A 级", "grade A")).passed
    True
    """

    case: str
    place: Location | None
    expected: Words
    got: Words
    faults: tuple[Fault, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all that the case says holds."""
        return not self.faults

    @property
    def code(self) -> str | None:
        """The message code of the first thing that does not hold."""
        return self.faults[0].code if self.faults else None

    def message(self, language: Language = "en") -> str:
        """Word what does not hold, one a line, each with its place; empty when the case passed."""
        return "\n".join(fault.message(language) for fault in self.faults)
