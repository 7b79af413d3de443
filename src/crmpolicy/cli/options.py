"""Options, arguments and commands whose help is worded in both languages."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeVar

import click

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.speaking import ALL_FORMS, FORMS, Form, Speaker
from crmpolicy.wording import LANGUAGES

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
CODES: Final = {"0": "cli-code-0", "1": "cli-code-1", "2": "cli-code-2"}
"""Exit codes of most commands, with the messages that tell what they mean."""


class Argument(click.Argument):
    """An argument with help; ``said`` is a message code."""

    def __init__(self, *declarations: Any, said: str, **settings: Any) -> None:
        super().__init__(*declarations, **settings)
        self.said = said


class Option(click.Option):
    """An option whose help is a message code."""

    def __init__(self, *declarations: Any, said: str, **settings: Any) -> None:
        super().__init__(*declarations, **settings)
        self.said = said


class Command(click.Command):
    """A command whose help is laid out by us: Chinese needs twice the width of Latin letters."""

    said = ""
    forms: Sequence[Form] = FORMS
    codes: Mapping[str, str] = CODES

    def get_help(self, ctx: click.Context) -> str:
        """Lay the help out."""
        from crmpolicy.cli.helping import command_help  # noqa: PLC0415 - only when help is asked for

        return command_help(self, self.said, ctx, ctx.find_object(Speaker) or Speaker())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command.

        Raises:
            CommandError: a form was asked for, before the name of the command, that it does not write.
        """
        if (ctx.find_object(Speaker) or Speaker()).form not in self.forms:
            raise CommandError("cli-not-a-choice", {"name": "--format", "choices": tuple(self.forms)})
        return super().invoke(ctx)


class Group(Command, click.Group):
    """A command of commands; ``named`` are these, each with the message that tells what it does."""

    forms = ALL_FORMS  # those of its commands: each looks whether it writes what was asked for
    named: Mapping[str, str] = MappingProxyType({})


def argument(name: str, said: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """Add an argument."""
    return click.argument(name, cls=Argument, said=said, **settings)


def option(
    name: str, said: str, *, into: str = "", short: str = "", **settings: Any
) -> Callable[[Decorated], Decorated]:
    """Add an option.

    Args:
        name: its name, with two strokes.
        said: the message that tells what it is for.
        into: the parameter that it fills where the option's own name will not do.
        short: another name, of one letter.
        settings: what click takes.
    """
    names = filter(None, (name, short, into))
    return click.option(*names, cls=Option, said=said, **settings)


def standard(function: Decorated, forms: Sequence[Form] = FORMS) -> Decorated:
    """Add what every command takes; the values were listened for before (see ``speaking.listen``)."""
    for name, said, words in (
        ("--language", "cli-help-language", LANGUAGES),
        ("--format", "cli-help-format" if forms == FORMS else "cli-help-formats", forms),
    ):
        function = option(name, said, type=click.Choice(words), expose_value=False)(function)
    return function


def all_forms(function: Decorated) -> Decorated:
    """Add what stands before the name of a command: it is not yet known what the command writes."""
    return standard(function, ALL_FORMS)


def command(
    name: str, said: str, *, forms: Sequence[Form] = FORMS, codes: Mapping[str, str] = CODES
) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function that takes the speaker first and returns the exit code.

    Args:
        name: what people type.
        said: the message that tells what it does.
        forms: what ``--format`` may say.
        codes: the exit codes, with the messages that tell what they mean.
    """

    def make(function: Callable[..., Any]) -> Command:
        made = click.command(name, cls=Command)(click.pass_obj(standard(function, forms)))
        made.said, made.forms, made.codes = said, forms, codes
        return made

    return make


def group(name: str, said: str, *, named: Mapping[str, str]) -> Callable[[Callable[..., Any]], Group]:
    """Make a command of commands of a function that is run before each; without one it shows its help.

    Args:
        name: what people type.
        said: the message that tells what its commands are about.
        named: the commands, each with the message that tells what it does.
    """

    def make(function: Callable[..., Any]) -> Group:
        made = click.group(name, cls=Group, invoke_without_command=True)(all_forms(function))
        made.said, made.named = said, named
        return made

    return make


company = option("--company", "cli-help-company", metavar="FILE", required=True)
company_if_any = option("--company", "cli-help-company", metavar="FILE")
now = option("--now", "cli-help-now", metavar="ISO", required=True)
now_if_any = option("--now", "cli-help-now", metavar="ISO")
