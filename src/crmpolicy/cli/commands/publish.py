"""``crmpolicy publish``: the policy in force as a document that people can read and sign."""

from pathlib import Path

from crmpolicy.cli.failing import DONE
from crmpolicy.cli.moments import read_day
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.publish.chapters import cover_of, pieces_of
from crmpolicy.cli.publish.in_force import of_day
from crmpolicy.cli.publish.word_file import package, word_file
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.drafts import write_atomically


@command("publish", "cli-publish")
@argument("company", "cli-help-publish-company", metavar="COMPANY")
@option("--out", "cli-help-publish-out", short="-o", metavar="FILE", required=True)
@option("--on", "cli-help-publish-on", metavar="DATE")
def run(speaker: Speaker, *, company: str, out: str, on: str | None) -> int:
    """Write the document."""
    day = read_day(on) if on is not None else None
    package()  # its absence is told before anything is worked out
    policies = load_policy_set(company)
    if day is not None:
        policies = of_day(policies, day)
    pieces = [*pieces_of(speaker, policies, days=day is None)]
    write_atomically(Path(out), word_file(cover_of(speaker, policies, day), pieces, speaker.language))
    if speaker.in_json:
        documents = [*policies.effective.documents]
        speaker.write_data(
            {
                "written": out,
                "company": policies.company,
                "digest": policies.digest,
                "on": on,
                "documents": documents,
            }
        )
    else:
        speaker.write(speaker.say("cli-publish-written", file=out, digest=policies.digest[:12]))
    return DONE
