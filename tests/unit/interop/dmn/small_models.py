"""DMN files written in the test itself: a decision table, or several, of a few lines."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.interop.dmn import policy_files

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
Rows = Sequence[tuple[Sequence[str], Sequence[str]]]


def table(
    name: str,
    columns: Sequence[str],
    results: Sequence[str],
    rows: Rows,
    *,
    hit: str = "UNIQUE",
    more: str = "",
    types: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> str:
    """Write a decision; a row is its tests, its answers and, behind them, its notes."""
    types, values, defaults = types or {}, values or {}, defaults or {}
    inside = [_input(each, types) for each in columns]
    inside += [_output(each, types, values, defaults, alone=len(results) == 1) for each in results]
    inside += [f'<annotation name="{each}"/>' for each in notes]
    inside += [_rule(number, tests, says, len(results)) for number, (tests, says) in enumerate(rows, 1)]
    body = "\n".join(inside)
    grid = f'<decisionTable hitPolicy="{hit}" {more}>\n{body}\n</decisionTable>'
    return f'<decision id="{escape(name)}" name="{escape(name)}">\n{grid}\n</decision>'


def _text(tag: str, text: str, more: str = "") -> str:
    return f"<{tag} {more}><text>{escape(text)}</text></{tag}>"


def _input(each: str, types: Mapping[str, str]) -> str:
    kind = f"typeRef={types[each]!r}" if each in types else ""
    return f"<input>{_text('inputExpression', each, kind)}</input>"


def _output(
    each: str,
    types: Mapping[str, str],
    values: Mapping[str, str],
    defaults: Mapping[str, str],
    *,
    alone: bool,
) -> str:
    inside = _text("outputValues", values[each]) if each in values else ""
    inside += _text("defaultOutputEntry", defaults[each]) if each in defaults else ""
    kind = f'typeRef="{types[each]}"' if each in types else ""
    return f"<output {'' if alone and not each else f'name={each!r}'} {kind}>{inside}</output>"


def _rule(number: int, tests: Sequence[str], says: Sequence[str], outputs: int) -> str:
    inside = [_text("inputEntry", each) for each in tests]
    inside += [_text("outputEntry", each) for each in says[:outputs]]
    inside += [_text("annotationEntry", each) for each in says[outputs:]]
    return f'<rule id="r{number}">{"".join(inside)}</rule>'


def model(
    *decisions: str, inputs: Mapping[str, str] | None = None, items: str = "", space: str = MODEL
) -> bytes:
    """Write a file; inputs have their types, an empty one for none."""
    given = "\n".join(
        f'<inputData id="{escape(name)}" name="{escape(name)}"><variable name="{escape(name)}"'
        f"{f' typeRef={kind!r}' if kind else ''}/></inputData>"
        for name, kind in (inputs or {}).items()
    )
    whole = "\n".join((items, given, *decisions))
    return (
        f'<definitions xmlns="{space}" name="small" namespace="urn:small">\n{whole}\n</definitions>'.encode()
    )


def item(name: str, base: str, allowed: str = "") -> str:
    """Write an item definition."""
    values = _text("allowedValues", allowed) if allowed else ""
    return f'<itemDefinition name="{name}"><typeRef>{base}</typeRef>{values}</itemDefinition>'


def loaded(data: bytes) -> PolicySet:
    """Import a file and load what it became."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "doc"
        place.mkdir()
        for name, text in policy_files(data, document="doc", beside=folder).items():
            (place / name).write_text(text, encoding="utf-8")
        return load_policy_set(place)


def texts(data: bytes) -> dict[str, Any]:
    """Import a file and give the texts."""
    return policy_files(data, document="doc")
