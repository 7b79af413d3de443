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
call_command("makemigrations", check_changes=True, dry_run=True)
from customers.models import Customer
best = {"contribution": "large", "cooperation_code": "1", "reputation": "good"}
Customer.objects.bulk_create(
    Customer(number=f"{number:04}", share_percent=f"{number / 100:.2f}", **best) for number in range(300)
)
"""
AGAIN = """
from datetime import datetime
from django.conf import settings
AT = datetime.fromisoformat("2026-03-02T02:00+08:00")
from collections import Counter
from customers.models import Customer
from django.core.management import call_command
call_command("regrade", at=AT)
print(sorted(Counter(Customer.objects.values_list("grade", flat=True)).items()))
settings.CRMPOLICY_COMPANY = settings.DATABASES['default']['NAME'].parent / "mine.yaml"
print("milder policies")
call_command("regrade", at=AT, language="en")
"""
MILDER = """
format: 1
company: mine
title: {zh: 本公司, en: mine}
extends: example-steel
parameters:
  steel.grade_a_share: 0.98%
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


def test_its_own_tests_pass(site: Path) -> None:
    """What the example shows as tests are tests, and its settings stay its own."""
    assert "Ran 4 tests" in manage(site, "test")
    assert "DJANGO_SETTINGS_MODULE" not in os.environ


def test_nights_over_a_database_on_disk(site: Path) -> None:
    """The first night grades all, the second moves nobody, milder policies move exactly who is between."""
    assert "No changes detected" in manage(site, "shell", "-c", FILL), "the migrations are complete"
    night = ("regrade", "--at", "2026-03-02T02:00+08:00", "--batch", "70", "--language", "en")
    assert "300 customers, 300 moved" in manage(site, *night)
    (site / "mine.yaml").write_text(MILDER, encoding="utf-8")
    again, _, milder = manage(site, "shell", "-c", AGAIN).partition("milder policies")
    assert "300 customers, 0 moved" in again
    assert "[('A', 200), ('B', 70), ('C', 20), ('D', 10)]" in again
    assert "300 customers, 2 moved" in milder
    assert [line for line in milder.splitlines() if "→" in line and line.endswith("A")][:1] == ["0098: B → A"]
    assert "0.98% (lowest share of grade A)" in milder
