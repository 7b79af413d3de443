"""The commands for people: ``crmpolicy evaluate`` and its neighbours."""

from crmpolicy.cli.program import main

__all__ = ["main"]
