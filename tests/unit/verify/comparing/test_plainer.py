"""A change that facts reckoned from others show is shown with what a caller gives."""

from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing.difference import Change
from crmpolicy.verify.comparing.differing import diff
from tests.unit.verify.documents import doc

MONEY = "type: money, step: 1元, range: {at_least: 0元}"
PAID = "paid: {title: {zh: 付款, en: paid}, type: money, step: 1元}"


def limits(allowed: str, *, guard: str = "extra: {over: 0元}") -> dict[str, str]:
    """Write a limit to which an increase is added where increases are allowed."""
    facts = {"extra": MONEY, "total": f"{MONEY}, derived: {{sum: [base, extra]}}"}
    rules = (
        f"allowed: yes, {guard} -> paid: total",
        "any: [{allowed: no}, {extra: 0元}] -> paid: base",
    )
    parameters = {
        "base": "type: money, clause: doc.1, value: 500元",
        "allowed": f"type: boolean, clause: doc.1, value: {allowed}",
    }
    return doc(facts, rules, outputs=PAID, parameters=parameters)


def changes(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    return [*diff(load_texts(before), load_texts(after)).changes]


def test_a_sum_is_reckoned_from_its_parts() -> None:
    (change,) = changes(limits("no"), limits("yes"))
    assert dict(change.witness.facts) == {"extra": 1}
    assert (change.before, change.after, change.direction) == ({"paid": 500}, {"paid": 501}, "looser")


def test_a_sum_that_cannot_be_reckoned_so_is_given_itself() -> None:
    """No increase makes less than 400 of 500 and more: a caller may still hand such a total in."""
    guard = "extra: {over: 0元}, total: {under: 400元}"
    found = changes(limits("no", guard=guard), limits("yes", guard=guard))
    given = {each.after is None: {*each.witness.facts} for each in found}
    assert given == {True: {"extra"}, False: {"extra", "total"}}
