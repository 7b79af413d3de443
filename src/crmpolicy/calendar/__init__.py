"""Calendar arithmetic: working time, months from an anchor, calendar periods, days that come again."""
