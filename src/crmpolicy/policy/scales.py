"""Scales: the words of a choice, ordered best first or not at all, and the value types made of them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, ClassVar

from crmpolicy.errors import BadValueError, Location
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.values import Order, ValueType, order_of
from crmpolicy.values.notation import wrong_kind
from crmpolicy.wording import Language, Words, word

OTHER = "other"
ROLES = "roles"


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """One word of a scale: its id, its titles, a code of the paper form, other spellings."""

    id: str
    title: Words
    code: str | None = None
    also: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """All texts that mean this word.

        >>> ScaleValue("A", Words("A 级", "grade A"), also=("甲",)).spellings()
        ('A', 'A 级', 'grade A', '甲')
        """
        written = (self.id, *self.title, *((self.code,) if self.code else ()), *self.also)
        return tuple(dict.fromkeys(written))


@dataclass(frozen=True)
class Scale:
    """Words declared once, best first when ordered (DMN: allowed values and their order).

    An open scale reads every other word as ``other``; it never refuses one.

    >>> grade = Scale("g", Words("等级", "grade"), True, False,
    ...               (ScaleValue("A", Words("A 级", "grade A")), ScaleValue("B", Words("B 级", "grade B"))))
    >>> grade.words["B 级"], grade.ranks["B"]
    ('B', 1)
    """

    id: str
    title: Words
    ordered: bool
    open: bool
    values: tuple[ScaleValue, ...]
    place: Location | None = field(default=None, compare=False)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Each spelling and the id that it means."""
        return {spelling: value.id for value in self.values for spelling in value.spellings()}

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Each id and its place, 0 for the best."""
        return {value.id: rank for rank, value in enumerate(self.values)}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in their order."""
        return tuple(value.id for value in self.values)

    def title_of(self, identity: str) -> Words:
        """The titles of one word."""
        return self.values[self.ranks[identity]].title


@dataclass(frozen=True, slots=True)
class Choice(ValueType):
    """One word of a scale.

    >>> yes = Scale("s", Words("s", "s"), False, False, (ScaleValue("good", Words("良好", "good")),))
    >>> Choice(yes).parse("良好")
    'good'
    """

    name: ClassVar[str] = "choice"
    scale: Scale

    @property
    def ordered(self) -> bool:
        """Whether better and worse have a meaning."""
        return self.scale.ordered

    def parse(self, text: str) -> str:
        """Read an id, a title or another spelling.

        Raises:
            BadValueError: the word is not on the scale and the scale is not open.
        """
        found = self.scale.words.get(text.strip())
        if found is None and text.strip() in UNKNOWN_WORDS:
            raise BadValueError("value-unknown-not-allowed", type=word("choice"))
        if found is None and self.scale.open and text.strip():
            return OTHER
        if found is None:
            raise BadValueError(
                "value-not-on-scale", given=text, scale=self.scale.title, words=self._listed()
            )
        return found

    def read(self, given: object) -> str:
        """Read what a caller gives: a word, or an Enum member whose value is a word."""
        text = getattr(given, "value", given)
        if not isinstance(text, str):
            raise wrong_kind("choice", given)
        return self.parse(str(text))

    def show(self, value: Any, language: Language = "zh") -> str:
        """Give the title of a word."""
        return self.scale.title_of(value).spoken(language)

    def plain(self, value: Any) -> str:
        """Give the id."""
        return str(value)

    def json_schema(self) -> dict[str, Any]:
        """Tell what a caller may send."""
        if self.scale.open:
            return {"type": "string", "examples": list(self.scale.ids)}
        return {"type": "string", "enum": list(self.scale.words)}

    @property
    def python_type(self) -> str:
        """The annotation in generated code."""
        if self.scale.open:
            return "str"
        return f"Literal[{', '.join(json.dumps(each, ensure_ascii=False) for each in self.scale.words)}]"

    def compare(self, first: Any, second: Any) -> Order:
        """Compare by rank: 1 where the first is better; None on a nominal scale."""
        if not self.scale.ordered:
            return 0 if first == second else None
        ranks = self.scale.ranks
        return order_of(ranks[second], ranks[first])

    def _listed(self) -> tuple[Words | str, ...]:
        return tuple(value.title for value in self.scale.values)


@dataclass(frozen=True, slots=True)
class Choices(ValueType):
    """A set of words of one scale, kept in the order of the scale.

    >>> s = Scale("s", Words("s", "s"), True, False,
    ...           (ScaleValue("a", Words("甲", "a")), ScaleValue("b", Words("乙", "b"))))
    >>> Choices(s).read(["乙", "a"])
    ('a', 'b')
    """

    name: ClassVar[str] = "choices"
    ordered: ClassVar[bool] = False
    scale: Scale

    def parse(self, text: str) -> tuple[str, ...]:
        """Read one word as a set of one."""
        return (Choice(self.scale).parse(text),)

    def read(self, given: object) -> tuple[str, ...]:
        """Read a list of words; a single word stands for a list of one."""
        if isinstance(given, str):
            return self.parse(given)
        if not isinstance(given, Collection) or isinstance(given, Mapping):
            raise wrong_kind("choices", given)
        try:
            several = list(given)
        except TypeError:  # an array without dimension says that it is a collection
            raise wrong_kind("choices", given) from None
        return self.sort({Choice(self.scale).read(each) for each in several})

    def sort(self, ids: Collection[str]) -> tuple[str, ...]:
        """Put ids into the order of the scale."""
        return tuple(sorted(ids, key=self.scale.ranks.__getitem__))

    def show(self, value: Any, language: Language = "zh") -> str:
        """Give the titles of the words."""
        joint = Words("、", ", ").spoken(language)
        return joint.join(self.scale.title_of(each).spoken(language) for each in value)

    def plain(self, value: Any) -> list[str]:
        """Give the ids."""
        return list(value)

    def json_schema(self) -> dict[str, Any]:
        """Tell what a caller may send."""
        return {"type": "array", "items": Choice(self.scale).json_schema()}

    @property
    def python_type(self) -> str:
        """The annotation in generated code."""
        return f"Sequence[{Choice(self.scale).python_type}]"

    def compare(self, first: Any, second: Any) -> Order:
        """Sets are equal or not comparable."""
        return 0 if first == second else None


def roles_among(titles: Mapping[str, Words]) -> Choice:
    """Give the type whose values are roles, sorted: the order of their declaration means nothing.

    >>> roles_among({"manager": Words("经理", "manager"), "clerk": Words("文员", "clerk")}).scale.ids
    ('clerk', 'manager')
    """
    return _roles_among(tuple(sorted(titles.items())))


@lru_cache(maxsize=64)
def _roles_among(titles: tuple[tuple[str, Words], ...]) -> Choice:
    """One type for the same roles: hundreds of facts and outputs of a document share it."""
    values = tuple(ScaleValue(role, title) for role, title in titles)
    return Choice(Scale(ROLES, word("role"), ordered=False, open=False, values=values))
