"""Who follows without an account is told by SMS after a code proved the number, and leaves by the link in it."""

import re

import pytest

from tests.factories import cases as made
from tests.support.pages import words
from tests.support.sms import plugged, work
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Follower
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.events.public import dispatch

NUMBER = "13900004411"


@pytest.fixture
def case(town):
    return made.report(town.place).case


def followed(case, device="d-1"):
    """A follower without an account, the link, and who holds it."""
    joined = cases.join(actor=ANONYMOUS, target=cases.Target(case.yard, case.id, None, device))
    follower = joined.follower
    link = f"/f/{case.yard.code}/{cases.token_of(follower)}/"
    return follower, link, Actor("token", subject=follower.id)


def asking(page):
    """What the form of the code carries on."""
    found = re.findall(r'name="(asked|phone)" value="([^"]+)"', page.content.decode())
    return dict(found)


def test_a_number_is_proven_then_told_of_each_public_step_and_the_link_in_it_leads_out(town, client, case, settings):
    settings.YUANBA_PUBLIC_URL, manager = "https://yuanba.example.cn", town.actors["manager"]
    follower, link, _ = followed(case)
    followed(case, "d-2")
    with plugged() as out:
        asked = client.post(link, {"act": "sms", "phone": "139 0000 4411"})
        code = out.code
        wrong = client.post(link, asking(asked) | {"act": "sms", "code": "000000" if code != "000000" else "111111"})
        assert wrong.status_code == 422
        assert Follower.objects.get(id=follower.id).phone == ""
        assert client.post(link, asking(wrong) | {"act": "sms", "code": code})["Location"] == f"{link}?told=1"
        row = Follower.objects.get(id=follower.id)
        assert (row.phone, NUMBER in row.sealed_phone) == (NUMBER, False)
        shown = words(client.get(link))
        assert "4411" in shown
        assert NUMBER not in shown
        sent = len(out.sent)
        town.act("triage", case)
        town.act("answer", case)
        cases.note(actor=manager, target=made.target(case), text="只给自己人看", public=False)
        dispatch()
        work()
        [(phone, text)] = out.sent[sent:]
        assert (phone, "下午来修" in text) == (NUMBER, False)
        way = re.search(r"/s/[^/]+/", text).group()
        assert client.get(way)["Location"] == link
        assert client.post(link, {"act": "leave"})["Location"] == f"{link}?left=1"
        assert Follower.objects.get(id=follower.id).sealed_phone == ""
        cases.note(actor=manager, target=made.target(case), text="换了灯泡")
        dispatch()
        work()
        assert len(out.sent) == sent + 1
    assert client.get(way)["Location"] == link
    assert client.get(way[:-2] + ("a/" if way[-2] != "a" else "b/")).status_code == 404


@pytest.mark.parametrize(("language", "said"), [("en", "Answered:"), ("zh-hans", "您关注的")])
def test_a_follower_hears_in_the_language_of_the_page_where_the_number_was_left(town, client, case, language, said):
    client.cookies["yb_lang"] = language
    _, link, _ = followed(case)
    with plugged() as out:
        asked = client.post(link, {"act": "sms", "phone": NUMBER})
        client.post(link, asking(asked) | {"act": "sms", "code": out.code})
        town.act("triage", case)
        town.act("answer", case)
        dispatch()
        work()
        assert out.sent[-1][1].startswith(said)


def test_nobody_else_and_no_account_leaves_a_number(town, case):
    follower, _, holder = followed(case)
    given = {"yard": case.yard, "follower_id": follower.id, "phone": NUMBER, "asked": "x", "code": "123456"}
    for actor in (ANONYMOUS, town.actors["manager"], Actor("token", subject=case.id)):
        with pytest.raises(Refusal, match="not-found"):
            cases.tell_by_sms(actor=actor, **given)
    with pytest.raises(Refusal, match="code-wrong"):
        cases.tell_by_sms(actor=holder, **given)
    cases.leave(actor=holder, yard=case.yard, follower_id=follower.id)
    with pytest.raises(Refusal, match="not-found"):
        cases.tell_by_sms(actor=holder, **given)
    assert Follower.objects.get(id=follower.id).sealed_phone == ""


def test_without_a_gateway_no_number_is_asked_for(client, case):
    _, link, _ = followed(case)
    assert "短信" not in words(client.get(link))
