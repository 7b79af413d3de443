"""What the package offers is loaded when it is asked for, and an absent package is named."""

import subprocess
import sys

import pytest

from crmpolicy import testing
from crmpolicy.testing import strategies


def run(code: str) -> str:
    """Run a program in a fresh Python."""
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_name_is_there_and_listed() -> None:
    assert dir(testing) == sorted(testing.__all__)
    assert all(getattr(testing, name).__name__ == name for name in testing.__all__)


def test_a_strange_name_is_told_as_python_tells_it() -> None:
    with pytest.raises(AttributeError, match="facts_fro"):
        testing.facts_fro  # noqa: B018 - that asking for it fails is the point


def test_without_hypothesis_cases_run_and_the_extra_is_named() -> None:
    said = run(
        "import sys\n"
        "sys.modules['hypothesis'] = None\n"
        "from crmpolicy import testing\n"
        "from crmpolicy.errors import CrmPolicyError\n"
        "testing.run_cases()\n"
        "try:\n"
        "    testing.assert_total\n"
        "except CrmPolicyError as error:\n"
        "    print(error.message('zh'), error)\n"
    )
    assert "`assert_total` 要用 Hypothesis" in said
    assert said.count('pip install "crmpolicy[testing]"') == 2


def test_another_absent_package_is_no_matter_of_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_: str) -> None:
        raise ModuleNotFoundError("gone", name="elsewhere")

    monkeypatch.delitem(vars(testing), "facts_for", raising=False)
    monkeypatch.setattr(testing, "import_module", absent)
    with pytest.raises(ModuleNotFoundError, match="gone"):
        testing.facts_for  # noqa: B018 - likewise
    monkeypatch.undo()
    assert testing.facts_for is strategies.facts_for
