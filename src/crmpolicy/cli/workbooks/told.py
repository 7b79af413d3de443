"""An edited workbook laid out: each edit, what is wrong, what differs, and what became of it."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.cli.differences import difference_blocks, difference_data
from crmpolicy.cli.findings import seen
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line, Tone
from crmpolicy.cli.settings import judged_blocks, judged_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data
from crmpolicy.cli.workbooks.importing import Import, State

_STATES: Final = {
    "same": "cli-table-same",
    "dry": "cli-table-dry",
    "refused": "cli-table-refused",
    "written": "cli-table-wrote",
    "changed": "cli-table-changed",
}
_MOST: Final = 10


def import_blocks(speaker: Speaker, taken: Import, state: State) -> Iterator[Block]:
    """Lay an edited workbook out."""
    yield Heading(speaker.say("cli-table-edits", count=str(len(taken.drafts.told))), seen(str(taken.path)))
    if taken.drafts.told:
        heads = ("cli-table-cell", "cli-table-what", "cli-set-was", "cli-set-will", "cli-head-place")
        quiet = ("cli-table-cell", "cli-head-place")
        columns = [Column(speaker.say(head), tone="quiet" if head in quiet else "") for head in heads]
        none = speaker.say("cli-diff-absent")
        rows = [
            (each.cell.short, each.what, each.before or none, each.after or none, str(each.place or ""))
            for each in taken.drafts.told
        ]
        yield Grid(columns, rows)
    if taken.changed_since:
        yield Gap()
        yield Line(speaker.say("cli-table-meanwhile", count=str(len(taken.edits.meanwhile))))
        for sheet, row, column in taken.edits.meanwhile[:_MOST]:
            yield Line(f"{sheet} · {row} · {column}", tone="quiet", indent=2)
    if taken.judged is not None:
        yield Gap()
        yield from judged_blocks(speaker, taken.judged)
    if taken.difference is not None:
        yield Gap()
        yield Line(speaker.say("cli-set-differs"), tone="strong")
        yield Gap()
        yield from difference_blocks(speaker, taken.difference)
    yield Gap()
    files = speaker.say("excel-joint").join(seen(str(each)) for each in taken.drafts.edits)
    tone: Tone = "bad" if state in ("refused", "changed") else "good"
    yield Line(speaker.say(_STATES[state], file=files), tone=tone)


def import_data(speaker: Speaker, taken: Import, state: State) -> dict[str, Any]:
    """Give an edited workbook as data."""
    return {
        "workbook": taken.file,
        "policies": seen(str(taken.path)),
        "question": taken.memory.question or None,
        "policies_changed": taken.changed_since,
        "meanwhile": [list(each) for each in taken.edits.meanwhile],
        "edits": [
            {
                "cell": each.cell.short,
                "what": each.what,
                "before": each.before,
                "after": each.after,
                "place": place_data(each.place),
            }
            for each in taken.drafts.told
        ],
        "check": judged_data(speaker, taken.judged) if taken.judged else None,
        "difference": difference_data(speaker, taken.difference) if taken.difference else None,
        "files": [seen(str(each)) for each in taken.drafts.edits],
        "state": state,
    }
