"""In which language and form a command speaks; said on the command line, else taken from the locale."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from crmpolicy.wording import LANGUAGES, Argument, Language, Words, say, word

Form = Literal["text", "json", "markdown", "github", "sarif", "ics"]
FORMS: Final[tuple[Form, ...]] = ("text", "json")
"""What every command can write; some take others of :data:`ALL_FORMS` too."""
ALL_FORMS: Final[tuple[Form, ...]] = (*FORMS, "markdown", "github", "sarif", "ics")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Language and form of everything that a command writes.

    >>> Speaker("zh").say("cli-got")
    '实得'
    """

    language: Language = "en"
    form: Form = "text"

    @property
    def in_json(self) -> bool:
        """Whether data is wanted instead of text."""
        return self.form == "json"

    def say(self, code: str, /, **arguments: Argument) -> str:
        """Word a message code."""
        return say(code, self.language, arguments)

    def put(self, words: Words) -> str:
        """Give a pair of texts in the language spoken."""
        return words.spoken(self.language)

    def word(self, key: str) -> str:
        """Give the word for a type, an operator or a unit."""
        return self.put(word(key))

    def write(self, text: str) -> None:
        """Write lines of text."""
        sys.stdout.write(f"{text}\n")

    def write_data(self, data: Any) -> None:
        """Write data as JSON."""
        self.write(json.dumps(data, ensure_ascii=False, indent=2))


def listen(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Speaker:
    """Find language and form before anything else is read, so that even a wrong option is answered in them.

    >>> listen(["points", "--language", "zh", "--format=json"], {})
    Speaker(language='zh', form='json')
    """
    language, form = language_of(environment), FORMS[0]
    for name, value in _options(arguments):
        if name == "--language":
            language = next((each for each in LANGUAGES if each == value), language)
        if name == "--format":
            form = next((each for each in ALL_FORMS if each == value), form)
    return Speaker(language, form)


def _options(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """Pair each long option with its value, written with ``=`` or behind it."""
    ahead = [*arguments[: arguments.index("--")]] if "--" in arguments else [*arguments]
    pairs = []
    for name, following in zip(ahead, [*ahead[1:], ""], strict=False):
        option, equals, value = name.partition("=")
        pairs.append((option, value if equals else following))
    return pairs


def language_of(environment: Mapping[str, str]) -> Language:
    """Take the language from the locale: Chinese where it begins with ``zh``, else English.

    >>> language_of({"LANG": "zh_CN.UTF-8"}), language_of({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    ('zh', 'en')
    """
    said = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, said), "").lower().startswith("zh") else "en"
