"""Laws that hold for every set of facts, each a test in one line; they try and do not prove.

What Hypothesis tries comes often at thresholds in force and one step beside them. A broken law is an
``AssertionError`` with the smallest facts that were found, in Chinese and in English, so it works in pytest
and in unittest alike.
"""

from crmpolicy.testing.laws.agreeing import assert_agrees_with
from crmpolicy.testing.laws.broken import BrokenLawError
from crmpolicy.testing.laws.monotone import assert_monotone
from crmpolicy.testing.laws.total import assert_total

__all__ = ["BrokenLawError", "assert_agrees_with", "assert_monotone", "assert_total"]
