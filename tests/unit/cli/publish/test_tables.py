from crmpolicy.cli.publish.tables import WIDE, runs_xml, table_xml, widths_of


def test_columns_fill_the_page_whatever_stands_in_them() -> None:
    for rows in ([("1", "x" * 500)], [("", "")], [("word", "word")], [tuple("abcdefghij")]):
        heads = ["h"] * len(rows[0])
        assert sum(widths_of(heads, rows)) == WIDE
        assert min(widths_of(heads, rows)) > 0


def test_a_long_text_leaves_room_for_short_ones() -> None:
    narrow, wide = widths_of(["no.", "text"], [("12", "很长的一段话" * 40)])
    assert 700 <= narrow < wide


def test_markup_in_a_cell_is_text_and_control_signs_are_left_out() -> None:
    assert runs_xml("a\x00<b>\nc").count("<w:br/>") == 1
    assert "a&lt;b&gt;" in runs_xml("a\x00<b>\nc")


def test_only_the_heads_are_repeated() -> None:
    made = table_xml(["a"], [("1",), ("2",)], [WIDE])
    assert made.count("tblHeader") == 1
    assert made.count("cantSplit") == 3
    assert table_xml([], [("1",)], [WIDE]).count("tblHeader") == 0
