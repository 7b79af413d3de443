from crmpolicy.company import shipped
from crmpolicy.company.choosing import policy_sets


def test_without_a_name_every_shipped_document_is_loaded_alone() -> None:
    """Companies and examples are no documents."""
    named = [policies.company for policies in policy_sets(None)]
    assert named == sorted(path.parent.name for path in shipped().glob("*/policy.yaml"))


def test_a_name_or_a_path_is_loaded() -> None:
    assert [policies.company for policies in policy_sets("example-group")] == ["example-group"]
    assert [policies.company for policies in policy_sets(str(shipped() / "steel"))] == ["steel"]
