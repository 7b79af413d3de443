"""Whoever wants to read a customer's file: what each document asks, told apart from the rules."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from hypothesis import strategies as st

Facts = Mapping[str, Any]
Values = Mapping[str, Any]

DOCUMENTS = ("key_accounts", "lighting", "relationship", "steel")
RANKS = ("executive", "director", "department_manager", "account_manager", "staff")
"""Best first."""
POSTS = ("general_manager", "sales_director", "department_head", "account_manager", "sales_staff", "finance")
PLACES = ("office", "public_place", "aircraft", "train", "car", "hotel", "home", "other")
DEPARTMENTS = ("customer_service_department", "sales_department", "market_department", "finance", None)
USES = ("serving", "internal_analysis", "other_commercial", "other")
KINDS = ("telephone", "address", "purchases", "other")
YES_NO = st.booleans()
YES_NO_UNKNOWN = st.sampled_from([True, False, None])


def values(random: Random) -> Values:
    """Make what a company fills in about access."""
    return {
        "relationship.rank_of_post": {each: random.choice(RANKS) for each in POSTS},
        "relationship.min_borrow_rank": random.choice(["account_manager", "department_manager"]),
        "relationship.allowed_places": random.choice([["office"], ["office", "hotel", "car"], ["home"]]),
        "relationship.card_required": random.choice([True, True, False]),
        "lighting.disclosure_authoriser": random.choice(POSTS),
        "steel.access_approver": random.choice(POSTS),
        "steel.head_approver": random.choice(POSTS),
        "steel.form_required": random.choice([True, True, False]),
        "key_accounts.crm_readers": random.sample(POSTS, random.randint(1, len(POSTS))),
    }


requests = st.fixed_dictionaries(
    {
        "reader_kind": st.sampled_from(["internal", "internal", "internal", "external"]),
        "reader_role": st.sampled_from(POSTS),
        "file_use": st.sampled_from(["borrow", "custody", None]),
        "is_key_account": YES_NO,
        "access_place": st.sampled_from(["office", "office", *PLACES, None]),
        "borrowing_card": YES_NO_UNKNOWN,
        "reader_department": st.sampled_from(DEPARTMENTS),
        "information": st.sampled_from(KINDS),
        "information_use": st.sampled_from(USES),
        "disclosure_authorised_by": st.sampled_from([None, *POSTS]),
        "customer_consents": YES_NO_UNKNOWN,
        "holds_secrets": YES_NO,
        "work_need": st.sampled_from([True, True, False]),
        "request_form": st.sampled_from([True, True, False]),
        "self_approved": st.sampled_from([False, False, True]),
        "secrecy_accepted": st.sampled_from([True, True, False]),
        "reader_is_head": YES_NO,
        "approved_by": st.sampled_from([None, *POSTS]),
    }
)
"""Requests, many of them near the ones that are granted."""


def rank(values: Values, facts: Facts) -> int:
    """Give the place of the reader's rank, 0 for the highest."""
    return RANKS.index(values["relationship.rank_of_post"].get(facts["reader_role"], "staff"))


def _relationship(values: Values, facts: Facts) -> bool:
    if facts["access_place"] not in values["relationship.allowed_places"]:  # reading R14
        return False
    if facts["file_use"] == "custody":  # reading R4: keeping one's own files is no borrowing
        return facts["reader_department"] in {
            "customer_service_department", "sales_department", "market_department",
        }  # fmt: skip
    high = rank(values, facts) <= RANKS.index(values["relationship.min_borrow_rank"])
    card = facts["borrowing_card"] is True or not values["relationship.card_required"]
    return facts["file_use"] == "borrow" and high and card


def _steel(values: Values, facts: Facts) -> bool:
    wanted = values["steel.head_approver" if facts["reader_is_head"] else "steel.access_approver"]
    if facts["reader_role"] == values["steel.access_approver"] and not facts["reader_is_head"]:
        return False  # the post says head, the box says none
    form = facts["request_form"] or not values["steel.form_required"]
    approved = facts["approved_by"] == wanted and not facts["self_approved"]
    return bool(facts["work_need"] and form and approved and facts["secrecy_accepted"])


def _lighting(values: Values, facts: Facts) -> bool:
    inside = facts["reader_kind"] == "internal"
    authorised = facts["disclosure_authorised_by"] == values["lighting.disclosure_authoriser"]
    analysis = facts["information_use"] == "internal_analysis"
    consent = (
        facts["information_use"] in {"serving", "internal_analysis"} or facts["customer_consents"] is True
    )
    return consent and (inside or (authorised and not analysis))


def granted(document: str, values: Values, facts: Facts) -> bool:
    """Tell whether a document permits a request, by its text and our readings."""
    if document == "lighting":  # only this one knows an authorised disclosure
        return _lighting(values, facts)
    if facts["reader_kind"] != "internal":
        return False
    if document == "key_accounts":
        return facts["is_key_account"] and facts["reader_role"] in values["key_accounts.crm_readers"]
    return _relationship(values, facts) if document == "relationship" else _steel(values, facts)


def together(documents: Iterable[str], values: Values, facts: Facts) -> bool:
    """Tell whether documents permit a request together: key accounts have no say on other customers."""
    asked = [each for each in documents if each != "key_accounts" or facts["is_key_account"]]
    return bool(asked) and all(granted(each, values, facts) for each in asked)


def helped(values: Values, facts: Facts) -> list[dict[str, Any]]:
    """Give the request with one thing more each: a card, a form, an approval, a consent, a higher rank."""
    head = values["steel.head_approver" if facts["reader_is_head"] else "steel.access_approver"]
    more: list[dict[str, Any]] = [
        {"borrowing_card": True}, {"request_form": True}, {"work_need": True}, {"secrecy_accepted": True},
        {"customer_consents": True}, {"self_approved": False}, {"approved_by": head},
        {"disclosure_authorised_by": values["lighting.disclosure_authoriser"]},
        {"access_place": values["relationship.allowed_places"][0]},
    ]  # fmt: skip
    return [{**facts, **each} for each in more]
