"""The app of Django, in processes of its own: its settings reach nothing else of this suite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "examples" / "django_regrade"
FILL = """
from django.core.management import call_command
call_command("migrate")
from customers.models import Customer
best = {"contribution": "large", "cooperation_code": "1", "reputation": "good"}
Customer.objects.bulk_create(
    Customer(number=f"{number:04}", share_percent=f"{number / 100:.2f}", **best) for number in range(300)
)
"""
AGAIN = """
from datetime import datetime
AT = datetime.fromisoformat("2026-03-02T02:00+08:00")
from collections import Counter
from customers.models import Customer
from django.core.management import call_command
call_command("regrade", at=AT)
print(sorted(Counter(Customer.objects.values_list("grade", flat=True)).items()))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy, for its database lies beside it."""
    copied = tmp_path / "site"
    shutil.copytree(HERE, copied, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite3"))
    return copied


def manage(site: Path, *arguments: str) -> str:
    """Run ``manage.py`` as its user does, warnings being errors; gives what it prints."""
    told = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout + told.stderr


def test_its_own_tests_pass_and_its_migrations_are_complete(site: Path) -> None:
    """What the example shows as tests are tests."""
    assert "Ran 4 tests" in manage(site, "test")
    assert "No changes detected" in manage(site, "makemigrations", "--check", "--dry-run")
    assert "DJANGO_SETTINGS_MODULE" not in os.environ


def test_nights_over_a_database_on_disk(site: Path) -> None:
    """The first night grades all, the second moves nobody, milder policies move exactly who is between."""
    manage(site, "shell", "-c", FILL)
    night = ("regrade", "--at", "2026-03-02T02:00+08:00", "--batch", "70", "--language", "en")
    assert "300 customers, 300 moved" in manage(site, *night)
    again = manage(site, "shell", "-c", AGAIN)
    assert "300 customers, 0 moved" in again
    assert "[('A', 200), ('B', 70), ('C', 20), ('D', 10)]" in again
    (site / "mine.yaml").write_text(
        "format: 1\ncompany: mine\ntitle: {zh: 本公司, en: mine}\nextends: example-steel\n"
        "parameters:\n  steel.grade_a_share: 0.98%\n",
        encoding="utf-8",
    )
    with (site / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write('\nCRMPOLICY_COMPANY = HERE / "mine.yaml"\n')
    said = manage(site, *night)
    assert "300 customers, 2 moved" in said
    assert [line for line in said.splitlines() if "→ A" in line and "B" in line][:1] == ["0098: B → A"]
    assert "0.98% (lowest share of grade A)" in said
