"""The program: finds the command, listens for language and form, and turns every error into lines of text.

Exit codes: 0 done; 1 the question has no answer, a case failed, a check found something or generated types
are stale; 2 the input cannot be used; 3 a check could not be decided.
"""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from crmpolicy.cli import failing
from crmpolicy.cli.options import Command, all_forms
from crmpolicy.cli.speaking import ALL_FORMS, Speaker, listen
from crmpolicy.errors import CrmPolicyError

COMMANDS: Final = {
    "demo": "cli-demo",
    "init": "cli-init",
    "points": "cli-points",
    "params": "cli-params",
    "show": "cli-show",
    "evaluate": "cli-evaluate",
    "run": "cli-run",
    "replay": "cli-replay",
    "plan": "cli-plan",
    "sql": "cli-sql",
    "dmn": "cli-dmn",
    "test": "cli-test",
    "coverage": "cli-accounts",
    "check": "cli-check",
    "prove": "cli-prove",
    "diff": "cli-diff",
    "conflicts": "cli-conflicts",
    "impact": "cli-impact",
    "set": "cli-set",
    "table": "cli-table",
    "lint": "cli-lint",
    "review": "cli-review",
    "publish": "cli-publish",
    "finding": "cli-finding",
    "types": "cli-types",
    "schema": "cli-schema",
}


class Program(Command, click.Group):
    """The commands, each imported only when it is asked for."""

    said = "cli-program"
    named = COMMANDS
    forms = ALL_FORMS  # those of its commands: each looks whether it writes what was asked for

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """Name the commands, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click gives it
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"crmpolicy.cli.commands.{cmd_name}").run
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named; a slip is answered with the nearest name.

        Raises:
            CommandError: no command has this name.
        """
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            if near:
                raise failing.CommandError("cli-no-such-command-near", {"name": args[0], "near": near[0]})
            raise failing.CommandError("cli-no-such-command", {"name": args[0], "known": tuple(COMMANDS)})
        return super().resolve_command(ctx, args)

    def main(  # type: ignore[override]  # click allows modes that a person never uses
        self, args: Sequence[str] | None = None, prog_name: str = "crmpolicy", **_settings: Any
    ) -> NoReturn:
        """Run a command line and leave with its exit code."""
        given = [typed(each) for each in sys.argv[1:]] if args is None else list(args)
        speaker = listen(given)
        speak_utf8()
        try:
            code = self._run(given, prog_name, speaker)
            sys.stdout.flush()
        except BrokenPipeError:
            code = hush()
        sys.exit(code)

    def _run(self, given: list[str], name: str, speaker: Speaker) -> int:
        try:
            with self.make_context(name, given, obj=speaker) as context:
                return int(self.invoke(context) or failing.DONE)
        except click.exceptions.Exit as left:
            return left.exit_code
        except click.UsageError as error:
            failing.tell(speaker, [failing.usage_fault(error)])
            return failing.UNUSABLE
        except CrmPolicyError as error:
            failing.tell(speaker, failing.faults_of(error))
            return failing.exit_code(error)
        except (KeyboardInterrupt, click.Abort):
            return failing.INTERRUPTED
        except BrokenPipeError:
            raise
        except OSError as error:
            failing.tell(speaker, [failing.system_fault(error)])
            return failing.UNUSABLE


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: Chinese must not break where it is C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def typed(argument: str) -> str:
    """Read an argument as UTF-8 where the locale is C and Python could not.

    >>> typed("大".encode().decode("ascii", "surrogateescape")), typed("large")
    ('大', 'large')
    """
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument


def hush() -> int:
    """Leave quietly when nobody reads on: what is still in the buffer must not fail again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return failing.NOBODY_READS


@click.command("crmpolicy", cls=Program, no_args_is_help=False, invoke_without_command=True)
@all_forms
@click.pass_context
def program(context: click.Context) -> None:
    """Show the help when no command is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run what was typed: the entry point of the command ``crmpolicy``."""
    program.main()
