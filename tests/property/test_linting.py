"""Mending changes the told spans and nothing besides; sound files stay as they are, byte for byte."""

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmpolicy.company.places import shipped
from crmpolicy.source.linting import Mended, mend
from crmpolicy.source.nodes import Mapping, Node, Scalar, Sequence, plain
from crmpolicy.source.slips import NUMBER, PROSE
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree

FILES = sorted(file for file in shipped().rglob("*.yaml") if 500 < file.stat().st_size < 12_000)
WIDE = str.maketrans("0123456789.,%-:", "０１２３４５６７８９．，％－：")
TYPED = ["：", "，", "【", "】", "“", "\u3000", "\u00a0", "５％", "\u200b", "\t", "、", "（", "１２"]


def tree_of(raw: bytes) -> Node | None:
    source, _ = decode("a.yaml", raw)
    return read_tree(source)[0] if source is not None else None


@cache
def numbers(file: Path) -> tuple[tuple[int, int], ...]:
    """Give the spans of plain numbers that no sentence holds."""

    def below(node: Node, key: str) -> list[Scalar]:
        if isinstance(node, Scalar):
            return [node] if node.plain and key not in PROSE and NUMBER.fullmatch(node.text) else []
        if isinstance(node, Sequence):
            return [each for item in node.items for each in below(item, key)]
        return [each for name, entry in node.entries.items() for each in below(entry.value, name)]

    tree = tree_of(file.read_bytes())
    assert isinstance(tree, Mapping)
    return tuple((each.place.start, each.place.end) for each in below(tree, ""))


def rebuilt(text: str, done: Mended) -> str:
    """Put what was told into the file as it was."""
    for slip in sorted(done.mended, key=lambda each: -each.start):
        text = f"{text[: slip.start]}{slip.mend}{text[slip.end :]}"
    return text


@given(st.sampled_from(FILES))
@settings(max_examples=200, deadline=None)
def test_a_sound_file_stays_as_it_is(file: Path) -> None:
    raw = file.read_bytes()
    done = mend(str(file), raw)
    assert (done.raw, done.mended, done.left) == (raw, (), ())


@given(st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_numbers_typed_full_width_come_back_as_they_were(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([each for each in FILES if numbers(each)]))
    text = file.read_text(encoding="utf-8")
    spans = data.draw(st.lists(st.sampled_from(numbers(file)), min_size=1, max_size=5, unique=True))
    typed = text
    for start, end in spans:
        typed = typed[:start] + text[start:end].translate(WIDE) + typed[end:]
    done = mend(str(file), typed.encode())
    assert done.raw.decode() == text
    assert sorted((slip.start, slip.end) for slip in done.mended) == sorted(spans)
    assert done.left == ()


@given(st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_only_told_spans_change(data: st.DataObject) -> None:
    """What is typed anywhere may be a slip or not, certain or not: the rest of the file stays."""
    file = data.draw(st.sampled_from(FILES))
    text = file.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 1))
        text = text[:at] + data.draw(st.sampled_from(TYPED)) + text[at + cut :]
    raw = text.encode()
    done = mend(str(file), raw)
    assert done.raw.decode() == rebuilt(text, done)
    assert mend(str(file), done.raw).mended == ()
    before, after = tree_of(raw), tree_of(done.raw)
    source, _ = decode("a.yaml", raw)
    if source is not None and before is not None and not read_tree(source)[1] and not done.mended:
        assert after is not None
        assert plain(before) == plain(after)
