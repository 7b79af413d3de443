"""A decision in sentences, in Chinese and in English: what, why, why not better, what would change it."""

from crmpolicy.explain.looking import describe_steps, describe_trace
from crmpolicy.explain.regions import describe_region
from crmpolicy.explain.sentences import explain
from crmpolicy.explain.titles import rule_title

__all__ = ["describe_region", "describe_steps", "describe_trace", "explain", "rule_title"]
