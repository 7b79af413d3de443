"""Parameters folded into guards: lists stand for each of their values, several words for each word."""

import pytest

from tests.unit.engine.conftest import Load, decide

DOCUMENT = """
facts:
  colour: {{title: {{zh: 颜色, en: colour}}, type: choice, scale: colour}}
parameters:
  allowed: {{title: {{zh: 可用颜色, en: allowed colours}}, {kind}, value: required}}
decisions:
  asked:
    title: {{zh: 问, en: asked}}
    outputs: {{permitted: {{title: {{zh: 准许, en: permitted}}, type: boolean}}}}
    rules: [{{id: listed, when: {{colour: {{parameter: allowed}}}}, then: {{permitted: yes}}, clause: d.1}}]
    otherwise: {{id: rest, then: {{permitted: no}}, clause: d.2}}
"""


@pytest.mark.parametrize("kind", ["type: choices, scale: colour", "type: choice, scale: colour"])
def test_a_parameter_of_words_stands_for_each_of_them(load: Load, kind: str) -> None:
    """Several words of a scale, compared with one word, mean any of them; one word means itself."""
    several = kind.startswith("type: choices")
    policies = load(DOCUMENT.format(kind=kind), parameters={"allowed": ["red"] if several else "red"})
    assert decide(policies, {"colour": "red"}).outcome["permitted"] is True
    assert decide(policies, {"colour": "blue"}).outcome["permitted"] is False


def test_several_words_are_compared_as_one_value_with_a_fact_of_several(load: Load) -> None:
    document = DOCUMENT.replace("en: colour}}, type: choice,", "en: colour}}, type: choices,")
    policies = load(
        document.format(kind="type: choices, scale: colour"), parameters={"allowed": ["red", "blue"]}
    )
    assert decide(policies, {"colour": ["red", "blue"]}).outcome["permitted"] is True
    assert decide(policies, {"colour": ["red"]}).outcome["permitted"] is False
