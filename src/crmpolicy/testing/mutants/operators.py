"""What may be done to policies so that a case ought to notice."""

from typing import Final, Literal

Operator = Literal[
    "drop", "swap", "order", "threshold", "bound", "word", "outcome", "unit", "role", "convention",
]  # fmt: skip
OPERATORS: Final[tuple[Operator, ...]] = (
    "drop", "swap", "order", "threshold", "bound", "word", "outcome", "unit", "role", "convention",
)  # fmt: skip
"""The ways to change policies by mistake.

``drop``: a rule, a derivation, a duty's event, a level, a move, an entry of a form left out. ``swap``: what
follows from two rules exchanged. ``order``: two rules, levels or measures exchanged where their order counts.
``threshold``: a number, day or term one step up or down. ``bound``: at least for over, up to for under, and
back. ``word``: a test looks at another word. ``outcome``: another answer. ``unit``: days for working days and
the like. ``role``: another role. ``convention``: what is counted, combined or allowed in another way.
"""
