"""Any value of any shipped file can be replaced, and no byte besides it changes."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.source import edit
from crmpolicy.source.edit import replace_value
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import Mapping, Node, Scalar, Sequence, read_tree
from tests.property.mutating import Original, originals

ORIGINALS: Final = tuple(each for each in originals() if not each.name.startswith("ground/"))
REPLACEMENT: Final = "0.25%"
SPREAD: Final = 10
ODD: Final = (
    "", " ", "yes", "a: b", "- a", "[X]", "{a}", "# a", "'", '"', "a 'b' \"c\"", "10万元", "：", "，",
    "【X】", "５％",
    "\\", "|", "a\nb", "\ta", "a\r\nb", "\u3000", "\u00a0", "\u2028", "\ufeff", "😀", "08:30-12:00", "A.1",
)  # fmt: skip


def opened(name: str, raw: bytes) -> tuple[SourceText, Node]:
    """Read a file that has no faults."""
    source, faults = decode(name, raw)
    assert source is not None, faults
    tree, faults = read_tree(source)
    assert tree is not None
    assert faults == ()
    return source, tree


OPENED: Final = {original.name: opened(original.name, original.raw) for original in ORIGINALS}


def scalars(node: Node) -> Iterator[Scalar]:
    """Give all values of a tree, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries.values():
            yield from scalars(entry.value)


def form(node: Node) -> object:
    """Give what a tree is made of, its values left out: keys, lists and their order."""
    if isinstance(node, Mapping):
        return tuple((key, form(entry.value)) for key, entry in node.entries.items())
    return [form(item) for item in node.items] if isinstance(node, Sequence) else None


VALUES: Final = {name: tuple(scalars(tree)) for name, (_, tree) in OPENED.items()}


def changed_only(name: str, number: int, new: str) -> None:
    """Replace one value and look at every byte, and at the tree that is read then."""
    source, tree = OPENED[name]
    old = VALUES[name][number]
    raw = replace_value(source, old.place, new)
    head, tail = around(source, old)
    assert raw.startswith(head)
    assert raw.endswith(tail)
    assert len(raw) >= len(head) + len(tail)
    _, again = opened(name, raw)
    texts = [value.text for value in VALUES[name]]
    texts[number] = new
    assert [value.text for value in scalars(again)] == texts
    assert form(again) == form(tree)


def test_all_files_are_looked_at() -> None:
    """Policies, companies, cases and examples are among them, with their many values."""
    assert {original.name.split("/")[0] for original in ORIGINALS} == {"policies", "examples"}
    assert sum(len(values) for values in VALUES.values()) > 1000


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file be parsed once for all of its values: thousands of them would take minutes otherwise."""
    monkeypatch.setattr(edit, "read_tree", lru_cache(maxsize=2)(read_tree))


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.name)
def test_every_value_replaced_by_itself_is_the_same_file(original: Original) -> None:
    """No value is written anew when nothing changes."""
    source, _ = OPENED[original.name]
    assert all(
        replace_value(source, value.place, value.text) == original.raw for value in VALUES[original.name]
    )


def all_replaced(original: Original, numbers: Iterable[int]) -> None:
    """Replace values one by one, then all of them together."""
    source, tree = OPENED[original.name]
    values = VALUES[original.name]
    text, end = b"", len(original.raw)
    for number in sorted(numbers, reverse=True):
        head, tail = around(source, values[number])
        raw = replace_value(source, values[number].place, REPLACEMENT)
        assert raw.startswith(head)
        assert raw.endswith(tail)
        text = (
            raw[len(head) : len(raw) - len(tail)] + original.raw[len(original.raw) - len(tail) : end] + text
        )
        end = len(head)
    _, again = opened(original.name, original.raw[:end] + text)
    wanted = [value.text for value in values]
    for number in numbers:
        wanted[number] = REPLACEMENT
    assert [value.text for value in scalars(again)] == wanted
    assert form(again) == form(tree)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.name)
def test_values_of_every_file_can_be_replaced(original: Original) -> None:
    """Each alone leaves every other byte as it was; together they make a tree of the same form.

    Values spread over the file, the first and the last among them; the whole sweep takes minutes.
    """
    count = len(VALUES[original.name])
    all_replaced(original, {place * (count - 1) // SPREAD for place in range(SPREAD + 1)})


@pytest.mark.soak
@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.name)
def test_every_value_can_be_replaced(original: Original) -> None:
    """The same for every value of every file."""
    all_replaced(original, range(len(VALUES[original.name])))


def around(source: SourceText, value: Scalar) -> tuple[bytes, bytes]:
    """Give the bytes before a value and those behind it."""
    head = (b"\xef\xbb\xbf" if source.bom else b"") + source.text[: value.place.start].encode()
    return head, source.text[value.place.end :].encode()


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_value_is_replaced_by_any_text(data: st.DataObject) -> None:
    """Whatever the text, it is read back as it was given."""
    name = data.draw(st.sampled_from(sorted(VALUES)))
    number = data.draw(st.integers(0, len(VALUES[name]) - 1))
    changed_only(name, number, data.draw(st.sampled_from(ODD) | st.text(max_size=20)))
