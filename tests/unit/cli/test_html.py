from crmpolicy.cli.html import Markup, lines, tag, together


def test_texts_and_attributes_are_escaped() -> None:
    """Whatever a title says, it stays a title."""
    made = tag("p", "<script>'\"&", title='"><script>')
    assert made == '<p title="&quot;&gt;&lt;script&gt;">&lt;script&gt;&#x27;&quot;&amp;</p>'


def test_an_element_is_not_escaped_again() -> None:
    assert together(tag("b", "a"), "<", None) == "<b>a</b>&lt;"


def test_lines_stay_lines() -> None:
    assert lines("a\nb") == "a<br>b"
    assert isinstance(lines("a"), Markup)


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert tag("p", class_=None, aria_label="x") == '<p aria-label="x"></p>'
