"""A law that does not hold: what was found, told in Chinese and in English."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from crmpolicy.errors import Fault
from crmpolicy.wording import LANGUAGES, Language


class BrokenLawError(AssertionError):
    """A law that does not hold, with the smallest facts that were found.

    Attributes:
        code: the message code, stable between versions.
        faults: what is broken, then the lines that show it.
        facts: the facts as they were given; two mappings where a fact moves.
        now: the moment of the question.

    >>> broken = BrokenLawError([Fault("law-notation", {"point": "size"})], [{"volume": "5 t"}], None)
    >>> broken.message("en")
    '`size`: the same facts written in two ways have two answers'
    """

    def __init__(
        self, faults: Sequence[Fault], facts: Sequence[Mapping[str, Any]], now: datetime | None
    ) -> None:
        super().__init__(tuple(faults), tuple(facts), now)
        self.code = faults[0].code
        self.faults = tuple(faults)
        self.facts = tuple(facts)
        self.now = now

    def __str__(self) -> str:
        return "\n\n".join(self.message(language) for language in LANGUAGES)

    def message(self, language: Language = "en") -> str:
        """Word what is broken, and below it line by line what shows it."""
        first, *lines = (fault.message(language) for fault in self.faults)
        return "\n".join((first, *(f"  {line}" for line in lines)))
