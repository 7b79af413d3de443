import io
import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from crmpolicy.cli import given as reading
from crmpolicy.cli.given import MOST_DIGITS, read_facts
from crmpolicy.errors import FactsError, Fault


def refused(given: str) -> Fault:
    """Give the one fault of facts that are refused."""
    with pytest.raises(FactsError) as caught:
        read_facts(given)
    (fault,) = caught.value.faults
    return fault


def test_numbers_are_kept_exact() -> None:
    """No number passes through a binary float."""
    facts = read_facts('{"a": 0.1, "b": 5.73e-05, "c": 12, "d": -1.50, "e": true, "f": null, "g": "1.2%"}')
    assert facts == {
        "a": Decimal("0.1"),
        "b": Decimal("5.73e-05"),
        "c": 12,
        "d": Decimal("-1.50"),
        "e": True,
        "f": None,
        "g": "1.2%",
    }
    assert [type(facts[name]) for name in "abc"] == [Decimal, Decimal, int]


@pytest.mark.parametrize(
    ("given", "code", "place"),
    [
        ('{"a": }', "cli-json-value", "--facts:1:7"),
        ("{a: 1}", "cli-json-name", "--facts:1:2"),
        ('{"a": 1, b: 2}', "cli-json-name", "--facts:1:10"),
        ('{"a": 1 ,\n }', "cli-json-last", "--facts:1:9"),
        ('{"a": [1, 2,]}', "cli-json-last", "--facts:1:12"),
        ('{"a": "1,}", b: 2}', "cli-json-name", "--facts:1:14"),
        ('{"a" 1}', "cli-json-colon", "--facts:1:6"),
        ('{"a": 1\n "b": 2}', "cli-json-comma", "--facts:2:2"),
        ('{"a": "x', "cli-json-quote", "--facts:1:7"),
        ('{"a": 1} x', "cli-json-more", "--facts:1:10"),
        ('{"a": "\\x"}', "cli-json-syntax", "--facts:1:8"),
        ('["a"]', "cli-json-object", "--facts:1:1"),
        ('{"a": NaN}', "cli-json-constant", "--facts:1:7"),
        ('{"a": [1, {"b": -Infinity}]}', "cli-json-constant", "--facts:1:17"),
        ('{"a": "NaN", "b": Infinity}', "cli-json-constant", "--facts:1:19"),
        ('{"a": 1,\n "a": 2}', "cli-json-twice", "--facts:2:2"),
        ('{"a": {"b": 1}, "c": {"b": 2, "b": 3}}', "cli-json-twice", "--facts:1:31"),
        ('{"a": ' + "9" * (MOST_DIGITS + 1) + "}", "cli-json-digits", "--facts:1:7"),
        ('{"a": ' + "[" * 100_000, "cli-json-depth", "--facts:1:1"),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(given: str, code: str, place: str) -> None:
    fault = refused(given)
    assert (fault.code, str(fault.location)) == (code, place)
    assert fault.message("zh") != fault.message("en")


def test_a_whole_number_may_be_as_long_as_the_limit() -> None:
    assert read_facts('{"a": ' + "9" * MOST_DIGITS + "}") == {"a": 10**MOST_DIGITS - 1}


@pytest.mark.parametrize("prefix", ["", "@"])
def test_facts_are_read_from_a_file(tmp_path: Path, prefix: str) -> None:
    """A byte order mark, as editors on Windows write it, does no harm."""
    file = tmp_path / "facts.json"
    file.write_bytes(b"\xef\xbb\xbf" + '{"合作": "紧密"}'.encode())
    assert read_facts(f"{prefix}{file}") == {"合作": "紧密"}


def test_facts_are_read_from_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO('{"a": "大"}'.encode())))
    assert read_facts("-") == {"a": "大"}


def test_a_file_in_another_encoding_is_refused_where_it_begins(tmp_path: Path) -> None:
    """Columns count letters, not bytes."""
    file = tmp_path / "facts.json"
    file.write_bytes('{"大":\n "小", '.encode() + '"大"'.encode("gbk"))
    fault = refused(str(file))
    assert (fault.code, str(fault.location)) == ("cli-json-encoding", f"{file}:2:8")


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text("{\n", encoding="utf-8")
    assert re.match(rf"{re.escape(str(file))}:2:1: ", refused(str(file)).message())


def test_a_file_that_is_not_there_is_left_to_the_system() -> None:
    with pytest.raises(FileNotFoundError):
        read_facts("nowhere.json")


def test_a_number_that_no_decimal_holds_is_left_to_the_fact() -> None:
    """It is too large for any fact, and told so with the fact's name."""
    assert read_facts('{"share": 1e99999999999999999999}') == {"share": "1e99999999999999999999"}


def test_what_is_too_large_for_one_case_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte over the limit; at it, it is read."""
    path = tmp_path / "facts.json"
    monkeypatch.setattr(reading, "LARGEST", 10)
    path.write_bytes(b'{"a": 1}  ')
    assert read_facts(str(path)) == {"a": 1}
    path.write_bytes(b'{"a": 1}   ')
    with pytest.raises(FactsError) as caught:
        read_facts(str(path))
    assert caught.value.code == "cli-json-large"
