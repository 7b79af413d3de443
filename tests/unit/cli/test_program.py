import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from crmpolicy.cli.failing import NOBODY_READS
from crmpolicy.cli.program import COMMANDS, program, typed

Run = Callable[..., Result]
START = (sys.executable, "-c", "from crmpolicy.cli import main; main()")
FACTS = '{"sales_share": "1.2%", "contribution": "大", "cooperation": "紧密", "reputation": "良好"}'
QUESTION = (
    "evaluate", "customer_grade", "--company", "example-steel", "--facts", FACTS,
    "--now", "2026-01-05T09:00+08:00", "--language", "zh",
)  # fmt: skip
BARE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": os.environ["PATH"]}


def start(
    *arguments: str, environment: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person does, in a process of its own."""
    command = (*START, *arguments)
    return subprocess.run(command, env=environment, input=given, capture_output=True, check=False)  # noqa: S603 - our own program


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_both_languages(run: Run, name: str, language: str) -> None:
    """Each tells its options and the exit codes."""
    result = run(name, "--language", language, "--help")
    assert result.exit_code == 0
    assert "--format text|json" in result.stdout
    assert ("退出码" if language == "zh" else "Exit codes") in result.stdout
    assert result.stderr == ""


def test_the_program_lists_its_commands(run: Run) -> None:
    """With `--help` and without anything alike."""
    result = run("--help")
    assert [line.split()[0] for line in result.stdout.split("\n")[5 : 5 + len(COMMANDS)]] == list(COMMANDS)
    assert run().stdout == result.stdout


def test_the_locale_speaks_where_no_option_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("--help").stdout.startswith("用法")
    assert run("nothing").stderr.startswith("没有名为 `nothing` 的命令")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("evalute",), "there is no command `evalute` (did you mean `evaluate`?)"),
        (("zzz",), f"there is no command `zzz`; the commands are {', '.join(COMMANDS)}"),
        (("points", "--missin"), "there is no option `--missin` (see `crmpolicy points --help`)"),
        (("params", "--missin"), "there is no option `--missin` (did you mean `--missing`?)"),
        (("show",), "`--company` is missing (see `crmpolicy show --help`)"),
        (("show", "customer_grade"), "`--company` is missing (see `crmpolicy show --help`)"),
        (("demo", "--format", "xml"), "`--format` is one of text, json"),
        (("demo", "--language", "fr"), "`--language` is one of zh, en"),
        (("demo", "--format"), "the option `--format` is not used like this (see `crmpolicy --help`)"),
        (("points", "steel", "x y"), "`x y` is more than the command takes (see `crmpolicy points --help`)"),
        (("--nothing",), "there is no option `--nothing` (see `crmpolicy --help`)"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_in_one_line(
    run: Run, line: tuple[str, ...], said: str
) -> None:
    result = run(*line)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said + "\n")


def test_a_slip_is_answered_in_the_language_asked_for(run: Run) -> None:
    """Even when the slip comes first."""
    assert run("--nothing", "--language", "zh").stderr.startswith("没有名为 `--nothing` 的选项")


def test_policies_that_are_not_there_are_named(run: Run) -> None:
    result = run("points", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("there is no company or document `nowhere`")


def test_faults_of_policies_are_told_with_their_places(run: Run, tmp_path: Path) -> None:
    """All of them, one a line, as `file:line:column`."""
    file = tmp_path / "company.yaml"
    file.write_text(
        "format: 1\ncompany: x\ntitle: {zh: 甲, en: x}\nzone: Asia/Shanghai\n"
        "currency: 元\nadopts: [steel@1]\n"
        "parameters:\n  steel.grade_a_shar: 1%\n  steel.share_only: perhaps\n",
        encoding="utf-8",
    )
    result = run("params", str(file))
    assert result.exit_code == 2
    assert [line.split(": ")[0] for line in result.stderr.strip().split("\n")] == [
        f"{file}:8:3",
        f"{file}:9:21",
    ]


def test_what_the_system_refuses_is_told(run: Run) -> None:
    result = run(*QUESTION[:5], "nowhere.json", *QUESTION[6:])
    assert (result.exit_code, result.stderr) == (2, "找不到 `nowhere.json`\n")


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "invoke", interrupt)
    result = run("points")
    assert (result.exit_code, result.stderr) == (130, "")


def test_chinese_comes_through_where_the_locale_is_c() -> None:
    """Arguments and answers alike, with nothing of Python's own help."""
    done = start(*QUESTION, environment=BARE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("客户等级：A 级\n")


def test_faults_come_through_where_the_locale_is_c() -> None:
    done = start("points", "没有", "--language", "zh", environment=BARE)
    assert done.returncode == 2
    assert "`没有`" in done.stderr.decode()


def test_bytes_that_are_no_utf8_are_left_as_they_are() -> None:
    """The command that meets them says what is wrong."""
    assert typed("\udcff") == "\udcff"


def test_facts_come_through_a_pipe() -> None:
    done = start(*QUESTION[:5], "-", *QUESTION[6:], environment=BARE, given=FACTS.encode())
    assert done.stdout.decode().startswith("客户等级：A 级\n")


def test_nobody_reading_on_is_no_error() -> None:
    """As with `crmpolicy demo | head -1`: no traceback, not even at the very end."""
    with subprocess.Popen((*START, "demo"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own program
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == NOBODY_READS


def test_a_command_is_imported_only_when_it_is_used() -> None:
    """Starting costs little: neither rich nor the engine is loaded for a slip."""
    script = (
        "import sys\nfrom crmpolicy.cli.program import program\n"
        "try:\n    program.main(['nothing'])\nexcept SystemExit:\n    pass\n"
        "late = ('rich', 'yaml', 'pydantic', 'pendulum', 'crmpolicy.engine')\n"
        "print([name for name in late if name in sys.modules])"
    )
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, check=True)  # noqa: S603 - our own program
    assert done.stdout == b"[]\n"
