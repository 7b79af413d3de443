"""Mutants of policies: small mistakes put into a copy, to see whether some owner's case notices."""
