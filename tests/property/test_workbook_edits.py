"""A cell that is edited makes the very policy that the same edit in YAML makes, and touches nothing else."""

from contextlib import suppress
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wishes import asked_for, wish_for
from crmpolicy.cli.workbooks.applying import Drafts
from crmpolicy.cli.workbooks.exporting import Shown, shown_book
from crmpolicy.cli.workbooks.importing import Import, _applied, _identify
from crmpolicy.company.loading import load_unjudged
from crmpolicy.drafts import all_drafted
from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.excel.comparing import compare
from crmpolicy.interop.excel.grids import Grid, Read, grids_of
from crmpolicy.interop.excel.remembering import memory_of
from crmpolicy.interop.excel.sheets import HEAD_ROWS
from crmpolicy.interop.excel.workbook import workbook
from crmpolicy.source.amending import amend
from crmpolicy.source.edit import flow
from crmpolicy.source.nodes import Plain, plain
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree
from tests.unit.cli.workbooks.conftest import lay_out

NUMBERS = some.integers(1, 999)
VALUES: dict[str, some.SearchStrategy[tuple[str, str]]] = {
    "low": some.integers(1, 490).map(lambda each: (f"{each / 10:g}%", f"{each / 10:g}%")),
    "fee": NUMBERS.map(lambda each: (str(each), f"{each}元")),
    "load": NUMBERS.map(lambda each: (f"{each}.5", f"{each}.5吨")),
    "wait": NUMBERS.map(lambda each: (str(each), f"{each}个工作日")),
    "count": NUMBERS.map(lambda each: (str(each), str(each))),
    "lowest": some.sampled_from([("好", "good"), ("fair", "fair"), ("差", "poor")]),
    "strict": some.sampled_from([("是", "yes"), ("no", "no")]),
}
EDITS = some.one_of(*(some.tuples(some.just(name), each) for name, each in VALUES.items()))
BOUNDS = some.integers(1, 999).map(lambda each: f"{each / 10:g}%")
GUARDS = some.one_of(
    BOUNDS.map(lambda each: (f"不低于 {each}", {"at_least": each})),
    BOUNDS.map(lambda each: (f"< {each}", {"under": each})),
    some.just(("低于「高线」", {"under": "high"})),
    BOUNDS.map(lambda each: (f"over 「low」, up to {each}", {"over": "low", "up_to": each})),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        return lay_out(tmp_path_factory.mktemp("desk"), patch)


@cache
def _exported(path: Path, question: str) -> tuple[Shown, bytes, PolicySet]:
    policies = PolicySet(load_unjudged(path).effective)
    shown = shown_book(Speaker("zh"), policies, path, question)
    return shown, workbook(shown.book), policies


@cache
def _grids(path: Path, question: str) -> dict[str, Grid]:
    return grids_of(_exported(path, question)[1])


def drafts_of(path: Path, question: str, row: str, column: str, typed: str) -> Drafts:
    """Type a text into a cell and take the sheet back, all but the check and the comparison."""
    shown, _, _ = _exported(path, question)
    grids = _grids(path, question)
    memory = memory_of(grids)
    sheet = grids[memory.sheets[0].name]
    at = next(place for place, read in sheet.cells.items() if place[1] == 1 and read.text == row)
    across = next(
        place[1] for place, read in sheet.cells.items() if place[0] == HEAD_ROWS and read.text == column
    )
    edited = replace(sheet, cells={**sheet.cells, (at[0], across): Read(typed)})
    named = {**grids, sheet.name: edited}
    edits = compare("a.xlsx", named, memory, shown.book, _identify(memory, shown))
    assert edits.faults == []
    return _applied(shown, edits)


def digest_of(path: Path, drafts: dict[Path, bytes]) -> str:
    with all_drafted(drafts):
        return PolicySet(load_unjudged(path).effective).digest


@pytest.mark.soak
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(edit=EDITS)
def test_an_edited_value_is_the_one_that_set_writes(desk: Path, edit: tuple[str, tuple[str, str]]) -> None:
    name, (typed, said) = edit
    path = desk / "ours.yaml"
    drafts = drafts_of(path, "", f"desk.{name}", "value", typed)
    effective = _exported(path, "")[2].effective
    source, _ = decode(str(path), path.read_bytes())
    assert source is not None
    wish = wish_for(asked_for(effective, name), effective, source, value=said, since=None, remark="")
    set_so = amend(source, wish)
    after = {file: data for file, (_, data) in drafts.edits.items()}
    assert digest_of(path, after) == digest_of(path, {path: set_so})


@pytest.mark.soak
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rule=some.sampled_from(["top", "middle", "bottom"]), guard=GUARDS)
def test_an_edited_condition_is_the_one_written_by_hand(
    desk: Path, rule: str, guard: tuple[str, dict[str, Plain]]
) -> None:
    """The file says the same but for this guard, and every other line has the same bytes."""
    typed, said = guard
    company, path = desk / "ours.yaml", desk / "desk" / "rules.yaml"
    drafts = drafts_of(company, "desk.grade", rule, "when.share", typed)
    before = path.read_bytes()
    source, _ = decode(str(path), before)
    assert source is not None
    tree, _ = read_tree(source)
    assert tree is not None
    whole: Any = plain(tree)
    written = next(each for each in whole["decisions"]["grade"]["rules"] if each["id"] == rule)
    written["when"]["share"] = said
    by_hand = "".join(f"{key}: {flow(value)}\n" for key, value in whole.items()).encode()
    after = drafts.after.get(path, before)
    assert digest_of(company, {path: after}) == digest_of(company, {path: by_hand})
    lines, now = before.splitlines(), after.splitlines()
    assert len(lines) == len(now)
    assert sum(one != other for one, other in zip(lines, now, strict=True)) <= 1


@pytest.mark.soak
@settings(max_examples=3000, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=some.data())
def test_a_workbook_spoilt_anyhow_is_read_or_refused(desk: Path, data: some.DataObject) -> None:
    """Bytes flipped, cut out or doubled, in the zip or in a part: an error of ours, or edits."""
    path = desk / "ours.yaml"
    file = desk / "spoilt.xlsx"
    raw = _exported(path, data.draw(some.sampled_from(["", "desk.grade"])))[1]
    raw = _spoilt_part(raw, data) if data.draw(some.booleans()) else _spoilt(raw, data)
    file.write_bytes(raw)
    with suppress(CrmPolicyError):
        Import.of(str(file), None)


def _spoilt(raw: bytes, data: some.DataObject) -> bytes:
    for _ in range(data.draw(some.integers(1, 4))):
        at = data.draw(some.integers(0, len(raw) - 1))
        length = data.draw(some.integers(0, 30))
        put = data.draw(some.binary(max_size=12) | some.just(raw[at : at + 40]))
        raw = raw[:at] + put + raw[at + length :] or b"x"
    return raw


def _spoilt_part(raw: bytes, data: some.DataObject) -> bytes:
    from zipfile import ZipFile  # noqa: PLC0415 - of the soak alone

    packed = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(packed, "w") as new:
        chosen = data.draw(some.sampled_from(old.namelist()))
        for name in old.namelist():
            new.writestr(name, _spoilt(old.read(name), data) if name == chosen else old.read(name))
    return packed.getvalue()
