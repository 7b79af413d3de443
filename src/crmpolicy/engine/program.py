"""A point compiled for one period: facts in, masks, one answer out, remembered by masks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crmpolicy.engine.answer import Spoken, Unsettled, facts_repeated, listed_answer, table_answer
from crmpolicy.engine.code import Compiled, compile_tables
from crmpolicy.engine.course_folding import FoldedCourse
from crmpolicy.engine.decision import Answer, Decision, Outcome, Reason
from crmpolicy.engine.deriving import Derived, Deriving, reader_of
from crmpolicy.engine.facts import Facts, facts_class
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.folds import binding, fold
from crmpolicy.engine.indexing import Indexed
from crmpolicy.engine.late_digest import LateDigest
from crmpolicy.engine.model import FactsModel
from crmpolicy.engine.reading import QuickCode, QuickRead
from crmpolicy.errors import Fault
from crmpolicy.policy.tables import Fold
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType

RULES = "rules"
"""The one output of a course before time is looked at: the rules that match, and what they say."""

MOST_REMEMBERED = 65_536  # answers; a table has few, this only bounds a hostile one
MOST_REPEATED = 4_096  # answers that repeat facts: dates and sums that come again, not all there are


@dataclass(frozen=True, slots=True)
class Joined:
    """An output of the point: its type on the target scale, its join, the words of each document mapped.

    ``cap`` bounds what several documents say together.
    """

    name: str
    kind: ValueType
    join: Fold
    words: Mapping[str, Mapping[Any, Any]]
    cap: Any = UNLIMITED

    def together(self, given: Sequence[Any]) -> Any:
        """Put together what the documents say, no more than the cap; what one says alone stands."""
        if len(given) == 1:
            return given[0]
        value = fold(self.join, self.kind, given)
        if value is None or self.cap is UNLIMITED:
            return value
        return fold("min", self.kind, (value, self.cap))

    def binding(self, given: Sequence[Any]) -> tuple[bool, ...]:
        """Mark what binds; one document alone is a join of one, whatever it says."""
        alone = len(given) == 1
        return (True,) if alone else binding(self.join, given, fold(self.join, self.kind, given))


@dataclass(frozen=True, slots=True)
class Frame:
    """What the answers of a point have in common."""

    subject: str
    policies: tuple[tuple[str, int], ...]
    company: str
    digest: str | LateDigest


@dataclass(slots=True)
class Program:
    """The tables of a point for one period.

    ``decide`` and ``decide_raw`` are what an evaluation calls; the functions behind ``read`` and ``masks``,
    which few need, are generated when they are first asked for. ``courses`` is, by table, what is to be done
    with the rules that match, where a table speaks of time.
    """

    tables: tuple[FoldedTable, ...]
    fields: tuple[Field, ...]
    kinds: Mapping[str, ValueType]
    outputs: tuple[Joined, ...]
    frame: Frame
    reading: QuickCode
    model: FactsModel
    deriving: Deriving
    entry_derived: Mapping[str, Derived]
    courses: Mapping[str, FoldedCourse] = field(default_factory=dict)
    compiled: Compiled = field(init=False)
    decide: Callable[..., Decision] = field(init=False)
    decide_raw: Callable[..., Decision] = field(init=False)
    indexed: tuple[tuple[Indexed, ...], ...] = field(init=False)
    names: tuple[str, ...] = field(init=False)
    row: type[Facts] = field(init=False)
    places: Mapping[str, int] = field(init=False)
    answers: dict[Any, Answer] = field(init=False, default_factory=dict)
    repeated: tuple[str, ...] | None = field(init=False)
    _masks: Callable[[Any], Any] | None = field(init=False, default=None, compare=False)
    _read: QuickRead | None = field(init=False, default=None, compare=False)

    def __post_init__(self) -> None:
        keys = [each.key for each in self.fields]
        certain = frozenset(each.key for each in self.fields if each.certain)
        follows = {key: self._follower(key) for key in self.entry_derived}
        self.repeated = facts_repeated(self.tables)
        self.compiled, self.indexed = compile_tables(
            self.tables, keys, self.kinds, certain, follows, repeated=self.repeated or ()
        )
        self.names = tuple(each.name for each in self.fields)
        self.row = facts_class(self.names)
        self.places = {key: place for place, key in enumerate(keys)}

    def bind(self, settle: Callable[[Any, Facts], Answer]) -> None:
        """Have the functions that decide built by their first call: whoever only proves never calls them.

        Args:
            settle: answers masks not met before.
        """

        def decide(*given: Any) -> Decision:
            self._build(settle)
            return self.decide(*given)

        def decide_raw(*given: Any) -> Decision:
            self._build(settle)
            return self.decide_raw(*given)

        self.decide, self.decide_raw = decide, decide_raw

    def _build(self, settle: Callable[[Any, Facts], Answer]) -> None:
        bound = {"known": self.answers.get, "settle": settle, "new": tuple.__new__, "decision": Decision}
        self.decide = self.compiled.decider(bound)
        raw = {**bound, **self.reading.bound, "decide": self.decide}
        self.decide_raw = self.compiled.raw_decider(self.reading.body, raw)

    def masks(self, facts: Sequence[Any]) -> Any:
        """Give the rules that match a row of facts: a mask for each part."""
        if self._masks is None:
            self._masks = self.compiled.masks()
        return self._masks(facts)

    def read(self, given: Mapping[str, Any], now: datetime | None) -> Facts:
        """Read raw facts into a row.

        Raises:
            FactsError: with every fault of the facts.
        """
        if self._read is None:
            self._read = self.reading.reader()
        return self._read(given, now)

    def _follower(self, key: str) -> Callable[[Any, Any], Any]:
        return lambda entry, facts: self.entry_reader(entry, facts)(key)

    def settle(self, masks: Any, facts: Facts) -> Answer:
        """Answer a combination of masks that was not met before.

        Raises:
            Unsettled: no rule speaks, or several do where one should.
        """
        answer = self.joined(self.spoken(masks, facts))
        self._remember(masks, facts, answer)
        return answer

    def answered(self, masks: Any, facts: Facts) -> Answer:
        """Give the answer to a combination of masks, as it was given before or settled now.

        Raises:
            Unsettled: no rule speaks, or several do where one should.
        """
        known = None if self.repeated is None else self.answers.get(self._key(masks, facts))
        return known or self.settle(masks, facts)

    def _remember(self, masks: Any, facts: Facts, answer: Answer) -> None:
        """Keep an answer for cases that are alike in all that it says; too many, and it begins anew."""
        if self.repeated is None:
            return
        if len(self.answers) >= (MOST_REPEATED if self.repeated else MOST_REMEMBERED):
            self.answers.clear()
        self.answers[self._key(masks, facts)] = answer

    def _key(self, masks: Any, facts: Facts) -> Any:
        """Give what an answer is remembered by: the masks, and the facts that rules repeat."""
        if not self.repeated:
            return masks
        return (masks, *(facts[self.places[each]] for each in self.repeated))

    def spoken(self, masks: Any, facts: Facts) -> list[Spoken]:
        """Give what each document says.

        Raises:
            Unsettled: no rule speaks, or several do where one should.
        """
        return [
            self._spoken(number, self._masks_of(number, masks), facts) for number in range(len(self.tables))
        ]

    def _masks_of(self, number: int, masks: Any) -> Any:
        """Cut the result of the generated function into what belongs to one table."""
        widths = [1 if table.table.of else len(table.parts) for table in self.tables]
        if not widths[number]:  # all parts of this document's table are switched off
            return ()
        if sum(widths) == 1:
            return masks if self.tables[number].table.of else (masks,)
        start = sum(widths[:number])
        return masks[start] if self.tables[number].table.of else masks[start : start + widths[number]]

    def _spoken(self, number: int, masks: Any, facts: Facts) -> Spoken:
        table, indexed = self.tables[number], self.indexed[number]
        if table.table.of is None:
            return table_answer(table, indexed, masks, self.reader(facts))
        entries = facts[self.places[table.table.of]]
        if entries is None:
            arguments = {"table": table.table.title}
            raise Unsettled(
                Fault("undecided-unknown-list", arguments, table.table.place, table.table.clauses)
            )
        return listed_answer(table, indexed, entries, masks, lambda entry: self.entry_reader(entry, facts))

    def entry_reader(self, entry: Any, facts: Facts) -> Callable[[str], Any]:
        """Give the function that reads a field of a list's entry, what follows from it, or any other fact."""
        return self.entry_within(entry, self.reader(facts))

    def entry_within(self, entry: Any, around: Callable[[str], Any]) -> Callable[[str], Any]:
        """Give the same, where the facts around the entry are read by a function."""
        plain = reader_of(entry, around)

        def read(key: str) -> Any:
            derived = self.entry_derived.get(key)
            return derived.compute(read, None) if derived and entry is not None else plain(key)

        return read

    def reader(self, facts: Facts) -> Callable[[str], Any]:
        """Give the function that reads a fact by its full name."""
        places = self.places
        return lambda key: facts[places[key]]

    def joined(self, spoken: Sequence[Spoken], only: Collection[str] | None = None) -> Answer:
        """Join what the documents say, one each in the order of ``tables``; of some outputs if named."""
        if self.courses:
            return self._listed(spoken)
        documents = [table.table.document for table in self.tables]
        pairs: list[tuple[str, Any]] = []
        binds = [False] * len(spoken)
        for output in self.outputs if only is None else [each for each in self.outputs if each.name in only]:
            voices = [place for place, one in enumerate(spoken) if output.name in one.values]
            given = [
                self._mapped(output, documents[place], spoken[place].values[output.name]) for place in voices
            ]
            pairs.append((output.name, output.together(given)))
            marks = output.binding(given)
            for place, bind in zip(voices, marks, strict=True):
                binds[place] = binds[place] or bind
        reasons = [self._marked(one.reasons, bind) for one, bind in zip(spoken, binds, strict=True)]
        frame = self.frame
        flat = tuple(reason for group in reasons for reason in group)
        return Answer(frame.subject, Outcome(tuple(pairs)), flat, frame.policies, frame.company, frame.digest)

    def _listed(self, spoken: Sequence[Spoken]) -> Answer:
        """List the rules that match: what a course goes on from, and all of it that the facts decide."""
        reasons = tuple(reason for one in spoken for reason in one.reasons)
        rules = tuple((reason.document, reason.part, reason.rule, reason.said) for reason in reasons)
        frame = self.frame
        outcome = Outcome(((RULES, rules),))
        return Answer(frame.subject, outcome, reasons, frame.policies, frame.company, frame.digest)

    @staticmethod
    def _mapped(output: Joined, document: str, value: Any) -> Any:
        words = output.words.get(document)
        return words[value] if words is not None and value is not None else value

    @staticmethod
    def _marked(reasons: Sequence[Reason], bind: bool) -> tuple[Reason, ...]:  # noqa: FBT001 - one of a pair
        return tuple(reason if bind else reason._replace(binding=False) for reason in reasons)
