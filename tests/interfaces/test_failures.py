"""Pages for what goes wrong: a status, clear words in both languages, whom to call; to programs as problem+json."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from tests.support.pages import words
from tests.support.unchanged import everything
from yuanba.kernel.errors import CATALOGUE

TOLD = {
    "not-found": (404, "这里没有东西，或者不是给您看的。"),
    "csrf": (403, "这一页开得太久了，请返回、刷新，再发一次。"),
    "fault": (500, "我们这边出了问题，已经记下。请过一会儿再试。"),
    "broken": (400, "这次没读懂，或者一次发得太多。请返回，少发一些再试。"),
}
PHONE = "028-0000 1000"


def away(execute, sql, params, many, context):
    raise OperationalError("the database is away")


def asked(name, town, *, api=False, **more):
    """What goes wrong in this way, on a page or to a program."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=name == "csrf", **more)
    form = f"/say/JG/{town.place.id}/"
    if name == "not-found":
        return client.get("/api/v1/no/such/" if api else "/no/such/")
    if name == "csrf":
        return client.post(form, {"text": "门禁坏了"})
    if name == "broken":
        much = "x" * 6_000_000
        door = f"/api/v1/doors/JG/{town.door}/cases"
        return client.post(door, much, content_type="application/json") if api else client.post(form, {"text": much})
    with connection.execute_wrapper(away):
        return client.get("/api/v1/yards/JG/figures" if api else "/b/JG/")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", TOLD)
def test_a_page_says_it(town, name, language):
    before = everything()
    client = {"headers": {"Cookie": f"yb_lang={language}"}}
    answer = asked(name, town, **client)
    status, chinese = TOLD[name]
    assert answer.status_code == status
    assert (chinese if language == "zh-hans" else CATALOGUE[name].words) in words(answer)
    assert 'role="alert"' in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("name", ["not-found", "fault", "broken"])
def test_a_program_is_told_the_same_as_a_problem(town, name):
    answer = asked(name, town, api=True)
    status, chinese = TOLD[name]
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()) == (
        status,
        {"type": f"urn:yuanba:{name}", "code": name, "title": chinese, "status": status},
    )


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        ("/b/JG/no/", False),
        ("/b/JG/cases/?of=x", True),
        ("/r/JG/nothing/", True),
        ("/d/JG/nothing/", True),
        ("/b/XX/", False),
        ("/b/%00/", False),
    ],
)
def test_whom_to_call_is_the_estate_of_the_address(town, address, is_there):
    answer = Client().get(address)
    assert answer.status_code == 404
    assert (PHONE in words(answer)) == is_there


def test_without_the_database_nobody_can_be_named_but_it_is_told(town):
    answer = asked("fault", town)
    assert PHONE not in words(answer)
    assert "回首页" in words(answer)


@pytest.mark.parametrize(
    "address",
    [
        "/b/JG/statements/?q=a%00b",
        "/b/JG/statements/a%00b/",
        "/b/JG/resolutions/?q=%00",
        "/b/JG/promises/?by=%00",
        "/b/JG/complete/%00/photo/100",
        "/api/v1/yards/JG/statements/a%00b",
    ],
)
def test_an_address_with_a_nul_leads_nowhere(town, address):
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == 404


@pytest.mark.parametrize("more", [{"photos": 101}, {"fields": 1100}])
def test_more_than_a_form_can_hold_is_told(town, more):
    data = {f"field-{number}": "x" for number in range(more.get("fields", 1))}
    data["photos"] = [SimpleUploadedFile(f"{number}.jpg", b"x") for number in range(more.get("photos", 1))]
    before = everything()
    answer = Client().post(f"/say/JG/{town.place.id}/", data)
    assert (answer.status_code, TOLD["broken"][1] in words(answer)) == (400, True)
    assert everything() == before


def test_a_name_of_another_host_is_not_ours(db):
    answer = Client(headers={"Host": "evil.example"}).get("/")
    assert (answer.status_code, TOLD["broken"][1] in words(answer)) == (400, True)
    assert "evil" not in answer.content.decode()


def test_a_torn_code_says_what_to_do(town):
    assert "这张门码已经停用了" in words(Client().get("/d/JG/torn/"))
