"""The types of what courses answer with: how a duty stands, which event was refused."""

from dataclasses import dataclass
from typing import Any, ClassVar

from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.facts import plain_value
from crmpolicy.errors import BadValueError
from crmpolicy.values import ValueType
from crmpolicy.wording import Language, Words, say, word


class Answered(ValueType):
    """A type of answers: never given as a fact, so nothing can be read as one."""

    __slots__ = ()
    ordered: ClassVar[bool] = False

    def parse(self, text: str) -> Any:
        """Refuse: an answer is no fact."""
        return self.read(text)

    def read(self, given: object) -> Any:
        """Refuse: an answer is no fact.

        Raises:
            BadValueError: always.
        """
        raise BadValueError("value-only-answered", given=str(given), type=word(self.name))

    def plain(self, value: Any) -> Any:
        """Write an answer for JSON."""
        return plain_value(value)


@dataclass(frozen=True, slots=True)
class DutyType(Answered):
    """How a duty stands; one status, or one for each role where every role has its own counter.

    ``one`` says that it is always one status.
    """

    one: bool = False
    name: ClassVar[str] = "duty"
    python_type: ClassVar[str] = "DutyStatus"

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write the state and the due moment, in UTC; explanations write it in the company's zone."""
        if isinstance(value, Outcome):
            shown = (f"{who} {self.show(each, language)}" for who, each in value.items())
            return Words("；", "; ").spoken(language).join(shown)
        state = word(f"duty {value.state}").spoken(language)
        due = "" if value.due is None else f" {value.due:%Y-%m-%d %H:%M}Z"
        return f"{state}{due}"

    def json_schema(self) -> dict[str, Any]:
        """Describe the fields of a status."""
        return {"title": self.name, "type": "object"}


@dataclass(frozen=True, slots=True)
class RefusedType(Answered):
    """The event that fitted nothing, if there was one."""

    name: ClassVar[str] = "refused event"
    python_type: ClassVar[str] = "Refused | None"

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write which event was refused, and why."""
        return say(value.why, language, dict(value.arguments))

    def json_schema(self) -> dict[str, Any]:
        """Describe the fields of a refusal."""
        return {"title": self.name, "type": ["object", "null"]}
