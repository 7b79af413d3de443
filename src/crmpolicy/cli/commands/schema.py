"""``crmpolicy schema``: JSON Schema of policy files, for editors, and of facts, for callers."""

from typing import Any

from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.layout import Gap, Line, Pairs
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, company_if_any, now_if_any
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.source import json_schemas

_KINDS = {
    "company": "cli-file-company",
    "document": "cli-file-document",
    "sections": "cli-file-sections",
    "subjects": "cli-file-subjects",
    "clauses": "cli-file-clauses",
    "cases": "cli-file-cases",
}


@command("schema", "cli-schema")
@argument("kind", "cli-help-kind", required=False, metavar="KIND|SUBJECT")
@company_if_any
@now_if_any
def run(speaker: Speaker, *, kind: str | None, company: str | None, now: str | None) -> int:
    """Write a schema."""
    if company is not None:
        speaker.write_data(_of_facts(kind, company, now))
    elif kind is not None:
        speaker.write_data(_of_file(kind))
    elif speaker.in_json:
        speaker.write_data(json_schemas())
    else:
        rows = [(name, speaker.say(said)) for name, said in _KINDS.items()]
        show(
            [
                Line(speaker.say("cli-schema-kinds")),
                Gap(),
                Pairs(rows),
                Gap(),
                Line(speaker.say("cli-schema-facts")),
            ]
        )
    return DONE


def _of_file(kind: str) -> dict[str, Any]:
    schemas = json_schemas()
    if kind not in schemas:
        raise CommandError("cli-no-such-kind", {"name": kind, "known": tuple(schemas)})
    return schemas[kind]


def _of_facts(subject: str | None, company: str, now: str | None) -> dict[str, Any]:
    """Describe the facts of a question; where values change in time, of which time has to be said."""
    if subject is None:
        raise CommandError("cli-schema-of-what")
    policies = load_policy_set(company)
    point = policies.point(subject)
    if now is not None:
        return point.json_schema(read_moment(now, policies.effective.zone))
    schemas: list[dict[str, Any]] = [program.model.json_schema() for program in point.programs()]
    if any(schema != schemas[0] for schema in schemas):
        raise CommandError("cli-schema-when", {"subject": subject})
    return schemas[0]
