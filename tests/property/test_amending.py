"""Whatever a company's file holds, a value that is set leaves every other byte as it was."""

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.company.places import shipped
from crmpolicy.errors import BadValueError
from crmpolicy.source.amending import SECTION, Wish, amend
from crmpolicy.source.nodes import Mapping, Node, Plain, plain
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import read_tree

FILES = sorted((shipped() / "companies").glob("*.yaml"))
WINDOWS = st.sampled_from(["\n", "\r\n"])
VALUES = st.one_of(
    st.sampled_from(["5%", "1,200元", "8 working hours", "经理", "a: b", "#", "yes", "'", '"', "[", "-"]),
    st.lists(st.sampled_from(["甲", "a,b", "1"]), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["A", "B", "甲"]), st.sampled_from(["1%", "3 days"]), min_size=1),
)


@cache
def shipped_file(file: Path, newline: str) -> tuple[SourceText, Mapping]:
    """Give a shipped company's file, and its section of values."""
    raw = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", newline.encode())
    source, _ = decode(str(file), raw)
    assert source is not None
    return source, section_of(source)


def section_of(source: SourceText) -> Mapping:
    tree, _ = read_tree(source)
    assert isinstance(tree, Mapping)
    section = tree.entries[SECTION].value
    assert isinstance(section, Mapping)
    return section


def says_more(node: Node) -> bool:
    return isinstance(node, Mapping) and bool({"value", "dated"} & node.entries.keys())


def changed(old: str, new: str) -> tuple[str, str]:
    """Give what differs, without the beginning and the end that are the same."""
    start = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    stop = 0
    while stop < min(len(old), len(new)) - start and old[-1 - stop] == new[-1 - stop]:
        stop += 1
    return old[start : len(old) - stop], new[start : len(new) - stop]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_one_span_changes_and_the_file_says_what_was_wished(data: st.DataObject) -> None:
    source, section = shipped_file(data.draw(st.sampled_from(FILES)), data.draw(WINDOWS))
    name = data.draw(st.sampled_from([*section.entries, "steel.new_one"]))
    value: Plain = data.draw(VALUES)  # type: ignore[assignment]  # lists of texts are lists of what is plain
    since = data.draw(st.sampled_from([None, "2030-01-01"]))
    before: tuple[Plain, ...] = () if name in section.entries else ({"value": "1%"},)
    wish = Wish(name, frozenset({name}), value, since=since, before=before, says_more=says_more)
    try:
        raw = amend(source, wish)
    except BadValueError as error:
        assert error.code in ("set-needs-day", "set-remarks-inside", "yaml-edit-not-kept")  # noqa: PT017 - some are
        return
    new, _ = decode(source.file, raw)
    assert new is not None
    old_part, _ = changed(source.text, new.text)
    said = section_of(new)
    assert {key: plain(each.value) for key, each in said.entries.items() if key != name} == {
        key: plain(each.value) for key, each in section.entries.items() if key != name
    }
    assert last_of(plain(said.entries[name].value)) == value
    if since is not None and name in section.entries and says_more(said.entries[name].value):
        assert history(plain(said.entries[name].value))[:-1] == history(plain(section.entries[name].value))
    assert "#" not in old_part  # no comment is lost


def history(said: Plain) -> list[Plain]:
    """Give the values of a history, without their days."""
    if isinstance(said, dict) and "dated" in said:
        dated = said["dated"]
        assert isinstance(dated, list)
        return [each["value"] for each in dated if isinstance(each, dict)]
    return [said["value"] if isinstance(said, dict) and "value" in said else said]


def last_of(said: Plain) -> Plain:
    return history(said)[-1]
