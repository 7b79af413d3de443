"""Every question of the whole company asked of a file: each row has the answer that it has by itself."""

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from crmpolicy.engine import Decision, plain_value
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio import evaluate_file
from crmpolicy.portfolio.answering import TOLD, columns_for
from tests.property.every_point import EACH_GROUP, GROUP, GROUPS, NOW
from tests.property.test_every_point_many import WRONG, rows_for

MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)")
ODD: Final = {"no": "such"}


def plain(cell: Any) -> Any:
    """Put a fact into what JSON can hold."""
    if cell is WRONG:
        return ODD
    if isinstance(cell, dict):
        return {name: plain(each) for name, each in cell.items()}
    if isinstance(cell, list | tuple):
        return [plain(each) for each in cell]
    return cell.isoformat() if isinstance(cell, date | datetime) else plain_value(cell)


def by_itself(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """Decide one row; give the outcome as JSON has it, or the status and the reason."""
    try:
        decision: Decision = GROUP.point(name).evaluate(
            {key: cell for key, cell in row.items() if cell is not None}, now=NOW
        )
    except CrmPolicyError as error:
        status = "invalid" if type(error).__name__ == "FactsError" else "undecided"
        return {"status": status, "reason": error.message("en")}
    return {
        "status": "decided",
        **{
            key: plain_value(Decimal(cell) if is_number(cell) else cell)
            for output, value in decision.outcome.items()
            for key, cell in cells_of(output, value)
        },
    }


def cells_of(output: str, value: Any) -> list[tuple[str, Any]]:
    """Give the columns of an output: a duty has several."""
    if not isinstance(value, DutyStatus):
        return [(output, value)]
    return [
        (f"{output}.{each}", getattr(value, each)) for each in ("state", "due", "since", "done_at", "who")
    ]


def is_number(cell: Any) -> bool:
    """Tell a number: a whole one is told as any other exact one."""
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)


def told(row: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Give what a written row says, with lists and states read again, numbers without idle digits."""
    if row["status"] != "decided":
        assert [row[name] for name in names] == [None] * len(names)
        return {"status": row["status"], "reason": row["reason"]}
    cells = {}
    for name in names:
        cell = row[name]
        if isinstance(cell, str) and cell[:1] in ("[", "{"):
            cell = json.loads(cell)
        cells[name] = plain_value(Decimal(cell)) if is_number(cell) else cell
        if isinstance(cell, str) and MOMENT.fullmatch(cell):
            cells[name] = datetime.fromisoformat(cell).isoformat()
    return {"status": "decided", **cells}


@pytest.mark.parametrize("group", EACH_GROUP)
def test_rows_of_a_file_are_answered_as_by_themselves(group: str, tmp_path: Path) -> None:
    """JSON lines hold every kind of fact: lists of entries, forms, events."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    statuses = set()
    for name in GROUPS[group]:
        lines = [json.dumps(plain(row), ensure_ascii=False) for row in rows_for(name)]
        source.write_text("\n".join(lines), encoding="utf-8")
        rows = [json.loads(line, parse_float=Decimal) for line in lines]
        if not any(rows):
            continue
        evaluate_file(name, GROUP, source, out, now=NOW)
        written = [json.loads(line, parse_float=Decimal) for line in out.read_text("utf-8").splitlines()]
        names = [each for each in columns_for(GROUP.point(name).outcome) if each not in TOLD]
        found = [told(each, names) for each in written]
        assert found == [by_itself(name, row) for row in rows], name
        statuses |= {each["status"] for each in found}
    assert {"decided", "invalid"} <= statuses or len(GROUPS[group]) == 1
