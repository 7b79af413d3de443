"""``crmpolicy schema``: JSON Schema of policy files, for editors, and of facts, for callers."""

from pathlib import Path
from typing import Any

from crmpolicy.cli.failing import DONE, NO_ANSWER, CommandError
from crmpolicy.cli.layout import Gap, Line, Pairs
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, company_if_any, now_if_any, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.company.editors import stale_schemas, write_schemas
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.source import json_schemas, schema_texts

_KINDS = {
    "company": "cli-file-company",
    "document": "cli-file-document",
    "sections": "cli-file-sections",
    "subjects": "cli-file-subjects",
    "clauses": "cli-file-clauses",
    "calendar": "cli-file-calendar",
    "cases": "cli-file-cases",
    "columns": "cli-file-columns",
}


@command("schema", "cli-schema")
@argument("kind", "cli-help-kind", required=False, metavar="KIND|SUBJECT")
@company_if_any
@now_if_any
@option("--stage", "cli-help-schema-stage", metavar="STAGE")
@option("--out", "cli-help-schemas", metavar="DIR")
@option("--check", "cli-help-check", is_flag=True)
def run(
    speaker: Speaker,
    *,
    kind: str | None,
    company: str | None,
    now: str | None,
    stage: str | None,
    out: str | None,
    check: bool,
) -> int:
    """Write a schema."""
    if stage is not None and company is None:
        raise CommandError("cli-schema-of-what")
    if out is not None:
        if company is not None:
            raise CommandError("cli-schema-out")
        return _into(speaker, Path(out), kind, check=check)
    if check:
        raise CommandError("cli-schema-check-what")
    if company is not None:
        speaker.write_data(_of_facts(kind, company, now, stage))
    elif kind is not None:
        speaker.write_data(json_schemas()[_known(kind)])
    elif speaker.in_json:
        speaker.write_data(json_schemas())
    else:
        _list_kinds(speaker)
    return DONE


def _list_kinds(speaker: Speaker) -> None:
    rows = [(name, speaker.say(said)) for name, said in _KINDS.items()]
    head, foot = Line(speaker.say("cli-schema-kinds")), Line(speaker.say("cli-schema-facts"))
    show([head, Gap(), Pairs(rows), Gap(), foot])


def _into(speaker: Speaker, folder: Path, kind: str | None, *, check: bool) -> int:
    """Write the schemas that are not fresh, of all kinds or of one; with ``check``, only name them."""
    texts = schema_texts()
    if kind is not None:
        texts = {f"{kind}.json": texts[f"{_known(kind)}.json"]}
    stale = stale_schemas(folder, texts)
    if not check:
        write_schemas(folder, {name: texts[name] for name in stale})
    if speaker.in_json:
        speaker.write_data({"stale" if check else "written": [str(folder / name) for name in stale]})
    else:
        said = [
            speaker.say("cli-types-stale" if check else "cli-types-written", file=str(folder / name))
            for name in stale
        ]
        for line in said or [speaker.say("cli-schema-fresh")]:
            speaker.write(line)
    return NO_ANSWER if stale and check else DONE


def _known(kind: str) -> str:
    if kind not in _KINDS:
        raise CommandError("cli-no-such-kind", {"name": kind, "known": tuple(sorted(_KINDS))})
    return kind


def _of_facts(subject: str | None, company: str, now: str | None, stage: str | None) -> dict[str, Any]:
    """Describe the facts of a question; where values change in time, of which time has to be said."""
    if subject is None:
        raise CommandError("cli-schema-of-what")
    policies = load_policy_set(company)
    point = policies.point(subject)
    moment = read_moment(now, policies.effective.zone) if now is not None else None
    if isinstance(point, RecordPoint) and (stage is None or point.form.stages):
        return point.json_schema(moment, stage)
    if stage is not None:
        raise CommandError("cli-schema-no-stages", {"subject": subject})
    if moment is not None:
        return point.json_schema(moment)
    schemas: list[dict[str, Any]] = [program.model.json_schema() for program in point.programs()]
    if any(schema != schemas[0] for schema in schemas):
        raise CommandError("cli-schema-when", {"subject": subject})
    return schemas[0]
