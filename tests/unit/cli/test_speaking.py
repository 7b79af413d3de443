import pytest

from crmpolicy.cli.speaking import Speaker, language_of, listen
from crmpolicy.wording import Words


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "ZH_cn", "LANG": "en_GB"}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    """As POSIX has it: LC_ALL before LC_MESSAGES before LANG; an empty one does not count."""
    assert language_of(environment) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], Speaker("en", "text")),
        (["--language", "zh"], Speaker("zh", "text")),
        (["show", "x", "--language=zh", "--format=json"], Speaker("zh", "json")),
        (["--language", "zh", "--language", "en"], Speaker("en", "text")),
        (["--language", "fr", "--format", "xml"], Speaker("en", "text")),
        (["points", "--", "--language", "zh"], Speaker("en", "text")),
        (["--format"], Speaker("en", "text")),
        (["check", "--format", "sarif"], Speaker("en", "sarif")),
    ],
)
def test_options_are_heard_wherever_they_stand(arguments: list[str], expected: Speaker) -> None:
    """What is no language and no form is left to the reader of options to refuse."""
    assert listen(arguments, {"LANG": "C"}) == expected


def test_an_option_is_stronger_than_the_locale() -> None:
    assert listen(["--language", "en"], {"LANG": "zh_CN"}).language == "en"


def test_a_speaker_words_codes_pairs_and_vocabulary() -> None:
    chinese, english = Speaker("zh"), Speaker("en", "json")
    assert (chinese.say("cli-got"), english.say("cli-got")) == ("实得", "got")
    assert (chinese.put(Words("甲", "a")), english.put(Words("甲", "a"))) == ("甲", "a")
    assert (chinese.word("ratio"), english.word("ratio")) == ("比率", "ratio")
    assert (chinese.in_json, english.in_json) == (False, True)


def test_data_is_written_as_readable_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Chinese letters stand as they are, not as escapes."""
    Speaker().write_data({"title": "等级"})
    assert capsys.readouterr().out == '{\n  "title": "等级"\n}\n'
