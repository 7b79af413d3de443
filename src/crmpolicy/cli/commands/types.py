"""``crmpolicy types``: Python types of facts, for the library itself or for one company."""

from pathlib import Path

from crmpolicy.cli.failing import DONE, NO_ANSWER, CommandError
from crmpolicy.cli.options import command, company_if_any, option
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.company.annotating import company_types
from crmpolicy.company.generating import stale_modules, write_modules
from crmpolicy.company.places import PACKAGE
from crmpolicy.drafts import write_atomically


@command("types", "cli-types")
@company_if_any
@option("--check", "cli-help-check", is_flag=True)
@option("--out", "cli-help-out", metavar="FILE")
def run(speaker: Speaker, *, company: str | None, check: bool, out: str | None) -> int:
    """Write types, or tell which are stale."""
    if company is not None:
        return _of_company(speaker, company, out, check=check)
    if out is not None:
        raise CommandError("cli-types-out")
    if not (PACKAGE.parent.parent / "pyproject.toml").is_file():
        raise CommandError("cli-types-checkout")
    return _of_library(speaker, check=check)


def _of_library(speaker: Speaker, *, check: bool) -> int:
    stale = stale_modules(PACKAGE)
    if not check:
        write_modules(PACKAGE, stale)
    if speaker.in_json:
        speaker.write_data({"stale" if check else "written": [*stale]})
    for name in () if speaker.in_json else stale:
        speaker.write(
            speaker.say("cli-types-stale" if check else "cli-types-written", file=f"crmpolicy/{name}")
        )
    if not stale and not speaker.in_json:
        speaker.write(speaker.say("cli-types-fresh"))
    return NO_ANSWER if stale and check else DONE


def _of_company(speaker: Speaker, company: str, out: str | None, *, check: bool) -> int:
    """Write the types of a company to a file or to the output; with ``check``, compare with the file."""
    text = company_types(load_policy_set(company))
    if out is None:
        if check:
            raise CommandError("cli-types-check-what")
        speaker.write_data({"text": text}) if speaker.in_json else speaker.write(text.rstrip("\n"))
        return DONE
    path = Path(out)
    fresh = path.is_file() and path.read_text(encoding="utf-8") == text
    if not fresh and not check:
        write_atomically(path, text.encode())
    if speaker.in_json:
        speaker.write_data({"stale" if check else "written": [] if fresh else [out]})
        return NO_ANSWER if check and not fresh else DONE
    code = "cli-types-fresh" if fresh else "cli-types-stale" if check else "cli-types-written"
    speaker.write(speaker.say(code, file=out))
    return NO_ANSWER if check and not fresh else DONE
