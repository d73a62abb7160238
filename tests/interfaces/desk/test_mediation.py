"""A mediation from the window to the signed paper: as the mediator's desk and the sides' own pages show it."""

import base64
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from tests.factories import cases as make
from tests.factories import disputes as quarrels
from tests.factories import people, places
from tests.support.pages import words
from tests.support.papers import joined
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import actor_of
from yuanba.kernel import clock

LIST = "/desk/JG/mediation/"


@pytest.fixture
def mediator(town):
    town.accounts["mediator"] = people.account("文姐", username="mediator")
    people.post(town.yard, "mediator", holder=town.accounts["mediator"])
    return actor_of(town.accounts["mediator"].id)


def drawn():
    out = BytesIO()
    Image.new("RGBA", (60, 20), "black").save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def test_the_whole_way_on_the_pages(town, enter, mediator):
    desk, own = enter("mediator"), enter("reporter")
    assert desk.get("/desk/")["Location"] == LIST
    said = {"matter": quarrels.MATTER, "name_1": "Reporter", "home_1": "3-1-902", "name_2": "周国栋", "key": "k"}
    refusal = desk.post(f"{LIST}new/", said | {"name_2": ""})
    assert (refusal.status_code, "至少有两方" in words(refusal), quarrels.MATTER in words(refusal)) == (422, True, True)
    link = desk.post(f"{LIST}new/", said)["Location"].partition("?")[0]
    mine = link.replace("/desk/JG/mediation/", "/my/disputes/JG/")
    dispute = cases.Dispute.objects.get()
    me, other = quarrels.told(quarrels.Quarrel(town.yard, mediator, mediator, mediator), dispute).sides

    def do(client, verb, door=link, **data):
        return client.post(f"{door}do/{verb}/", data)

    assert "您同意调解吗" in words(own.get(mine))
    assert do(own, "consent", mine, stance="agreed").status_code == 302
    do(desk, "consent", party=other.party.id, stance="agreed")
    version = cases.Dispute.objects.get().version
    when = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert do(desk, "sit", at="?", where="站里", version=version).status_code == 422
    do(desk, "sit", at=when, where="解忧站小会议室", version=version)
    before = everything()
    stale = do(desk, "sit", at=when, where="解忧站小会议室", version=version)
    assert (stale.status_code, "刚才这件调解有了新的进展" in words(stale), everything() == before) == (409, True, True)
    assert "解忧站小会议室" in words(own.get(mine))
    do(desk, "minute", number="1", came="都到了", said="谈了一小时", version=version + 1)
    do(desk, "offer", clause_1="装毛毡垫", due_1=clock.today().isoformat(), version=version + 2)
    digest = quarrels.told(quarrels.Quarrel(town.yard, mediator, mediator, mediator), dispute).agreement.digest
    one = {"digest": digest, "party": me.party.id, "name": "黎晓舟"}
    assert do(own, "sign", mine, **one, how="drawn", drawn="data:text/plain,x").status_code == 422
    assert do(own, "sign", mine, **one, how="drawn", drawn=drawn()).status_code == 302
    two = {"digest": digest, "party": other.party.id, "name": "周国栋", "how": "drawn", "drawn": drawn()}
    assert do(desk, "sign", **two).status_code == 302
    page = words(desk.get(link))
    assert ("已达成协议并签字" in page, "到期了" in page) == (True, True)
    paper = joined(desk.get(f"{link}agreement.pdf").content)
    assert all(one in paper for one in ("调解协议书", "装毛毡垫", "黎晓舟", "周国栋"))
    do(desk, "follow", clause="1", held="kept", note="看过", version=cases.Dispute.objects.get().version)
    assert "已做到" in words(own.get(mine))
    assert "周国栋" in words(desk.get(f"{LIST}?of=ended"))


def test_signing_by_name_and_code(town, enter, mediator, settings):
    settings.YUANBA_DEMO = True
    q = quarrels.Quarrel(town.yard, mediator, mediator, mediator)
    sides = [cases.Side("甲方", "", "138 0000 7711"), cases.Side("乙方", "", "138 0000 7722")]
    dispute = quarrels.opened(q, sides=sides)
    for side in quarrels.told(q, dispute).sides:
        cases.answer_invitation(**quarrels.of(q, dispute), party_id=side.party.id, stance="agreed")
    quarrels.offered(q, dispute)
    now, client = quarrels.told(q, dispute), enter("mediator")
    given = {"party": str(now.sides[0].party.id), "name": "甲方", "digest": now.agreement.digest}
    link = f"{LIST}{dispute.id}/do/"
    asked = client.post(f"{link}code/", given)
    form = asked.context["form"].values
    assert (asked.status_code, form["shown_code"] in words(asked)) == (200, True)
    given |= {"how": "code", "asked": form["asked"]}
    assert client.post(f"{link}sign/", given | {"code": "000000x"}).status_code == 422
    assert client.post(f"{link}sign/", given | {"code": form["shown_code"]}).status_code == 302
    assert [(one.signed_name, bool(one.signed)) for one in quarrels.told(q, dispute).sides] == [
        ("甲方", True),
        ("", False),
    ]


def test_a_request_is_passed_on_by_whoever_reported_it_or_by_staff_who_asked(town, enter, mediator):
    new, late = town.cases["new"], town.cases["late"]
    manager = enter("manager")
    assert "我已问过" in words(manager.get(f"/desk/JG/{late.id}/refer/"))
    refusal = manager.post(f"/desk/JG/{late.id}/refer/", {"name_1": "楼上"})
    assert (refusal.status_code, "须经诉求人本人同意" in words(refusal)) == (422, True)
    manager.post(f"/desk/JG/{late.id}/refer/", {"name_1": "楼上", "agrees": "1"})
    assert "转交调解" in words(manager.get(f"/desk/JG/{late.id}/"))
    own = enter("reporter")
    assert f"/my/JG/{new.id}/refer/" in own.get(f"/my/JG/{new.id}/").content.decode()
    assert own.post(f"/my/JG/{new.id}/refer/", {"name_1": "楼上", "home_1": "3-1-901"}).status_code == 302
    assert cases.dispute_figures([town.yard.id])[town.yard.id].running == 2
    assert f"/my/JG/{new.id}/refer/" not in own.get(f"/my/JG/{new.id}/").content.decode()


def test_one_with_which_others_go_on_is_not_offered_to_be_passed_on(town, enter, mediator):
    main = town.cases["new"]
    pages = [(enter(who), f"/{way}/JG/{main.id}/") for who, way in (("manager", "desk"), ("reporter", "my"))]
    assert all(f"{link}refer/" in client.get(link).content.decode() for client, link in pages)
    other = make.report(town.place, "还是那件事", town.actors["neighbour"]).case
    cases.merge(actor=town.actors["manager"], target=make.target(other), into=main.id, reason="同一件事")
    assert not any(f"{link}refer/" in client.get(link).content.decode() for client, link in pages)


def test_what_a_mediator_left_is_given_on_by_the_community(town, enter, mediator):
    home = places.place(town.yard, "3-1")
    quarrels.opened(quarrels.Quarrel(town.yard, mediator, mediator, mediator), sides=quarrels.sides_of("甲", "乙"))
    cases.Dispute.objects.update(mediator=home.id)
    community = enter("supervisor")
    assert "1 件没有调解员" in words(community.get("/oversight/mediation/"))
    to = {"yard": "JG", "to": str(town.accounts["mediator"].id)}
    assert community.post("/oversight/mediation/", to | {"to": str(home.id)}).status_code == 422
    assert community.post("/oversight/mediation/", to)["Location"] == "/oversight/mediation/?given=1"
    assert cases.Dispute.objects.get().mediator == town.accounts["mediator"].id
