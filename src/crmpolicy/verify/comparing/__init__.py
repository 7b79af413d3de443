"""Two policy sets compared for all facts."""
