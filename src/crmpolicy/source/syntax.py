"""What a YAML parser complains about, told in our own words, the same for both parsers."""

import re
from typing import Final, NamedTuple

import yaml

from crmpolicy.errors import Fault
from crmpolicy.source.text import SourceText, location_at

_DIRECTIVE: Final = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*%")
# Half a character, or one beyond Unicode; the parsers disagree about them.
BAD_ESCAPE: Final = re.compile(r"\\(?:u[dD][89a-fA-F]|U(?!00(?:0|10)))")
_WORD: Final = re.compile(r"\\(?:u[^\"]{0,4}|U[^\"]{0,8}|x[^\"]{0,2}|.)|[^\s,\[\]{}]{1,20}|\S")
_COLON_TEXT: Final = re.compile(r"[^\s:]+:[^\s:]")
_AFTER: Final = "yaml-text-after-value"

# The texts of both parsers, first match counts; what they lump together is told apart below.
_PROBLEMS: Final = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"mapping values are not allowed", "yaml-mapping-here"),
        (r"sequence entries are not allowed", "yaml-entry-here"),
        (r"found a tab character", "text-indent-tab"),
        (r"cannot start any token", "yaml-character-start"),
        (r"could not find expected ':'", "yaml-key-without-colon"),
        (r"found unexpected ':'", "yaml-empty-value"),
        (r"unexpected (end of stream|document)", "yaml-quote-unclosed"),
        (r"alphabetic or numeric|alphabetical or numeric", "yaml-star-or-ampersand"),
        (r"directive|YAML document|version number|expected a digit", "yaml-directive"),
        (r"tag|URI|expected '!'|expected '>'|expected the '!'", "yaml-tag"),
        (r"escape|hexadecimal|hexdecimal|Unicode", "yaml-escape"),
        (r"expected ',' or", "yaml-flow-separator"),
        (r"node content", "yaml-value-expected"),
        (r"document start", "yaml-several-documents"),
        (r"line break|indentation indicator|chomping", "yaml-block-header"),
        (r"block end|expected key|'-' indicator", "yaml-indentation"),
    )
)

# These are looked for where the thing begins, not where the parser noticed.
_AT_BEGINNING: Final = frozenset(
    f"yaml-{code}"
    for code in (
        "bracket-unclosed",
        "key-without-colon",
        "colon-without-space",
        "quote-unclosed",
        "empty-value",
    )
)


class Trouble(NamedTuple):
    """Why a parser gave up: where, since where, and in its own words.

    >>> Trouble(4, None, "mapping values are not allowed here").code("a: b: c")
    'yaml-mapping-here'
    """

    offset: int
    context: int | None
    problem: str

    @property
    def since(self) -> int:
        """Where what could not be read began, as far as the parser tells."""
        return self.offset if self.context is None else min(self.offset, self.context)

    def code(self, text: str) -> str:
        """Give our code for the problem."""
        code = next((code for pattern, code in _PROBLEMS if pattern.search(self.problem)), "yaml-syntax")
        if code == "yaml-flow-separator" and self.offset >= len(text):
            return "yaml-bracket-unclosed"
        if code == "yaml-indentation" and not _is_first_on_line(text, self.offset):
            return _AFTER
        if code == "yaml-several-documents" and not re.search(
            r"^(?:\.\.\.|---)", text[: self.offset], re.MULTILINE
        ):
            return _AFTER
        if code == "yaml-key-without-colon" and _COLON_TEXT.match(text, self.since):
            return "yaml-colon-without-space"
        if code == "yaml-character-start" and text[self.offset : self.offset + 1] == "\t":
            return "text-indent-tab" if _is_first_on_line(text, self.offset) else "text-tab"
        return code


def starts_with_directive(text: str) -> bool:
    r"""Tell whether the file begins with a line for the YAML parser itself.

    >>> starts_with_directive("%YAML 1.2\n---\na: 1"), starts_with_directive("a: 5%")
    (True, False)
    """
    return _DIRECTIVE.match(text) is not None


def trouble(error: Exception, text: str) -> Trouble:
    r"""Take what counts from an exception of either parser.

    >>> trouble(OverflowError("not a character"), r'a: "\UFFFFFFFF"').offset
    4
    """
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        context = error.context_mark.index if error.context_mark is not None else None
        said = f"{error.context or ''}: {error.problem or ''}"
        index = min(error.problem_mark.index, len(text))
        return Trouble(index, context, (error.problem or "") if "quoted" not in said else said)
    # The pure parser hands an escape beyond Unicode to `chr`, which knows no place.
    found = BAD_ESCAPE.search(text)
    return Trouble(found.start() if found else 0, None, "found unknown escape character")


def syntax_fault(source: SourceText, found: Trouble) -> Fault:
    """Word a problem of the parser, at the place where people look for it.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"a: [1, 2")
    >>> str(syntax_fault(source, Trouble(8, 3, "did not find expected ',' or ']'")).location)
    'a.yaml:1:4'
    """
    text, code = source.text, found.code(source.text)
    index = _index(text, code, found)
    arguments = {"given": shown(text, index)}
    if code == "yaml-flow-separator" and found.context is not None:
        opened = location_at(source.file, text, found.context)
        arguments["opened"] = f"{opened.line}:{opened.column}"
    if code == "yaml-empty-value":
        arguments = {"key": text[index : found.offset].strip()}
    if code in {"text-indent-tab", "text-tab"}:
        arguments = {"character": "U+0009"}
    if code == "yaml-colon-without-space":
        arguments = {"key": shown(text, index)}
    return Fault(code, arguments, location_at(source.file, text, index))


def _index(text: str, code: str, found: Trouble) -> int:
    """Both parsers tell the same place for most problems; for the rest we look for it."""
    if code in _AT_BEGINNING:
        return found.since
    if code == "yaml-escape":
        return max(text.rfind("\\", 0, found.offset + 1), 0)
    if code == "yaml-tag":
        return max(text.rfind("!", 0, found.offset + 1), 0)
    if code == "yaml-star-or-ampersand":
        return max(found.offset - 1, 0)
    return found.offset


def shown(text: str, index: int) -> str:
    """Give the word or the escape at a place, to be shown to people.

    >>> shown("a: [big, small]", 4)
    'big'
    """
    found = _WORD.search(text, index)
    return found[0] if found else ""


def _is_first_on_line(text: str, index: int) -> bool:
    return not text[text.rfind("\n", 0, index) + 1 : index].strip(" ")
