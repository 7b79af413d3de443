"""The whole document: the cover, what the company has settled, each question in its chapter, what is left."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from crmpolicy.cli.calendars import calendar_blocks
from crmpolicy.cli.layout import Block, Column, Grid, Line
from crmpolicy.cli.publish.content import Chapter, Cover, Piece
from crmpolicy.cli.publish.questions import Telling, clause_grid, question_blocks
from crmpolicy.cli.publish.values import value_blocks
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.whole_company import roles_pairs, together_block
from crmpolicy.cli.wordings import document_said, value_said
from crmpolicy.company.answering import fact_maps_of, scale_maps_of
from crmpolicy.company.citing import cited
from crmpolicy.engine import PolicySet
from crmpolicy.policy.documents import Clause
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType

Words = tuple[tuple[str, str], ...]
_SIGNERS: Final = ("review-drafted", "review-examined", "review-approved")
_SIGNING: Final = ("review-part", "review-name", "review-signature", "review-day")


def cover_of(speaker: Speaker, policies: PolicySet, day: date | None) -> Cover:
    """Tell what is published and who signs."""
    effective = policies.effective
    documents = "\n".join(document_said(speaker, each) for each in effective.documents.values())
    when = speaker.say("publish-on", day=day.isoformat()) if day else speaker.say("publish-all-days")
    company = speaker.say("publish-named", title=effective.title, name=policies.company)
    return Cover(
        title=speaker.put(effective.title),
        about=speaker.say("publish-title"),
        rows=(
            (speaker.say("review-company"), company),
            (speaker.say("cli-part-adopted"), documents),
            (speaker.say("publish-in-force"), when),
            (speaker.say("review-digest"), policies.digest),
        ),
        sign=speaker.say("publish-sign"),
        heads=[speaker.say(each) for each in _SIGNING],
        signers=[speaker.say(each) for each in _SIGNERS],
        contents=speaker.say("review-contents"),
        page=speaker.say("publish-page"),
    )


def pieces_of(speaker: Speaker, policies: PolicySet, *, days: bool) -> Iterator[Piece]:
    """Lay the whole policy out; each clause and each value is told once, where it first counts.

    Args:
        speaker: the language.
        policies: what is published.
        days: whether values are told with the days on which they count.
    """
    telling = Telling(speaker, policies, dict(cited(policies)), days)
    yield Chapter(1, speaker.say("publish-general"))
    yield from _general(speaker, policies)
    for room, subjects in _rooms(policies.effective).items():
        yield Chapter(1, speaker.say(f"room-{room}"))
        for tables in subjects:
            yield from _subject(telling, tables)
    yield from _rest(telling)


def _general(speaker: Speaker, policies: PolicySet) -> Iterator[Piece]:
    effective = policies.effective
    yield Chapter(2, speaker.say("cli-part-together"))
    yield _together(speaker, policies)
    yield Chapter(2, speaker.say("cli-part-maps"))
    maps = [*_maps(speaker, policies)]
    yield from maps or [Line(speaker.say("cli-no-maps"))]
    yield Chapter(2, speaker.say("cli-part-roles"))
    yield (
        roles_pairs(speaker, policies, named=False) if effective.roles else Line(speaker.say("cli-no-roles"))
    )
    yield Chapter(2, speaker.say("cli-part-calendar"))
    yield from calendar_blocks(speaker, effective.calendar)


def _together(speaker: Speaker, policies: PolicySet) -> Block:
    """Lay out what several documents answer, by titles: names are for those who edit."""
    block = together_block(speaker, policies)
    if not isinstance(block, Grid):
        return block
    titles = {key: speaker.put(each.title) for key, each in policies.effective.documents.items()}
    rows = [
        (question.partition("\n")[0], "\n".join(titles[key] for key in documents.split("\n")), how)
        for question, documents, how in block.rows
    ]
    return replace(block, rows=rows)


def _maps(speaker: Speaker, policies: PolicySet) -> Iterator[Block]:
    """Lay out maps, a table each; where they are written matters to nobody who signs."""
    scales = policies.effective.scales
    for each in scale_maps_of(policies, None):
        yield Line(speaker.say("publish-scale-map", source=each.source, target=each.target))
        kinds = [Choice(scales[key]) if key in scales else None for key in (each.source, each.target)]
        yield _words(speaker, each.words, *kinds)
    for mapped in fact_maps_of(policies, None):
        fact = policies.effective.facts.get(mapped.fact)
        title = fact.title if fact else mapped.fact
        point = policies.point(mapped.point)
        name = f"{mapped.point}.{mapped.output}"
        yield Line(speaker.say("publish-fact-map", fact=title, point=point.title, name=name))
        yield _words(speaker, mapped.words, point.outcome[mapped.output], fact.type if fact else None)


def _words(speaker: Speaker, words: Words, source: ValueType | None, target: ValueType | None) -> Grid:
    heads = (Column(speaker.say("publish-word")), Column(speaker.say("publish-stands-for")))
    return Grid(heads, [(_word(speaker, source, one), _word(speaker, target, other)) for one, other in words])


def _word(speaker: Speaker, kind: ValueType | None, word: str) -> str:
    """Give the title of a word of a scale; a word of another type stands for itself."""
    return value_said(speaker, kind, word) if isinstance(kind, Choice) else word


def _rooms(effective: Effective) -> Mapping[str, list[tuple[Table, ...]]]:
    """Put the questions that are answered into the rooms of the catalogue, in its order; others come last."""
    known = [*effective.subjects, *sorted({each.subject for each in effective.tables.values()})]
    rooms: dict[str, list[tuple[Table, ...]]] = {}
    for subject in dict.fromkeys(known):
        tables = effective.answering(subject)
        if tables:
            room = effective.subjects[subject].room if subject in effective.subjects else "other"
            rooms.setdefault(room, []).append(tables)
    return rooms


def _subject(telling: Telling, tables: tuple[Table, ...]) -> Iterator[Piece]:
    speaker, policies = telling.speaker, telling.policies
    yield Chapter(2, speaker.put(policies.point(tables[0].subject).title))
    several = len(policies.effective.documents) > 1
    for table in tables:
        if several:
            yield Chapter(3, document_said(speaker, policies.effective.documents[table.document]))
        yield from question_blocks(telling, table)


def _rest(telling: Telling) -> Iterator[Piece]:
    """Lay out the values that no question looks at, and the clauses that nothing above cites."""
    speaker, effective = telling.speaker, telling.policies.effective
    values = telling.fresh_values(effective.parameters.values())
    clauses = telling.fresh_clauses(telling.clauses)
    if values:
        yield Chapter(1, speaker.say("publish-other-values"))
        yield from value_blocks(speaker, telling.policies, values, days=telling.days)
    if clauses:
        yield Chapter(1, speaker.say("publish-other-clauses"))
        yield from _by_document(speaker, effective, clauses)


def _by_document(speaker: Speaker, effective: Effective, clauses: list[Clause]) -> Iterator[Piece]:
    for key, document in effective.documents.items():
        own = [each for each in clauses if each.id.startswith(f"{key}.")]
        if own:
            yield Chapter(2, document_said(speaker, document))
            yield clause_grid(speaker, own)
