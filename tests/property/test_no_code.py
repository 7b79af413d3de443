"""Nothing that a policy or a fact says is ever run, formatted or taken for a mark of a page."""

import ast
import builtins
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from crmpolicy.cli.program import program
from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet, changes, trace
from crmpolicy.errors import CrmPolicyError, FactsError, InvalidPolicySetError
from crmpolicy.explaining import explain
from crmpolicy.testing.texts import write_texts

NOW: Final = datetime(2026, 6, 15, 1, tzinfo=UTC)
TRACE: Final = "ran-by-a-payload"
PAYLOADS: Final = (
    f"__import__('pathlib').Path('{TRACE}').touch()",
    f"'); __import__('pathlib').Path('{TRACE}').touch(); ('",
    f"${{{{__import__('os').system('touch {TRACE}')}}}}",
    f"{{{{ cycler.__init__.__globals__.os.popen('touch {TRACE}').read() }}}}",
    f"`touch {TRACE}` $(touch {TRACE})",
    "{0.__class__.__mro__} {zh} {name} {title!r} %s %(name)s",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[bold red]not a mark of ours[/] :smile:",
    "=cmd|' /C calc'!A0",
    '"""\n\\',
)
RULES: Final = """
format: 1
facts:
  remark: {{title: {{zh: {0}, en: {0}}}, type: text, unknown: allowed}}
  word:   {{title: {{zh: {0}, en: {0}}}, type: choice, scale: words}}
  amount: {{title: {{zh: {0}, en: {0}}}, type: number}}
  rows:
    title: {{zh: {0}, en: {0}}}
    type: list
    of:
      cell: {{title: {{zh: {0}, en: {0}}}, type: number}}
scales:
  words:
    title: {{zh: {0}, en: {0}}}
    order: none
    values:
      - {{id: one, title: {{zh: {0}, en: {0}}}, also: [{1}]}}
      - {{id: two, title: {{zh: 乙, en: two}}}}
parameters:
  least: {{title: {{zh: {0}, en: {0}}}, type: number, clause: c.1, value: 5}}
decisions:
  q:
    title: {{zh: {0}, en: {0}}}
    outputs: {{said: {{title: {{zh: {0}, en: {0}}}, type: text}}}}
    rules:
      - id: more
        title: {{zh: {0}, en: {0}}}
        when: {{amount: {{at_least: least}}, word: one, remark: {{known: yes}}}}
        then: {{said: {0}}}
        clause: c.1
    otherwise: {{id: less, then: {{said: {0}}}, clause: c.1}}
"""


def _spelt(text: str) -> str:
    """Write a payload as a quoted text of YAML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def planted(folder: Path, payload: str) -> PolicySet:
    """Load a document with a payload wherever a text may stand."""
    rules = RULES.format(_spelt(payload), _spelt(f"{payload} also"))
    policy = (
        f"format: 1\ndocument: doc\ntitle: {{zh: {_spelt(payload)}, en: {_spelt(payload)}}}\n"
        "version: 1\nzone: Asia/Shanghai\ncurrency: 元\n"
    )
    write_texts({"doc/policy.yaml": policy, "doc/rules.yaml": rules}, folder)
    return load_policy_set(folder / "doc")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_of_a_policy_or_fact_stays_a_text(
    payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loaded, decided, traced and explained, it says what it says, and nothing happens."""
    monkeypatch.chdir(tmp_path)
    policies = planted(tmp_path, payload)
    facts = {"remark": payload, "word": f"{payload} also", "amount": 7}
    decision = policies.point("q").evaluate(facts, now=NOW)
    assert decision.outcome["said"] == payload
    assert decision.facts.remark == payload  # type: ignore[attr-defined]  # facts have a field for each name
    told = [explain(policies, decision, language=language) for language in ("zh", "en")]
    assert all(payload in each for each in told)
    assert trace(policies, decision)
    changes(policies, decision)
    with pytest.raises(FactsError) as caught:
        policies.point("q").evaluate({"remark": payload, "word": payload * 2, "amount": payload}, now=NOW)
    assert "cannot be used" in caught.value.message("en")
    assert not (tmp_path / TRACE).exists()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_pages_and_tables_show_a_text_as_a_text(
    payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the terminal, as Markdown and as a page for browsers."""
    monkeypatch.chdir(tmp_path)
    planted(tmp_path, payload)
    planted(tmp_path / "after", payload)
    rules = tmp_path / "after" / "doc" / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("value: 5", "value: 6"), encoding="utf-8")
    for line in (
        ["points", "doc", "--language", "en"],
        ["diff", "doc", "after/doc", "--format", "markdown"],
        ["review", "doc", "after/doc", "-o", "page.html"],
    ):
        ran = CliRunner().invoke(program, line, prog_name="crmpolicy")
        assert ran.exit_code in (0, 1, 3), ran.output
        assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.output
        assert "\x1b" not in ran.output
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert not (tmp_path / TRACE).exists()


@pytest.mark.parametrize(
    "name", ["a; import os", "a b", "__import__('os')", "a.__class__", "a)", "1a", "lambda: 0"]
)
@pytest.mark.parametrize("place", ["fact", "field", "decision", "parameter"])
def test_a_name_that_is_no_name_is_refused(place: str, name: str, tmp_path: Path) -> None:
    """Names stand in generated code: only what is one gets there."""
    was = {
        "fact": "  remark:", "field": "      cell:", "decision": "  q:", "parameter": "  least:",
    }[place]  # fmt: skip
    key = re.search(r"[a-z]+(?=:)", was)
    assert key is not None
    rules = RULES.format("t", "u").replace(was, was.replace(key[0], f'"{name}"'))
    write_texts({"doc/rules.yaml": rules}, tmp_path)
    with pytest.raises(InvalidPolicySetError) as caught:
        load_policy_set(tmp_path / "doc")
    line = rules[: rules.index(f'"{name}"')].count("\n") + 1
    assert line in [fault.location.line for fault in caught.value.faults if fault.location is not None]


CALLED: Final = re.compile(
    r"type|new|Decimal|len|known|settle|slow|repr|quantize|decide|bisect_left|bisect_right|tuple|subtract|add"
    r"|given\.keys|[rk]\d+|k\d+\.get|r\d+\.isdisjoint|m\d+\.append|g\d+_\d+"
)
"""What generated code may call: our own functions, and objects that are bound under a number."""
NAMED: Final = re.compile(
    r"[vrkmegt]\d+(_\d+)*|t|given|facts|answer|now|masks|Decimal|type|new|direct|LookupError|len|int|ABSENT|known"
    r"|decision|settle|SURPRISES|row|slow|DECLARED|float|repr|quantize|basis|decide|bisect_left|bisect_right"
    r"|entry|day|tuple|subtract|add|list|fractions?|none"
)
NODES: Final = {
    "Module", "FunctionDef", "arguments", "arg", "Return", "Assign", "AugAssign", "Expr", "If", "IfExp",
    "For", "Try", "ExceptHandler", "Raise", "Name", "Load", "Store", "Constant", "Call", "Compare",
    "Subscript", "Tuple", "List", "Attribute", "BoolOp", "And", "Or", "Not", "UnaryOp", "USub", "BinOp",
    "BitAnd", "BitXor", "Add", "Is", "IsNot", "In", "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE",
}  # fmt: skip
FIELD: Final = re.compile(r"[a-z][a-z0-9_]*")


def generated(policies: PolicySet, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give all code that is generated for the questions of a policy set."""
    sources: list[str] = []
    real = compile

    def spy(source: Any, filename: str, *given: Any, **settings: Any) -> Any:
        if filename == "<crmpolicy>":
            sources.append(source)
        return real(source, filename, *given, **settings)

    monkeypatch.setattr(builtins, "compile", spy)
    for name in policies.points:
        with suppress(CrmPolicyError):
            policies.point(name).evaluate({}, now=NOW)
    return iter(sources)


def wrong(source: str) -> Iterator[str]:
    """Give all that generated code may not hold."""
    for node in ast.walk(ast.parse(source)):
        if type(node).__name__ not in NODES:
            yield type(node).__name__
        if isinstance(node, ast.Call) and not CALLED.fullmatch(ast.unparse(node.func)):
            yield ast.unparse(node)
        if isinstance(node, ast.Name) and not NAMED.fullmatch(node.id):
            yield node.id
        if isinstance(node, ast.Attribute) and not FIELD.fullmatch(node.attr):
            yield node.attr
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_name(node.value):
            yield node.value


def _is_name(text: str) -> bool:
    return all(FIELD.fullmatch(each) for each in re.split(r"[.:]", text))


def test_generated_code_calls_only_what_we_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its texts are names of facts, checked to be names; a payload never stands in it."""
    sets = [load_policy_set("example-steel"), planted(tmp_path, PAYLOADS[1])]
    sources = [source for policies in sets for source in generated(policies, monkeypatch)]
    assert len(sources) > 50
    assert sorted({each for source in sources for each in wrong(source)}) == []


@pytest.mark.soak
def test_all_generated_code_calls_only_what_we_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for every question of all documents."""
    sources = [*generated(load_policy_set("example-group"), monkeypatch)]
    assert len(sources) > 700
    assert sorted({each for source in sources for each in wrong(source)}) == []


@pytest.mark.parametrize(
    "code", ["x = eval('1')", "v1.__class__", "import os", "k1.get(open(v1))", "'; import os'", "lambda: 0"]
)
def test_the_check_sees_what_is_wrong(code: str) -> None:
    assert [*wrong(code)]
