"""What a form answers with: whether it is complete, and all that is missing, wrong or broken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from crmpolicy.engine.facts import plain_value
from crmpolicy.errors import Fault
from crmpolicy.policy.facts import ListOf
from crmpolicy.values import Boolean, ValueType
from crmpolicy.values.notation import wrong_kind
from crmpolicy.wording import Language, Words, word

COMPLETE: Final = "complete"
MISSING: Final = "missing"
INVALID: Final = "invalid"
UNKNOWN: Final = "unknown"
BROKEN: Final = "broken"
WARNED: Final = "warned"
OUTPUTS: Final = (COMPLETE, MISSING, INVALID, UNKNOWN, BROKEN, WARNED)


@dataclass(frozen=True, slots=True)
class Wrong:
    """An entry that cannot be used: where it stands, a code for programs, words for people.

    ``entry`` is the name, inside a list ``packing_lines[2].net_weight`` (lines count from 1).

    >>> Wrong("quantity", "value-out-of-range", "数量太小", "too small").said("en")
    'too small'
    """

    entry: str
    code: str
    zh: str
    en: str

    @classmethod
    def of(cls, entry: str, fault: Fault) -> "Wrong":
        """Word a fault in both languages; the code is that of the value's fault, where there is one."""
        code = str(fault.arguments.get("code", fault.code))
        return cls(entry, code, fault.message("zh"), fault.message("en"))

    def said(self, language: Language) -> str:
        """Give the words in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class EntryType(ValueType):
    """The type of what a form's outputs list: names of entries and rules, and faulty entries with words.

    A case names a faulty entry alone.

    >>> EntryType().read("quantity")
    'quantity'
    """

    name: ClassVar[str] = "entry"
    ordered: ClassVar[bool] = False
    python_type: ClassVar[str] = "str"

    def parse(self, text: str) -> str:
        """Read the name of an entry."""
        return text.strip()

    def read(self, given: object) -> str:
        """Read a name, or give that of a faulty entry."""
        if isinstance(given, Wrong):
            return given.entry
        if not isinstance(given, str):
            raise wrong_kind("text", given)
        return self.parse(given)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Give the words of a faulty entry, or the name."""
        return value.said(language) if isinstance(value, Wrong) else str(value)

    def plain(self, value: Any) -> Any:
        """Give a faulty entry with its code and its words for JSON, or the name."""
        return plain_value(value)

    def json_schema(self) -> dict[str, Any]:
        """Describe a name, or a faulty entry, as JSON."""
        return {"type": ["string", "object"]}


def outcome_kinds() -> Mapping[str, ValueType]:
    """Give the type of each output of a form.

    >>> outcome_kinds()["missing"].read(["quantity"])
    ('quantity',)
    """
    return {COMPLETE: Boolean(), **dict.fromkeys(OUTPUTS[1:], ListOf(EntryType()))}


def outcome_titles() -> Mapping[str, Words]:
    """Give the title of each output of a form.

    >>> outcome_titles()["missing"].en
    'missing'
    """
    return {name: word(f"record {name}") for name in OUTPUTS}
