"""Laws named one by one, each with its verdict: proved, refuted or undecided."""
