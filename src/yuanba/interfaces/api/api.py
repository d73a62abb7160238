"""`/api/v1`: the same use cases for programs. Errors are problem+json (RFC 9457) with the code of the catalogue."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from yuanba.interfaces.api.accounts import router as accounts_router
from yuanba.interfaces.api.callbacks import router as callbacks_router
from yuanba.interfaces.api.calls import router as calls_router
from yuanba.interfaces.api.cases import first as first_router
from yuanba.interfaces.api.cases import router as cases_router
from yuanba.interfaces.api.contracts import router as contracts_router
from yuanba.interfaces.api.disputes import router as disputes_router
from yuanba.interfaces.api.duties import router as duties_router
from yuanba.interfaces.api.fees import router as fees_router
from yuanba.interfaces.api.handing import router as handing_router
from yuanba.interfaces.api.hotline import router as hotline_router
from yuanba.interfaces.api.hotline_back import router as hotline_back_router
from yuanba.interfaces.api.joining import router as joining_router
from yuanba.interfaces.api.mediation import router as mediation_router
from yuanba.interfaces.api.meetings import router as meetings_router
from yuanba.interfaces.api.observing import router as observing_router
from yuanba.interfaces.api.photos import router as photos_router
from yuanba.interfaces.api.privacy import router as privacy_router
from yuanba.interfaces.api.problems import router as problems_router
from yuanba.interfaces.api.promises import router as promises_router
from yuanba.interfaces.api.renovations import router as renovations_router
from yuanba.interfaces.api.replies import router as replies_router
from yuanba.interfaces.api.revenue import router as revenue_router
from yuanba.interfaces.api.routing import router as routing_router
from yuanba.interfaces.api.shifts import router as shifts_router
from yuanba.interfaces.api.surveys import router as surveys_router
from yuanba.interfaces.api.upward import router as upward_router
from yuanba.interfaces.api.yards import router as yards_router
from yuanba.kernel.errors import Refusal, register
from yuanba.ui.words import of_code, of_refusal

register("unauthorized", 401, "A valid key is needed: Authorization: Bearer …")
register("media-type", 415, "Please send JSON: Content-Type: application/json.")


class JsonOnly(Parser):
    """Bodies are JSON and say so."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body; refused as `media-type`."""
        if request.content_type != "application/json":
            raise Refusal("media-type")
        return super().parse_body(request)


class Api(NinjaAPI):
    """What is answered to a key is kept nowhere on the way."""

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        """The answer that a route fills."""
        response = super().create_temporal_response(request)
        if "Authorization" in request.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response


api = Api(
    title="Yuanba",
    version="1",
    description="Requests, promises and figures of estates. Times have a zone; ids are UUIDs; lists are paged by key.",
    urls_namespace="api",
    docs_url=None,  # its page needs scripts of another site
    parser=JsonOnly(),
)
api.add_router("", first_router, tags=["cases"])
api.add_router("", yards_router, tags=["yards"])
api.add_router("", contracts_router, tags=["contracts"])
api.add_router("", duties_router, tags=["statements"])
api.add_router("", fees_router, tags=["fees"])
api.add_router("", accounts_router, tags=["accounts"])
api.add_router("", revenue_router, tags=["accounts"])
api.add_router("", surveys_router, tags=["surveys"])
api.add_router("", joining_router, tags=["cases of one matter"])  # before the verbs of a case
api.add_router("", photos_router, tags=["photographs"])
api.add_router("", upward_router, tags=["up and down"])
api.add_router("", promises_router, tags=["promises"])
api.add_router("", handing_router, tags=["units"])
api.add_router("", privacy_router, tags=["who is seen"])
api.add_router("", problems_router, tags=["ledger of problems"])
api.add_router("", meetings_router, tags=["joint meetings"])
api.add_router("", calls_router, tags=["calls"])
api.add_router("", renovations_router, tags=["renovations"])
api.add_router("", routing_router, tags=["routing"])
api.add_router("", replies_router, tags=["ready replies"])
api.add_router("", callbacks_router, tags=["calls back"])
api.add_router("", shifts_router, tags=["shifts"])
api.add_router("", disputes_router, tags=["disputes"])
api.add_router("", mediation_router, tags=["disputes"])
api.add_router("", observing_router, tags=["observers"])
api.add_router("", hotline_router, tags=["hotline"])
api.add_router("", hotline_back_router, tags=["hotline"])
api.add_router("", cases_router, tags=["cases"])


def _problem(request: HttpRequest, status: int, body: dict[str, Any]) -> HttpResponse:
    response = api.create_response(request, body, status=status)
    response["Content-Type"] = "application/problem+json"
    return response


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal, with a code per field where it has any."""
    body: dict[str, Any] = {
        "type": f"urn:yuanba:{refusal.code}",
        "code": refusal.code,
        "title": of_refusal(refusal),
        "status": refusal.status,
    }
    if refusal.fields:
        words = {name: of_code(code, refusal.data) for name, code in refusal.fields.items()}
        body["fields"] = [{"field": n, "code": c, "title": words[n]} for n, c in refusal.fields.items()]
    return _problem(request, refusal.status, body)


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body or parameter of the wrong shape."""
    fields = [
        {"field": ".".join(str(part) for part in one["loc"]), "code": one["type"], "title": one["msg"]}
        for one in error.errors
    ]
    title = of_code("invalid")
    body = {"type": "urn:yuanba:invalid", "code": "invalid", "title": title, "status": 422, "fields": fields}
    return _problem(request, 422, body)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A request the framework itself refuses: a body that is no JSON, a missing key."""
    if isinstance(error.__cause__, Refusal):
        return refused(request, error.__cause__)
    code = "unauthorized" if error.status_code == 401 else "invalid"
    body = {
        "type": f"urn:yuanba:{code}",
        "code": code,
        "title": of_code(code),
        "status": error.status_code,
    }
    return _problem(request, error.status_code, body)
