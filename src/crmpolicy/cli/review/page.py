"""The whole page: one file that needs nothing from anywhere, for the screen and for paper."""

from collections.abc import Iterator
from importlib.resources import files

from crmpolicy.cli.findings import seen
from crmpolicy.cli.html import Markup, tag
from crmpolicy.cli.review.gathering import Review, target_of
from crmpolicy.cli.review.people import people
from crmpolicy.cli.review.sections import cases, changes, edits, findings, signatures
from crmpolicy.cli.review.tables import table
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import document_said
from crmpolicy.engine import PolicySet

_TAGS = {"zh": "zh-CN", "en": "en"}
_SECTIONS = {
    "edits": edits,
    "changes": changes,
    "cases": cases,
    "customers": people,
    "findings": findings,
    "signatures": signatures,
}


def page(speaker: Speaker, review: Review) -> str:
    """Write the page; the same change gives the same page."""
    title = speaker.say("review-title", company=review.pair[1].effective.title)
    rule = "default-src 'none'; style-src 'unsafe-inline'"  # nothing is fetched, whatever a title says
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=rule),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", Markup(_style())),
    )
    body = tag(
        "body", _top(speaker, review, title), _contents(speaker), _main(speaker, review), _end(speaker)
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=_TAGS[speaker.language])}\n"


def counts(review: Review) -> dict[str, int]:
    """Count what a reviewer looks at first."""
    moved = review.customers.impacts if review.customers else ()
    return {
        "values": len(review.values),
        "rules": len(review.rules),
        "changes": len(review.difference.changes),
        "looser": sum(each.direction == "looser" for each in review.difference.changes),
        "flips": len(review.flips.flipped),
        "moved": sum(len(impact.moved) for impact, _ in moved),
        "findings": len(review.report.findings),
        "fresh": len(review.fresh),
        "undecided": len(review.difference.undecided) + len(review.report.undecided),
    }


def _style() -> str:
    return files("crmpolicy.cli.review").joinpath("page.css").read_text(encoding="utf-8")


def _top(speaker: Speaker, review: Review, title: str) -> Markup:
    heads = ["", speaker.say("cli-diff-head-before"), speaker.say("cli-diff-head-after")]
    sides = [dict(_identity(speaker, each)) for each in review.pair]
    rows = [(name, sides[0][name], sides[1][name]) for name in sides[0]]
    tiles = (
        tag(
            "div",
            tag("b", str(count)),
            tag("span", speaker.say(f"review-count-{name}")),
            class_=_tone(name, count),
        )
        for name, count in counts(review).items()
    )
    return tag(
        "header", tag("h1", title), table(heads, rows, kind="sides"), tag("div", *tiles, class_="tiles")
    )


def _identity(speaker: Speaker, policies: PolicySet) -> Iterator[tuple[str, str]]:
    effective = policies.effective
    documents = (document_said(speaker, each) for each in effective.documents.values())
    yield speaker.say("review-company"), f"{speaker.put(effective.title)}\n{policies.company}"
    yield speaker.say("review-file"), seen(str(target_of(policies)))
    yield speaker.say("cli-part-adopted"), "\n".join(documents)
    yield speaker.say("review-digest"), policies.digest


def _tone(name: str, count: int) -> str:
    grave = name in ("looser", "flips", "fresh", "undecided")
    return "tile none" if not count else "tile grave" if grave else "tile"


def _contents(speaker: Speaker) -> Markup:
    links = (tag("a", _heading(speaker, name), href=f"#{name}") for name in _SECTIONS)
    return tag("nav", *links, aria_label=speaker.say("review-contents"))


def _heading(speaker: Speaker, name: str) -> str:
    number = str([*_SECTIONS].index(name) + 1)
    return speaker.say("review-numbered", number=number, title=speaker.say(f"review-section-{name}"))


def _main(speaker: Speaker, review: Review) -> Markup:
    parts = (
        tag(
            "section",
            tag("h2", _heading(speaker, name), id=f"{name}-title"),
            part(speaker, review),
            id=name,
            aria_labelledby=f"{name}-title",
        )
        for name, part in _SECTIONS.items()
    )
    return tag("main", *parts)


def _end(speaker: Speaker) -> Markup:
    return tag("footer", tag("p", speaker.say("review-end")))
