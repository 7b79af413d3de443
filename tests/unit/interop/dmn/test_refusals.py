"""Whatever is not understood in a DMN file is told: where it stands, what is wrong, and who mends it."""

import builtins
import sys
from typing import Any

import pytest

from crmpolicy.errors import CrmPolicyError, Location
from crmpolicy.interop.dmn import DmnError, policy_files, reading, xml_file
from tests.unit.interop.dmn.small_models import Rows, item, model, table, texts

N = {"n": "number"}
ROWS: Rows = [(["> 0"], ["1"])]


def faulty(data: bytes) -> list[tuple[str, int]]:
    """Give the codes of what is wrong, each with its line; all are worded, and say what to do."""
    with pytest.raises(DmnError) as error:
        policy_files(data, document="doc", file="a.dmn")
    for fault in error.value.faults:
        assert isinstance(fault.location, Location)
        assert fault.location.file == "a.dmn"
        assert all(fault.message(language) for language in ("zh", "en"))
        own = fault.code.startswith("dmn-")  # what a value may be like is told with the fault
        assert all(fault.hint(language) or not own for language in ("zh", "en"))
    return [(fault.code, fault.location.line) for fault in error.value.faults if fault.location]


def of_table(columns: list[str], rows: Rows, inputs: dict[str, str] | None = None, **settings: Any) -> bytes:
    return model(table("answer", columns, ["out"], rows, **settings), inputs=inputs or N)


def codes(data: bytes) -> set[str]:
    return {code for code, _ in faulty(data)}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "dmn-not-xml"),
        (b"<a>", "dmn-not-xml"),
        (b"PK\x03\x04", "dmn-not-xml"),
        (b"<a/>", "dmn-not-dmn"),
        (b'<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd"/>', "dmn-older"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "dmn-doctype"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "dmn-doctype"),
        (b"<a>" * 60 + b"</a>" * 60, "dmn-too-deep"),
        (b"<a " + b" ".join(b'b%d="1"' % each for each in range(60)) + b"/>", "dmn-too-many-attributes"),
        (b"<a>" + b"x" * 20_001 + b"</a>", "dmn-long-text"),
        (b"<a>" + b" " * 4 * 1024 * 1024 + b"</a>", "dmn-too-large"),
    ],
)
def test_files_that_are_no_dmn(data: bytes, code: str) -> None:
    assert codes(data) == {code}


NEEDS = '<informationRequirement><requiredInput href="{}"/></informationRequirement><decisionTable'
WHOLE = model(table("answer", ["n"], ["out"], ROWS, types={"out": "number"}), inputs=N).decode()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<decisionTable", "<invocation/><decisionTable", "dmn-logic"),
        ("<definitions ", '<definitions expressionLanguage="javascript" ', "dmn-language"),
        ("</definitions>", "<import/></definitions>", "dmn-not-read"),
        ("</definitions>", "<businessKnowledgeModel/></definitions>", "dmn-not-read"),
        ("</definitions>", '<inputData id="m" name="n"/></definitions>', "dmn-name-twice"),
        ("</definitions>", '<inputData id="n" name="m"/></definitions>', "dmn-id-twice"),
        ("</definitions>", "<inputData/></definitions>", "dmn-no-name"),
        ("<decisionTable", NEEDS.format("#x"), "dmn-need-unknown"),
        ("<decisionTable", NEEDS.format("b.dmn#x"), "dmn-elsewhere"),
        ('hitPolicy="UNIQUE"', 'hitPolicy="LAST"', "dmn-hit"),
        ('hitPolicy="UNIQUE"', 'hitPolicy="UNIQUE" aggregation="SUM"', "dmn-aggregation"),
        ("<inputEntry ><text>&gt; 0</text></inputEntry>", "", "dmn-row-width"),
        ('typeRef="number">', 'typeRef="nothing">', "dmn-type-unknown"),
        ("<text>n</text>", "<text/>", "dmn-no-expression"),
        ("<text>n</text>", "<text>m</text>", "dmn-name-unknown"),
        ("<text>n</text>", "<text>n.x</text>", "dmn-name-unknown"),
        ("<text>n</text>", "<text>count(n)</text>", "dmn-not-feel"),
        ("<text>n</text>", "<text>5</text>", "dmn-expression"),
        ("<text>n</text>", "<text>n * n + 1</text>", "dmn-arithmetic"),
        ("<text>n</text>", "<text>m + 1</text>", "dmn-arithmetic-name"),
        ("&gt; 0", "&gt;", "dmn-not-feel"),
        ("&gt; 0", '"a"', "dmn-literal-type"),
        ("&gt; 0", "&lt; null", "dmn-null-order"),
        ("&gt; 0", "&gt; x", "dmn-name-unknown"),
        ("&gt; 0", "(1..1)", "dmn-never"),
        ("&gt; 0", "1e9999999999", "value-too-large"),
        ("&gt; 0", "1e99999999999999999999", "dmn-not-feel"),
        ("&gt; 0", '"\\uD800"', "dmn-not-feel"),
        ("<text>1</text>", "<text>1e99</text>", "value-too-large"),
        ("<text>1</text>", "<text>null</text>", "dmn-null-said"),
        ("<text>1</text>", "<text>1 &gt; 2</text>", "dmn-entry"),
        ("<text>1</text>", '<text>"a"</text>', "dmn-literal-type"),
        ("<text>1</text>", "<text>x</text>", "dmn-name-unknown"),
        ("<text>1</text>", "<text>[1, 2]</text>", "dmn-entry"),
        ("<text>1</text>", "<text>max(1, 2)</text>", "dmn-not-feel"),
    ],
)  # fmt: skip
def test_each_thing_that_is_not_understood_is_told_at_its_line(old: str, new: str, code: str) -> None:
    spoilt = WHOLE.replace(old, new, 1)
    assert spoilt != WHOLE
    line = spoilt[: spoilt.index(new[:25] or "<outputEntry")].count("\n") + 1
    line -= code == "dmn-need-unknown"  # told of the decision, which begins a line above
    assert (code, line) in faulty(spoilt.encode())


def test_tables_that_cannot_be_put_together() -> None:
    two = table("answer", ["n"], ["a", "b"], [(["> 0"], ["1", "2"])], hit="COLLECT", more='aggregation="SUM"')
    assert codes(model(two, inputs=N)) == {"dmn-aggregation-several"}
    words: Rows = [(["> 0"], ['"a"'])]
    assert codes(of_table(["n"], words, hit="COLLECT", more='aggregation="MAX"')) == {"dmn-aggregation-type"}
    assert codes(of_table(["n"], words, hit="PRIORITY")) == {"dmn-ranked-words"}
    unranked: Rows = [(["> 0"], ["n"])]
    numbers = of_table(["n"], unranked, hit="PRIORITY", values={"out": "1, 3, 2"}, types={"out": "number"})
    assert codes(numbers) == {"dmn-ranked-words"}
    assert codes(of_table(["n"], ROWS, hit="PRIORITY", values={"out": "> 1"})) == {"dmn-allowed"}
    assert codes(of_table(["n"], ROWS, hit="COLLECT", defaults={"out": "1"})) == {"dmn-default-list"}
    part = table("answer", ["n"], ["a", "b"], [(["> 0"], ["1", "2"])], defaults={"a": "1"})
    assert codes(model(part, inputs=N)) == {"dmn-default-part"}


@pytest.mark.parametrize(
    ("kind", "entry", "code"),
    [
        ("date", 'date("2026-02-30")', "value-no-such-day"),
        ("time", 'time("25:00:00")', "value-not-a-time-of-day"),
        ("dateTime", 'date and time("2026-01-05T09:00:00")', "value-without-zone"),
        ("dayTimeDuration", '[duration("P5D")..duration("P1D")]', "dmn-never"),
        ("dayTimeDuration", 'duration("P99999999999D")', "dmn-duration"),
        ("integer", "1.5", "dmn-literal-type"),
        ("number", '[1..date("2026-01-05")]', "dmn-literal-type"),
    ],
)
def test_literals_that_are_no_values_are_told_at_their_line(kind: str, entry: str, code: str) -> None:
    """Not first in the files that they would become."""
    data = of_table(["n"], [(["-"], ["1"]), ([entry], ["1"])], {"n": kind}, types={"out": "number"})
    with pytest.raises(DmnError) as error:
        policy_files(data, document="doc", file="a.dmn")
    line = data.decode()[: data.decode().index('id="r2"')].count("\n") + 1
    assert [(each.code, each.location and each.location.line) for each in error.value.faults] == [
        (code, line)
    ]


def test_answers_that_are_none_of_the_output_values() -> None:
    for values in ("2, 3", "> 1", "not(1)"):
        assert codes(of_table(["n"], ROWS, values={"out": values})) == {"dmn-not-allowed"}
        typed = table("answer", ["n"], ["out"], ROWS, types={"out": "t"})
        assert codes(model(typed, inputs=N, items=item("t", "number", values))) & {
            "dmn-not-allowed",
            "dmn-allowed",
        }
    assert texts(of_table(["n"], ROWS, values={"out": "[0..1]"}))


def test_values_that_are_told_in_two_ways() -> None:
    """By the type and by a column: which counts is open."""
    typed = {"n": "t"}
    data = model(table("answer", ["n"], ["out"], ROWS), inputs=typed, items=item("t", "number", "[0..5]"))
    put = "</inputExpression><inputValues><text>{}</text></inputValues>"
    assert texts(data.replace(b"</inputExpression>", put.format("[0..5]").encode()))
    assert codes(data.replace(b"</inputExpression>", put.format("[0..9]").encode())) == {"dmn-values-differ"}


def test_rules_and_files_of_too_many_alternatives() -> None:
    """Ten columns of two alternatives are a thousand and more; a file of ours has an end as well."""
    many = {f"n{each}": "number" for each in range(10)}
    wide: Rows = [(["< 1, > 5"] * 10, ["1"])]
    assert codes(of_table([*many], wide, many)) == {"dmn-ways"}
    assert codes(of_table(["n"] * 30, [(["> 1"] * 30, ["1"])])) == {"dmn-ways"}
    rows: Rows = [(["< 1, > 5"] * 8, ["1"])] * 300
    fewer = dict([*many.items()][:8])
    assert codes(of_table([*fewer], rows, fewer)) == {"dmn-too-long"}


def test_models_of_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    """And of elements by the hundred thousand, which a hostile file has in earnest (see `test_hostile`)."""
    monkeypatch.setattr(xml_file, "MOST_ELEMENTS", 5)
    assert codes(b"<a><b/><b/><b/><b/><b/></a>") == {"dmn-too-many-elements"}
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MOST_TESTS", 3)
    assert codes(of_table(["n"], [(["1, 2, 3, 4"], ["1"])])) == {"dmn-too-many-tests"}
    monkeypatch.setattr(reading, "MOST_NAMED", 2)
    monkeypatch.setattr(reading, "MOST_RULES", 1)
    assert texts(WHOLE.encode())
    assert codes(of_table(["n"], [*ROWS, *ROWS])) == {"dmn-too-many-rules"}
    assert codes(of_table(["n"], ROWS, {"n": "number", "m": "number"})) == {"dmn-too-many-named"}


def test_types_that_cannot_be_told() -> None:
    assert codes(model(table("answer", ["n"], ["out"], [(["-"], ["1"])]), inputs={"n": ""})) == {
        "dmn-input-type"
    }
    assert codes(of_table(["n"], [(["> 0"], ["n"])])) == {"dmn-output-type"}
    outside = model(
        table("answer", ["n"], ["out"], ROWS), inputs={"n": "t"}, items=item("t", "number", "< 1, > 5")
    )
    assert codes(outside) == {"dmn-allowed"}
    fields = '<itemDefinition name="t"><itemComponent name="x"/></itemDefinition>'
    assert "dmn-context" in codes(
        model(table("answer", ["n"], ["out"], ROWS), inputs={"n": "t"}, items=fields)
    )


def test_words_and_orders() -> None:
    text = {"n": "string", "m": "string"}
    assert codes(of_table(["n"], [(['< "a"'], ["1"])], text)) == {"dmn-no-order"}
    assert codes(of_table(["n"], [(["m"], ["1"])], text)) == {"dmn-name-is-word"}
    named = table("answer", ["n"], ["out"], [(['"c"'], ["1"])])
    words = item("t", "string", '"a", "b"')
    assert codes(model(named, inputs={"n": "t"}, items=words)) == {"dmn-not-allowed"}
    pair = {"a": "number", "b": "number"}
    assert codes(of_table(["a > b"], [(["1"], ["1"])], pair)) == {"dmn-truth"}
    assert codes(of_table(["1 > b"], [(["true"], ["1"])], pair)) == {"dmn-comparison"}
    assert codes(of_table(["n"], [(['> duration("P1M2D")'], ["1"])], {"n": "dayTimeDuration"})) == {
        "dmn-duration"
    }


def test_decisions_in_a_circle_and_lists_that_others_rest_on() -> None:
    one = table("one", ["two"], ["out"], [(["1"], ["1"])], types={"out": "number"})
    two = table("two", ["one"], ["out"], [(["1"], ["1"])], types={"out": "number"})
    assert "dmn-circle" in codes(model(one, two))
    listing = table("two", ["n"], ["out"], ROWS, hit="RULE ORDER", types={"out": "number"})
    assert "dmn-list-of-decision" in codes(model(one, listing, inputs=N))


def test_a_model_without_tables() -> None:
    assert codes(model()) == {"dmn-no-decision"}
    assert "dmn-no-logic" in codes(model('<decision id="d" name="d"/>'))
    assert "dmn-no-rules" in codes(
        model(table("answer", ["n"], ["out"], [], types={"out": "number"}), inputs=N)
    )
    empty = '<decision id="d" name="d"><decisionTable/></decision>'
    assert {"dmn-no-output", "dmn-no-rules"} <= codes(model(empty))
    two = {"a": "number", "b": "number"}
    silent = table("answer", ["n"], [*two], [(["> 0"], ["null", "null"])], types=two)
    assert "dmn-says-nothing" in codes(model(silent, inputs=N))


def test_without_lxml_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python may have it loaded already; nothing else that is missing is blamed on it."""
    found = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name.startswith("lxml"):
            raise ModuleNotFoundError(name="lxml")
        return found(name, *rest)

    monkeypatch.delitem(sys.modules, "lxml", raising=False)
    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(CrmPolicyError) as error:
        policy_files(b"<a/>", document="doc")
    assert error.value.code == "dmn-needs-lxml"
    assert "crmpolicy[dmn]" in error.value.message("zh")
