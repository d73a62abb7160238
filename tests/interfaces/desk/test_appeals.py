"""Calls are written, signed on the board, and taken back on the desk and by API."""

from tests.support.pages import words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import Profile
from yuanba.platform.yards.public import by_code

BASE, API = "/desk/LX/calls-to-sign/", "/api/v1/yards/LX/calls"
SAID = {"title": "文明物业倡议", "text": "件件有回应，事事有落实。", "issuer": "柳溪社区", "title_en": "A call"}


def test_a_call_goes_out_from_the_office_and_is_taken_back_there(town, enter):
    community, manager = enter("supervisor"), enter("manager")
    assert community.get("/oversight/calls-to-sign/")["Location"] == BASE
    before = everything()
    wrong = community.post(f"{BASE}new/", SAID | {"title": "", "key": "one"})
    assert (wrong.status_code, "事事有落实" in words(wrong)) == (422, True)
    assert everything() == before
    for _again in range(2):
        assert community.post(f"{BASE}new/", SAID | {"key": "one"})["Location"] == f"{BASE}?done=made"
    conflict = community.post(f"{BASE}new/", SAID | {"key": "one", "text": "另一件事。"})
    assert conflict.status_code == 409
    assert "文明物业倡议" in words(manager.get("/desk/JG/calls-to-sign/"))
    Profile.objects.filter(yard=town.yard).update(company="青禾物业")
    manager.post("/b/LX/calls/1/", {"estate": "JG", "kind": "company", "name": "别家物业"})
    leaving = {"act": "leave", "kind": "company", "name": "青禾物业"}
    assert manager.post("/b/LX/calls/1/", leaving | {"name": "别家物业"}).status_code == 404
    assert manager.post("/b/LX/calls/1/", leaving).status_code == 302
    manager.post("/b/LX/calls/1/", {"estate": "JG", "kind": "company"})
    assert "1 家加入" in words(community.get(BASE))
    before = everything()
    assert manager.post(f"{BASE}1/withdraw/").status_code == 404
    assert community.post(f"{BASE}9/withdraw/").status_code == 404
    assert everything() == before
    assert community.post(f"{BASE}1/withdraw/")["Location"] == f"{BASE}?done=withdrawn"
    assert "已撤回" in words(community.get(BASE))
    assert "文明物业倡议" not in words(enter().get("/b/JG/"))
    assert "青禾物业" in words(enter().get("/b/LX/calls/1/"))


def test_own_calls_are_paged_to_their_end_with_how_many_stand_by_each(town):
    office, maker = by_code("LX"), town.actors["supervisor"]
    for number in range(23):
        cases.make_call(actor=maker, yard=office, client_key=f"{number}", **SAID)
    Profile.objects.filter(yard=town.yard).update(company="青禾物业")
    sign = {"actor": town.actors["manager"], "yard": office, "number": 23, "signing": town.yard}
    for kind in ("estate", "company"):
        cases.sign_call(**sign, kind=kind)
    cases.sign_call(**sign, kind="estate", withdraw=True)
    first = cases.made_calls(office)
    second = cases.made_calls(office, after=first.more)
    assert [one.call.number for one in (*first.rows, *second.rows)] == list(range(23, 0, -1))
    assert ([one.signed for one in first.rows[:2]], second.more) == ([1, 0], "")


def test_programs_read_calls_and_make_what_their_people_may(town, keyed):
    maker, reader = keyed("supervisor"), keyed("reporter")
    kind, once = {"content_type": "application/json"}, {"Idempotency-Key": "one"}
    made = [maker.post(API, SAID, **kind, headers=once).json() for _again in range(2)]
    assert made[0] == made[1]
    assert reader.post(API, SAID, **kind, headers=once).status_code == 404
    Profile.objects.filter(yard=town.yard).update(company="青禾物业")
    sign = {"signing": town.yard, "kind": "company"}
    cases.sign_call(actor=town.actors["manager"], yard=by_code("LX"), number=1, **sign)
    assert [(one["number"], one["signed"]) for one in reader.get(API).json()["items"]] == [(1, 1)]
    assert [one["name"] for one in reader.get(f"{API}/1").json()["signers"]] == ["青禾物业"]
    assert reader.post(f"{API}/1/withdraw").status_code == 404
    assert maker.post(f"{API}/1/withdraw").json()["withdrawn_at"]
    assert reader.get(f"{API}/9").status_code == 404
    assert reader.get(f"{API}?after=x").status_code == 404
