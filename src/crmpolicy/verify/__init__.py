"""What is true of policies for all facts: findings, differences, and the proof that nothing else is."""

from crmpolicy.verify.checking import check
from crmpolicy.verify.comparing.difference import Difference
from crmpolicy.verify.comparing.differing import diff
from crmpolicy.verify.declarations.ledger import Ledger
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.verify.finding import Finding, Report

__all__ = ["Difference", "Finding", "Ledger", "Report", "Witness", "check", "diff"]
