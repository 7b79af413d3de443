"""Writes ``tests/typing/facts.py``: the example of each question, for type checkers to read.

The examples of typed facts stand in docstrings, where they run but nobody looks at their types. Run
``python -m tools.typed_examples``; with ``--check`` nothing is written, and a stale file is named.
"""

import doctest
import sys
from importlib import import_module
from textwrap import indent
from typing import Final, is_typeddict

from tools.public_names import PACKAGE, public

FILE: Final = PACKAGE.parent.parent / "tests" / "typing" / "facts.py"
HEAD: Final = '''\
"""Every question asked with typed facts, which only type checkers read: it is never run.

Generated from the examples in docstrings by `python -m tools.typed_examples`; edit the cases, not this file.
"""

from crmpolicy import Decision
'''


def example(module: str, name: str) -> str:
    """Write the example of a typed mapping as a function; what it shows at its end is left out.

    >>> print(example("crmpolicy", "CustomerIndustryFacts").splitlines()[0])
    def ask_with_customer_industry_facts() -> Decision:
    """
    told = doctest.DocTestParser().get_examples(getattr(import_module(module), name).__doc__)
    lines = "".join(each.source for each in told if not each.want).replace("decision = ", "return ")
    used = lines if lines.count("Decimal(") else lines.replace("from decimal import Decimal\n", "")
    body = f"from {module} import {name}\n{used}"
    called = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    return f"def ask_with{called}() -> Decision:\n{indent(body, '    ')}"


def text() -> str:
    """Give the whole file."""
    typed = [
        (module, name) for module, name in public() if is_typeddict(getattr(import_module(module), name))
    ]
    return "\n\n".join([HEAD, *(example(module, name) for module, name in typed)])


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8") if FILE.is_file() else ""
    after = text()
    only_check = "--check" in sys.argv[1:]
    if before != after:
        print(f"{'stale' if only_check else 'wrote'}: tests/typing/{FILE.name}")
        if not only_check:
            FILE.write_text(after, encoding="utf-8", newline="\n")
    sys.exit(before != after and only_check)
