"""The prover behind ``prover``: tables, derived facts and outcomes as terms of z3."""
