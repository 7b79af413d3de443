"""The solver asked: a model, a proof that there is none, or no answer."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final, TypeVar

import z3

from crmpolicy.values import FINEST
from crmpolicy.verify.proving.shapes import Expr
from crmpolicy.verify.undecided import NotDecidedError

T = TypeVar("T")

LATTICES: Final = (None, Fraction(1, 100), Fraction(1, 10**6), Fraction(1, 10**FINEST))
"""What numbers without a step are multiples of: first of nothing, at last of the finest that there is."""


def model_of(formulas: Sequence[Expr], timeout_ms: int) -> Any:
    """Give a model of some formulas; ``None`` proves that there is none.

    Raises:
        NotDecidedError: the solver gives up, or takes too long.
    """
    solver = z3.Solver()
    solver.set("timeout", timeout_ms)
    solver.add(*formulas)
    found = solver.check()
    if found == z3.unknown:
        raise NotDecidedError("verify-prover-unknown", reason=str(solver.reason_unknown()))
    return solver.model() if found == z3.sat else None


def legal_model(ask: Callable[[Fraction | None], T | None], is_legal: Callable[[T], bool]) -> T | None:
    """Ask over all numbers first; where what is found has no end as a decimal number, over ever finer ones.

    Args:
        ask: asks the question for numbers that are multiples of something, or for all.
        is_legal: whether a caller could give what was found.

    Raises:
        NotDecidedError: as :func:`model_of`.
    """
    for lattice in LATTICES:
        try:
            found = ask(lattice)
        except NotDecidedError as error:
            if error.fault.code != "verify-prover-irrational":
                raise
            continue
        if found is None and lattice in (None, LATTICES[-1]):
            return None
        if found is not None and is_legal(found):
            return found
    raise NotDecidedError("verify-prover-irrational")
