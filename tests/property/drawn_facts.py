"""What gives the facts of shipped questions, each made once: making it takes longer than drawing from it.

A test that draws its question first would otherwise make it anew for every example.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.testing.filled_forms import forms_for
from crmpolicy.testing.strategies import facts_for

_MOST = 100


@lru_cache(_MOST)
def facts_of(question: str, policies: PolicySet, now: datetime) -> st.SearchStrategy[dict[str, Any]]:
    """Give facts for a question, as ``facts_for`` does."""
    return facts_for(question, policies, now=now)


@lru_cache(_MOST)
def forms_of(form: str, policies: PolicySet) -> st.SearchStrategy[dict[str, Any]]:
    """Give forms that are filled in, as ``forms_for`` does."""
    return forms_for(form, policies)
