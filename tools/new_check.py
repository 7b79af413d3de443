"""Begins a check: its line, its file, its test, its two pages, its words and its row in the list of findings.

Run ``python -m tools.new_check NAME CODE [--severity error|warning] [--of policies|tables]``, then write what
it looks for. Until then its test and its pages fail, for they show what has to be found.
"""

import argparse
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

CHECKOUT: Final = Path(__file__).resolve().parent.parent
LINES: Final = "src/crmpolicy/verify/checks.toml"
WORDS: Final = "src/crmpolicy/wording/findings.py"
LIST: Final = "docs/reference/findings/index.md"
SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "zh": ("摘要", "怎样触发", "怎样修改", "为什么", "配置", "参见"),
    "en": ("Summary", "Avoid", "Prefer", "Why", "Configuration", "See also"),
}
"""The sections of every page, in their order."""

_CONFIGURATION: Final = {
    "zh": "名称 `{name}`，轻重：{severity}。所有检查写在 `crmpolicy/verify/checks.toml` 里，"
    "没有开关，也不能按行忽略。",
    "en": "Name `{name}`, severity {severity}. All checks are listed in `crmpolicy/verify/checks.toml`;"
    " none can be switched off, and no line can be left out.",
}
_SEVERITIES: Final = {"error": "错误", "warning": "警告"}
_ALL: Final = {"zh": "所有检查", "en": "All checks"}
_SAY: Final = {
    "zh": ("说明查的是什么。", "说明什么样的制度会这样。", "说明怎样改。", "说明为什么要紧。"),
    "en": (
        "Say what is looked for.",
        "Say how policies come to it.",
        "Say how to mend it.",
        "Say why it matters.",
    ),
}
_RULES: Final = """\
format: 1
decisions:
  grading:
    title: {zh: 评级, en: grading}
    outputs: {done: {title: {zh: 完成, en: done}, type: boolean}}
    rules:
      - {id: all, when: {}, then: {done: no}, clause: shop.1}
"""
_TAKES: Final = {
    "policies": ("declarations.checked import Checked", "checked: Checked", "the whole policy set"),
    "tables": ("questions.question import Question", "question: Question", "each part"),
}
_FILE: Final = '''\
"""{code}: {words}."""

from collections.abc import Iterator

from crmpolicy.verify.{imported}
from crmpolicy.verify.finding import Found


def find({takes}) -> Iterator[Found]:
    """Look at {looks}."""
    return iter(())
'''
_TEST: Final = '''\
"""What {code} finds, and what it leaves alone."""

from pathlib import Path

from tests.unit.verify.small_policies import table, told

ALL = "{{id: all, when: {{}}, then: {{grade: C}}, clause: doc.1}}"


def test_a_small_sound_policy_is_sound(tmp_path: Path) -> None:
    """Nothing is found where nothing is wrong."""
    assert told(tmp_path, table(ALL)).report.clean


def test_what_is_wrong_is_told_at_its_place(tmp_path: Path) -> None:
    """The place is marked in the text."""
    told(tmp_path, table(f"«{{ALL}}")).only("{code}")
'''


class NewCheck(NamedTuple):
    """A check to begin; its name, its code, how bad its findings are, and what it looks at."""

    name: str
    code: str
    severity: str
    of: str

    @property
    def module(self) -> str:
        """The name of its file."""
        return self.name.replace("-", "_")

    @property
    def words(self) -> str:
        """Its name as people say it."""
        return self.name.replace("-", " ")

    @property
    def titles(self) -> dict[str, str]:
        """Its title to begin with, by language."""
        return {"zh": f"检查 {self.name}", "en": self.words}


def fault(check: NewCheck, lines: str) -> str | None:
    """Tell why a check cannot be begun.

    >>> fault(NewCheck("gap", "CRM999", "error", "tables"), 'gap = {code = "CRM101"}')
    'there is a check `gap` already'
    """
    known = tomllib.loads(lines)
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name):
        return f"`{check.name}` is no name: write small letters, words joined by hyphens"
    if not re.fullmatch(r"CRM[1-9]\d\d", check.code):
        return f"`{check.code}` is no code: write CRM and three digits, the first of them not 0"
    if check.name in known:
        return f"there is a check `{check.name}` already"
    taken = {each["code"]: name for name, each in known.items()}
    return f"`{check.code}` is that of `{taken[check.code]}`" if check.code in taken else None


def page(check: NewCheck, language: str) -> str:
    """Begin a page: its sections with what belongs into each."""
    severity = {"zh": _SEVERITIES[check.severity], "en": check.severity}[language]
    summary, avoid, prefer, why = _SAY[language]
    texts = (
        summary,
        f"{avoid}\n\n```yaml broken=shop/rules.yaml\n{_RULES}```",
        f"{prefer}\n\n```yaml file=shop/rules.yaml\n{_RULES}```",
        why,
        _CONFIGURATION[language].format(name=check.name, severity=severity),
        f"* [{_ALL[language]}](index.md)",
    )
    sections = zip(SECTIONS[language], texts, strict=True)
    whole = "".join(f"\n## {title}\n\n{text}\n" for title, text in sections)
    return f"# {check.code} {check.titles[language]}\n{whole}"


def with_words(text: str, check: NewCheck) -> str:
    """Add the title and the sentences of a check to the table of words."""
    subject, group = ("table", "_TABLES") if check.of == "tables" else ("name", "_VALUES")
    title = _entry(f"title-{check.name}", check.titles["zh"], check.titles["en"])
    said = _entry(
        f"finding-{check.name}", f"“{{{subject}}}”不合检查 {check.name}", f"{{{subject}}} fails {check.words}"
    )
    said += _entry(f"finding-{check.name}.hint", "说明怎样改", "say how to mend it")
    text = text.replace('    "title-undecided"', f'{title}    "title-undecided"', 1)
    text = text.replace(f"{group}: Final = {{\n", f"{group}: Final = {{\n{said}", 1)
    if check.of == "tables":
        open_end = _entry(
            f"finding-undecided-{check.name}",
            f"“{{table}}”的检查 {check.name} 未能断定：{{why}}",
            f"{check.words} of {{table}} is not decided: {{why}}",
        )
        text = text.replace('    "finding-undecided-gap"', f'{open_end}    "finding-undecided-gap"', 1)
    return text


def _entry(code: str, chinese: str, english: str) -> str:
    return f'    "{code}": Words(\n        "{chinese}",\n        "{english}",\n    ),\n'


def _in_order(text: str, line: str, code: str, pattern: str) -> str:
    """Put a line among others that are in the order of their codes."""
    later = [match for match in re.finditer(pattern, text, re.MULTILINE) if match[1] > code]
    place = later[0].start() if later else len(text)
    return text[:place] + line + text[place:]


def begin(check: NewCheck, root: Path) -> list[str]:
    """Write everything that belongs to a check, and name the files.

    Raises:
        ValueError: the name or the code is taken, or is none.
    """
    lines = (root / LINES).read_text(encoding="utf-8")
    lines += "" if lines.endswith("\n") else "\n"
    wrong = fault(check, lines)
    if wrong is not None:
        raise ValueError(wrong)
    line = f'{check.name} = {{code = "{check.code}", severity = "{check.severity}", of = "{check.of}"}}\n'
    imported, takes, looks = _TAKES[check.of]
    named = {"code": check.code, "words": check.words, "imported": imported, "takes": takes, "looks": looks}
    texts = {
        f"src/crmpolicy/verify/checks/{check.module}.py": _FILE.format(**named),
        f"tests/unit/verify/checks/test_{check.module}.py": _TEST.format(**named),
        **{f"docs/reference/findings/{check.code}.{each}.md": page(check, each) for each in SECTIONS},
        WORDS: with_words((root / WORDS).read_text(encoding="utf-8"), check),
        LINES: _in_order(lines, line, check.code, r'^[a-z-]+ = \{code = "(CRM\d+)"'),
        LIST: _in_order(
            (root / LIST).read_text(encoding="utf-8"), _row(check), check.code, r"^\| (CRM\d+) \|"
        ),
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    return list(texts)


def _row(check: NewCheck) -> str:
    titles = [f"[{check.titles[each]}]({check.code}.{each}.md)" for each in SECTIONS]
    severity = f"{_SEVERITIES[check.severity]} {check.severity}"
    return f"| {check.code} | {titles[0]} | {titles[1]} | `{check.name}` | {severity} |\n"


def main(arguments: Sequence[str] | None = None, root: Path = CHECKOUT) -> None:
    """Begin the check that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.new_check", description=__doc__)
    parser.add_argument("name", metavar="NAME", help="small letters, words joined by hyphens")
    parser.add_argument("code", metavar="CODE", help="CRM and three digits")
    parser.add_argument("--severity", choices=("error", "warning"), default="error")
    parser.add_argument("--of", choices=("policies", "tables"), default="policies")
    given = parser.parse_args(arguments)
    try:
        written = begin(NewCheck(given.name, given.code, given.severity, given.of), root)
    except ValueError as wrong:
        parser.error(str(wrong))
    for name in written:
        print(name)


if __name__ == "__main__":
    main()
