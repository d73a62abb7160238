"""What a row of the right × route table is, and who calls."""

from dataclasses import dataclass, field

WHO = (
    *("stranger", "neighbour", "reporter", "engineer", "butler", "manager", "program"),
    *("supervisor", "street", "operator", "manager-far", "supervisor-far"),
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Row:
    """One method of one route: the status for each of WHO; `case` is the state of the case in the address."""

    method: str
    route: str
    statuses: str
    case: str = "new"
    query: str = ""
    first: str = ""  # opened before
    data: dict = field(default_factory=dict)
    more: dict = field(default_factory=dict)
    is_form: bool = False  # of the API, but sent as a form: it carries files

    @property
    def is_api(self):
        return self.route.startswith("api/")


def get(route, statuses, **more):
    return Row("GET", route, statuses, **more)


def post(route, statuses, **more):
    return Row("POST", route, statuses, **more)


def by_key(statuses):
    """The same by a program's key."""
    return statuses.replace("in", "401").replace("302", "200")


ALL_200, ALL_201, ALL_302, ALL_404, ALL_422 = (
    " ".join([status] * len(WHO)) for status in ("200", "201", "302", "404", "422")
)
ALL_IN = " ".join(["in"] * len(WHO))
SIGNED_IN, BY_ALL, BY_NOBODY = (" ".join(["in", *[status] * (len(WHO) - 1)]) for status in ("200", "302", "404"))
NOT_GOOD = SIGNED_IN.replace("200", "422")
REGISTERING = "in 404 404 404 {0} {0} 404 404 404 {0} 404 404"
#           stranger … engineer butler manager … supervisor
HANDLERS = "in 404 404 302 302 302 404 404 404 404 404 404"
LEADERS = "in 404 404 404 302 302 404 404 404 404 404 404"
MANAGER = "in 404 404 404 404 302 404 404 404 404 404 404"
NOTERS = "in 404 404 302 302 302 404 302 404 404 404 404"
PLACES = "in 404 404 404 404 200 404 404 404 200 404 404"
ACTING = (
    ("triage", "new", HANDLERS, {"kind": "repair", "level": "middling"}),
    ("dispatch", "triaged", LEADERS, {"to": "$engineer"}),
    ("answer", "dispatched", HANDLERS, {"text": "下午来修。", "how": "phoned"}),
    ("promise", "in-work", HANDLERS, {"text": "换新的", "due": "$soon"}),
    ("note", "in-work", NOTERS, {"text": "到场看过"}),
    ("resolve", "in-work", HANDLERS, {"text": "修好了", "why_no_photo": "在室内"}),
    ("reopen", "reopen-requested", LEADERS, {"text": "再派人来"}),
    ("uphold", "reopen-requested", MANAGER, {"text": "已经换过两次"}),
)
