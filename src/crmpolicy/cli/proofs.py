"""Proofs laid out for people, and as data for programs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from crmpolicy.cli.findings import finding_data, place_columns, seen_place
from crmpolicy.cli.layout import Block, Gap, Heading, Line, Pairs, Tone
from crmpolicy.cli.speaking import Speaker
from crmpolicy.verify.finding import Finding
from crmpolicy.verify.verdicts.law import Beside, Openings, Proof, Proofs, Verdict

_TONES: Final[Mapping[Verdict, Tone]] = {"proved": "good", "refuted": "bad", "undecided": "strong"}
_VERDICTS: Final[Mapping[Verdict, str]] = {
    "proved": "cli-proved",
    "refuted": "cli-refuted",
    "undecided": "cli-undecided",
}
_EXAMPLES: Final = ("cli-finding-example", "cli-finding-beside")


def proofs_blocks(speaker: Speaker, found: Sequence[Proofs]) -> Iterator[Block]:
    """Lay out every law under what it is a law of, then how many are proved."""
    for each in found:
        for _, proofs in groupby(each.proofs, lambda proof: proof.law.of):
            yield from _of(speaker, [*proofs])
            yield Gap()
    for each in found:
        counts = {verdict: str(len(each.having(verdict))) for verdict in _VERDICTS}
        clean = len(each.having("proved")) == len(each.proofs)
        said = speaker.say("cli-prove-summary", names=each.target, **counts)
        yield Line(said, tone="good" if clean else "bad")


def _of(speaker: Speaker, proofs: Sequence[Proof]) -> Iterator[Block]:
    law = proofs[0].law
    yield Heading(speaker.put(law.title), law.of)
    for proof in proofs:
        yield from proof_blocks(speaker, proof)


def proof_blocks(speaker: Speaker, proof: Proof) -> Iterator[Block]:
    """Lay out one law: its verdict and name, what it says, and what shows that it does not hold."""
    law = proof.law
    place = f"{seen_place(law.place)}: " if law.place and proof.verdict != "proved" else ""
    clauses = f" [{', '.join(law.clauses)}]" if law.clauses and not law.by_nature else ""
    says = speaker.say("cli-prove-line", law=law.id, says=f"{speaker.put(law.says)}{clauses}")
    if proof.verdict == "proved":
        says += _how_far(speaker, proof)
    yield Line(
        f"{place}{speaker.say(_VERDICTS[proof.verdict])} {says}",
        tone=_TONES[proof.verdict],
        indent=2,
        whole=True,
    )
    rows = [*_details(speaker, proof)]
    if rows:
        yield Pairs(rows, indent=4)


def _details(speaker: Speaker, proof: Proof) -> Iterator[tuple[str, str]]:
    for finding in proof.findings:
        yield from _finding(speaker, finding)
    if proof.beside is not None:
        yield from _beside(speaker, proof.beside)
    if proof.openings is not None and proof.verdict != "proved":
        yield from _openings(speaker, proof.openings)


def _how_far(speaker: Speaker, proof: Proof) -> str:
    """Word for which values a proof holds, where some are open."""
    if proof.openings is not None:
        return speaker.say("cli-prove-every-filling", count=str(proof.openings.tried))
    return speaker.say("cli-prove-binds") if proof.law.binds else ""


def _finding(speaker: Speaker, finding: Finding) -> Iterator[tuple[str, str]]:
    place = f"{seen_place(finding.place)}: " if finding.place else ""
    yield speaker.say("cli-prove-why"), f"{place}{finding.sentence(speaker.language)}"
    if finding.since:
        yield speaker.say("cli-finding-since"), finding.since.isoformat()
    if finding.region:
        yield speaker.say("cli-finding-region"), speaker.put(finding.region)
    for code, words in zip(_EXAMPLES, finding.shown, strict=False):
        yield speaker.say(code), speaker.put(words)
    if finding.assumed:
        yield speaker.say("cli-finding-assumed"), speaker.put(finding.assumed)
    for given in finding.given:
        where = f"{seen_place(given.place)}: " if given.place and given.place != finding.place else ""
        yield speaker.say("cli-finding-given"), f"{where}{given.sentence(speaker.language)}"


def _beside(speaker: Speaker, beside: Beside) -> Iterator[tuple[str, str]]:
    one, other = (speaker.put(each) for each in beside.values)
    change = speaker.say("cli-prove-change", fact=beside.fact, one=one, other=other)
    yield speaker.say("cli-prove-differs"), change
    before, after = (speaker.put(each) for each in beside.answers)
    if before and after:
        yield speaker.say("cli-prove-answer"), f"{before} → {after}"


def _openings(speaker: Speaker, openings: Openings) -> Iterator[tuple[str, str]]:
    name, count = speaker.say("cli-prove-orders"), str(openings.tried)
    if openings.wrong == openings.tried:
        yield name, speaker.say("cli-prove-all-orders", count=count)
    elif openings.wrong:
        yield name, speaker.say("cli-prove-some-orders", count=count, wrong=str(openings.wrong))
    if openings.needs is not None:
        yield speaker.say("cli-prove-needs"), speaker.put(openings.needs)
        for place in openings.places:
            yield speaker.say("cli-finding-related"), str(seen_place(place))


def proofs_data(speaker: Speaker, found: Sequence[Proofs]) -> dict[str, Any]:
    """Give proofs as data: sentences in the language spoken, values exact."""
    return {
        "proved": [
            {
                "target": each.target,
                "counts": {verdict: len(each.having(verdict)) for verdict in _VERDICTS},
                "laws": [_data(speaker, proof) for proof in each.proofs],
            }
            for each in found
        ]
    }


def _data(speaker: Speaker, proof: Proof) -> dict[str, Any]:
    law = proof.law
    return {
        "law": law.id,
        "of": law.of,
        "title": speaker.put(law.title),
        "says": speaker.put(law.says),
        "by_nature": law.by_nature,
        "check": law.check,
        "verdict": proof.verdict,
        "clauses": list(law.clauses),
        "readings": list(law.readings),
        **place_columns(law.place),
        "findings": [finding_data(speaker, each) for each in proof.findings],
        "beside": _beside_data(speaker, proof.beside),
        "open_values": _openings_data(speaker, proof.openings),
        "binds": law.binds,
    }


def _beside_data(speaker: Speaker, beside: Beside | None) -> dict[str, Any] | None:
    if beside is None:
        return None
    return {
        "fact": speaker.put(beside.fact),
        "values": [speaker.put(each) for each in beside.values],
        "answers": [speaker.put(each) for each in beside.answers],
    }


def _openings_data(speaker: Speaker, openings: Openings | None) -> dict[str, Any] | None:
    if openings is None:
        return None
    return {
        "orders": openings.tried,
        "refuted_in": openings.wrong,
        "needs": speaker.put(openings.needs) if openings.needs is not None else None,
        "places": [place_columns(place) for place in openings.places],
    }
