"""The page in a real browser: nothing runs, nothing is fetched, nothing sticks out, and it prints."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine (apt-get install chromium)"),
]
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
)
LIST = "customer,sales_share,sales\n" + "".join(f"C-{n},{n * 0.01:.2f}%,{n}.50\n" for n in range(1, 150))
MEASURE = """<script>
const paper = document.body.getBoundingClientRect();
const wide = [...document.querySelectorAll("table, svg, article, td, dd")].filter(
  (each) => each.getBoundingClientRect().right > paper.right + 1 || each.scrollWidth > each.clientWidth + 1);
const outside = [...document.querySelectorAll("svg text")].filter(
  (each) => { const box = each.getBBox(); return box.x < -1 || box.x + box.width > 681; });
const loaded = performance.getEntriesByType("resource").map((each) => each.name);
document.title = JSON.stringify({
  wide: wide.map((each) => each.outerHTML.slice(0, 200)),
  outside: outside.map((each) => each.textContent), loaded});
</script></body>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything on it: pictures, customers, cases, findings, a title that attacks."""
    from click.testing import CliRunner  # noqa: PLC0415 - only where there is a browser

    from crmpolicy.cli.program import program  # noqa: PLC0415 - as above
    from crmpolicy.company import shipped  # noqa: PLC0415 - as above

    root = tmp_path_factory.mktemp("sides")
    for side, share in (("old", "1%"), ("new", "0.9%")):
        shutil.copytree(shipped(), root / side)
        company = root / side / "companies" / "example-steel.yaml"
        text = company.read_text(encoding="utf-8")
        text = text.replace(
            "steel.grade_a_share: 1%", f"steel.share_only: yes\n  steel.grade_a_share: {share}"
        )
        text = text.replace('title: {zh: "示例', 'title: {zh: "<script>document.title=1</script>示例')
        company.write_text(text, encoding="utf-8")
    (root / "list.csv").write_text(LIST, encoding="utf-8")
    sides = [str(root / side / "companies" / "example-steel.yaml") for side in ("old", "new")]
    more = ("--data", str(root / "list.csv"), "--money", "sales", "--language", "zh")
    made = CliRunner().invoke(program, ["review", *sides, "-o", str(root / "review.html"), *more])
    assert made.exit_code == 0, made.stderr
    return root / "review.html"


def asked(*arguments: str) -> str:
    """Run the browser and give what it writes."""
    done = subprocess.run(  # noqa: S603 - the browser that was found
        [str(BROWSER), *QUIET, *arguments], capture_output=True, check=True, timeout=180
    )
    return done.stdout.decode()


def measured(page: Path, width: int) -> dict[str, list[str]]:
    """Measure a copy in which scripts may run; the page itself forbids them."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text, count=1)
    copy = page.with_name(f"measured-{width}.html")
    copy.write_text(text.replace("</body>", MEASURE), encoding="utf-8")
    shown = asked(f"--window-size={width},1200", "--dump-dom", copy.as_uri())
    found = re.search(r"<title>(\{.*?\})</title>", shown)
    assert found
    data: dict[str, list[str]] = json.loads(
        found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
    return data


@pytest.mark.parametrize("width", [680, 920, 1400])
def test_nothing_sticks_out_and_nothing_is_fetched(page: Path, width: int) -> None:
    """From the width between the margins of a sheet of paper to that of a desk."""
    assert measured(page, width) == {"wide": [], "outside": [], "loaded": []}


def test_no_script_of_a_title_runs(page: Path) -> None:
    shown = asked("--dump-dom", page.as_uri())
    assert "<script" not in shown
    assert "<title>制度修改审阅单" in shown


def test_the_page_prints_on_sheets(page: Path) -> None:
    """Several sheets, each with its number: what stands on it is seen by people before a release."""
    printed = page.with_suffix(".pdf")
    asked("--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    data = printed.read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > 3
    sizes = {
        tuple(round(float(each)) for each in found.split()[2:])
        for found in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", data)
    }
    assert sizes == {(595, 842)}
