"""Any value of any shipped file can be replaced, and no byte besides it changes."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.source import edit
from crmpolicy.source.edit import replace_value
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import Mapping, Node, Scalar, Sequence, read_tree
from tests.property.mutating import FOLDERS

NAMES: Final = tuple(
    f"{name}/{path.relative_to(FOLDERS[name]).as_posix()}"
    for name in ("policies", "examples")
    for path in sorted(FOLDERS[name].rglob("*.yaml"))
)
PLACES: Final = tuple(dict.fromkeys(name.rpartition("/")[0] for name in NAMES))
"""Folders: the files of one are looked at together."""
REPLACEMENT: Final = "0.25%"
SPREAD: Final = 4
BY_ITSELF: Final = 20
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


@cache
def original(name: str) -> tuple[SourceText, Node]:
    """Read a shipped file."""
    return opened(name, raw_of(name))


def raw_of(name: str) -> bytes:
    """Give the bytes of a shipped file."""
    folder, _, path = name.partition("/")
    return (FOLDERS[folder] / path).read_bytes()


def in_folder(place: str) -> Iterator[str]:
    """Name the files of a folder."""
    return (name for name in NAMES if name.rpartition("/")[0] == place)


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


@cache
def values_of(name: str) -> tuple[Scalar, ...]:
    """Give all values of a shipped file."""
    return tuple(scalars(original(name)[1]))


def changed_only(name: str, number: int, new: str) -> None:
    """Replace one value and look at every byte, and at the tree that is read then."""
    source, tree = original(name)
    old = values_of(name)[number]
    raw = replace_value(source, old.place, new)
    head, tail = around(source, old)
    assert raw.startswith(head)
    assert raw.endswith(tail)
    assert len(raw) >= len(head) + len(tail)
    _, again = opened(name, raw)
    texts = [value.text for value in values_of(name)]
    texts[number] = new
    assert [value.text for value in scalars(again)] == texts
    assert form(again) == form(tree)


def test_all_files_are_looked_at() -> None:
    """Policies, companies, cases and examples are among them, with their many values."""
    assert {name.partition("/")[0] for name in NAMES} == {"policies", "examples"}
    assert len(NAMES) > 250
    assert sum(len(values_of(name)) for name in NAMES if name.startswith("policies/steel/")) > 1000
    assert sorted(name for place in PLACES for name in in_folder(place)) == sorted(NAMES)


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file be parsed once for all of its values: thousands of them would take minutes otherwise."""
    monkeypatch.setattr(edit, "read_tree", lru_cache(maxsize=2)(read_tree))


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("place", PLACES)
def test_values_replaced_by_themselves_leave_the_same_file(place: str) -> None:
    """No value is written anew when nothing changes: of each file as many values, spread over it."""
    for name in in_folder(place):
        values = values_of(name)
        same_file(name, values[:: max(1, len(values) // BY_ITSELF)])


@pytest.mark.soak
@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("place", PLACES)
def test_every_value_replaced_by_itself_is_the_same_file(place: str) -> None:
    """The same for every value of every file, which takes most of a minute."""
    for name in in_folder(place):
        same_file(name, values_of(name))


def same_file(name: str, values: Iterable[Scalar]) -> None:
    """Replace values by themselves."""
    source, raw = original(name)[0], raw_of(name)
    assert all(replace_value(source, each.place, each.text) == raw for each in values), name


def all_replaced(name: str, numbers: Iterable[int]) -> None:
    """Replace values one by one, then all of them together."""
    (source, tree), whole = original(name), raw_of(name)
    values = values_of(name)
    text, end = b"", len(whole)
    for number in sorted(numbers, reverse=True):
        head, tail = around(source, values[number])
        raw = replace_value(source, values[number].place, REPLACEMENT)
        assert raw.startswith(head)
        assert raw.endswith(tail)
        text = raw[len(head) : len(raw) - len(tail)] + whole[len(whole) - len(tail) : end] + text
        end = len(head)
    _, again = opened(name, whole[:end] + text)
    wanted = [value.text for value in values]
    for number in numbers:
        wanted[number] = REPLACEMENT
    assert [value.text for value in scalars(again)] == wanted
    assert form(again) == form(tree)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("place", PLACES)
def test_values_of_every_file_can_be_replaced(place: str) -> None:
    """Each alone leaves every other byte as it was; together they make a tree of the same form.

    Values spread over the file, the first and the last among them; the whole sweep takes minutes.
    """
    for name in in_folder(place):
        last = len(values_of(name)) - 1
        all_replaced(name, {step * last // SPREAD for step in range(SPREAD + 1)})


@pytest.mark.soak
@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("name", NAMES)
def test_every_value_can_be_replaced(name: str) -> None:
    """The same for every value of every file."""
    all_replaced(name, range(len(values_of(name))))


def around(source: SourceText, value: Scalar) -> tuple[bytes, bytes]:
    """Give the bytes before a value and those behind it."""
    head = (b"\xef\xbb\xbf" if source.bom else b"") + source.text[: value.place.start].encode()
    return head, source.text[value.place.end :].encode()


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_value_is_replaced_by_any_text(data: st.DataObject) -> None:
    """Whatever the text, it is read back as it was given."""
    name = data.draw(st.sampled_from(sorted(NAMES)))
    number = data.draw(st.integers(0, len(values_of(name)) - 1))
    changed_only(name, number, data.draw(st.sampled_from(ODD) | st.text(max_size=20)))
