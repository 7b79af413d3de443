"""What follows from the rules that match, from what has happened and from the calendar.

Pure functions for duties, chains and lifecycles: events in, states out; nothing is kept.
"""
