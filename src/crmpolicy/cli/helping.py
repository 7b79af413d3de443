"""Help, worded in both languages: usage, what a command does, what it takes, how it leaves."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from crmpolicy.cli.layout import Block, Gap, Heading, Line, Pairs
from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.speaking import Speaker


def command_help(command: click.Command, said: str, context: click.Context, speaker: Speaker) -> str:
    """Lay out the help of one command.

    Args:
        command: whose help is asked for.
        said: the code of what it does.
        context: click's, for the names typed.
        speaker: the language.
    """
    usage = " ".join((context.command_path, *_taken(command, context, speaker)))
    blocks: list[Block] = [Line(f"{speaker.say('cli-head-usage')}  {usage}"), Gap(), Line(speaker.say(said))]
    parameters = command.get_params(context)
    arguments = [each for each in parameters if isinstance(each, click.Argument)]
    options = [each for each in parameters if isinstance(each, click.Option)]
    blocks += _section(speaker, "cli-head-commands", _commands(command, speaker))
    blocks += _section(
        speaker, "cli-head-arguments", ((_name(each), _said(each, speaker)) for each in arguments)
    )
    blocks += _section(
        speaker, "cli-head-options", ((_option(each, each.opts), _said(each, speaker)) for each in options)
    )
    codes: dict[str, str] = getattr(command, "codes", {})
    blocks += _section(
        speaker, "cli-head-codes", ((code, speaker.say(means)) for code, means in codes.items())
    )
    return laid_out(blocks)


def _section(speaker: Speaker, head: str, rows: Iterable[tuple[str, str]]) -> list[Block]:
    listed = list(rows)
    return [Gap(), Heading(speaker.say(head)), Pairs(listed)] if listed else []


def _taken(command: click.Command, context: click.Context, speaker: Speaker) -> list[str]:
    """Name what stands behind the command; what may be left out is in brackets."""
    taken = []
    for each in command.get_params(context):
        if isinstance(each, click.Argument):
            taken.append(_name(each) if each.required else f"[{_name(each)}]")
        elif each.required:
            taken.append(_option(each))
    if isinstance(command, click.Group):
        taken.append(speaker.say("cli-usage-command"))
    return [*taken, speaker.say("cli-usage-options")]


def _commands(command: click.Command, speaker: Speaker) -> list[tuple[str, str]]:
    named: dict[str, str] = getattr(command, "named", {})
    return [(name, speaker.say(said)) for name, said in named.items()]


def _name(argument: click.Argument) -> str:
    return argument.human_readable_name


def _option(option: Any, names: Sequence[str] = ()) -> str:
    """Write an option with what it takes, by its first name or by those given."""
    name = ", ".join(names) or option.opts[0]
    if isinstance(option.type, click.Choice):
        return f"{name} {'|'.join(map(str, option.type.choices))}"
    return name if option.is_flag else f"{name} {option.metavar}"


def _said(parameter: click.Parameter, speaker: Speaker) -> str:
    code: str = getattr(parameter, "said", "cli-help-help")
    return speaker.say(code)
