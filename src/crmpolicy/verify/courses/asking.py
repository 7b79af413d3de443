"""What rules ask of a duty, in words: each limit and each return once."""

from collections.abc import Iterable

from crmpolicy.verify.courses.spoken import Spoken
from crmpolicy.wording import Words, messages


def asked_words(spoken: Spoken) -> Words:
    """Word what is asked of a duty.

    >>> asked_words(Spoken((), (), ())).en
    'nothing'
    """
    terms = [Words(each.term.show("zh"), each.term.show("en")) for each in spoken.limits]
    returns = [Words(each.every.show("zh"), each.every.show("en")) for each in spoken.returns]
    often = [
        each
        if asked.times == 1
        else _filled("verify-times", times=Words(str(asked.times), str(asked.times)), every=each)
        for each, asked in zip(returns, spoken.returns, strict=True)
    ]
    return _listed((*terms, *often)) if terms or often else messages()["verify-nothing-asked"]


def _filled(code: str, **arguments: Words) -> Words:
    pattern = messages()[code]
    return Words(
        pattern.zh.format(**{name: each.zh for name, each in arguments.items()}),
        pattern.en.format(**{name: each.en for name, each in arguments.items()}),
    )


def _listed(words: Iterable[Words]) -> Words:
    each = tuple(dict.fromkeys(words))
    return Words("、".join(one.zh for one in each), ", ".join(one.en for one in each))
