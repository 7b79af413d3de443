"""The exception tree, and the fault that each exception gathers.

* CrmPolicyError
    * PolicyError - the owner of the policy mends it
        * InvalidPolicySetError - all faults of a load
        * MissingParameterError - values that the document leaves to the company
        * UnknownPointError - nothing in force answers this question
        * DigestMismatchError - explained with other policies than it was decided with
    * FactsError - the caller mends it: all faults of the facts or of the moment
    * UndecidedError - no rule speaks, or several under unique
    * CalendarHorizonError - the calendar does not reach this day

A failed check is a finding, a value; it is never an exception.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from crmpolicy.wording import Argument, Language, Words, hint, say

NOTHING: Mapping[str, Argument] = MappingProxyType({})


class Location(NamedTuple):
    """A place in a file: line and column count from 1, columns in code points.

    >>> str(Location("steel/tiering.yaml", 3, 5))
    'steel/tiering.yaml:3:5'
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: a message code with its arguments, the place and the clause.

    >>> print(Fault("yaml-anchor", {"name": "&a"}, Location("a.yaml", 1, 4)).message("en"))
    a.yaml:1:4: anchors are not allowed here: `&a` (write the value out where it is used)
    """

    code: str
    arguments: Mapping[str, Argument] = field(default_factory=dict, hash=False)
    location: Location | None = None
    clause: tuple[str, ...] = ()

    def message(self, language: Language = "en") -> str:
        """Word the fault: place first, then what is wrong, then how to mend it."""
        said = say(self.code, language, self.arguments)
        advice = self.hint(language)
        place = f"{self.location}: " if self.location else ""
        clauses = f" [{', '.join(self.clause)}]" if self.clause else ""
        brackets = Words("（{}）", " ({})").spoken(language)
        return f"{place}{said}{clauses}{brackets.format(advice) if advice else ''}"

    def hint(self, language: Language = "en") -> str | None:
        """Word how to mend it, where there is more to say than what is wrong."""
        return hint(self.code, language, self.arguments)


class BadValueError(ValueError):
    """A text or object that is not a value of its type; becomes a fault where the place is known.

    >>> BadValueError("value-not-a-number", given="x").code
    'value-not-a-number'
    """

    def __init__(self, code: str, **arguments: Argument) -> None:
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments

    def fault(self, location: Location | None = None, **more: Argument) -> Fault:
        """Make the fault that is shown to people."""
        return Fault(self.code, {**self.arguments, **more}, location)


class CrmPolicyError(Exception):
    """What every exception of this library is: a code with named arguments, a place, clauses.

    ``str(error)`` is English; :meth:`message` words it in either language.

    >>> from crmpolicy import load_policy_set
    >>> try:
    ...     load_policy_set("example-steel").point("weather")
    ... except CrmPolicyError as error:
    ...     print(error.code, error.message("zh")[:21])
    point-unknown 没有可以回答 `weather` 的制度；
    """

    def __init__(
        self,
        code: str,
        arguments: Mapping[str, Argument] = NOTHING,
        location: Location | None = None,
        clause: tuple[str, ...] = (),
    ) -> None:
        super().__init__(code, dict(arguments), location, clause)
        self.fault = Fault(code, dict(arguments), location, clause)

    def __str__(self) -> str:
        return self.message("en")

    @property
    def code(self) -> str:
        """The message code, stable between versions."""
        return self.fault.code

    @property
    def location(self) -> Location | None:
        """The place in a policy file, where there is one."""
        return self.fault.location

    def message(self, language: Language = "en") -> str:
        """Word the error in one language."""
        return self.fault.message(language)


class PolicyError(CrmPolicyError):
    """The policy must be mended, by its owner.

    >>> from crmpolicy import load_policy_set
    >>> try:
    ...     load_policy_set("no-such-company")
    ... except PolicyError as error:
    ...     print(error.code)
    policy-not-found
    """


class UnknownPointError(PolicyError):
    """Nothing in force answers the question.

    >>> from crmpolicy import load_policy_set
    >>> try:
    ...     load_policy_set("example-steel").point("customer_grad")
    ... except UnknownPointError as error:
    ...     print(error.code)
    point-unknown-near
    """


class DigestMismatchError(PolicyError):
    """A decision was made by other policies than those it is asked about with.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> from crmpolicy import explain
    >>> try:
    ...     explain(load_policy_set("example-steel"), decision)
    ... except DigestMismatchError as error:
    ...     print(error.code)
    digest-mismatch
    """


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Sort faults by file, line and column, each once; those without a place come last.

    >>> [fault.code for fault in in_order([Fault("b"), Fault("a", {}, Location("x", 1, 1))])]
    ['a', 'b']
    """
    once: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        once.setdefault((fault.code, fault.location, tuple(sorted(fault.arguments.items(), key=str))), fault)
    return sorted(once.values(), key=_place)


def _place(fault: Fault) -> tuple[bool, str, int, int]:
    return (True, "", 0, 0) if fault.location is None else (False, *fault.location)


class _GatheredError(CrmPolicyError):
    """An error that carries all faults found at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        super().__init__(first.code, first.arguments, first.location, first.clause)
        self.args = (tuple(faults),)
        self.faults = tuple(faults)

    def message(self, language: Language = "en") -> str:
        """Word all faults, one a line, in the order of the files."""
        return "\n".join(fault.message(language) for fault in self.faults)


class InvalidPolicySetError(_GatheredError, PolicyError):
    """The policy files cannot be used; ``faults`` has all of them, in the order of the files.

    >>> from crmpolicy import load_policy_set
    >>> try:
    ...     load_policy_set("example-steel", parameters={"steel.grade_a_share": "1%%", "steel.grade": 1})
    ... except InvalidPolicySetError as error:
    ...     print([fault.code for fault in error.faults])
    ['value-not-a-ratio', 'parameter-unknown']
    """


class MissingParameterError(_GatheredError, PolicyError):
    """Values that a document leaves to the company are not filled; one fault a parameter.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_size, load_policy_set
    >>> steel, monday = load_policy_set("steel"), datetime(2026, 1, 5, tzinfo=UTC)
    >>> try:
    ...     evaluate_customer_size(steel, {"annual_volume": "1200 t"}, now=monday)
    ... except MissingParameterError as error:
    ...     print([fault.clause for fault in error.faults])
    [('steel.2.1.2.a', 'steel.2.1.2.b'), ('steel.2.1.2.b', 'steel.2.1.2.c')]
    """


class FactsError(_GatheredError):
    """The facts or the moment of a question cannot be used; the caller mends them.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> try:
    ...     evaluate_customer_grade(policies, {"sales_share": "95%%"}, now=datetime(2026, 1, 5, tzinfo=UTC))
    ... except FactsError as error:
    ...     print([fault.code for fault in error.faults])
    ['fact-wrong']
    """


class UndecidedError(CrmPolicyError):
    """No rule speaks, or several do under unique; ``trace`` tells each rule looked at.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.testing import load_texts
    >>> rules = '''
    ... format: 1
    ... decisions:
    ...   size:
    ...     title: {zh: 规模, en: size}
    ...     outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    ...     rules:
    ...       - {id: big, when: {tonnes: {at_least: 5}}, then: {large: yes}, clause: c}
    ... facts:
    ...   tonnes: {title: {zh: 吨数, en: tonnes}, type: number}
    ... '''
    >>> point = load_texts({"doc/rules.yaml": rules}).point("size")
    >>> try:
    ...     point.evaluate({"tonnes": 4}, now=datetime(2026, 1, 5, tzinfo=UTC))
    ... except UndecidedError as error:
    ...     print(error.code, [step.rule for step in error.trace])
    undecided-no-rule ['big']
    """

    def __init__(
        self,
        code: str,
        arguments: Mapping[str, Argument] = NOTHING,
        location: Location | None = None,
        clause: tuple[str, ...] = (),
        trace: tuple[object, ...] = (),
    ) -> None:
        super().__init__(code, arguments, location, clause)
        self.args = (code, dict(arguments), location, clause, trace)
        self.trace = trace


class CalendarHorizonError(CrmPolicyError):
    """The calendar table does not reach the day that is asked for.

    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_complaint_response, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts = {"events": [{"event": "receive", "at": "2090-03-06T16:00+08:00"}]}
    >>> now = datetime.fromisoformat("2090-03-09T10:00+08:00")
    >>> try:
    ...     evaluate_complaint_response(policies, facts, now=now, document="steel")
    ... except CalendarHorizonError as error:
    ...     print(error.code)
    calendar-horizon
    """
