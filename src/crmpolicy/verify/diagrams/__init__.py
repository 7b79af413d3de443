"""Rules laid out over the space of facts, and their answers as decision diagrams."""
