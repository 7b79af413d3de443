from crmpolicy.cli.layout import Gap, Line, Pairs, told


def test_an_explanation_is_laid_out_line_by_line() -> None:
    """Dashes hang, empty lines stay, what is indented stays indented."""
    assert told("Grade: B\n\nBecause:\n- share\n    from sales", indent=2) == [
        Line("Grade: B", indent=2),
        Gap(),
        Line("Because:", indent=2),
        Pairs([("-", "share")], indent=2, between=1),
        Line("from sales", indent=6),
    ]
