"""The operator founds an office and appoints there; who is appointed sets a password by a letter."""

import re

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.places.public import Division
from yuanba.kernel import clock
from yuanba.platform.yards.public import by_code

BASE = "/backoffice/offices/"
NEW = "vier Quitten am Zaun"


def shown(page, *said):
    """What of this the page does not say, and what is broken on it."""
    return [part for part in said if part not in words(page)], dangling(page), unknown_signs(page)


WELL = ([], set(), set())


def test_an_office_is_founded_and_its_people_are_appointed_over_its_division(town, enter):
    office = places.yard("QX", "district", "院坝区住建局", at="district")
    make.post(office, "platform-operator", holder=town.accounts["operator"])
    client, today = enter("operator"), clock.today().isoformat()
    assert shown(client.get(BASE), "院坝区住建局", "柳溪社区居委会") == WELL
    assert shown(client.get(f"{BASE}new/"), "院坝区") == WELL
    assert shown(client.get(f"{BASE}new/?q=青禾"), "青禾街道", "510199001") == WELL
    assert shown(client.get(f"{BASE}new/?q=nowhere"), "没有叫这个名字的区划") == WELL
    street = f"{BASE}new/510199001/"
    assert shown(client.get(street), "街道办事处", "这里已有", "青禾街道办") == WELL
    before = everything()
    for wrong in ({"code": "51019900"}, {"code": "510199002009"}, {"code": "510199001009", "name": " "}):
        assert client.post(street, {"act": "add", "name": "新柳社区", **wrong}).status_code == 422
    for wrong in ({"code": "x1-"}, {"kind": "district"}, {"name": ""}):
        said = {"act": "found", "kind": "street", "code": "XL", "name": "青禾二办", **wrong}
        assert client.post(street, said).status_code == 422
    assert client.post(street, {"act": "found", "kind": "street", "code": "QH", "name": "又"}).status_code == 409
    assert everything() == before
    added = client.post(street, {"act": "add", "code": "510199001009", "name": "新柳社区"})["Location"]
    assert (added, Division.objects.get(code="510199001009").level) == (f"{BASE}new/510199001009/", "community")
    done = client.post(added, {"act": "found", "kind": "community", "code": "xl", "name": "新柳社区居委会"})["Location"]
    assert done == f"{BASE}?done=XL"
    assert shown(client.get(done), "新柳社区居委会已建档", "任命那里的工作人员") == WELL
    form = "/desk/XL/team/appoint/"
    assert shown(client.get(form), "整个新柳社区") == WELL
    person = {"role": "community-supervisor", "who": "何新柳", "new_phone": "138 0000 9101", "since": today}
    assert client.post(form, person | {"places": "5101/510199"}).status_code == 422
    made = client.post(form, person | {"places": by_code("XL").path.rpartition("/")[0]})["Location"]
    post = people.Post.objects.get(role="community-supervisor", yard=by_code("XL"))
    assert (post.path, post.where) == ("5101/510199/510199001/510199001009", "新柳社区")
    found = client.post("/desk/QH/team/appoint/", {"act": "find", "said": "新柳", "who": "何新柳"})
    assert shown(found, "新柳社区") == WELL
    assert "云栖坊" not in words(found)
    _sign_in_by_letter(client, enter, made.partition("?")[0])


def _sign_in_by_letter(client, enter, page):
    assert shown(client.get(page), "还没有密码", "密码函") == WELL
    assert shown(client.get(f"{page}letter/"), "凭密码函") == WELL
    letter = client.post(f"{page}letter/")
    assert (letter["Cache-Control"], shown(letter, "/sign-in/letter/")) == ("no-store", WELL)
    code = "".join(re.findall(r'<span class="nw">([^<]+)</span><wbr>', letter.content.decode()))
    stranger = enter()
    assert shown(stranger.get("/sign-in/letter/"), "密码函代码") == WELL
    assert stranger.post("/sign-in/letter/", {"act": "look", "code": "XL-1"}).status_code == 422
    look = stranger.post("/sign-in/letter/", {"act": "look", "code": code})
    assert shown(look, "何新柳", "社区督导员") == WELL
    weak = stranger.post("/sign-in/letter/", {"act": "set", "code": code, "username": "hexl", "password": "1"})
    assert (weak.status_code, 'value="hexl"' in weak.content.decode()) == (422, True)
    done = stranger.post("/sign-in/letter/", {"act": "set", "code": code, "username": "hexl", "password": NEW})
    assert (done.status_code, done["Location"]) == (302, "/my/second/")
    assert stranger.get("/oversight/").status_code == 200
    assert stranger.post("/sign-in/letter/", {"act": "look", "code": code}).status_code == 422
    own = people.Post.objects.get(account=people.Account.objects.get(username="operator"), yard__code="QH")
    assert client.post(f"/desk/QH/team/{own.id}/letter/").status_code == 409
