"""Single places and their door codes on the desk, from the point that is added to the code that is replaced."""

import re

from tests.support.pages import dangling, heading, kept, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.places import public as places

BASE = "/desk/JG/estate/places/"


def sound(page):
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    return words(page)


def test_a_point_is_added_gets_its_code_and_a_stolen_code_is_replaced(town, enter):
    manager, root = enter("manager"), places.root(town.yard)
    here = manager.get(BASE).url
    assert here == f"{BASE}{root.id}/"
    page = manager.get(f"{here}?add=point")
    sound(page)
    said = {"act": "add", "kind": "point", "key": "bins", "name": "垃圾投放点", "use": "bins"}
    answers = [manager.post(here, said) for _again in range(2)]
    assert answers[0].url == answers[1].url
    page = manager.get(answers[0].url)
    assert (heading(page), "门码已生成" in sound(page)) == ("垃圾投放点", True)
    bins = places.Place.objects.get(yard=town.yard, name="垃圾投放点")
    (old,) = places.DoorCode.objects.filter(place=bins)
    assert f'/papers/doors/{bins.id}.pdf?alone=1"' in page.content.decode()
    answer = manager.post(f"{BASE}{bins.id}/", {"act": "replace", "token": old.token})
    assert "旧门码已作废" in words(manager.get(answer.url))
    scanned = enter().get(f"/d/JG/{old.token}/")
    assert (scanned.status_code, heading(scanned)) == (404, "这张门码已经停用了")
    assert places.profile(town.yard).phone in sound(scanned)
    new = places.DoorCode.objects.get(place=bins, revoked_at=None)
    assert enter().get(f"/d/JG/{new.token}/").url == f"/say/JG/{bins.id}/"
    lines = sound(manager.get("/desk/JG/estate/doors/"))
    assert "垃圾投放点 今天起 · 今天作废过一个 在用" in lines
    manager.post(f"{BASE}{bins.id}/", {"act": "revoke", "token": new.token})
    assert "垃圾投放点" in sound(manager.get("/desk/JG/estate/doors/?of=none"))
    manager.post(f"{BASE}{bins.id}/", {"act": "issue"})
    assert places.DoorCode.objects.filter(place=bins, revoked_at=None).count() == 1
    answer = manager.post(f"{BASE}{bins.id}/", {"act": "remove"})
    assert answer.url == f"{here}?done=removed"


def test_homes_are_added_one_after_the_other_corrected_and_kept_while_somebody_lives_there(town, enter):
    manager, unit = enter("manager"), town.home.parent
    here = f"{BASE}{unit.id}/"
    said = {"act": "add", "kind": "home", "key": "h", "code": "1801室", "floor": "18", "area": "94.5"}
    answer = manager.post(here, said)
    page = manager.get(answer.url)
    assert "继续添加下一个" in words(page)
    assert re.search(r'<a class="chip" href="\?add=home#add" aria-current="true">', page.content.decode())
    home = places.find_place(town.yard, "3-1-1801")
    page = manager.get(f"{BASE}{home.id}/")
    assert kept(page)["area"] == "94.50"
    answer = manager.post(f"{BASE}{home.id}/", {"act": "correct", "name": "1801A", "floor": "18", "use": "office"})
    home.refresh_from_db()
    assert (answer.status_code, home.label, home.use, home.area) == (302, "3 栋 1 单元 1801A", "office", None)
    assert manager.get(f"{BASE}?find=3-1-1801").url == f"{BASE}{home.id}/"
    before = everything()
    page = manager.get(f"{BASE}?find=99")
    assert (page.status_code, kept(page)["find"]) == (422, "99")
    for data, status, told in (
        ({**said, "code": "902", "floor": "x"}, 422, "请填楼层"),
        ({**said, "key": "again"}, 409, "这个编号已经有了"),
        ({"act": "correct", "name": ""}, 422, "请填名称"),
    ):
        page = manager.post(here, data)
        assert (page.status_code, told in sound(page)) == (status, True)
    page = manager.post(f"{BASE}{town.home.id}/", {"act": "remove"})
    assert (page.status_code, "不能删除" in words(page)) == (409, True)
    for data in ({}, {"act": "x"}, {"act": "revoke", "token": town.door + "x"}):
        assert manager.post(here, data).status_code == 404
    assert everything() == before
