"""The types without arithmetic: yes or no, and free text."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from crmpolicy.errors import BadValueError
from crmpolicy.values.kinds import Plain, ValueType
from crmpolicy.values.notation import array_kind, not_a, parse_exactly, plain_text, quoted, wrong_kind
from crmpolicy.wording import Language, word

_TRUTHS: Final = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


@dataclass(frozen=True, slots=True)
class Boolean(ValueType):
    """Yes or no; the numbers one and nought are neither.

    >>> Boolean().parse("是"), Boolean().show(False, "en")
    (True, 'no')
    """

    name: ClassVar[str] = "boolean"
    python_type: ClassVar[str] = "bool"
    ordered: ClassVar[bool] = False

    def parse(self, text: str) -> bool:
        """Read ``yes no true false 是 否``; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> bool:
        if text not in _TRUTHS:
            raise not_a(self.name, text)
        return _TRUTHS[text]

    def read(self, given: object) -> bool:
        """Read a truth value, also one of an array, or its exact text."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        if isinstance(given, bool) or array_kind(given) == "bool":
            return bool(given)
        raise wrong_kind(self.name, given)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write yes or no, 是 or 否."""
        return word("yes" if value else "no").spoken(language)

    def plain(self, value: Any) -> Plain:
        """Write true or false."""
        return bool(value)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return {"title": self.name, "anyOf": [{"type": "boolean"}, {"enum": list(_TRUTHS)}]}


@dataclass(frozen=True, slots=True)
class Text(ValueType):
    """Free text, kept as it is given.

    >>> Text().read("营业执照")
    '营业执照'
    """

    name: ClassVar[str] = "text"
    python_type: ClassVar[str] = "str"
    ordered: ClassVar[bool] = False

    def parse(self, text: str) -> str:
        """Read a text; one that cannot be written as UTF-8 is refused with BadValueError."""
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise BadValueError("value-broken-text", given=quoted(text.encode("utf-8", "replace").decode()))
        return text

    def read(self, given: object) -> str:
        """Read a text; numbers and other objects are refused."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        raise wrong_kind(self.name, given)

    def show(self, value: Any, language: Language = "zh") -> str:  # noqa: ARG002 - a text is not translated
        """Give the text itself."""
        return str(value)

    def plain(self, value: Any) -> Plain:
        """Give the text itself."""
        return str(value)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return {"title": self.name, "type": "string"}
