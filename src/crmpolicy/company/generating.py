"""Typed Python from the YAML: for each question a mapping type for its facts, and a function to ask it."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from crmpolicy.company.naming import Asked, asked_of
from crmpolicy.drafts import write_together
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.source.compacting import quick_table

HEAD = """\
\"\"\"{title}

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
\"\"\"
"""


WRITTEN_BY_HAND: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "credit": {
        "ageing": ("age_receivables",),
        "buckets": ("AgedItems", "Ageing", "AgeingBucket"),
    },
    "rewards": {
        "steps": ("SuggestionCalendar", "SuggestionRefusal", "SuggestionStanding", "SuggestionStep"),
        "suggestions": ("advance_suggestion", "suggestion_calendar"),
    },
    "visits": {
        "plan": ("Completion", "MonthByMonth", "NotBegun", "PlannedVisit", "VisitPlan"),
        "planning": ("visit_plan",),
    },
}
"""What a room offers beside its questions: names by module, which its front door passes on as well."""


def facts_module(room: str, questions: Sequence[Asked]) -> str:
    """Write a module of facts alone, for a company: one typed mapping a question."""
    body = "\n\n".join(_typed(question) for question in questions)
    return "\n".join(
        line
        for line in (
            HEAD.format(
                title=f"The facts of each question of `{room}`: exact text, numbers or plain values."
            ),
            *_imports(body),
            "",
            body,
            "",
        )
    )


def _imports(body: str, *ours: str) -> list[str]:
    """Write what a body with typed mappings has to import, besides what else it takes from rooms of ours."""
    written = re.sub(r"  # .*", "", body)  # titles may be such words too
    collections = [name for name in ("Mapping", "Sequence") if f"{name}[" in body]
    standard = [f"from collections.abc import {', '.join(collections)}"] if collections else []
    days = [name for name in ("date", "datetime", "time") if re.search(rf"\b{name} \|", written)]
    standard += [f"from datetime import {', '.join(days)}"] if days else []
    standard.append(
        f"from typing import {', '.join((['Literal'] if 'Literal[' in body else []) + ['TypedDict'])}"
    )
    values = [
        name for name in ("DataFrame", "Numeric", "Period", "Term") if re.search(rf"\b{name}\b", written)
    ]
    named = sorted([*ours, *([f"from crmpolicy.values import {', '.join(values)}"] if values else [])])
    return [*standard, *(["", *named] if named else [])]


def _typed(question: Asked) -> str:
    lines = [_field(name, fact) for name, fact in question.facts.items()]
    if question.by_hand:
        lines.append(f'        "{OVERRIDE}": Mapping[str, object],  # 人工确定的结果; what a person has set')
    fields = "".join(f"{line}\n" for line in lines)
    inside = f"{{\n{fields}    }}" if fields else "{}"
    name = question.type_name
    return f'{name} = TypedDict(\n    "{name}",\n    {inside},\n    total=False,\n)'


def _field(name: str, fact: Fact) -> str:
    kind = fact.type.python_type + (" | None" if fact.unknown else "")
    return f'        "{name}": {kind},  # {fact.title.zh}; {fact.title.en}'


def question_module(question: Asked) -> str:
    """Write the file of one question: the typed mapping of its facts, and its typed function."""
    typed = _typed(question)
    asking = "now: datetime | str"  # what the function takes, whatever the facts are
    imports = _imports(f"{typed}\n{asking}", "from crmpolicy.engine import Decision, Facts, PolicySet")
    head = HEAD.format(title=f"The question `{question.subject}`: its facts, and a typed function.")
    told = f'{question.type_name}.__doc__ = """{_told(question)}"""'
    return "\n".join([head, *imports, "", typed, told, "", "", _function(question), ""])


def _told(question: Asked) -> str:
    """Write what the typed mapping says of itself; it is no class with a place for a docstring."""
    lines = [
        f"The facts of :func:`{_name(question)}` ({question.title.zh}); the policies say which they need.",
        "",
        *textwrap.dedent(question.example).splitlines(),
    ]
    typed = "\n".join(lines).replace(">>> facts = {", f">>> facts: {question.type_name} = {{")
    return f"{typed}\n"


def decide_module(room: str, questions: Sequence[Asked]) -> str:
    """Write ``decide/__init__.py`` of a room: all its questions with their facts."""
    imports = "".join(
        _import(f"crmpolicy.{room}.decide.{question.subject}", (question.type_name, _name(question)))
        for question in questions
    )
    names = [name for question in questions for name in (question.type_name, _name(question))]
    head = HEAD.format(title=f"The questions of `{room}` and their facts, one file a question.")
    return f"{head}\n{imports}\n{_exported(names)}"


def _name(question: Asked) -> str:
    return f"evaluate_{question.subject}"


def _function(question: Asked) -> str:
    documents = ", ".join(question.documents)
    clauses = textwrap.fill(
        f"Source: clauses {', '.join(question.clauses)}.",
        106,
        initial_indent="    ",
        subsequent_indent="    ",
    )
    facts = f"{question.type_name} | Facts"
    return f'''def {_name(question)}(
    policies: PolicySet,
    facts: {facts},
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the {question.title.en} ({question.title.zh}).

    Args:
        policies: what is in force.
        facts: see :class:`{question.type_name}`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone ({documents}); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

{clauses}

{question.example}
    """
    name = "{question.subject}" if document is None else f"{{document}}.{question.subject}"
    return policies.point(name).evaluate(facts, now=now)'''


def room_module(room: str, questions: Sequence[Asked]) -> str:
    """Write ``__init__.py`` of a room."""
    asked = [name for question in questions for name in (question.type_name, _name(question))]
    modules = {"decide": asked, **WRITTEN_BY_HAND.get(room, {})}
    imports = "".join(_import(f"crmpolicy.{room}.{module}", modules[module]) for module in sorted(modules))
    return (
        f"{HEAD.format(title=f'The room `{room}`: its questions and their facts.')}\n"
        f"{imports}\n"
        f"{_exported(name for names in modules.values() for name in names)}"
    )


def _exported(names: Iterable[str]) -> str:
    listed = "\n".join(f'    "{name}",' for name in sorted(names))
    return f"__all__ = [\n{listed}\n]\n"


def _import(module: str, names: Sequence[str]) -> str:
    listed = "".join(f"    {name},\n" for name in sorted(names))
    return f"from {module} import (\n{listed})\n"


def shipped_modules() -> dict[str, str]:
    """Write every generated module of the library, by path under the package."""
    modules: dict[str, str] = {}
    for room, questions in asked_of().items():
        modules[f"{room}/__init__.py"] = room_module(room, questions)
        modules[f"{room}/decide/__init__.py"] = decide_module(room, questions)
        for question in questions:
            modules[f"{room}/decide/{question.subject}.py"] = question_module(question)
    return modules


def generated() -> dict[str, str]:
    """Write everything that is generated: the rooms' modules and the table of shapes."""
    return {**shipped_modules(), "source/quick_table.py": quick_table()}


def stale_modules(package: Path) -> dict[str, str]:
    """Give the generated modules that are not what the YAML says now, with what they should be."""
    return {name: text for name, text in sorted(generated().items()) if _read(package / name) != text}


def write_modules(package: Path, modules: Mapping[str, str]) -> None:
    """Write modules into the package."""
    write_together({package / name: text.encode() for name, text in modules.items()})


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
