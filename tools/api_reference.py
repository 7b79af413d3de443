"""Writes ``docs/reference/api/``: each public name with signature, meaning, arguments, errors, example.

Signatures and docstrings are read by griffe from the code, so they are as they stand there. Run
``python -m tools.api_reference``; with ``--check`` nothing is written, and stale pages are named.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import griffe

from tools.public_names import DOOR, PACKAGE, public, rooms

PAGES: Final = PACKAGE.parent.parent / "docs" / "reference" / "api"
NOTE: Final = "<!-- Generated from the code by `python -m tools.api_reference`; do not edit. -->"
AT_THE_DOOR: Final = {
    "loading": ("Loading", ("load_policy_set", "PolicySet")),
    "asking": (
        "Asking",
        ("DecisionPoint", "Facts", "Decision", "Answer", "Outcome", "Reason", "DutyStatus"),
    ),
    "explaining": (
        "Explaining",
        ("explain", "trace", "Step", "Failure", "changes", "Change", "Region", "remedies"),
    ),
}
"""What the front door offers beside the rooms, the workshops and the errors: pages, titles, names."""


@cache
def _code() -> griffe.GriffeLoader:
    loader = griffe.GriffeLoader(search_paths=[PACKAGE.parent], docstring_parser=griffe.Parser.google)
    loader.load(DOOR)
    loader.resolve_aliases(implicit=True)
    return loader


def found(module: str, name: str) -> Any:
    """Give what a public name stands for, as griffe has read it where it is defined."""
    thing = getattr(import_module(module), name)
    home = getattr(thing, "__module__", module)
    return _code().modules_collection[f"{home}.{name}"]


def pages() -> dict[str, str]:
    """Write every page, by its file's name."""
    by_page: dict[str, list[tuple[str, str]]] = {}
    for module, name in public():
        by_page.setdefault(_page_of(module, name), []).append((module, name))
    written = {f"{page}.md": _page(page, names) for page, names in sorted(by_page.items())}
    return {"index.md": _index(by_page), **written}


def _page_of(module: str, name: str) -> str:
    """Tell the page of a name: that of its room or workshop, else one of the front door's own."""
    if module != DOOR:
        return ".".join(module.split(".")[1:])
    for page, (_, names) in AT_THE_DOOR.items():
        if name in names:
            return page
    return str(getattr(import_module(DOOR), name).__module__.split(".")[1])


def _title(page: str) -> str:
    if page in AT_THE_DOOR:
        return AT_THE_DOOR[page][0]
    return "Errors" if page == "errors" else f"`crmpolicy.{page}`"


def _page(page: str, names: Iterable[tuple[str, str]]) -> str:
    order = AT_THE_DOOR[page][1] if page in AT_THE_DOOR else ()
    listed = sorted(names, key=lambda each: (order.index(each[1]) if order else 0, *_in_order(each[1])))
    heads = f"# {_title(page)}\n\n{NOTE}\n\n{_about(page)}"
    return heads + "\n".join(_entry(module, name) for module, name in listed)


def _in_order(name: str) -> tuple[object, ...]:
    """Put a question behind its facts, and functions before types elsewhere."""
    question = re.sub(r"_", "", name.removeprefix("evaluate_")).lower()
    return (name[:1].isupper() and not name.endswith("Facts"), question.removesuffix("facts"), name)


def _about(page: str) -> str:
    """Give what the module says of itself."""
    if page in AT_THE_DOOR:
        return ""
    text = _code().modules_collection[f"{DOOR}.{page}"].docstring
    if text is None or page in rooms():
        return ""
    return _prose(text.value) + "\n\n"


def _index(by_page: Mapping[str, list[tuple[str, str]]]) -> str:
    rows = "".join(
        f"| [{_title(page)}]({page}.md) | {', '.join(f'`{name}`' for _, name in sorted(by_page[page]))} |\n"
        for page in (*AT_THE_DOOR, *sorted(by_page.keys() - AT_THE_DOOR))
    )
    return (
        f"# Python, name by name\n\n{NOTE}\n\n"
        "Each public name with its signature and its docstring. How they are used together is told in "
        "[Functions and types](../python.md); what stays as it is between versions, in "
        "[What stays as it is](../../explanation/stability.en.md).\n\n"
        f"| page | names |\n|---|---|\n{rows}"
    )


def _entry(module: str, name: str) -> str:
    """Write one public name."""
    thing = found(module, name)
    shown = f"from {module} import {name}"
    head = f"## `{name}`\n\n```python\n{shown}\n```\n\n"
    if thing.is_function:
        return head + f"```python\n{_signature(thing)}\n```\n\n{_docstring(thing.docstring)}"
    if thing.is_class:
        return head + f"{_docstring(thing.docstring)}{_members(thing)}"
    return head + _mapping(getattr(import_module(module), name), thing)


def _signature(function: Any, name: str | None = None) -> str:
    return str(function.signature(name=name)).replace("self, ", "").replace("(self)", "()")


def _mapping(kind: Any, thing: Any) -> str:
    """Write a typed mapping: what it says of itself, and its fields with their titles."""
    source = "\n".join(thing.lines)
    told = griffe.Docstring(kind.__doc__, parser=griffe.Parser.google)
    fields = re.findall(r'^        "([^"]+)": .*  # (.*)$', source, re.MULTILINE)
    rows = "".join(
        f"| `{name}` | {_cell(_shown(kind.__annotations__[name]))} | {title} |\n" for name, title in fields
    )
    return f"{_docstring(told)}| field | type | title |\n|---|---|---|\n{rows}"


def _shown(annotation: object) -> str:
    """Write a type as a reader says it; a long list of words is cut."""
    said = re.sub(r"\b(?:[a-z_]+\.)+(?=\w)", "", repr(annotation)).replace("<class '", "").replace("'>", "")
    words = re.search(r"Literal\[(.*?)\]", said)
    if words and len(words[1]) > _LONG:
        said = said.replace(words[0], f"Literal[{words[1][:_LONG].rpartition(',')[0]}, …]")
    return f"`{said}`"


_LONG: Final = 90


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _members(kind: Any) -> str:
    """Write the fields, the properties and the methods of a class that speak for themselves."""
    own = [each for each in kind.members.values() if not each.name.startswith("_") and not each.is_alias]
    fields = [each for each in own if each.is_attribute and each.annotation is not None]
    described = {each.name for each in _described(kind.docstring)}
    plain = [each for each in fields if each.docstring is None and each.name not in described]
    listed = f"Fields: {', '.join(f'`{each.name}`' for each in plain)}.\n\n" if plain else ""
    parts = "".join(_member(each) for each in own if each.docstring is not None)
    return listed + parts


def _described(docstring: Any) -> Iterator[Any]:
    """Give the fields that a docstring tells about."""
    for section in docstring.parsed if docstring else ():
        if section.kind in (griffe.DocstringSectionKind.attributes, griffe.DocstringSectionKind.parameters):
            yield from section.value


def _member(each: Any) -> str:
    head = f"### `{each.parent.name}.{each.name}`"
    if each.is_function:
        return f"{head}\n\n```python\n{_signature(each)}\n```\n\n{_docstring(each.docstring)}"
    kind = f": `{each.annotation}`" if each.annotation else ""
    return f"{head}{kind}\n\n{_docstring(each.docstring)}"


def _docstring(docstring: Any) -> str:
    """Write a docstring as Markdown, section by section."""
    if docstring is None:
        return ""
    written = (_SECTIONS[section.kind](section) for section in docstring.parsed)
    return "".join(f"{text}\n\n" for text in written if text)


def _prose(text: str) -> str:
    """Write free text: examples as code, our roles and double backticks as code on the line."""
    blocks = re.split(r"((?:^>>> .*\n?(?:^(?!\s*$).*\n?)*)+)", text, flags=re.MULTILINE)
    return "".join(_example(each) if each.startswith(">>>") else _plain(each) for each in blocks).strip()


def _plain(text: str) -> str:
    said = re.sub(r":(?:class|func|meth|mod):`~?([^`]+)`", r"`\1`", text)
    return said.replace("``", "`")


def _example(text: str) -> str:
    return f"\n```python\n{text.strip()}\n```\n"


def _listed(title: str) -> Callable[[Any], str]:
    """Write what has names and explanations."""

    def write(section: Any) -> str:
        rows = "".join(
            f"* `{_called(each)}`: {' '.join(_plain(each.description).split())}\n" for each in section.value
        )
        return f"{title}:\n\n{rows.rstrip()}"

    return write


def _called(each: Any) -> str:
    return str(getattr(each, "name", None) or each.annotation)


def _examples(section: Any) -> str:
    return "\n\n".join(
        _prose(text) if kind is griffe.DocstringSectionKind.text else _example(text).strip()
        for kind, text in section.value
    )


_KINDS: Final = griffe.DocstringSectionKind
_SECTIONS: Final[Mapping[Any, Callable[[Any], str]]] = {
    _KINDS.text: lambda section: _prose(section.value),
    _KINDS.parameters: _listed("Arguments"),
    _KINDS.attributes: _listed("Fields"),
    _KINDS.raises: _listed("Errors"),
    _KINDS.returns: _listed("Gives"),
    _KINDS.yields: _listed("Gives"),
    _KINDS.examples: _examples,
    _KINDS.admonition: lambda section: f"{section.title}:\n\n{_prose(section.value.contents)}",
}


def stale(folder: Path = PAGES) -> dict[str, str | None]:
    """Give the pages that are not what the code says now, with what they should be; ``None``: gone."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return {
        name: wanted.get(name) for name in sorted({*wanted, *there}) if wanted.get(name) != there.get(name)
    }


def write(folder: Path = PAGES) -> list[str]:
    """Bring the pages up to date; give the names of those that were not."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = stale(folder)
    for name, text in changed.items():
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [*changed]


if __name__ == "__main__":
    only_check = "--check" in sys.argv[1:]
    names = [*stale()] if only_check else write()
    for each in names:
        print(f"{'stale' if only_check else 'wrote'}: docs/reference/api/{each}")
    sys.exit(only_check and bool(names))
