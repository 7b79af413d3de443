import sys

import pytest

from crmpolicy.cli.layout import Column, Gap, Grid, Heading, Line, Pairs
from crmpolicy.cli.printing import NARROWEST, WIDEST, laid_out, show, show_page, width_of_paper, widths_of

COLUMNS = (Column("rule"), Column("when"), Column("place", tone="quiet"))
ROWS = [("share-A", "share of sales is at least 1% (lowest share of grade A)", "steel/tiering.yaml:161")]


def test_a_table_keeps_names_whole_and_wraps_texts() -> None:
    assert laid_out([Grid(COLUMNS, ROWS, indent=0)], 70).split("\n") == [
        "rule      when                                  place",
        "──────────────────────────────────────────────────────────────────────",
        "share-A   share of sales is at least 1%         steel/tiering.yaml:161",
        "          (lowest share of grade A)",
    ]


def test_a_table_without_room_becomes_cards() -> None:
    """One card a row; cells that say nothing are left out."""
    rows = [*ROWS, ("share-B", "under 1%", "")]
    assert laid_out([Grid(COLUMNS, rows)], 40).split("\n") == [
        "  rule   share-A",
        "  when   share of sales is at least 1%",
        "         (lowest share of grade A)",
        "  place  steel/tiering.yaml:161",
        "",
        "  rule   share-B",
        "  when   under 1%",
    ]


def test_figures_stand_right() -> None:
    grid = Grid((Column("等级"), Column("客户数", right=True)), [("A 级", "6"), ("合计", "693")], indent=0)
    assert laid_out([grid], 60).split("\n")[2:] == ["A 级        6", "合计      693"]


def test_pairs_line_up_and_hang() -> None:
    rows = [("--now ISO", "the moment of the question with its offset"), ("--help", "help")]
    assert laid_out([Pairs(rows)], 40).split("\n") == [
        "  --now ISO  the moment of the question",
        "             with its offset",
        "  --help     help",
    ]


def test_a_heading_begins_with_a_capital_and_carries_a_note() -> None:
    assert laid_out([Heading("customer grade", "customer_grade"), Gap(), Line("text")], 60) == (
        "Customer grade  customer_grade\n\ntext"
    )


def test_markup_in_texts_is_left_alone() -> None:
    """Square brackets belong to policies, not to the printer."""
    assert laid_out([Line("[bold]steel.2.2.1[/bold] :smile:")], 60) == "[bold]steel.2.2.1[/bold] :smile:"


def test_room_is_taken_from_the_widest_text_first() -> None:
    texts = Grid((Column("a"), Column("b")), [("word " * 8, "word " * 6)])
    assert widths_of(texts, 53) == [25, 25]
    assert widths_of(texts, 20) is None


@pytest.mark.parametrize(("asked", "given"), [("10", NARROWEST), ("77", 77), ("400", WIDEST)])
def test_paper_is_as_wide_as_can_be_read(monkeypatch: pytest.MonkeyPatch, asked: str, given: int) -> None:
    monkeypatch.setenv("COLUMNS", asked)
    assert width_of_paper() == given


def test_nothing_is_coloured_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    show([Heading("title", "note"), Line("bad", tone="bad")])
    assert capsys.readouterr().out == "Title  note\nbad\n"


def test_a_terminal_is_coloured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    show([Line("bad", tone="bad")])
    assert capsys.readouterr().out == "\x1b[31mbad\x1b[0m\n"


def test_a_whole_line_is_never_broken() -> None:
    """Programs look for places in it."""
    long = "policies/steel/tiering.yaml:164:13: error " + "word " * 20 + "end"
    assert laid_out([Line(long, indent=2, whole=True), Line("a")], 40) == f"  {long}\na"


def test_a_page_is_written_as_it_stands_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    show_page("# Title\n\n`code`\n")
    assert capsys.readouterr().out == "# Title\n\n`code`\n"


def test_a_page_is_laid_out_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the marks of Markdown."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    show_page("# Title\n\n`code` here\n")
    out = capsys.readouterr().out
    assert "Title" in out
    assert "# Title" not in out
    assert "`" not in out
