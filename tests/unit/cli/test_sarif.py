import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from crmpolicy.cli.examining import Examined
from crmpolicy.cli.sarif import fingerprint, sarif
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Fault, Location
from crmpolicy.verify import Report
from crmpolicy.verify.registry import checks
from tests.unit.cli.test_findings import BARE, FULL


def thing(required: str, **properties: Any) -> dict[str, Any]:
    """Describe an object that has these properties and no others."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def several(items: Any) -> dict[str, Any]:
    """Describe a list."""
    return {"type": "array", "items": items}


# What SARIF 2.1.0 says of the objects that we write, in our own words.
TEXT = {"type": "string", "minLength": 1}
WHOLE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = thing("text", text=TEXT)
ARTIFACT = thing("uri", uri={**TEXT, "pattern": r"^[!-~]+$"}, uriBaseId=TEXT)
PHYSICAL = thing(
    "artifactLocation",
    artifactLocation=ARTIFACT,
    region=thing("startLine startColumn", startLine=WHOLE, startColumn=WHOLE),
)
LOCATION = thing(
    "physicalLocation",
    physicalLocation=PHYSICAL,
    logicalLocations=several(thing("fullyQualifiedName", fullyQualifiedName=TEXT)),
)
RULE = thing(
    "id name shortDescription defaultConfiguration help",
    id=TEXT,
    name={"type": "string", "pattern": "^([A-Z][a-z]+)+$"},
    shortDescription=MESSAGE,
    defaultConfiguration=thing("level", level=LEVEL),
    help=thing("text markdown", text=TEXT, markdown=TEXT),
)
RESULT = thing(
    "ruleId ruleIndex kind level message partialFingerprints properties",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    kind={"enum": ["fail", "open"]},
    level=LEVEL,
    message=MESSAGE,
    locations=several(LOCATION),
    relatedLocations=several(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    properties={"type": "object"},
)
INVOCATION = thing(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    exitCode={"type": "integer"},
    toolExecutionNotifications=several(
        thing(
            "message",
            message=MESSAGE,
            level=LEVEL,
            descriptor=thing("id", id=TEXT),
            locations=several(LOCATION),
        )
    ),
)
RUN = thing(
    "tool results",
    tool=thing("driver", driver=thing("name", name=TEXT, version=TEXT, rules=several(RULE))),
    language={"enum": ["zh-CN", "en"]},
    columnKind={"const": "unicodeCodePoints"},
    originalUriBaseIds={
        "type": "object",
        "additionalProperties": thing("uri", uri={"type": "string", "pattern": "^file:///.*/$"}),
    },
    invocations=several(INVOCATION),
    results=several(RESULT),
)
LOG = thing("$schema version runs", **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": several(RUN)})


def log(language: Any = "en") -> dict[str, Any]:
    """Write everything that a log can hold."""
    faults = (
        Fault("yaml-anchor", {"name": "&a"}, Location("甲 b.yaml", 1, 4)),
        Fault("cli-not-a-day", {"given": "x"}),
    )
    examined = Examined(Report(("x",), (FULL,), (BARE,)), faults, ())
    written: dict[str, Any] = json.loads(json.dumps(sarif(Speaker(language), examined)))
    return written


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_log_has_the_shape_that_the_standard_asks_for(language: str) -> None:
    fastjsonschema.compile(LOG)(log(language))


def test_every_check_is_a_rule() -> None:
    """Beside what is undecided; each with its page as help."""
    rules = log()["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CRM001", *(each.code for each in checks())]
    assert all(rule["help"]["text"].startswith(f"# {rule['id']}") for rule in rules)


def test_a_result_points_to_its_rule_and_place() -> None:
    run = log()["runs"][0]
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CRM201"
    assert (result["kind"], result["level"]) == ("fail", "warning")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "steel/tiering.yaml", "uriBaseId": "WORKINGDIRECTORY"},
                "region": {"startLine": 3, "startColumn": 5},
            },
            "logicalLocations": [{"fullyQualifiedName": "steel.grade"}],
        }
    ]
    assert len(result["relatedLocations"]) == 2
    assert result["properties"]["witnesses"][0]["facts"] == {"share": "0.01"}


def test_what_is_undecided_is_open_and_has_no_level() -> None:
    """Nothing was shown; and no place is made up where there is none."""
    result = log()["runs"][0]["results"][1]
    assert (result["ruleId"], result["kind"], result["level"]) == ("CRM001", "open", "none")
    assert "locations" not in result


def test_files_that_cannot_be_used_are_told_as_failures_of_the_run() -> None:
    run = log()["runs"][0]
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    first, second = invocation["toolExecutionNotifications"]
    assert first["descriptor"]["id"] == "yaml-anchor"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E7%94%B2%20b.yaml"
    assert "locations" not in second


def test_a_file_elsewhere_is_named_in_full(tmp_path: Path) -> None:
    finding = replace(FULL, place=Location(str(tmp_path / "a.yaml"), 1, 1))
    run = sarif(Speaker("en"), Examined(Report((), (finding,), ()), (), ()))["runs"][0]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "a.yaml").as_uri()}
    assert run["invocations"][0]["executionSuccessful"] is True


def test_a_fingerprint_outlives_moved_lines_and_other_languages() -> None:
    """Another file, question or sentence is another finding."""
    moved = replace(FULL, place=Location("steel/tiering.yaml", 99, 1), region=None)
    assert fingerprint(moved) == fingerprint(FULL)
    others = (
        replace(FULL, place=Location("b.yaml", 3, 5)),
        replace(FULL, point="steel.other"),
        replace(FULL, code="CRM202"),
        replace(FULL, arguments={"name": "a", "text": "b"}),
        BARE,
    )
    assert len({fingerprint(each) for each in (FULL, *others)}) == 6
