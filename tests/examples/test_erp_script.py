"""The script over records of an ERP, run as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "examples" / "erp_script" / "grade.py"


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script with warnings as errors, from elsewhere."""
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-W", "error", str(SCRIPT), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_each_record_is_graded_with_its_reasons_or_told_what_is_wrong() -> None:
    """Units and codes are those of the ERP; a code that nobody explained is not guessed."""
    told = ran()
    sections = {each.split(" ", 1)[0]: each for each in told.stdout.split("== ")[1:]}
    assert told.stderr == ""
    assert told.returncode == 1, "two of four records cannot be used"
    assert "客户等级：A 级" in sections["C-1001"]
    assert "年采购额 1,205.5万元 ÷ 公司总销售额 5亿元" in sections["C-1001"]
    assert "【steel.2.2.3.d】" in sections["C-1002"]
    assert "为什么客户等级不是 B 级" in sections["C-1002"]
    assert sections["C-1003"].count("columns-code-unknown: ") == 2
    assert "fact-wrong: 事实“年采购额”" in sections["C-1004"]
    assert "fact-missing: 缺少事实“信誉”" in sections["C-1004"]


def test_an_amount_on_the_threshold_and_a_step_below_it(tmp_path: Path) -> None:
    """One per cent of 5亿元 are 500万元; numbers of JSON stay exact on their way."""
    record = {"名称": "甲", "公司年销售额": 500_000_000, "评级": {"业绩": "L", "合作": 1, "信誉": 1}}
    amounts = {"500": "A", "499.9999": "B"}
    records = [{**record, "编号": amount, "往来": {"年采购额": f"<{amount}>"}} for amount in amounts]
    text = json.dumps(records).replace('"<', "").replace('>"', "")
    file = tmp_path / "customers.json"
    file.write_text(text, encoding="utf-8")
    told = ran(str(file), "--language", "en")
    assert (told.returncode, told.stderr) == (0, "")
    for amount, grade in amounts.items():
        assert (
            f"Customer grade: grade {grade}" in told.stdout.partition(f"== {amount} ")[2].partition("== ")[0]
        )
