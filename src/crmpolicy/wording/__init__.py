"""Every sentence that a person reads, in Chinese and English, one entry a message code.

Messages hold named places in braces. What fills them is text, a pair of texts (:class:`Words`)
or a list of either, so that one fault can be told in both languages after the fact.
The tables are read on the first message: a run without faults never loads them.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final, Literal, NamedTuple

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")


class Words(NamedTuple):
    """One meaning in both languages."""

    zh: str
    en: str

    def spoken(self, language: Language) -> str:
        """Give the text in one language.

        >>> Words("等级", "grade").spoken("zh")
        '等级'
        """
        return self.zh if language == "zh" else self.en


Argument = str | Words | tuple["str | Words", ...]
TABLES: Final = (
    "reading", "shapes", "policies", "declarations", "decisions", "duties", "records", "rankings",
    "calendars", "companies", "asking", "overrides", "states", "events", "courses", "commands",
    "commands_of_time", "checking", "coverage", "differences", "explanations", "explanations_of_time",
    "findings", "findings_of_time", "laws", "plans", "portfolios", "runs", "settings", "lints", "logs",
    "findings", "findings_of_time", "laws", "plans", "portfolios", "settings", "impacts", "lints",
    "receivables", "commands_of_credit", "trying",
    "commands_of_rewards", "commands_of_companies",
    "reviews", "publishing", "durable",
    "reviews", "publishing", "workbooks",
    "reviews", "publishing", "dmn", "dmn_export",
    "reviews", "publishing", "workbooks", "workbooks_edited",
)  # fmt: skip
_JOINT: Final = Words("、", ", ")


@cache
def messages() -> Mapping[str, Words]:
    """Gather the message tables: code to sentence; ``code.hint`` is how to mend it.

    >>> messages()["yaml-anchor"].en
    'anchors are not allowed here: `{name}`'
    """
    gathered: dict[str, Words] = {}
    for table in TABLES:
        gathered.update(import_module(f"{__name__}.{table}").MESSAGES)
    return gathered


@cache
def vocabulary() -> Mapping[str, Words]:
    """Gather the words for types, operators and units.

    >>> vocabulary()["ratio"].zh
    '比率'
    """
    words: Mapping[str, Words] = import_module(f"{__name__}.terms").VOCABULARY
    return words


def word(key: str) -> Words:
    """Give the word for a type, an operator or a unit; a key without entry stands for itself.

    >>> word("at_least").zh
    '不低于'
    """
    return vocabulary().get(key) or Words(key, key)


def spoken(argument: Argument, language: Language) -> str:
    """Put an argument of a message into one language; a list is joined as people join it.

    >>> spoken(("a", Words("乙", "b")), "zh")
    'a、乙'
    """
    if isinstance(argument, Words):
        return argument.spoken(language)
    if isinstance(argument, tuple):
        return _JOINT.spoken(language).join(spoken(each, language) for each in argument)
    return argument


def say(code: str, language: Language, arguments: Mapping[str, Argument] | None = None) -> str:
    """Word a message code.

    >>> say("yaml-anchor", "en", {"name": "&a"})
    'anchors are not allowed here: `&a`'
    """
    filled = {name: spoken(given, language) for name, given in (arguments or {}).items()}
    return messages()[code].spoken(language).format_map(filled)


def hint(code: str, language: Language, arguments: Mapping[str, Argument] | None = None) -> str | None:
    """Word the hint of a code, or give None where it has none.

    >>> hint("yaml-anchor", "en", {"name": "&a"})
    'write the value out where it is used'
    """
    return say(f"{code}.hint", language, arguments) if f"{code}.hint" in messages() else None
