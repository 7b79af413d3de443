"""What a person set by hand: who, what, why and until when; and that it has ended."""

from crmpolicy.engine.decision import ByHand, Reason
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.citing import clauses_of
from crmpolicy.values import Date


def by_hand(case: Case) -> list[str]:
    """Word everything that was set by hand in a decision, a line each."""
    pairs = [(each, each.by_hand) for each in case.decision.reasons if each.by_hand is not None]
    return [case.teller.begun(_line(case, reason, hand)) for reason, hand in pairs]


def _line(case: Case, reason: Reason, hand: ByHand) -> str:
    teller = case.teller
    role = teller.spoken(case.policies.effective.role_titles[hand.by])
    until = Date().show(hand.until, teller.language) if hand.until is not None else ""
    clauses = clauses_of(case, reason.clauses)
    if not reason.said:
        return teller.say("explain-by-hand-ended", role=role, name=hand.name, until=until, clauses=clauses)
    said = [teller.fact_is(case.output_title(name), case.kinds[name], value) for name, value in reason.said]
    return teller.say(
        "explain-by-hand",
        role=role,
        name=hand.name,
        said=teller.listed(said),
        why=teller.say("explain-by-hand-why", reason=hand.reason) if hand.reason else "",
        until=teller.say("explain-by-hand-until", until=until) if until else "",
        clauses=clauses,
    )
