"""The program of a period: what an evaluation needs is generated at once, the rest when it is asked for."""

from collections.abc import Mapping
from typing import Any

import pytest

from crmpolicy.engine import code, reading
from tests.unit.engine.conftest import NOW, Load, fact

RULES = """\
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    hit: first
    rules:
      - {id: r, when: {n: {over: 3}}, then: {high: yes}, clause: d}
    otherwise: {id: o, then: {high: no}, clause: d}
"""


def test_masks_and_the_reader_alone_are_generated_once_and_late(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated: list[str] = []
    run = code.run

    def noted(source: str, bound: Mapping[str, Any]) -> dict[str, Any]:
        generated.append(source[4 : source.index("(")])
        return run(source, bound)

    monkeypatch.setattr(code, "run", noted)
    monkeypatch.setattr(reading, "run", noted)
    point = load("facts:\n  " + fact("n", "number") + RULES).point("asked")
    assert point.evaluate({"n": 4}, now=NOW).outcome == {"high": True}
    assert generated == ["decide", "decide_raw"]
    for number, mask in ((4, 1), (3, 0)):
        assert point.program(NOW).masks(point.facts({"n": number}, now=NOW)) == mask
    assert generated == ["decide", "decide_raw", "read", "masks"]
