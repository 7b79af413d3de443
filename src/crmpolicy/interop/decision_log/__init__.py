"""Decisions written down as JSON lines, personal facts redacted, and decided anew from there."""

from crmpolicy.interop.decision_log.replaying import Replay, replay
from crmpolicy.interop.decision_log.writing import DecisionLog

__all__ = ["DecisionLog", "Replay", "replay"]
