from crmpolicy.company.events_asked import events_asked
from crmpolicy.engine import PolicySet
from tests.unit.explaining.small_courses import workshop


def names(policies: PolicySet, point: str) -> list[str]:
    return [name for name, _ in events_asked(policies.effective, policies.point(point).tables)]


def test_each_kind_names_what_it_speaks_of_and_nothing_twice() -> None:
    policies = workshop()
    assert names(policies, "signing") == ["receive", "approve", "reject", "pause", "resume"]
    assert names(policies, "order") == ["approve", "deliver", "reject"]
    assert names(policies, "handling") == [
        "receive", "answer", "repair", "help", "thanks", "visit", "close", "pause", "resume", "reopen",
    ]  # fmt: skip


def test_an_event_that_performs_a_duty_is_called_as_the_duty() -> None:
    policies = workshop()
    titles = dict(events_asked(policies.effective, policies.point("handling").tables))
    assert titles["repair"].zh == "修好"
    assert titles["receive"].en == "received"
