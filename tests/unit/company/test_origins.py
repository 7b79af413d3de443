from pathlib import Path

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.company.origins import folders, origin_of, travels
from crmpolicy.errors import Location


def test_each_writer_is_told() -> None:
    """The branch, its parent, the document."""
    policies = load_policy_set("example-branch")
    places = {
        key: each.history[0].place for key, each in policies.effective.parameters.items() if each.history
    }
    own, parents = places["steel.grade_b_share"], places["steel.grade_a_share"]
    assert origin_of(policies, own).source == "company"
    parent = origin_of(policies, parents)
    assert (parent.source, parent.name, parent.shipped) == ("parent", "example-group", True)
    joined = load_policy_set("example-joined")
    document = origin_of(joined, joined.effective.parameters["steel.share_basis"].history[0].place)
    assert (document.source, document.name) == ("document", "steel")


def test_a_value_without_a_place_was_given_when_loading() -> None:
    policies = load_policy_set("steel", parameters={"large_min": "5000 t", "medium_min": "500 t"})
    place = policies.effective.parameters["steel.large_min"].history[0].place
    assert origin_of(policies, place).source == "given"


def test_a_shared_file_is_neither_company_nor_document() -> None:
    policies = load_policy_set("steel")
    origin = origin_of(policies, Location(str(shipped() / "facts.yaml"), 1, 1))
    assert (origin.source, origin.name) == ("shared", "facts.yaml")


def test_a_local_copy_does_not_travel_with_the_library(tmp_path: Path) -> None:
    assert travels(shipped() / "steel" / "policy.yaml")
    assert not travels(tmp_path / "steel" / "policy.yaml")


def test_every_document_has_its_folder() -> None:
    policies = load_policy_set("example-group")
    found = folders(policies)
    assert [(each.name, each.file) for each in found] == [
        (key, str(shipped() / key)) for key in sorted(policies.effective.documents)
    ]
