"""What happens to every request: a line in the journal, a language, an actor, a page for what is refused."""

import json
import logging
import re
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories import people as make
from yuanba.interfaces.journal import JsonLines
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.platform.access.public import ANONYMOUS


@pytest.fixture
def lines():
    """What stands in the journal, as it is written."""
    written = []
    handler = logging.Handler()
    handler.setFormatter(JsonLines())
    handler.emit = lambda record: written.append(handler.format(record))
    log = logging.getLogger("yuanba.requests")
    log.addHandler(handler)
    yield written
    log.removeHandler(handler)


def signed_in(account):
    session = SessionStore()
    session[ACCOUNT] = str(account)
    session.create()
    client = Client()
    client.cookies["yb_session"] = session.session_key
    return client


def test_one_line_per_request(lines, town):
    answer = Client().get("/b/JG/?of=all")
    (line,) = map(json.loads, lines)
    told = {name: line[name] for name in ("level", "logger", "words", "method", "route", "status", "request")}
    assert told == {
        "level": "info",
        "logger": "yuanba.requests",
        "words": "request",
        "method": "GET",
        "route": "b/<str:code>/",
        "status": 200,
        "request": answer["X-Request-Id"],
    }
    assert line["ms"] >= 0


def test_each_request_has_an_id_of_its_own(lines, db):
    ids = [Client().get(address)["X-Request-Id"] for address in ("/healthz", "/healthz", "/no/such/")]
    assert len(set(ids)) == 3
    assert [json.loads(line)["request"] for line in lines] == ids


def test_no_token_and_nothing_typed_stands_in_the_journal(lines, town):
    token, text, phone = town.tokens["new"], "楼道里有人吸烟", "13800004402"
    Client().get(f"/r/JG/{token}/")
    Client().get(f"/api/v1/follow/JG/{token}")
    Client().get(f"/no/such/{token}/")
    Client().post(f"/say/JG/{town.place.id}/", {"text": text, "phone": phone})
    Client().get("/desk/JG/find/", {"q": phone})
    assert len(lines) == 5
    for secret in (token, text, phone):
        assert secret not in "".join(lines)


@pytest.mark.parametrize(
    ("cookies", "language"),
    [({}, "zh-hans"), ({"yb_lang": "en"}, "en"), ({"yb_lang": "tlh"}, "zh-hans")],
)
def test_the_language_is_the_one_that_was_chosen(db, cookies, language):
    client = Client(headers={"Accept-Language": "de"})
    for name, value in cookies.items():
        client.cookies[name] = value
    for address in ("/sign-in/", "/no/such/"):
        answer = client.get(address)
        assert answer["Content-Language"] == language
        assert (f'lang="{language}"' in answer.content.decode()) == (language == "en")


def test_who_asks_without_a_session_costs_no_statement(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get("/sign-in/").wsgi_request.actor == ANONYMOUS


def test_somebody_who_is_gone_is_a_stranger(db):
    account = make.account("罗小满")
    client = signed_in(account.id)
    assert client.get("/sign-in/").wsgi_request.actor.account == account.id
    type(account).objects.filter(id=account.id).update(is_active=False)
    assert client.get("/sign-in/").wsgi_request.actor == ANONYMOUS
    assert signed_in(uuid4()).get("/sign-in/").wsgi_request.actor == ANONYMOUS


def test_a_session_that_is_over_is_a_stranger(db):
    client = signed_in(make.account().id)
    Session.objects.all().delete()
    assert client.get("/my/")["Location"] == "/sign-in/?next=%2Fmy%2F"


def test_a_stranger_gets_no_session(town):
    client = Client()
    for address in ("/", "/b/JG/", f"/say/JG/{town.place.id}/", f"/r/JG/{town.tokens['new']}/"):
        assert "yb_session" not in client.get(address).cookies
    assert Session.objects.count() == 0


def test_a_method_that_an_address_does_not_take(town):
    page, program = Client().put("/b/JG/"), Client().put("/api/v1/yards/JG")
    assert (page.status_code, page["Allow"]) == (405, "GET, HEAD")
    assert (program.status_code, program["Allow"], program.json()["code"]) == (405, "GET", "method")


@pytest.mark.parametrize("address", ["/", "/b/JG/", "/sign-in/", "/no/such/", "/api/v1/yards/JG"])
def test_every_answer_is_closed_to_other_sites(town, address):
    answer = Client().get(address)
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["script-src"], policy["object-src"]) == ("'self'", "'self'", "'none'")
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|style=", answer.content.decode())
