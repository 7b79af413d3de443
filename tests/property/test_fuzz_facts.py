"""Whatever bytes come as facts or as a log, they are used or told; nothing of ours breaks."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from crmpolicy.cli.given import parsed
from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.interop.decision_log import DecisionLog, replay
from crmpolicy.wording import LANGUAGES
from tests.property.every_point import NOW
from tests.property.mutating import ODD

COMPANY: Final = "example-steel"
BATCH: Final = 200
QUICK: Final = 2
LONG: Final = 100
FACTS: Final[Sequence[tuple[str, dict[str, Any]]]] = (
    (
        "customer_grade",
        {"sales_share": "0.95%", "contribution": "large", "cooperation": "close", "reputation": "good"},
    ),
    ("customer_size", {"annual_volume": 1200.5}),
    ("customer_industry", {"industry": "机械加工厂"}),
    ("complaint_response", {"events": [{"event": "receive", "at": "2026-03-02T09:00+08:00", "by": "x"}]}),
)  # fmt: skip
_PIECES: Final = (b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"null", b"NaN", b"1e999", b"\xff")


@cache
def policies() -> PolicySet:
    """The company that is asked, loaded once."""
    return load_policy_set(COMPANY, parameters={"steel.large_min": "5000 t", "steel.medium_min": "500 t"})


def _cut(random: Random, raw: bytes) -> bytes:
    return raw[: random.randrange(len(raw) + 1)]


def _flipped(random: Random, raw: bytes) -> bytes:
    place = random.randrange(len(raw))
    return raw[:place] + bytes([random.randrange(256)]) + raw[place + 1 :]


def _inserted(random: Random, raw: bytes) -> bytes:
    place, piece = random.randrange(len(raw) + 1), random.choice(_PIECES)
    return raw[:place] + piece * random.choice((1, 1, 1, 3, 200)) + raw[place:]


def _doubled(random: Random, raw: bytes) -> bytes:
    first, last = sorted(random.randrange(len(raw) + 1) for _ in range(2))
    return raw[:last] + raw[first:]


def _odd(random: Random, raw: bytes) -> bytes:
    """Put an odd word in the place of some value."""
    told = raw.decode("utf-8", "replace").split('"')
    told[random.randrange(len(told))] = random.choice(ODD)
    return '"'.join(told).encode("utf-8", "surrogatepass")


_WAYS: Final[Sequence[Callable[[Random, bytes], bytes]]] = (_cut, _flipped, _inserted, _doubled, _odd)


def mutated(random: Random, raw: bytes) -> bytes:
    """Give bytes with one to three things gone wrong."""
    for _ in range(random.choice((1, 1, 2, 3))):
        raw = random.choice(_WAYS)(random, raw) or b" "
    return raw


BATCHES: Final = pytest.mark.parametrize(
    "batch", [pytest.param(each, marks=() if each < QUICK else pytest.mark.soak) for each in range(LONG)]
)


def worded(error: CrmPolicyError) -> None:
    """An error says something in both languages."""
    assert all(error.message(language) for language in LANGUAGES)


@BATCHES
def test_facts_that_were_mutated_are_used_or_told(batch: int) -> None:
    """As the command reads them: JSON, then the facts of a question."""
    for number in range(BATCH):
        random = Random(f"facts {batch}:{number}")  # noqa: S311 - a seeded choice, no secret
        name, facts = random.choice(FACTS)
        raw = mutated(random, json.dumps(facts, ensure_ascii=False).encode())
        try:
            given = parsed(raw.decode("utf-8", "replace"), "facts.json")
        except FactsError as error:
            worded(error)
            continue
        try:
            assert policies().point(name).evaluate(given, now=NOW).to_dict()
        except CrmPolicyError as error:
            worded(error)


@cache
def lines() -> bytes:
    """Three lines of a log."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "log.jsonl")
        with DecisionLog(path) as log:
            for name, facts in FACTS[:3]:
                log.evaluate(policies(), name, facts, now=NOW)
        return path.read_bytes()


@BATCHES
def test_a_log_that_was_mutated_is_read_to_its_end(batch: int, tmp_path: Path) -> None:
    """Every line is decided anew or told; what follows one that is broken is read all the same."""
    whole, path = lines(), tmp_path / "log.jsonl"
    for number in range(BATCH // 4):
        random = Random(f"log {batch}:{number}")  # noqa: S311 - a seeded choice, no secret
        path.write_bytes(mutated(random, whole) + b"\n" + whole)
        found = replay(path, policies())
        assert found.counts["same"] >= 3
        for each in found.open.values():
            assert all(each.found.message(language) for language in LANGUAGES)
