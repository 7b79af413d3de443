"""Words that stand in both languages: heads and titles of a sheet."""

from crmpolicy.wording import LANGUAGES, Argument, Words, say


def both(code: str, /, **arguments: Argument) -> Words:
    """Word a message in both languages.

    >>> both("excel-head-rule").en
    'rule'
    """
    return Words(*(say(code, language, arguments) for language in LANGUAGES))
