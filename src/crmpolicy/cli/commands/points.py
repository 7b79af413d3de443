"""``crmpolicy points``: what can be asked, with which facts, and what comes out."""

from collections.abc import Iterable, Iterator
from typing import Any

from crmpolicy.cli.failing import DONE
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.options import argument, command
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import document_said, fact_said, kind_said, unit_of
from crmpolicy.company.catalogue import AskedFact, Question, questions
from crmpolicy.company.choosing import policy_sets


@command("points", "cli-points")
@argument("path", "cli-help-path", required=False)
def run(speaker: Speaker, *, path: str | None) -> int:
    """List what can be asked."""
    asked = [question for policies in policy_sets(path) for question in questions(policies)]
    if speaker.in_json:
        speaker.write_data({"points": [_data(question) for question in asked]})
    else:
        show(_blocks(speaker, asked))
    return DONE


def _blocks(speaker: Speaker, asked: Iterable[Question]) -> Iterator[Block]:
    for number, question in enumerate(asked):
        if number:
            yield Gap()
        documents = (document_said(speaker, each) for each in question.documents)
        yield Heading(speaker.put(question.title), " · ".join((question.name, *documents)))
        yield Gap()
        yield _facts(speaker, question.facts)
        yield Gap()
        if question.events:
            yield _events(speaker, question)
            yield Gap()
        yield _outputs(speaker, question)
    yield Gap()
    yield Line(speaker.say("cli-points-note"), tone="quiet")


def _facts(speaker: Speaker, facts: Iterable[AskedFact]) -> Grid:
    heads = ("cli-head-fact", "cli-head-title", "cli-head-kind", "cli-head-note")
    name, title, kind, note = (speaker.say(head) for head in heads)
    columns = (Column(name), Column(title), Column(kind), Column(note, tone="quiet"))
    rows = [
        (each.name, speaker.put(each.fact.title), fact_said(speaker, each.fact), _note(speaker, each))
        for each in sorted(facts, key=lambda each: each.used is False)
    ]
    return Grid(columns, rows)


def _note(speaker: Speaker, asked: AskedFact) -> str:
    """Say what need not be given: what follows from other facts, what others decide, what does not count."""
    if asked.used is False:
        return speaker.say("cli-fact-unused")
    if asked.decided_by is not None:
        return speaker.say("cli-fact-decided", point=asked.decided_by)
    return speaker.say("cli-fact-follows", sources=", ".join(asked.sources)) if asked.sources else ""


def _events(speaker: Speaker, question: Question) -> Grid:
    columns = (Column(speaker.say("cli-head-event")), Column(speaker.say("cli-head-title")))
    return Grid(columns, [(name, speaker.put(title)) for name, title in question.events])


def _outputs(speaker: Speaker, question: Question) -> Grid:
    heads = ("cli-head-output", "cli-head-title", "cli-head-kind")
    name, title, kind = (speaker.say(head) for head in heads)
    rows = [(key, speaker.put(words), kind_said(speaker, of)) for key, words, of in question.outputs]
    return Grid((Column(name), Column(title), Column(kind)), rows)


def _data(question: Question) -> dict[str, Any]:
    return {
        "point": question.name,
        "title": question.title._asdict(),
        "room": question.room,
        "documents": [
            {"document": each.key, "version": each.version, "title": each.title._asdict()}
            for each in question.documents
        ],
        "facts": [_fact_data(each) for each in question.facts],
        "events": [{"event": name, "title": title._asdict()} for name, title in question.events],
        "outputs": [
            {"output": name, "title": title._asdict(), "type": kind.name, "unit": unit_of(kind)}
            | {"schema": kind.json_schema()}
            for name, title, kind in question.outputs
        ],
    }


def _fact_data(asked: AskedFact) -> dict[str, Any]:
    fact = asked.fact
    return {
        "fact": asked.name,
        "key": fact.key,
        "title": fact.title._asdict(),
        "type": fact.type.name,
        "unit": unit_of(fact.type),
        "unknown": fact.unknown,
        "personal": fact.personal,
        "follows_from": list(asked.sources),
        "decided_by": asked.decided_by,
        "used": asked.used,
        "schema": fact.type.json_schema(),
    }
