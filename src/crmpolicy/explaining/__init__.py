"""A decision in sentences, in Chinese and in English: what, why, why not better, what would change it."""

from crmpolicy.explaining.looking import describe_steps, describe_trace
from crmpolicy.explaining.regions import describe_region
from crmpolicy.explaining.sentences import explain
from crmpolicy.explaining.titles import rule_title

__all__ = ["describe_region", "describe_steps", "describe_trace", "explain", "rule_title"]
