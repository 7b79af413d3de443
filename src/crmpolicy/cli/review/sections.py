"""The sections of the page: what was edited, what follows, whom it moves, what was found, who signs."""

from collections.abc import Iterator, Sequence

from crmpolicy.cli.differences import days_said, declared_said, details, rest_said
from crmpolicy.cli.findings import details as finding_details
from crmpolicy.cli.findings import elsewhere, proved_everywhere, title_of
from crmpolicy.cli.findings import headline as finding_headline
from crmpolicy.cli.html import Markup, tag, together
from crmpolicy.cli.review.drawing import drawn
from crmpolicy.cli.review.edited import Edited
from crmpolicy.cli.review.gathering import Review
from crmpolicy.cli.review.pictures import Picture, picture_of
from crmpolicy.cli.review.tables import listed, mark, named, placed, table, where
from crmpolicy.cli.speaking import Speaker
from crmpolicy.testing import CaseResult
from crmpolicy.testing.flipping import Flipped
from crmpolicy.verify import Finding
from crmpolicy.verify.comparing.difference import Change

_SIGNERS = ("review-drafted", "review-examined", "review-approved")


def edits(speaker: Speaker, review: Review) -> Markup:
    """Lay out the values and the rules that differ."""
    values = _edits(speaker, review.values, "review-values")
    rules = _edits(speaker, review.rules, "review-rules")
    return together(*values, *rules) or tag("p", speaker.say("review-no-edits"))


def _edits(speaker: Speaker, edited: Sequence[Edited], code: str) -> Iterator[Markup]:
    if not edited:
        return
    heads = ("cli-head-title", "cli-diff-head-before", "cli-diff-head-after", "cli-head-clause")
    yield tag("h3", speaker.say(code, count=str(len(edited))))
    yield table(
        [speaker.say(each) for each in heads], (_edit(speaker, each) for each in edited), kind="edits"
    )


def _edit(speaker: Speaker, each: Edited) -> tuple[str, ...]:
    title = each.title
    if each.since:
        days = speaker.say("cli-days-from", begins=each.since.isoformat())
        title = speaker.say("review-since", title=title, days=days)
    after = tag("strong", placed(each.after.said, each.after.place))
    return (
        named(title, each.name),
        placed(each.before.said, each.before.place),
        after,
        "\n".join(each.clauses),
    )


def changes(speaker: Speaker, review: Review) -> Markup:
    """Lay out the answers that change, in pictures and words, then what else differs and what is proved."""
    seen: list[Picture] = []
    parts = [_glance(speaker, review.difference.changes)] if len(review.difference.changes) > 1 else []
    parts += [
        _change(speaker, review, each, number, seen) for number, each in enumerate(review.difference.changes)
    ]
    declared = [
        tag("li", declared_said(speaker, each), " ", where(each.place)) for each in review.difference.declared
    ]
    if declared:
        parts += [tag("h3", speaker.say("cli-diff-declared")), tag("ul", *declared)]
    if review.difference.undecided:
        parts.append(tag("h3", speaker.say("cli-diff-undecided")))
        parts += [_finding(speaker, each, fresh=False) for each in review.difference.undecided]
    parts.append(tag("p", rest_said(speaker, review.difference), class_="proved"))
    return together(*parts)


def _glance(speaker: Speaker, found: Sequence[Change]) -> Markup:
    """Lay out all changes in a table, a line each: what a reader in a hurry has to see."""
    heads = ("cli-head-question", "cli-diff-facts-head", "cli-diff-answer", "cli-diff-head-direction")
    rows = (
        (
            tag("a", speaker.put(each.title), href=f"#change-{number}"),
            _region(speaker, each),
            _answers(speaker, each),
            mark(speaker.say(f"cli-direction-{each.direction}"), each.direction),
        )
        for number, each in enumerate(found)
    )
    return table([speaker.say(each) for each in heads], rows, kind="glance")


def _region(speaker: Speaker, change: Change) -> str:
    region = speaker.put(change.region) if change.region else speaker.say("cli-diff-single")
    return "\n".join(filter(None, (region, days_said(speaker, change.since, change.until))))


def _answers(speaker: Speaker, change: Change) -> str:
    return speaker.say("cli-diff-arrow", before=change.before_said, after=change.after_said)


def _change(speaker: Speaker, review: Review, change: Change, number: int, seen: list[Picture]) -> Markup:
    picture = picture_of(speaker, review.pair, change)
    told = picture in seen
    if picture is not None and not told:
        seen.append(picture)
    direction = mark(speaker.say(f"cli-direction-{change.direction}"), change.direction)
    head = tag("h3", speaker.put(change.title), " ", tag("code", change.point), " ", direction)
    answer = tag("p", _answers(speaker, change), class_="answer")
    shown = None if picture is None else drawn(speaker, picture, number)
    if told:
        shown = tag("p", speaker.say("review-picture-above"), class_="quiet")
    answers = speaker.say("cli-diff-answer")
    rows = [(name, text) for name, text in details(speaker, change) if name != answers]
    return tag("article", head, answer, shown, listed(rows), id=f"change-{number}")


def cases(speaker: Speaker, review: Review) -> Markup:
    """Lay out the owner's cases that flip."""
    flips = review.flips
    count = str(flips.run)
    if not flips.flipped:
        return tag("p", speaker.say("review-no-flips" if flips.run else "review-no-cases", count=count))
    heads = ("review-case", "cli-expected", "cli-diff-head-before", "cli-diff-head-after")
    told = tag("p", speaker.say("review-flips", count=count, flipped=str(len(flips.flipped))))
    rows = (_flipped(speaker, each) for each in flips.flipped)
    return together(told, table([speaker.say(each) for each in heads], rows, kind="cases"))


def _flipped(speaker: Speaker, each: Flipped) -> tuple[str, ...]:
    case = together(
        tag("strong", each.case), tag("br"), tag("code", each.asked), tag("br"), where(each.place)
    )
    return case, speaker.put(each.expected), _result(speaker, each.before), _result(speaker, each.after)


def _result(speaker: Speaker, result: CaseResult) -> Markup:
    code, kind = ("review-passes", "good") if result.passed else ("review-fails", "bad")
    return together(mark(speaker.say(code), kind), tag("br"), speaker.put(result.got))


def findings(speaker: Speaker, review: Review) -> Markup:
    """Lay out what the check of the state to come finds; what was there before says so."""
    report = review.report
    found = (*report.findings, *report.undecided)
    parts = [_finding(speaker, each, fresh=each in review.fresh) for each in found]
    if not found:
        parts.append(tag("p", speaker.say("review-no-findings"), class_="proved"))
    ruled_out = tuple(title_of(name) for name in proved_everywhere(report))
    if ruled_out:
        parts.append(tag("p", speaker.say("cli-checked-proved", titles=ruled_out)))
    return together(*parts)


def _finding(speaker: Speaker, finding: Finding, *, fresh: bool) -> Markup:
    marks = [mark(speaker.say(f"cli-severity-{finding.severity}"), finding.severity)]
    if fresh:
        marks.append(mark(speaker.say("review-fresh"), "fresh"))
    head = tag("h3", together(*(together(each, " ") for each in marks)), tag("code", finding.code))
    said = tag("p", finding_headline(speaker, finding), " ", where(finding.place))
    rows = [*finding_details(speaker, finding), *elsewhere(speaker, finding)]
    return tag("article", head, said, listed(rows) if rows else None, class_="finding")


def signatures(speaker: Speaker, review: Review) -> Markup:
    """Leave a place for those who sign, with what they sign."""
    digests = {"before": review.pair[0].digest[:12], "after": review.pair[1].digest[:12]}
    heads = ("review-part", "review-opinion", "review-name", "review-signature", "review-day")
    rows = [(speaker.say(each), "", "", "", "") for each in _SIGNERS]
    return together(
        tag("p", speaker.say("review-signed", **digests)),
        table([speaker.say(each) for each in heads], rows, kind="signatures"),
    )
