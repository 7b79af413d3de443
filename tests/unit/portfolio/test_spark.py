"""A frame of Spark has the answers of its rows; policies travel to processes that know nothing of ours."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest

from crmpolicy import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError
from crmpolicy.portfolio import evaluate_many, spark
from crmpolicy.portfolio.declaring import declared
from tests.property.clusters import QUIET, cluster
from tests.property.pickled_questions import Question, answers

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
GROUP: Final = load_policy_set("example-group")
POINT: Final = "steel.customer_size"
VOLUMES: Final = ("6000 t", "5999.999 t", "1 t", None, "many")


class Sent:
    """What a worker sees of a broadcast; it counts how often its value is taken."""

    def __init__(self, value: bytes) -> None:
        self.bytes, self.taken = value, 0

    @property
    def value(self) -> bytes:
        """The pickled policies."""
        self.taken += 1
        return self.bytes


def asked_about(policies: PolicySet, packed: bytes) -> spark.Asked:
    added = declared(policies.point(POINT).outcome)
    digest = sha256(packed).hexdigest()
    return spark.Asked(evaluate_many, POINT, digest, NOW, {}, "en", ("annual_volume",), added)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "_KEPT", {})


def test_a_worker_unpacks_policies_once_for_all_batches() -> None:
    packed = pickle.dumps(GROUP)
    sent, asked = Sent(packed), asked_about(GROUP, packed)
    batches = pa.table({"annual_volume": VOLUMES}).to_batches(max_chunksize=1)
    found = [*spark.answered(iter(batches), asked, sent), *spark.answered(iter(batches), asked, sent)]
    assert sent.taken == 1
    assert len(batches) == len(VOLUMES)
    expected = evaluate_many(POINT, GROUP, pa.table({"annual_volume": VOLUMES}), now=NOW)
    assert pa.Table.from_batches(found).to_pylist() == [*expected.to_pylist(), *expected.to_pylist()]
    assert {each.schema.field("size").type for each in found} == {pa.string()}


def test_a_worker_asks_for_a_batch_when_the_one_before_is_answered() -> None:
    """So it holds one at a time, however many there are."""
    packed = pickle.dumps(GROUP)
    given: list[int] = []

    def batches() -> Iterator[Any]:
        for number, batch in enumerate(pa.table({"annual_volume": VOLUMES}).to_batches(max_chunksize=1)):
            given.append(number)
            yield batch

    found = spark.answered(batches(), asked_about(GROUP, packed), Sent(packed))
    assert given == []
    for number in range(len(VOLUMES)):
        next(found)
        assert given == [*range(number + 1)]


def test_a_worker_keeps_few_policies() -> None:
    for number in range(10):
        spark.unpacked(str(number), Sent(pickle.dumps(GROUP)))
    assert 1 < len(spark._KEPT) < 10
    assert "9" in spark._KEPT


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_pickled_policies_answer_alike_in_a_fresh_process(seed: str, tmp_path: Path, checkout: Path) -> None:
    """Under any order of hashes: outcome, reasons, and whatever else a decision tells."""
    questions: list[Question] = [(name, {}) for name in GROUP.points[::25]]
    questions += [(POINT, {"annual_volume": each}) for each in VOLUMES if each is not None]
    expected = answers(GROUP, questions, NOW)
    again = pickle.loads(pickle.dumps(GROUP))  # noqa: S301 - our own
    assert again == GROUP
    assert answers(again, questions, NOW) == expected
    file = tmp_path / "asked.pickle"
    file.write_bytes(pickle.dumps((GROUP, questions, NOW)))
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-m", "tests.property.pickled_questions", str(file)],
        cwd=checkout,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == [GROUP.digest, expected]


@pytest.fixture
def rows() -> Any:
    """Give rows on both workers, with cells of every kind that a frame of Spark has."""
    rows = [
        (each, number, Decimal(number), [number], date(2026, 1, 5)) for number, each in enumerate(VOLUMES)
    ]
    return (
        cluster()
        .createDataFrame(rows, "annual_volume string, n int, d decimal(10,2), l array<int>, day date")
        .repartition(3)
    )


def ask(frame: Any, point: str = POINT, mapping: Mapping[str, str] | None = None) -> Any:
    return spark.decided_spark(evaluate_many, point, GROUP, frame, now=NOW, mapping=mapping, language="zh")


@pytest.mark.soak
@pytest.mark.xdist_group("spark")
@pytest.mark.filterwarnings(*QUIET)
class TestTwoWorkers:
    """On a cluster of this machine."""

    def test_rows_have_the_answers_that_they_have_in_a_table(self, rows: Any) -> None:
        found = ask(rows).orderBy("n").toArrow()
        expected = evaluate_many(POINT, GROUP, rows.orderBy("n").toArrow(), now=NOW, language="zh")
        assert found.to_pylist() == expected.to_pylist()
        assert {each["status"] for each in found.to_pylist()} == {"decided", "invalid"}

    def test_both_workers_answer(self, rows: Any) -> None:
        """Each unpacks the policies by itself; this process does not."""
        ask(rows).count()
        tracker = rows.sparkSession.sparkContext._jsc.sc().statusTracker()
        executors = list(tracker.getExecutorInfos())
        assert len(executors) == 1 + 2  # the driver is among them
        assert spark._KEPT == {}

    def test_types_are_told_before_a_row_is_asked(self, rows: Any) -> None:
        told = ask(rows).schema.simpleString()
        assert told.startswith(rows.schema.simpleString().removesuffix(">"))
        assert told.endswith("size:string,rule:string,clause:string,status:string,reason:string>")
        limit = ask(rows.select("n"), "steel.credit_limit").schema
        assert limit["limit"].dataType.simpleString() == "decimal(38,2)"

    def test_nothing_is_asked_before_it_is_wanted(self, rows: Any) -> None:
        """Rows that cannot even be read are no matter until somebody looks."""
        from pyspark.errors import PySparkException  # noqa: PLC0415 - of the extra `spark`
        from pyspark.sql.functions import raise_error  # noqa: PLC0415 - of the extra `spark`

        broken = ask(rows.select(raise_error("looked at").alias("annual_volume").cast("string")))
        with pytest.raises(PySparkException, match="looked at"):
            broken.collect()

    def test_wrong_columns_are_told_at_once_and_here(self, rows: Any) -> None:
        with pytest.raises(FactsError) as refused:
            ask(rows.withColumnRenamed("n", "size"))
        assert [each.code for each in refused.value.faults] == ["portfolio-column-taken"]
        with pytest.raises(FactsError) as refused:
            ask(rows, mapping={"volume": "annual_volume"})
        assert [each.code for each in refused.value.faults] == ["portfolio-no-column"]

    def test_columns_are_mapped_and_no_rows_have_no_answers(self, rows: Any) -> None:
        renamed = rows.withColumnRenamed("annual_volume", "采购量").withColumnRenamed("n", "steel.note")
        found = ask(renamed, mapping={"采购量": "annual_volume"}).groupBy("size").count().collect()
        assert {each["size"]: each["count"] for each in found} == {"large": 2, "small": 1, None: 2}
        assert ask(rows.limit(0)).count() == 0
