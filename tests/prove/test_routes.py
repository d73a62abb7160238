"""Right × route: every address, called by everybody, answers exactly this; what is refused leaves no row."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from tests.factories.people import PASSWORD
from tests.support.spreadsheets import homes_sheet
from tests.support.town import Town
from tests.support.unchanged import everything
from yuanba.domains.people.public import issue_api_key
from yuanba.domains.places.public import import_homes
from yuanba.interfaces.api.api import api
from yuanba.interfaces.api.cases import VERBS
from yuanba.interfaces.desk.acting import ACTS
from yuanba.interfaces.desk.noticing import ACTS as NOTICE_ACTS
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line, keep

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
CLAIMING = "in 302 409 302 302 302 302 302 302 302 302 302"
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
LOCKERS, DRAFT = {"number": 2}, {"notice_id": "$draft"}
AGAINST = {"home": "$home", "text": "太吵了"}
WRITTEN = {
    "kind": "general",
    "title": "周末坝坝宴",
    "text": "周六下午五点，自带碗筷。",
    "what": "estate",
    "key": "proof",
    "since": "2026-03-02",
    "until": "2026-03-09",
}
NOTICE_DO = "desk/<code>/notices/<notice_id>/do/<verb>/"

TABLE = (
    get("sign-in/", ALL_200),
    post("sign-in/", ALL_422, data={"username": "nobody", "password": "x"}),
    post("sign-in/", ALL_302, data={"username": "manager", "password": PASSWORD}),
    post("sign-in/", ALL_422, data={"act": "ask", "phone": "12"}),
    post("sign-in/", ALL_422, data={"act": "code", "phone": "13800009999", "asked": "none", "code": "123456"}),
    get("sign-in/second/", ALL_IN),
    post("sign-in/second/", ALL_IN, data={"code": "123456"}),
    get("my/second/", SIGNED_IN),
    post("my/second/", BY_ALL, data={"act": "enrol"}),
    post("my/second/", BY_NOBODY, data={"act": "confirm", "code": "123456", "password": PASSWORD}),
    post("my/second/", BY_NOBODY, data={"act": "remove", "code": "123456"}),
    post("sign-out/", ALL_302),
    get("prefs/", ALL_200),
    post("prefs/", ALL_302, data={"view": "elder"}),
    get("my/devices/", SIGNED_IN),
    post("my/devices/end/", BY_ALL, data={"which": "others"}),
    post("my/devices/end/", BY_NOBODY, data={"which": "$case"}),
    get("my/password/", SIGNED_IN),
    get("my/phone/", SIGNED_IN),
    post("my/phone/", NOT_GOOD, data={"act": "ask", "phone": "12"}),
    post("my/phone/", NOT_GOOD, data={"act": "code", "phone": "13800009999", "code": "1", "password": PASSWORD}),
    post("my/password/", BY_ALL, data={"old": PASSWORD, "new": "another house by the river"}),
    get("", "200 200 200 302 302 302 200 302 302 302 302 302"),
    get("inbox/", "in 200 200 200 200 200 200 200 200 200 200 200"),
    post("my/forget/", ALL_302),
    get("my/", "in 200 200 200 200 200 200 200 200 200 200 200"),
    get("my/homes/", SIGNED_IN),
    post("my/homes/", NOT_GOOD, data={"act": "join", "code": "JG-2222-2222"}),
    post("my/homes/", CLAIMING, data={"act": "claim", "estate": "JG", "home": "3-1-902", "kind": "family"}),
    get("my/<code>/<case_id>/", "in 404 200 404 404 404 404 404 404 404 404 404"),
    post(
        "my/<code>/<case_id>/",
        "in 404 302 404 404 404 404 404 404 404 404 404",
        case="resolved",
        data={"rating": "good"},
    ),
    post(
        "my/<code>/<case_id>/",
        "in 404 302 404 404 404 404 404 404 404 404 404",
        case="closed",
        data={"rating": "bad", "text": "还在响"},
    ),
    get("my/<code>/<case_id>/photo/<photo_id>/<side>", "404 404 200 200 200 200 200 200 200 404 404 404"),
    get("notices/", "in 200 200 302 302 302 302 302 302 302 302 302"),
    get("n/<code>/<number>/", ALL_200),
    get("n/<code>/<number>/", ALL_404, more={"number": 9}),
    get("n/<code>/<number>/poster/", ALL_200),
    post("n/<code>/<number>/", "in 404 302 404 404 404 404 404 404 404 404 404", more=LOCKERS, data=AGAINST),
    post("n/<code>/<number>/", "in" + 11 * " 404", data=AGAINST),
    get("d/<code>/<token>/", ALL_302),
    get("say/", ALL_200, query="?yard=JG"),
    get("say/<code>/<place_id>/", ALL_200),
    post("say/<code>/<place_id>/", ALL_200, data={"act": "check", "text": "楼道灯不亮"}),
    post("say/<code>/<place_id>/", ALL_302, data={"act": "send", "text": "楼道灯不亮", "key": "proof"}),
    get("r/<code>/<token>/", ALL_200),
    post("r/<code>/<token>/", ALL_302, case="resolved", data={"rating": "good"}),
    get("r/<code>/<token>/photo/<photo_id>/<side>", ALL_200),
    get("healthz", ALL_200),
    get("readyz", ALL_200),
    get("metrics", ALL_200),
    get("backoffice/", "in 404 404 404 404 404 404 404 404 200 404 404"),
    post("backoffice/retry/", "in 404 404 404 404 404 404 404 404 302 404 404", data={"id": "$case"}),
    get("b/", ALL_302),
    get("b/<code>/", ALL_200),
    get("b/<code>/cases/", ALL_200),
    get("desk/", "in 404 404 302 302 302 404 404 404 404 302 404"),
    get("desk/<code>/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/all/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/all.csv", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/waiting/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/find/", "in 404 404 200 200 200 404 404 404 404 404 404", query="?q=现在"),
    get("desk/<code>/report/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    post(
        "desk/<code>/report/",
        "in 404 404 302 302 302 404 404 404 404 404 404",
        data={"text": "电话里说水管漏了", "key": "proof", "level": "ordinary"},
    ),
    get("desk/<code>/notices/", "in 404 404 200 200 200 404 200 200 404 404 404"),
    get("desk/<code>/notices/new/", "in 404 404 404 200 200 404 200 200 404 404 404"),
    post("desk/<code>/notices/new/", "in 404 404 404 302 302 404 302 302 404 404 404", data=WRITTEN),
    get("desk/<code>/notices/<notice_id>/", "in 404 404 200 200 200 404 200 200 404 404 404"),
    get("desk/<code>/notices/<notice_id>/", "in 404 404 404 200 200 404 200 200 404 404 404", more=DRAFT),
    get("desk/<code>/notices/<notice_id>/edit/", "in 404 404 404 200 200 404 200 200 404 404 404", more=DRAFT),
    post(
        "desk/<code>/notices/<notice_id>/edit/",
        "in 404 404 404 302 302 404 302 302 404 404 404",
        more=DRAFT,
        data=WRITTEN | {"version": "1"},
    ),
    post(NOTICE_DO, "in 404 404 404 404 302 404 302 302 404 404 404", more=DRAFT | {"verb": "publish"}),
    post(
        NOTICE_DO,
        "in 404 404 404 302 302 404 302 302 404 404 404",
        more=DRAFT | {"verb": "withdraw"},
        data={"why": "写错了"},
    ),
    post(
        NOTICE_DO,
        "in 404 404 404 404 302 404 302 302 404 404 404",
        more={"verb": "withdraw"},
        data={"why": "写错了"},
    ),
    post(NOTICE_DO, "in 404 404 404 422 422 404 422 404 404 404 404", more={"verb": "deliver"}),
    get("desk/<code>/matrix/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/matrix/<place_id>/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/import/", PLACES),
    post("desk/<code>/import/", PLACES.replace("200", "422")),
    get("desk/<code>/import/<digest>/", PLACES),
    post("desk/<code>/import/<digest>/", PLACES.replace("200", "302")),
    get("desk/<code>/import/<digest>/errors.xlsx", PLACES),
    post("desk/<code>/import/undo/<number>/", PLACES.replace("200", "302")),
    get("desk/<code>/homes/", REGISTERING.format(200)),
    post("desk/<code>/homes/", REGISTERING.format(200), data={"act": "invite", "home": "3-1-902", "kind": "owner"}),
    post("desk/<code>/homes/", REGISTERING.format(422), data={"act": "free", "phone": "13800009999"}),
    *(
        post("desk/<code>/homes/", REGISTERING.format(status), data={"act": act, "reason": "不认识"} | data)
        for act, status, data in (
            ("bind", 302, {"home": "3-1-902", "kind": "owner", "phone": "13800009999", "name": "向晚"}),
            ("accept", 302, {"id": "$claim"}),
            ("refuse", 302, {"id": "$claim"}),
            ("revoke", 302, {"id": "$invitation"}),
            *((act, 404, {"id": "$case"}) for act in ("accept", "refuse", "revoke")),
        )
    ),
    get("desk/<code>/<case_id>/", "in 404 404 200 200 200 200 200 200 404 404 404"),
    get("desk/<code>/<case_id>/", "in 404 404 200 200 200 404 200 404 404 404 404", case="private"),
    get("desk/<code>/<case_id>/next/", "in 404 404 302 302 302 404 404 404 404 404 404"),
    *(
        post("desk/<code>/<case_id>/do/<verb>/", statuses, more={"verb": verb}, case=state, data=data)
        for verb, state, statuses, data in ACTING
    ),
    get("desk/<code>/<case_id>/photo/<photo_id>/<side>", "404 404 200 200 200 200 200 200 200 404 404 404"),
    get("oversight/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("oversight/look/", "in 404 404 404 404 404 404 200 404 404 404 200"),
    post("oversight/look/<code>/sign-off/", "in 404 404 404 404 404 404 422 404 404 404 404", data={"case": "$case"}),
    post(
        "oversight/look/<code>/sign-off/",
        "in 404 404 404 404 404 404 302 404 404 404 404",
        first="oversight/<code>/<case_id>/",
        data={"case": "$case"},
    ),
    get("oversight/estates/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("oversight/<code>/<case_id>/", "in 404 404 404 404 404 404 200 200 404 404 404"),
    get("oversight/<code>/<case_id>/", "in 404 404 404 404 404 404 200 404 404 404 404", case="private"),
    get("oversight/<code>/<case_id>/photo/<photo_id>/<side>", "404 404 200 200 200 200 200 200 200 404 404 404"),
    get("ui/", ALL_200),
    get("api/v1/openapi.json", ALL_200),
    get("api/v1/", ALL_404),
    get("api/v1/yards/<code>", ALL_200),
    get("api/v1/yards/<code>/policy", ALL_200),
    get("api/v1/yards/<code>/figures", ALL_200),
    post("api/v1/doors/<code>/<token>/cases", ALL_201, data={"text": "楼道灯不亮"}),
    post(
        "api/v1/yards/<code>/cases",
        "401 404 404 201 201 201 201 201 201 404 404 404",
        data={"text": "电话里说水管漏了"},
    ),
    get("api/v1/yards/<code>/cases", "401 404 404 200 200 200 200 200 200 404 404 404"),
    get("api/v1/yards/<code>/cases/<case_id>", "401 404 200 200 200 200 200 200 200 404 404 404"),
    get("api/v1/yards/<code>/cases/<case_id>", "401 404 200 200 200 200 404 200 404 404 404 404", case="private"),
    get("api/v1/follow/<code>/<token>", ALL_200),
    post(
        "api/v1/follow/<code>/<token>/<verb>",
        ALL_200,
        more={"verb": "confirm"},
        case="resolved",
        data={"rating": "good"},
    ),
    post(
        "api/v1/follow/<code>/<token>/<verb>",
        ALL_200,
        more={"verb": "request_reopen"},
        case="resolved",
        data={"text": "还在响"},
    ),
    post("api/v1/follow/<code>/<token>/<verb>", ALL_200, more={"verb": "rate"}, case="closed", data={"rating": "fair"}),
    *(
        post("api/v1/yards/<code>/cases/<case_id>/<verb>", by_key(statuses), more={"verb": verb}, case=state, data=data)
        for verb, state, statuses, data in ACTING
    ),
)


def walked(patterns, before=""):
    """Every route below, `<uuid:case_id>` written as `<case_id>`."""
    for one in patterns:
        route = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from walked(one.url_patterns, route)
        else:
            yield plain(route)


def plain(route):
    return re.sub(r"[<{](?:\w+:)?(\w+)[>}]", r"<\1>", route)


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """One town for the whole table; every call is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield with_homes(Town())
        transaction.set_rollback(True)


def known_of(value, town):
    return {"$draft": town.draft.id}.get(value, value)


def with_homes(town):
    """The town with a file that is kept, and another that was taken over."""
    town.sheet = keep(town.yard.id, "a.xlsx", [homes_sheet()])
    import_homes(actor=SYSTEM, yard=town.yard, lines=[Line(2, {"whole": "9-1-101"})])
    return town


def address(row, town, route):
    known = {
        "code": town.yard.code,
        "case_id": town.cases[row.case].id,
        "place_id": town.place.id,
        "photo_id": town.photo,
        "side": 480,
        "number": 1,
        "notice_id": town.notice.id,
        "digest": town.sheet,
        "token": town.door if route.startswith(("d/", "api/v1/doors/")) else town.tokens[row.case],
        **{name: known_of(value, town) for name, value in row.more.items()},
    }
    return "/" + re.sub(r"<(\w+)>", lambda found: str(known[found[1]]), route)


def filled(row, town):
    """The form, with what only this town knows."""
    known = {
        "$case": str(town.cases[row.case].id),
        "$home": str(town.home.id),
        "$claim": str(town.claim),
        "$invitation": str(town.invitation),
        "$engineer": str(town.accounts["engineer"].id),
        "$soon": (clock.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"),
    }
    return {name: known.get(value, value) for name, value in row.data.items()}


def browser_of(who, town, *, is_api):
    """A client signed in as this person, or carrying a key of hers."""
    client = Client()
    if who == "stranger":
        return client
    if is_api:
        key = issue_api_key(actor=SYSTEM, account=town.accounts[who], label="proof")
        return Client(headers={"Authorization": f"Bearer {key}"})
    session = client.session
    session[ACCOUNT] = str(town.accounts[who].id)
    session.save()
    return client


def called(row, town, who):
    """The answer, and whether a row was left."""
    client = browser_of(who, town, is_api=row.is_api)
    if row.first:
        client.get(address(row, town, row.first))
    before, link = everything(), address(row, town, row.route) + row.query
    if row.method == "GET":
        answer = client.get(link)
    elif row.is_api:
        body = filled(row, town)
        answer = client.post(link, body, content_type="application/json", headers={"Idempotency-Key": "proof"})
    else:
        answer = client.post(link, filled(row, town))
    if answer.streaming:
        answer.getvalue()
    return answer, everything() != before


def name_of(row):
    told = (row.more.get("verb"), row.data.get("act"))
    return " ".join(filter(None, (row.method, "/" + row.route, row.case, *told)))


@pytest.mark.parametrize("row", TABLE, ids=name_of)
def test_everybody_gets_exactly_this(town, row):
    told, left = {}, []
    for who in WHO:
        with transaction.atomic():
            answer, changed = called(row, town, who)
            transaction.set_rollback(True)
        to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
        told[who] = "in" if to_sign_in else str(answer.status_code)
        if changed and (to_sign_in or answer.status_code >= 400):
            left.append(who)
    assert told == dict(zip(WHO, row.statuses.split(), strict=True))
    assert left == []


def test_every_route_is_in_the_table():
    assert set(walked(get_resolver().url_patterns)) == {row.route for row in TABLE}


def test_every_operation_of_the_api_is_in_the_table():
    paths = api.get_openapi_schema()["paths"]
    told = {(method.upper(), plain(path).lstrip("/")) for path, methods in paths.items() for method in methods}
    own = {"api/v1/", "api/v1/openapi.json"}
    assert told == {(row.method, row.route) for row in TABLE if row.is_api and row.route not in own}


def test_every_verb_is_in_the_table():
    def verbs(start):
        return {row.more["verb"] for row in TABLE if row.route.startswith(start) and "verb" in row.more}

    assert verbs("desk/<code>/<case_id>/") == set(ACTS)
    assert verbs("desk/<code>/notices/") == set(NOTICE_ACTS)
    assert verbs("api/") == set(VERBS)


@pytest.mark.parametrize("route", sorted({row.route for row in TABLE} - {"api/v1/", "api/v1/openapi.json"}))
def test_no_other_method_is_answered(town, route):
    row = next(row for row in TABLE if row.route == route)
    wrong = set(METHODS) - {row.method for row in TABLE if row.route == route}
    with transaction.atomic():
        client = browser_of("manager", town, is_api=row.is_api)
        told = {method: client.generic(method, address(row, town, route)).status_code for method in wrong}
        transaction.set_rollback(True)
    assert told == dict.fromkeys(wrong, 405)


@pytest.mark.parametrize("route", ["desk/", "oversight/", "oversight/look/", "oversight/estates/"])
@pytest.mark.parametrize("who", ["manager-far", "supervisor-far"])
def test_nothing_of_another_estate_is_listed(town, who, route):
    with transaction.atomic():
        answer = browser_of(who, town, is_api=False).get(f"/{route}", follow=True)
        transaction.set_rollback(True)
    words = answer.content.decode()
    assert "号状态" not in words
    assert f"/{town.yard.code}/" not in words


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer nothing"}, {"Authorization": "Basic eDp5"}])
@pytest.mark.parametrize("row", [row for row in TABLE if row.is_api and row.statuses.startswith("401")], ids=name_of)
def test_a_program_needs_a_key(town, row, headers):
    with transaction.atomic():
        send = Client(headers=headers).generic
        answer = send(row.method, address(row, town, row.route), "{}", content_type="application/json")
        transaction.set_rollback(True)
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer.json()["code"] == "unauthorized"


@pytest.mark.parametrize("row", [row for row in TABLE if "_id>" in row.route and row.method == "GET"], ids=name_of)
def test_what_does_not_exist_is_absent_for_everybody(town, row):
    nowhere = "01900000-0000-7000-8000-000000000000"
    name = next(one for one in ("photo_id", "place_id", "notice_id", "case_id") if one in row.route)
    elsewhere = replace(row, more={name: nowhere})
    for who in WHO:
        with transaction.atomic():
            answer, changed = called(elsewhere, town, who)
            transaction.set_rollback(True)
        refused = 401 if row.is_api and who == "stranger" else 302 if answer.status_code == 302 else 404
        assert (answer.status_code, changed) == (refused, False)
        assert answer.status_code != 302 or (who, answer["Location"][:9]) == ("stranger", "/sign-in/")
