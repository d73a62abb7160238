"""The desk page while somebody speaks: who it is, what is the same, written down, a slip, and the next one ready."""

import re

import pytest

from tests.factories import cases as made
from tests.factories import people as make
from tests.support.pages import dangling, kept, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.events.models import Event

DESK = "/desk/JG/report/"
SAID = "楼下垃圾桶满了，气味很大。"


def sound(answer, status=200):
    assert (answer.status_code, dangling(answer), unknown_signs(answer)) == (status, set(), set())
    return words(answer)


def test_who_calls_and_what_is_the_same_is_shown_and_nothing_is_sent(town, enter):
    make.stay(make.card(town.yard, "黎晓舟", phone="13900001111"), town.home, kind="tenant")
    earlier = made.report(town.place, SAID, phone="13900001111").case
    client, before = enter("butler"), everything()
    typed = {"act": "look", "phone": "139 0000 1111", "text": SAID, "place": "3-1", "channel": "window"}
    answer = client.post(DESK, typed)
    said = sound(answer)
    assert everything() == before
    for part in ("黎晓舟", "3 栋 1 单元 902", "此人未办完的事项", earlier.code, "是同一件事吗"):
        assert part in said
    form = kept(answer)
    assert (form["text"], form["phone"], form["home"], form["channel"]) == (SAID, "139 0000 1111", "3-1-902", "window")
    assert "没有登记这个电话的房屋" in sound(client.post(DESK, {"act": "look", "phone": "13700002222"}))


def test_callers_are_known_only_to_whoever_sees_contacts(town, enter):
    program = town.actors["supervisor"]
    assert cases.open_of_caller(town.actors["butler"], town.yard, "13800004402") != []
    assert cases.open_of_caller(program, town.yard, "13800004402") == []
    assert enter("supervisor").post(DESK, {"act": "look", "phone": "13800004402"}).status_code == 404


@pytest.mark.parametrize(
    ("channel", "phone"), [("phone", "13900001111"), ("window", ""), ("patrol", ""), ("meeting", "")]
)
def test_written_down_with_a_slip_and_the_next_one_ready(town, enter, channel, phone):
    client = enter("butler")
    given = {"text": SAID, "home": "3-1-902", "phone": phone, "channel": channel, "key": "k", "level": "ordinary"}
    link = client.post(DESK, given)["Location"]
    case = cases.Case.objects.get(yard=town.yard, text=SAID)
    assert (case.channel, case.on_behalf_of, case.place_id) == (channel, True, town.home.id)
    assert client.post(DESK, given)["Location"] == link
    page = client.get(link)
    assert case.code in sound(page)
    assert (kept(page)["text"], kept(page)["channel"]) == ("", channel)
    slip = f"{DESK}{case.id}/slip/"
    assert slip in page.content.decode()
    for size in ("58", "a4"):
        answer = client.get(f"{slip}?size={size}")
        said = sound(answer)
        promised = f"{clock.aware(case.answer_due):%Y-%m-%d %H:%M}"  # on paper no day is "today"
        assert [one in said for one in (case.code, cases.short_of(case), promised)] == [True] * 3
        assert re.search(rf'class="slip s{size}', answer.content.decode())
    assert client.get(f"/s/{cases.short_of(case)}/").status_code == 302
    for name in ("manager", "engineer", "supervisor"):
        assert enter(name).get(slip).status_code == 404


def test_who_wrote_it_down_reads_by_the_slip_and_does_not_judge(town, enter):
    butler = enter("butler")
    butler.post(DESK, {"text": SAID, "home": "3-1-902", "channel": "window", "key": "k", "level": "ordinary"})
    case = cases.Case.objects.get(yard=town.yard, text=SAID)
    butler.get(f"{DESK}{case.id}/slip/")
    cases.answer(actor=town.actors["butler"], target=made.target(case), text="已看过。", how="visited")
    case.refresh_from_db()
    why = {"outcome": "solved", "why_no_photo": "在室内"}
    cases.resolve(actor=town.actors["butler"], target=made.target(case), text="清运了。", **why)
    case.refresh_from_db()
    link, said = f"/r/JG/{cases.token_of(case)}/", {"rating": "good", "key": "r", "version": case.version}
    api = f"/api/v1/follow/JG/{cases.token_of(case)}/confirm"
    signed_out = butler.__class__()
    signed_out.cookies["yb_slips"] = butler.cookies["yb_slips"].value
    before = everything()
    for one in (butler, enter("manager"), enter("supervisor"), signed_out):
        assert told("judge-desk") in sound(one.post(link, said), 409)
        body = {"rating": "good", "key": "a", "version": case.version}
        assert one.post(api, body, content_type="application/json").json()["code"] == "judge-desk"
        assert one.post(link, {"act": "hide", "key": "h"}).status_code == 409
    assert everything() == before
    signed_out.cookies["yb_slips"] = "forged"
    assert signed_out.post(link, said).status_code == 302
    step = cases.Step.objects.get(case=case, verb="confirm")
    assert (step.data, step.account) == ({"rating": "good", "by": "slip"}, None)
    assert Event.objects.filter(yard=town.yard, subject=case.id, name="case.moved").latest("id").payload["by"] == "slip"
    assert "凭回执上的码" in sound(butler.get(f"/desk/JG/{case.id}/"))


def test_a_butler_of_one_building_takes_calls_for_all_and_knows_the_callers_of_the_own(town, enter):
    town.accounts["part"] = make.account("罗小满", username="part")
    make.post(town.yard, "butler", path=town.place.path, holder=town.accounts["part"])
    client = enter("part")
    answer = client.get(client.post(DESK, {"text": SAID, "phone": "13900001111"})["Location"])
    assert "已经记下，交到管这一片的人手里了。" in sound(answer)
    assert town.cases["new"].code in sound(client.post(DESK, {"act": "look", "phone": "13800004402"}))


def test_what_is_wrong_is_said_and_what_was_typed_stays(enter):
    client, before = enter("butler"), everything()
    answer = client.post(DESK, {"text": SAID, "place": "99-9-9", "phone": "12"})
    assert told("place-unknown") in sound(answer, 422)
    assert everything() == before
    assert client.get(f"{DESK}?done=nothing").status_code == 404
