"""What was proved is not proved again; what was found, or rests on something else, always is."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.verify import Ledger, check, checking
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.ledger import code_mark
from crmpolicy.verify.facts.witness import Period

ALWAYS = Period(None, None, datetime(2026, 1, 5, tzinfo=UTC))
NAME = "relationship.customer_file"


def copied(folder: Path) -> Path:
    """Copy what a small company stands on, to be edited."""
    for file in sorted(shipped().glob("*.yaml")):
        (folder / file.name).write_bytes(file.read_bytes())
    for file in sorted((shipped() / "relationship").glob("*.yaml")):
        (folder / "relationship").mkdir(exist_ok=True)
        (folder / "relationship" / file.name).write_bytes(file.read_bytes())
    return folder / "relationship"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write down the questions that are put to the prover."""
    found: list[str] = []
    ask = checking._ask

    def noting(checked: Checked, name: str, period: Period, gathered: checking._Gathered) -> None:
        found.append(name)
        ask(checked, name, period, gathered)

    monkeypatch.setattr(checking, "_ask", noting)
    return found


def test_a_second_check_asks_nothing_and_tells_the_same(tmp_path: Path, asked: list[str]) -> None:
    first = check("relationship", ledger=Ledger(tmp_path))
    assert asked
    asked.clear()
    assert check("relationship", ledger=Ledger(tmp_path)) == first
    assert asked == []
    assert check("relationship") == first
    assert asked


def test_only_what_rests_on_an_edit_is_asked_again(tmp_path: Path, asked: list[str]) -> None:
    """Titles and remarks are nothing that is proved; a bound is."""
    folder = copied(tmp_path)
    kept = tmp_path / "kept"
    assert check(folder, ledger=Ledger(kept)).clean
    everything = set(asked)
    asked.clear()
    file = folder / "access.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text("# a remark\n" + before.replace("en: office}", "en: the office}"), encoding="utf-8")
    assert check(folder, ledger=Ledger(kept)).clean
    assert asked == []
    gifts = folder / "gifts.yaml"
    lines = gifts.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if "{id: no-application," not in line]
    assert len(left) < len(lines)
    gifts.write_text("".join(left), encoding="utf-8")
    again = [check(folder, ledger=Ledger(kept)) for _ in range(2)]
    assert 0 < len(set(asked)) < len(everything)
    assert again == [check(folder)] * 2


def test_periods_and_budgets_are_told_apart(tmp_path: Path) -> None:
    policies = load_policy_set("relationship")
    ledger = Ledger(tmp_path)
    ledger.book(policies, 1000).keep(NAME, ALWAYS, {"gap": 2})
    assert ledger.book(policies, 1000).proved(NAME, ALWAYS) == {"gap": 2}
    assert ledger.book(policies, 1000).proved(NAME) is None
    assert ledger.book(policies, 999).proved(NAME, ALWAYS) is None
    later = Period(datetime(2027, 1, 1, tzinfo=UTC).date(), None, ALWAYS.moment)
    assert ledger.book(policies, 1000).proved(NAME, later) is None


def test_what_cannot_be_kept_is_proved(tmp_path: Path) -> None:
    """A folder that is a file, and a ledger that is none: the second is thrown away and begun anew."""
    policies = load_policy_set("relationship")
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    book = Ledger(blocked / "below").book(policies, 1000)
    book.keep(NAME, ALWAYS, {"gap": 1})
    assert book.proved(NAME, ALWAYS) is None
    damaged = Ledger(tmp_path)
    damaged.file.write_bytes(b"no ledger at all, but long enough to be taken for one" * 30)
    assert damaged.book(policies, 1000).proved(NAME, ALWAYS) is None
    damaged.book(policies, 1000).keep(NAME, ALWAYS, {"gap": 1})
    assert Ledger(tmp_path).book(policies, 1000).proved(NAME, ALWAYS) == {"gap": 1}


def test_old_ledgers_of_other_code_are_thrown_away(tmp_path: Path) -> None:
    """The newest stay: installations that take turns do not take each other's ledgers away."""
    others = [tmp_path / f"proved-{number}.sqlite" for number in range(9)]
    for age, other in enumerate(others):
        other.write_bytes(b"")
        os.utime(other, (1_000_000 - age, 1_000_000 - age))
    ledger = Ledger(tmp_path)
    assert code_mark() in ledger.file.name
    ledger.book(load_policy_set("relationship"), 1000).keep(NAME, ALWAYS, {})
    assert [other.exists() for other in others] == [True] * 7 + [False] * 2
    assert ledger.file.exists()
