"""Policies as a web service: loaded once, reloaded when they are edited, no request lost on the way.

    CRMPOLICY_COMPANY=my-policies/company.yaml uvicorn --factory service:create_app

Every request keeps the policies that it began with. What cannot be loaded never takes the place of what can:
`/health` tells the faults with file and line until their owner has mended them.
"""

import json
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from threading import Event, Thread
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

import crmpolicy

STATUS = {  # the caller mends 422 and 404; 409 is a case for a person until the policies' owner has mended it
    crmpolicy.FactsError: 422,
    crmpolicy.UnknownPointError: 404,
    crmpolicy.CrmPolicyError: 409,
}
OWNER = {"zh": "制度负责人", "en": "the policies' owner"}
JSON = "application/json"
Language = Literal["zh", "en"]


class InForce:
    """The policies in force: one reference, replaced as a whole, so that nobody ever sees half of an edit."""

    def __init__(self, company: Path) -> None:
        """Load the company; a service does not start without sound policies."""
        self.company = company
        self.seen, self.since = self._stamp(), datetime.now(UTC)
        self.policies = crmpolicy.load_policy_set(company)
        self.faults: tuple[crmpolicy.Fault, ...] = ()

    def _stamp(self) -> list[tuple[str, int, int]]:
        """Give what tells an edit: the files around the company, their times and sizes."""
        stats = [(str(file), file.stat()) for file in sorted(self.company.parent.rglob("*.yaml"))]
        return [(file, stat.st_mtime_ns, stat.st_size) for file, stat in stats]

    def look(self) -> None:
        """Load what was edited; where it is faulty, what is in force stays so."""
        try:
            seen = self._stamp()  # taken before loading: what is edited while loading is seen the next time
            if seen == self.seen:
                return
            policies = crmpolicy.load_policy_set(self.company)
        except FileNotFoundError:
            return  # an editor is just replacing a file: look again
        except crmpolicy.InvalidPolicySetError as error:
            self.faults = error.faults
        else:
            self.policies, self.since, self.faults = policies, datetime.now(UTC), ()
        self.seen = seen


def create_app(company: Path | None = None, *, every: float = 1.0) -> FastAPI:
    """Make the service for one company's file, which is looked at for edits ``every`` so many seconds."""
    force, stopped = InForce(company or Path(os.environ["CRMPOLICY_COMPANY"])), Event()

    def watch() -> None:
        while not stopped.wait(every):
            force.look()
            described(app, force.policies)  # seconds where a company asks much: better now than when wanted

    @asynccontextmanager
    async def watching(_: FastAPI) -> AsyncIterator[None]:
        watcher = Thread(target=watch, name="policies")
        watcher.start()
        yield
        stopped.set()
        watcher.join()

    app = FastAPI(title="crmpolicy", lifespan=watching)

    @app.post("/decisions/{question}", include_in_schema=False)  # each question is described by its own facts
    async def decide(
        question: str, request: Request, now: datetime | None = None, language: Language = "zh"
    ) -> Any:
        policies = force.policies  # this request is answered by these, whatever is loaded meanwhile
        try:
            facts = json.loads(await request.body(), parse_float=Decimal)  # amounts stay exact
        except ValueError as error:
            return JSONResponse({"faults": [{"code": "body-not-json", "en": str(error)}]}, 400)
        try:
            decision = policies.point(question).evaluate(facts, now=now or datetime.now(UTC))
        except crmpolicy.CrmPolicyError as error:
            status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
            faults = getattr(error, "faults", (error.fault,))
            return JSONResponse({"faults": told(faults), "digest": policies.digest}, status)
        binding = [reason.clauses for reason in decision.reasons if reason.binding]
        said = crmpolicy.explain(policies, decision, language=language)
        return {
            **decision.to_dict(),
            "clauses": sorted({each for of in binding for each in of}),
            "said": said,
        }

    @app.get("/health")
    def health() -> dict[str, Any]:
        """Tell which policies answer, and what is wrong with an edit that does not count yet."""
        faults, policies = force.faults, force.policies
        state = {"status": "edit refused", "mended_by": OWNER} if faults else {"status": "ok"}
        return {**state, "digest": policies.digest, "since": force.since, "faults": told(faults)}

    app.openapi = lambda: described(app, force.policies)  # type: ignore[method-assign]  # as FastAPI's manual does
    return app


def told(faults: Iterable[crmpolicy.Fault]) -> list[dict[str, str]]:
    """Put faults into JSON: a code for programs; sentences with place and remedy for people."""
    return [{"code": each.code, "zh": each.message("zh"), "en": each.message("en")} for each in faults]


@lru_cache(maxsize=1)
def described(app: FastAPI, policies: crmpolicy.PolicySet) -> dict[str, Any]:
    """Describe every question in force: a request of its declared facts, and its outcome."""
    api = get_openapi(title=app.title, version=policies.digest[:12], routes=app.routes)
    schemas = api.setdefault("components", {}).setdefault("schemas", {})
    for name in (each for each in policies.points if "." not in each):
        point, here = policies.point(name), f"#/components/schemas/{name}.facts"
        try:
            facts = json.dumps(point.json_schema(datetime.now(UTC)))
        except crmpolicy.CrmPolicyError:
            continue  # a value is not filled, or nothing is in force: it cannot be asked today
        schemas[f"{name}.facts"] = json.loads(facts.replace('"#/definitions/', f'"{here}/definitions/'))
        outcome = {output: kind.json_schema() for output, kind in point.outcome.items()}
        answer: dict[str, Any] = {"outcome": {"type": "object", "properties": outcome}}
        answer |= {"digest": {"type": "string"}, "clauses": {"type": "array", "items": {"type": "string"}}}
        content = {JSON: {"schema": {"type": "object", "properties": answer}}}
        operation: dict[str, Any] = {"summary": f"{point.title.zh} · {point.title.en}", "operationId": name}
        operation["requestBody"] = {"required": True, "content": {JSON: {"schema": {"$ref": here}}}}
        faulty = {"description": "what is wrong with the facts, by code"}
        operation["responses"] = {"200": {"description": "decided", "content": content}, "422": faulty}
        api["paths"][f"/decisions/{name}"] = {"post": operation}
    return api
