"""The site of the documentation: built strictly, loaded from nowhere else, searched in Chinese."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.reading_code import CHECKOUT, text_of
from tools.site import DOCS, SETTINGS, written

ASKED = ("信誉", "销售占比", "调休", "暂停", "鼓励奖", "逾期")
"""Words that stand inside sentences, without a space before or behind them."""
THEME = {"www.w3.org", "zensical.org", "fontawesome.com"}
"""Names in the theme's own files that are no loads: of namespaces, of its maker, of a licence."""
NEVER_NEEDED = {
    "unpkg.com",  # mermaid, glightbox, ace and a substitute for what every browser has: no page of ours asks
    "cdn.jsdelivr.net",  # Python in the browser
    "api.github.com",  # stars of a repository, which the settings do not name
    "gitlab.com",
    "api.gitlab.com",
}
ASKS_FOR_MORE = re.compile(r'class="[^"]*\b(?:mermaid|glightbox|pyodide)\b')
"""What on a page would have the theme fetch a program from elsewhere."""
OUTSIDE = re.compile(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""")
pytestmark = pytest.mark.xdist_group("site")


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """Build the site as `make docs` does, strictly."""
    return subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built beside a copy of the pages so that the checkout stays as it is."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(DOCS, root / "docs")
    shutil.copytree(CHECKOUT / "tools", root / "tools")
    shutil.copy(SETTINGS, root)
    done = build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def test_the_table_of_contents_names_every_page() -> None:
    """``python -m tools.site`` renews it."""
    assert written(text_of(SETTINGS)) == text_of(SETTINGS)
    assert sorted(re.findall(r'= "(\S+\.md)"', text_of(SETTINGS))) == sorted(
        page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")
    )


def test_every_page_has_become_a_file(site: Path) -> None:
    """Each with the address that links on a plain host have, but for its ending."""
    for page in DOCS.rglob("*.md"):
        assert (site / page.relative_to(DOCS)).with_suffix(".html").is_file()


def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    """What `make docs` promises."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\n[lost](lost.md)\n", encoding="utf-8")
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\n', encoding="utf-8")
    assert build(tmp_path).returncode != 0
    (tmp_path / "docs" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    assert build(tmp_path).returncode == 0


def loads(page: str) -> list[str]:
    """Give what a page would load from elsewhere; a link that a reader may follow is no load."""
    tags = re.findall(r"<(?:link|script|img|iframe|source|video|audio|embed|object)\b[^>]*>", page)
    return [tag for tag in tags if re.search(r"""(?:src|href|data)=["']?(?:https?:)?//""", tag)]


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Nor does a style sheet, and a browser is told to refuse it."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert loads(text) == [], page.name
        assert "Content-Security-Policy" in text
        assert not re.search(
            r'class="[^"]*\b(?:mermaid|glightbox|pyodide)\b', text
        )  # what would ask for more
    for sheet in site.rglob("*.css"):
        assert not re.search(
            r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", sheet.read_text(encoding="utf-8")
        )


def test_a_load_from_elsewhere_is_noticed() -> None:
    """The check above sees fonts and scripts, and lets links pass."""
    assert len(loads('<link rel="stylesheet" href="https://fonts.example/x"><script src=//x.example>')) == 2
    assert loads('<a href="https://x.example">x</a><script src="assets/x.js"></script>') == []


def test_the_theme_names_no_other_server(site: Path) -> None:
    """A new version of the theme that would ask others is noticed here."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.js"))
    assert set(re.findall(r"https?://([\w.-]+\.\w+)", scripts)) <= THEME | NEVER_NEEDED


def test_words_inside_chinese_sentences_are_found(site: Path) -> None:
    """The site's own worker is asked; most of what has the word is shown first."""
    node = shutil.which("node")
    if node is None:
        pytest.skip(
            "the search of the site is a program for browsers: node, which runs it here, is not installed"
        )
    script = Path(__file__).with_name("search_as_the_site_does.cjs")
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(script), str(site), *ASKED], capture_output=True, encoding="utf-8", check=True
    )
    answers = json.loads(done.stdout)
    entries = json.loads((site / "search.json").read_text(encoding="utf-8"))["items"]
    texts = {each["location"]: each["title"] + each["text"] for each in entries}
    for word in ASKED:
        found = [texts[place] for place in answers[word]]
        assert all(set(word) <= set(text) for text in found), word  # a long word is cut into shorter ones
        # ten are shown; a search that takes sentences for words shows three of the twelve with 调休
        holding = sum(word in text for text in texts.values())
        assert sum(word in text for text in found) >= min(10, holding) * 3 // 5 > 0, word
