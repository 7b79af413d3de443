"""What differs between two policy sets: values, so that they can be shown in any form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from crmpolicy.errors import Location
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.relations import Relation
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.verify.finding import Finding
from crmpolicy.wording import Words

Direction = Literal["looser", "stricter", "other"]


@dataclass(frozen=True)
class Spoke:
    """A rule that binds the answer: its document, part and id, its clauses and its place."""

    document: str
    part: str
    rule: str
    clauses: tuple[str, ...]
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Moved:
    """A parameter that is responsible: its value before and after in words, and where each is written.

    A value is ``None`` where the parameter was not there.
    """

    key: str
    title: Words
    before: Words | None
    after: Words | None
    place_before: Location | None = field(default=None, compare=False)
    place_after: Location | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Change:
    """Facts for which a question is answered otherwise.

    Args:
        point: the question.
        title: its title.
        since: the first day of the first period in which it is so; ``None``: from the beginning.
        until: the day from which it is so no more; ``None``: without end.
        before: what of the answer by output has moved, of lists the entries that went; ``None``: there was
            no answer.
        after: what it has become, of lists the entries that came; ``None``: there is no answer.
        before_said: the answer before in words.
        after_said: the answer after in words.
        region: the facts in words; ``None`` where only a single case is known (see ``whole``).
        boxes: the facts: segments by number of axis; none where only a single case is known. Where an answer
            repeats a fact, they may hold cases in which the fact is just what was answered before.
        axes: the axes that boxes number: one a fact, or a pair of facts that rules compare.
        witness: the smallest facts, replayed in both.
        shown: the witness in words.
        rules_before: the rules that bound the answer.
        rules_after: the rules that bind it now.
        parameters: the parameters responsible; none where a rule itself was changed.
        direction: whether the answer is looser: a better grade, a higher amount, a longer term, yes.
        assumed: values that were assumed for what a document leaves open, in words.
        filling: the same values by parameter, exact.
    """

    point: str
    title: Words
    since: date | None
    until: date | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    before_said: Words
    after_said: Words
    region: Words | None
    boxes: tuple[Box, ...]
    witness: Witness
    shown: Words
    rules_before: tuple[Spoke, ...]
    rules_after: tuple[Spoke, ...]
    parameters: tuple[Moved, ...]
    direction: Direction
    assumed: Words | None = None
    axes: tuple[Axis | Relation, ...] = field(default=(), compare=False, repr=False)
    filling: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Declared:
    """A difference that is no answer: a question that came or went, a fact that is asked or read otherwise.

    ``message`` with ``arguments`` words it; ``place`` is where the later one is written. ``witness`` are
    facts that show it, where it is told by an example.
    """

    message: str
    arguments: Mapping[str, Any]
    place: Location | None = None
    witness: Witness | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Difference:
    """Everything that differs between two policy sets; what is not named was proved to be the same.

    Args:
        before: the company or document before.
        after: the same after.
        changes: facts for which answers differ, in the order of the questions.
        declared: differences in what is asked and how.
        undecided: what could be neither shown nor ruled out.
        proved: the questions that were proved to answer as before, for all facts in every period.

    >>> from crmpolicy import diff, load_policy_set
    >>> only = {"steel.share_only": True}
    >>> shares = [only | {"steel.grade_a_share": share} for share in ("1%", "0.9%")]
    >>> before, after = (load_policy_set("example-steel", parameters=each) for each in shares)
    >>> difference = diff(before, after, points=["customer_grade"])
    >>> difference.unchanged, difference.looser, difference.changes[0].point
    (False, True, 'customer_grade')
    """

    before: str
    after: str
    changes: tuple[Change, ...]
    declared: tuple[Declared, ...] = ()
    undecided: tuple[Finding, ...] = ()
    proved: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether nothing has changed in meaning, and that is proved."""
        return not self.changes and not self.declared and not self.undecided

    @property
    def looser(self) -> bool:
        """Whether any answer is looser than before."""
        return any(each.direction == "looser" for each in self.changes)
