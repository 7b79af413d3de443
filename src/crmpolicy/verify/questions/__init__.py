"""A question laid out for the checker: its gaps, overlaps and unreached rules, and who decides them."""
