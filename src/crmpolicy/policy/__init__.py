"""The checked model of policies: facts, scales, clauses, parameters and the kinds of rule, as plain data."""
