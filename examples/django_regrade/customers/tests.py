"""``manage.py test``: who is graded, who moves, and that a second night changes nothing."""

from datetime import datetime
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.test import TestCase

from customers.models import Customer, Move

AT = datetime.fromisoformat("2026-03-02T02:00+08:00")


def customer(number: str, share: str | None, **known: str) -> Customer:
    """Keep a customer about whom all but the share is as good as can be."""
    best = {"contribution": "large", "cooperation_code": "1", "reputation": "good"}
    kept: Customer = Customer.objects.create(number=number, share_percent=share, **{**best, **known})
    return kept


def regrade(**options: Any) -> str:
    """Run the command as each night does, and give what it says."""
    out = StringIO()
    call_command("regrade", stdout=out, **{"at": AT, **options})
    return out.getvalue()


class Nights(TestCase):
    """What a night makes of the customers."""

    def test_all_are_graded_with_digest_clause_and_reason(self) -> None:
        """On a threshold and one step below it; batches smaller than the list leave nobody out."""
        for number, share in (("1", "1"), ("2", "0.999999"), ("3", "0.3"), ("4", "0.099999")):
            customer(number, share)
        assert "4 customers, 4 moved" in regrade(batch=3)
        grades = [(each.number, each.grade, each.reason) for each in Customer.objects.order_by("pk")]
        assert [grade for _, grade, _ in grades] == ["A", "B", "B", "D"]
        first = Customer.objects.get(number="2")
        assert (first.clauses, len(first.digest)) == ("steel.2.2.2.d", 64)
        assert first.reason.endswith("share-B")

    def test_a_second_night_moves_nobody(self) -> None:
        """Nor does it write a row."""
        customer("1", "2")
        regrade()
        with self.assertNumQueries(
            4
        ):  # two batches are read, nothing is written: a savepoint opens and closes
            assert "1 customers, 0 moved" in regrade()
        assert Move.objects.count() == 1

    def test_who_moves_is_told_why(self) -> None:
        """A customer that lost its reputation; the move keeps what was before."""
        kept = customer("1", "2")
        regrade()
        Customer.objects.filter(pk=kept.pk).update(reputation="acceptable")
        said = regrade()
        assert "1: A → C" in said
        assert "信誉为尚可" in said
        move = Move.objects.latest("pk")
        assert (move.before, move.after, move.clauses) == ("A", "C", "steel.2.2.3.c")

    def test_who_cannot_be_graded_has_no_grade_and_is_told(self) -> None:
        """Nothing is guessed: neither for a share that is not known nor for a code that nobody explained."""
        customer("1", None)
        customer("2", "2", cooperation_code="7")
        assert "2 customers, 0 moved" in regrade(language="en")
        told = [each.reason for each in Customer.objects.order_by("pk")]
        assert "is missing" in told[0]
        assert "code `7`" in told[1]
        assert {each.grade for each in Customer.objects.all()} == {""}
