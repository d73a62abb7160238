"""Right × route: every address, called by everybody, answers exactly this; what is refused leaves no row."""

import re
from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from tests.prove.calling import address, browser_of, called, name_of, plain, walked
from tests.prove.routes import TABLE
from tests.prove.routes.rows import METHODS, WHO
from yuanba.interfaces.api.api import api
from yuanba.interfaces.api.cases import VERBS
from yuanba.interfaces.desk.acting import ACTS
from yuanba.interfaces.desk.noticing import ACTS as NOTICE_ACTS
from yuanba.interfaces.desk.undertakings import ACTS as UNDERTAKING_ACTS


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
    assert verbs("desk/<code>/undertakings/") == set(UNDERTAKING_ACTS)
    assert verbs("api/v1/yards/<code>/cases/") | verbs("api/v1/follow/") == set(VERBS)


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
    name = re.findall(r"<(\w+_id)>", row.route)[-1]
    elsewhere = replace(row, more=row.more | {name: nowhere})
    for who in WHO:
        with transaction.atomic():
            answer, changed = called(elsewhere, town, who)
            transaction.set_rollback(True)
        by_key = row.statuses.startswith("401")
        refused = 401 if by_key and who == "stranger" else 302 if answer.status_code == 302 else 404
        assert (answer.status_code, changed) == (refused, False)
        assert answer.status_code != 302 or (who, answer["Location"][:9]) == ("stranger", "/sign-in/")
