"""Grade the customers of an ERP: its records in, a grade with its reasons in Chinese out.

    python grade.py [CUSTOMERS.json] [--at 2026-03-02T09:00+08:00] [--company example-steel] [--language zh]

Nothing is converted here: `columns.yaml` says what the ERP calls the facts, in which units and codes.
"""

import argparse
import json
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import crmpolicy
from crmpolicy.portfolio import ColumnMapping

HERE = Path(__file__).parent


def read_records(path: Path) -> list[dict[str, Any]]:
    """Read what the ERP exports; its amounts stay exact, they never pass through binary numbers."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return found


def grade(
    policies: crmpolicy.PolicySet, columns: ColumnMapping, record: dict[str, Any], now: datetime
) -> crmpolicy.Decision:
    """Decide one record; a :class:`FactsError` has everything that is wrong with it."""
    return policies.point("customer_grade").evaluate(columns.facts_of(record), now=now)


def main() -> int:
    """Print every customer with its explanation; 1 where some record could not be graded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("customers", nargs="?", type=Path, default=HERE / "customers.json")
    parser.add_argument("--at", type=datetime.fromisoformat, default="2026-03-02T09:00+08:00")
    parser.add_argument("--company", default="example-steel")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    given = parser.parse_args()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")

    policies = crmpolicy.load_policy_set(given.company)
    columns = ColumnMapping.read(HERE / "columns.yaml")
    refused = 0
    for record in read_records(given.customers):
        print(f"== {record['编号']} {record['名称']}")
        try:
            decision = grade(policies, columns, record, given.at)
        except crmpolicy.FactsError as error:
            refused += 1
            for fault in error.faults:
                print(f"{fault.code}: {fault.message(given.language)}")
        except crmpolicy.UndecidedError as error:
            refused += 1
            print(f"{error.code}: {error.message(given.language)}")
        else:
            print(crmpolicy.explain(policies, decision, language=given.language))
        print()
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
