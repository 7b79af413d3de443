"""What is true of policies for all facts: findings, differences, and the proof that nothing else is."""

from crmpolicy.verify.checking import check
from crmpolicy.verify.difference import Difference
from crmpolicy.verify.differing import diff
from crmpolicy.verify.finding import Finding, Report
from crmpolicy.verify.witness import Witness

__all__ = ["Difference", "Finding", "Report", "Witness", "check", "diff"]
