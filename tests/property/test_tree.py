"""Whatever the bytes, reading ends with a tree or with faults, and both parsers agree on what they read."""

from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree

ROOT = Path(__file__).parents[2]
FIXTURES = [path.read_bytes() for path in sorted((ROOT / "tests/unit/source/fixtures").glob("*.yaml"))]
PIECES = st.sampled_from(
    [
        *"abX1%甲：，、【】“”［］｛｝[]{},:-?#&*!|>'\"\\@`~<",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n- ",
        ": ",
        ", ",
        "\t",
        "\u3000",
        "\u00a0",
    ]
)


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_text_or_faults_with_places(raw: bytes) -> None:
    """Never both, never neither, never an exception."""
    source, faults = decode("a.yaml", raw)
    assert (source is None) == bool(faults)
    assert all(fault.location is not None for fault in faults)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused_with_places(text: str) -> None:
    """And what has no fault for either parser is the same tree for both."""
    source, _ = decode("a.yaml", text.encode())
    assert source is not None
    tree, faults = read_tree(source)
    pure, pure_faults = read_tree(source, loader=yaml.SafeLoader)
    assert tree is not None or faults
    assert pure is not None or pure_faults
    lines = text.split("\n")
    for fault in (*faults, *pure_faults):
        assert fault.location is not None
        assert 1 <= fault.location.line <= len(lines)
        assert 1 <= fault.location.column <= len(lines[fault.location.line - 1]) + 1
    if not faults and not pure_faults:
        assert tree == pure


@given(st.sampled_from(FIXTURES), st.integers(0, 2000), PIECES)
@settings(max_examples=400, deadline=None)
def test_one_stray_sign_in_a_good_file_is_read_or_refused(raw: bytes, where: int, sign: str) -> None:
    """The most frequent accident of all."""
    text = raw.decode("utf-8").removeprefix("\ufeff")
    where %= len(text)
    source, faults = decode("a.yaml", (text[:where] + sign + text[where:]).encode())
    if source is None:
        assert {fault.code for fault in faults} == {"text-control-character"}
        return
    tree, faults = read_tree(source)
    assert tree is not None or faults
