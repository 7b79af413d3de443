"""Calendar arithmetic: months from an anchor, calendar periods, windows that end now."""
