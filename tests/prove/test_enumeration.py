"""Nobody learns what another estate has: what is there and what is not answer alike."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import count
from urllib.parse import quote, quote_plus

import pytest
from django.db import transaction
from django.test import Client

from tests.factories import people as make
from tests.factories import places
from tests.prove.calling import address, browser_of, name_of
from tests.prove.routes import TABLE
from tests.prove.routes.rows import WHO
from tests.support.statements import statements
from yuanba.domains.people import public as people
from yuanba.domains.people.models import ApiKey
from yuanba.domains.places import public as map_
from yuanba.interfaces.signin.binding import BIND
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

NOWHERE = "01900000-0000-7000-8000-000000000000"
FAR = ("manager-far", "supervisor-far", "neighbour", "stranger")
_numbers = count(2000)
# What is for certain people only: others, and strangers, learn nothing from its address.
BY_ID = [
    (row, who)
    for row in TABLE
    for who in FAR
    if "_id>" in row.route and row.method == "GET" and row.statuses.split()[WHO.index(who)] in ("404", "401", "in")
]


def shape(answer, *echoed):
    """Status, where it leads, and the page without what was asked for and what is new each time."""
    text = "" if answer.streaming else answer.content.decode()
    text = re.sub(r'name="(csrfmiddlewaretoken|asked|key|card)" value="[^"]*"', r"\1", text)
    text = re.sub(r'"request[-_]id": ?"[^"]*"|"instance": ?"[^"]*"', "", text)
    text = re.sub(r'<p>[^<]*<a class="nw" href="tel:.*?</p>', "", text)  # whom to call of an estate is public
    to = answer.headers.get("Location", "")
    for one in echoed:
        text, to = text.replace(one, "…"), to.replace(one, "…")
    return answer.status_code, to, text


def spellings(text):
    """What was typed, as a page shows it and as an address holds it; the longest first."""
    return quote(text), quote_plus(text), text


def asked(client, link, data=None):
    """The answer and how many statements it took; of a page that is read, the second time: memory is warm."""
    if data is None:
        client.get(link)
    with statements() as said:
        answer = client.get(link) if data is None else client.post(link, data)
    return answer, len(said)


@pytest.fixture(autouse=True)
def undone(town):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("row", "who"), BY_ID, ids=lambda one: one if isinstance(one, str) else name_of(one))
def test_an_id_of_another_estate_is_like_one_that_does_not_exist(town, row, who):
    name = re.findall(r"<(\w+_id)>", row.route)[-1]
    client = browser_of(who, town, is_api=row.is_api)
    there = address(row, town, row.route)
    nowhere = address(replace(row, more=row.more | {name: NOWHERE}), town, row.route)
    (one, first), (other, second) = asked(client, there), asked(client, nowhere)
    ids = re.findall(r"[0-9a-f-]{36}", there)
    assert shape(one, *ids) == shape(other, *ids, NOWHERE)
    assert abs(first - second) <= 2


PATHS = ("", "all/", "people/", "people/doubles/", "enterprises/", "matrix/", "homes/", "all.csv")


@pytest.mark.parametrize("path", PATHS)
def test_an_estate_of_others_is_like_one_that_does_not_exist(town, path):
    client = browser_of("manager-far", town, is_api=False)
    one, other = (client.get(f"/desk/{code}/{path}") for code in (town.yard.code, "NOPE"))
    assert one.status_code == 404
    assert shape(one, town.yard.code) == shape(other, "NOPE")


@pytest.mark.parametrize("page", ["find/", "people/"])
@pytest.mark.parametrize("text", ["Reporter", "晚晴", "5577", "139 0000 5577", "3-1-902"])
def test_searching_at_home_finds_nobody_elsewhere(town, page, text):
    client, link = browser_of("manager-far", town, is_api=False), f"/desk/{town.other.code}/{page}"
    nothing = {"5577": "5579", "139 0000 5577": "139 0000 5579", "3-1-902": "3-1-909"}.get(text, "没有此人")
    (one, first), (other, second) = (asked(client, f"{link}?q={quote(typed)}") for typed in (text, nothing))
    assert shape(one, *spellings(text)) == shape(other, *spellings(nothing))
    assert abs(first - second) <= 1


def codes_of_invitations(town):
    """One that never was, one that was revoked, one that is over, one that was used."""
    home, yard = places.place(town.yard, "9-1-101"), town.yard

    def made():
        return people.invite_to_home(actor=SYSTEM, yard=yard, home=home, kind="tenant")

    revoked, over, used = made(), None, made()
    people.revoke_invitation(actor=SYSTEM, yard=yard, invitation_id=revoked.invitation.id)
    with clock.at(clock.now() - timedelta(days=40)):
        over = made()
    taker = people.actor_of(make.account("用过", username=f"taker{next(_numbers)}").id)
    people.accept_invitation(actor=taker, code=used.code)
    return {"never": f"{yard.code}-2222-2222", "revoked": revoked.code, "over": over.code, "used": used.code}


def test_no_code_of_an_invitation_tells_whether_it_ever_was_one(town):
    client, shapes, counts = browser_of("manager-far", town, is_api=False), {}, {}
    client.post("/my/homes/", {"act": "join", "code": "warm"})  # memory is warm
    for name, code in (codes_of_invitations(town) | {"estate": "NOPE-2222-2222"}).items():
        answer, counts[name] = asked(client, "/my/homes/", {"act": "join", "code": code})
        shapes[name] = shape(answer, code)
    assert len(set(shapes.values())) == 1, shapes.keys()
    assert shapes["never"][0] == 422
    assert max(counts.values()) - min(counts.values()) <= 2


def test_claiming_tells_nothing_of_who_lives_in_a_home(town):
    """Numbers of homes stand on the doors of an estate, so a home nobody has heard of is told: a typing error must be.

    Whether anybody lives in a home that is there, who, and who claimed it before, is told to nobody.
    """
    lived_in, empty = town.home, places.place(town.yard, "9-1-101")
    client, seen = browser_of("manager-far", town, is_api=False), []
    for home in (places.place(town.yard, "7-1-101"), lived_in, empty):  # the first one warms the memory
        tail = home.path.removeprefix(town.yard.path + "/").replace("/", "-")
        given = {"act": "claim", "estate": town.yard.code, "home": tail, "kind": "tenant"}
        answer, statements_ = asked(client, "/my/homes/", given)
        seen.append((shape(answer, tail, home.label), statements_))
    assert seen[1] == seen[2]
    assert seen[0][0][:2] == seen[1][0][:2] == (302, "/my/homes/?done=1")


def test_guessing_homes_by_claims_ends_soon(town):
    client, told = browser_of("manager-far", town, is_api=False), []
    for number in range(14):
        given = {"act": "claim", "estate": town.yard.code, "home": f"77-1-{number}", "kind": "tenant"}
        told.append(client.post("/my/homes/", given).status_code)
    assert told == [422] * 12 + [429] * 2


WECHAT = {"provider": "wechat", "subjects": ["o-1"], "name": "云", "key": "k", "agreed": False}


@pytest.mark.parametrize("by_wechat", [False, True], ids=["by a code", "from WeChat"])
def test_signing_in_by_phone_tells_nothing_of_the_number(town, by_wechat):
    make.account("有账号", username="with-number", phone="13900008811")
    seen = []
    for phone in ("13900008800", "13900008811", "13900008822"):
        client, given = Client(), {"act": "ask", "phone": phone}
        if by_wechat:
            session = client.session
            session[BIND] = WECHAT | {"until": int(clock.now().timestamp()) + 600}
            session.save()
            given["bind"] = "k"
        answer, statements_ = asked(client, "/sign-in/", given)
        seen.append((shape(answer, phone), statements_))
    assert seen[1] == seen[2]
    assert ("云" in seen[1][0][2]) == by_wechat


def test_signing_in_by_password_tells_nothing_of_the_account(town):
    shut = make.account("关了", username="shut-account")
    people.Account.objects.filter(id=shut.id).update(is_active=False)
    make.account("开着", username="open-account")
    shapes = set()
    for username in ("open-account", "shut-account", "no-account-0"):
        answer, _ = asked(Client(), "/sign-in/", {"username": username, "password": "not this one"})
        shapes.add(shape(answer, username))
    assert [one[0] for one in shapes] == [422]


@pytest.mark.parametrize("wrong", ["revoked", "elsewhere"])
def test_a_door_code_out_of_use_is_like_one_that_never_was(town, wrong):
    place = places.place(town.other, "3-1")
    door = map_.issue_door_code(actor=SYSTEM, yard=town.other, place_id=place.id)
    code = town.yard.code if wrong == "elsewhere" else town.other.code
    if wrong == "revoked":
        map_.revoke_door_code(actor=SYSTEM, yard=town.other, token=door.token)
    never = door.token[:-4] + ("aaaa" if door.token[-4:] != "aaaa" else "bbbb")
    client = Client(headers={"Idempotency-Key": "proof"})
    for link, said in ((f"/d/{code}/{{}}/", None), (f"/api/v1/doors/{code}/{{}}/cases", {"text": "灯不亮"})):
        seen = []
        for token in (never[:-4] + "cccc", door.token, never):  # the first one warms the memory
            with statements() as told:
                to = link.format(token)
                answer = client.post(to, said, content_type="application/json") if said else client.get(to)
            seen.append((shape(answer, token), len(told)))
        assert seen[1] == seen[2]
        assert seen[1][0][0] == 404


def test_a_key_that_was_revoked_is_like_one_that_never_was(town):
    key = people.issue_api_key(actor=SYSTEM, account=town.accounts["manager"], label="was")
    link, shapes = f"/api/v1/yards/{town.yard.code}/cases", set()
    people.revoke_api_key(actor=SYSTEM, key_id=ApiKey.objects.get(label="was").id)
    for one in (key, "nothing"):
        shapes.add(shape(Client(headers={"Authorization": f"Bearer {one}"}).get(link)))
    assert [one[0] for one in shapes] == [401]
