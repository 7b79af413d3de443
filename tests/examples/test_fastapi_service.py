"""The web service: typed requests, faults with codes, and edits that lose no request."""

import asyncio
import importlib.util
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event, Thread
from types import ModuleType
from typing import Any

import httpx
import pytest

SERVICE = Path(__file__).parents[2] / "examples" / "fastapi_service" / "service.py"
COMPANY = """\
format: 1
company: mine
title: {zh: 本公司, en: mine}
extends: example-steel
parameters:
  steel.grade_a_share: SHARE
"""
MILD, STRICT, FAULTY = (COMPANY.replace("SHARE", share) for share in ("0.9%", "1%", "[X]"))
AT = {"now": "2026-03-02T09:00:00+08:00"}
GOOD = {"sales_share": "0.95%", "contribution": "large", "cooperation": "紧密", "reputation": "good"}

SMALL = {
    "small/policy.yaml": """\
format: 1
document: small
title: {zh: 小制度, en: small policy}
version: 1
zone: Asia/Shanghai
currency: 元
""",
    "small/rules.yaml": """\
format: 1
facts:
  share: {title: {zh: 占比, en: share}, type: ratio}
parameters:
  least: {title: {zh: 最低占比, en: least share}, type: ratio, value: required}
decisions:
  welcome:
    title: {zh: 优待, en: welcome}
    outputs: {warm: {title: {zh: 优待, en: warm}, type: boolean}}
    rules:
      - {id: large, when: {share: {at_least: least}}, then: {warm: yes}, no clause: yes}
      - {id: small, when: {share: {under: least}}, then: {warm: no}, no clause: yes}
""",
}
SMALL_COMPANY = """\
format: 1
company: mine
title: {zh: 本公司, en: mine}
zone: Asia/Shanghai
currency: 元
adopts: [small@1]
parameters:
  small.least: LEAST
"""


@pytest.fixture(scope="module")
def service() -> ModuleType:
    """The module of the example, loaded from its file as a server does."""
    spec = importlib.util.spec_from_file_location("example_service", SERVICE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company of one's own, to be edited."""
    file = tmp_path / "company.yaml"
    file.write_text(STRICT, encoding="utf-8")
    return file


def serve(
    service: ModuleType, company: Path, story: Callable[[httpx.AsyncClient], Coroutine[Any, Any, None]]
) -> None:
    """Run a story against the started service."""

    @asynccontextmanager
    async def client() -> AsyncIterator[httpx.AsyncClient]:
        app = service.create_app(company, every=0.02)
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://service") as asking,
        ):
            yield asking

    async def told() -> None:
        async with client() as asking:
            await story(asking)

    asyncio.run(told())


def write(company: Path, text: str) -> None:
    """Edit as people do: in place, not atomically."""
    company.write_text(text, encoding="utf-8")


async def until(asking: httpx.AsyncClient, status: str) -> dict[str, Any]:
    """Ask for health until it is as wished; a test that waits forever fails by its time."""
    for _ in range(400):
        health: dict[str, Any] = (await asking.get("/health")).json()
        if health["status"] == status:
            return health
        await asyncio.sleep(0.05)
    raise AssertionError(health)


def test_a_decision_carries_digest_clauses_and_an_explanation(service: ModuleType, company: Path) -> None:
    """And a number of JSON counts exactly as it is written."""

    async def story(asking: httpx.AsyncClient) -> None:
        told = (await asking.post("/decisions/customer_grade", params=AT, json=GOOD)).json()
        assert (told["outcome"], told["clauses"]) == ({"grade": "B"}, ["steel.2.2.2.d"])
        assert told["digest"] == (await asking.get("/health")).json()["digest"]
        assert told["said"].startswith("客户等级：B 级")
        exact = json.dumps({**GOOD, "sales_share": "S"}).replace('"S"', "0.01000000000000000000")
        english = {**AT, "language": "en"}
        told = (await asking.post("/decisions/customer_grade", params=english, content=exact)).json()
        assert told["said"].startswith("Customer grade: grade A")

    serve(service, company, story)


@pytest.mark.parametrize(
    ("question", "body", "status", "codes"),
    [
        (
            "customer_grade",
            {**GOOD, "sales_share": 1.5, "reputaton": 1},
            422,
            {"fact-wrong", "fact-unknown-name-near"},
        ),
        ("customer_grade", [], 422, {"facts-not-a-mapping"}),
        ("customer_grde", GOOD, 404, {"point-unknown-near"}),
        ("customer_size", {"annual_volume": "6 t"}, 409, {"parameter-missing"}),
    ],
)
def test_faults_are_told_by_code_in_both_languages(
    service: ModuleType, company: Path, *, question: str, body: Any, status: int, codes: set[str]
) -> None:
    """Who mends it is in the status: the caller, or the owner of the policies."""

    async def story(asking: httpx.AsyncClient) -> None:
        answer = await asking.post(f"/decisions/{question}", params=AT, json=body)
        assert answer.status_code == status
        assert {fault["code"] for fault in answer.json()["faults"]} >= codes
        assert all(fault["zh"] and fault["en"] for fault in answer.json()["faults"])
        broken = await asking.post("/decisions/customer_grade", content=b"{")
        assert broken.status_code == 400

    serve(service, company, story)


def test_openapi_shows_the_declared_facts(service: ModuleType, company: Path) -> None:
    """Titles in both languages, ranges, steps, units and words; what cannot be asked is not described."""

    async def story(asking: httpx.AsyncClient) -> None:
        api = (await asking.get("/openapi.json")).json()
        post = api["paths"]["/decisions/customer_grade"]["post"]
        reference = post["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        facts = api["components"]["schemas"][reference.rpartition("/")[2]]
        share, amount = facts["properties"]["sales_share"], facts["properties"]["annual_purchases"]
        assert share["x-title"] == {"zh": "销售占比", "en": "share of sales"}
        assert share["x-range"] == {"at_least": "0", "up_to": "1"}
        assert share["anyOf"][0]["maximum"] == 1
        assert (amount["x-step"], amount["x-unit"]) == ("0.01", "元")
        assert facts["properties"]["reputation"]["x-titles"]["good"] == {"zh": "良好", "en": "good"}
        assert facts["additionalProperties"] is False
        assert "/decisions/customer_size" not in api["paths"]
        text = json.dumps(api)
        assert text.count('"#/definitions/') == 0
        for reference in {each.split('"')[0] for each in text.split('"$ref": "#/')[1:]}:
            found = api
            for step in reference.split("/"):
                found = found[step]

    serve(service, company, story)


def test_a_faulty_edit_leaves_in_force_what_was_and_says_who_mends_it(
    service: ModuleType, company: Path
) -> None:
    """Mended, it counts at once, without a new start."""

    async def story(asking: httpx.AsyncClient) -> None:
        before = await until(asking, "ok")
        write(company, FAULTY)
        health = await until(asking, "edit refused")
        assert health["digest"] == before["digest"]
        assert health["mended_by"]["zh"] == "制度负责人"
        assert "company.yaml:6:24" in health["faults"][0]["zh"]
        told = await asking.post("/decisions/customer_grade", params=AT, json=GOOD)
        assert told.json()["outcome"] == {"grade": "B"}
        write(company, MILD)
        assert (await until(asking, "ok"))["digest"] != before["digest"]
        told = await asking.post("/decisions/customer_grade", params=AT, json=GOOD)
        assert told.json()["outcome"] == {"grade": "A"}

    serve(service, company, story)


@pytest.mark.parametrize("times", [50, pytest.param(2000, marks=pytest.mark.soak)])
def test_no_request_is_lost_while_policies_are_edited(
    service: ModuleType, tmp_path: Path, times: int
) -> None:
    """Eight at a time are answered throughout, each by one policy set as a whole: its digest, its answer.

    The policies are small, so that as many of them as can be come and go under the requests.
    """
    for name, text in SMALL.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, text)
    company = tmp_path / "company.yaml"
    states = [SMALL_COMPANY.replace("LEAST", least) for least in ("1%", "[X]", "0.9%", "1 percent")]
    write(company, states[0])
    done = Event()
    answers: list[tuple[int, str, bool]] = []

    def edit() -> None:
        edits = 0
        while not done.wait(0.01):
            edits += 1
            write(company, states[edits % len(states)])

    async def story(asking: httpx.AsyncClient) -> None:
        async def ask() -> None:
            for _ in range(times):
                told = await asking.post("/decisions/welcome", params=AT, json={"share": "0.95%"})
                body = told.json()
                answers.append((told.status_code, body["digest"], body["outcome"]["warm"]))
                await asyncio.sleep(0.01)

        editor = Thread(target=edit)
        editor.start()
        try:
            await asyncio.gather(*(ask() for _ in range(8)))
        finally:
            done.set()
            editor.join()
        write(company, states[0])
        await until(asking, "ok")

    serve(service, company, story)
    assert Counter(status for status, _, _ in answers) == {200: 8 * times}
    by_digest = {(digest, warm) for _, digest, warm in answers}
    assert {warm for _, warm in by_digest} == {False, True}, "both policy sets were in force meanwhile"
    assert len(by_digest) == 2, "the same digest never gave two answers"
