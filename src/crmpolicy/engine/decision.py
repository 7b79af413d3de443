"""What an evaluation gives: plain data that can be compared, hashed, pickled, logged and explained later."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from crmpolicy.engine.facts import Facts, plain_value
from crmpolicy.engine.late_digest import LateDigest


class Outcome(Mapping[str, Any]):
    """The answer by output name; immutable and hashable.

    >>> Outcome((("grade", "A"),))["grade"]
    'A'
    """

    __slots__ = ("_fields", "_pairs")
    _pairs: tuple[tuple[str, Any], ...]
    _fields: dict[str, Any]

    def __init__(self, pairs: tuple[tuple[str, Any], ...]) -> None:
        self._pairs = pairs
        self._fields = dict(pairs)

    def __getitem__(self, name: str) -> Any:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __eq__(self, other: object) -> bool:
        return self._fields == other if isinstance(other, Mapping) else NotImplemented

    def __repr__(self) -> str:
        return f"Outcome({self._fields!r})"

    def __reduce__(self) -> tuple[type["Outcome"], tuple[tuple[tuple[str, Any], ...]]]:
        return (Outcome, (self._pairs,))


class ByHand(NamedTuple):
    """Who set an outcome by hand: the role, the person, why, and the last day on which it counts."""

    by: str
    name: str
    reason: str | None = None
    until: date | None = None


class Reason(NamedTuple):
    """A rule that spoke: where it stands, what it rests on, what it said.

    ``binding`` says that the outcome would not stand without it under the fold in force;
    ``parameters`` are the values that its guard and its outcome used. ``by_hand`` says that no rule spoke
    but a person, who set what is ``said``.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> reason = decision.reasons[0]
    >>> reason.rule, reason.clauses, reason.said, reason.binding
    ('share-B', ('steel.2.2.2.d',), (('grade', 'B'),), True)
    """

    document: str
    part: str
    rule: str
    clauses: tuple[str, ...]
    said: tuple[tuple[str, Any], ...]
    binding: bool
    parameters: tuple[tuple[str, Any], ...] = ()
    readings: tuple[str, ...] = ()
    no_clause: bool = False
    by_hand: ByHand | None = None


class Answer(NamedTuple):
    """All of a decision that does not hold facts or time; shared by equal cases.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> decision.answer.subject, decision.answer.outcome, decision.answer.policies, decision.answer.company
    ('customer_grade', Outcome({'grade': 'B'}), (('steel', 1),), 'example-steel')
    """

    subject: str
    outcome: Outcome
    reasons: tuple[Reason, ...]
    policies: tuple[tuple[str, int], ...]
    company: str
    digest: str | LateDigest


class Decision(NamedTuple):
    """An answer, the facts it rests on and the moment of the question.

    ``basis`` holds the decisions of other points that facts were taken from. Plain data:
    ``explain``, ``trace`` and ``changes`` take the policies again and check the digest.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> decision.outcome["grade"], [reason.rule for reason in decision.reasons]
    ('B', ['share-B'])
    >>> decision.to_dict()["facts"]
    {'sales_share': '0.0095'}
    """

    answer: Answer
    facts: Facts
    now: datetime
    basis: tuple["Decision", ...] = ()

    @property
    def subject(self) -> str:
        """The question: a subject, or ``document.subject`` where one document was asked."""
        return self.answer.subject

    @property
    def outcome(self) -> Outcome:
        """The answer by output name."""
        return self.answer.outcome

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules that spoke, the binding ones marked."""
        return self.answer.reasons

    @property
    def policies(self) -> tuple[tuple[str, int], ...]:
        """The documents in force that were asked, with their versions."""
        return self.answer.policies

    @property
    def digest(self) -> str:
        """The digest of the policy set that decided, worked out when it is first read."""
        return str(self.answer.digest)

    def to_dict(self) -> dict[str, Any]:
        """Give the decision as data that JSON can hold: exact numbers as plain text.

        Keys: ``subject``, ``outcome``, ``reasons`` (each with ``document``, ``part``, ``rule``, ``clause``,
        ``said``, ``binding``, ``parameters``; ``by_hand`` where a person spoke), ``policy``, ``company``,
        ``digest``, ``facts``, ``now``, ``basis``.
        """
        return {
            "subject": self.subject,
            "outcome": {name: plain_value(value) for name, value in self.outcome.items()},
            "reasons": [_plain_reason(reason) for reason in self.reasons],
            "policy": [{"document": key, "version": version} for key, version in self.policies],
            "company": self.answer.company,
            "digest": self.digest,
            "facts": {name: plain_value(value) for name, value in self.facts.items()},
            "now": self.now.isoformat(),
            "basis": [decision.to_dict() for decision in self.basis],
        }


def _plain_reason(reason: Reason) -> dict[str, Any]:
    by_hand = reason.by_hand
    hand = {name: plain_value(value) for name, value in by_hand._asdict().items()} if by_hand else None
    return {
        "document": reason.document,
        "part": reason.part,
        "rule": reason.rule,
        "clause": list(reason.clauses),
        "said": {name: plain_value(value) for name, value in reason.said},
        "binding": reason.binding,
        "parameters": {name: plain_value(value) for name, value in reason.parameters},
        "readings": list(reason.readings),
        "no_clause": reason.no_clause,
        **({"by_hand": hand} if hand else {}),
    }
