"""Many at once on the desk, and lists that are kept, as pages."""

from tests.support.pages import heading, kept, words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases


def test_tick_choose_and_read_how_it_went(town, enter):
    manager, link = enter("manager"), "/desk/JG/many/"
    new, done = town.cases["new"], town.cases["closed"]
    ticked = [f"{new.id}:{new.version}", f"{done.id}:{done.version}"]
    page = manager.post(link, {"case": ticked})
    assert heading(page) == "勾选了 2 件"
    data = kept(page) | {"case": ticked, "verb": "dispatch", "to": str(town.accounts["engineer"].id)}
    told = manager.post(link, data)
    assert heading(told) == "办了 1 件，1 件没办成"
    assert "“已关闭”的诉求不能这样办" in words(told) or done.code in words(told)
    assert cases.Case.objects.get(id=new.id).state == "dispatched"
    before = everything()
    assert manager.post(link, data).status_code == 200
    wrong = manager.post(link, data | {"verb": "note", "text": "", "key": "other"})
    assert (wrong.status_code, manager.post(link, {}).status_code, everything() == before) == (422, 422, True)
    assert manager.post(link, {"case": "x"}).status_code == 404
    assert enter("engineer").post(link, data).status_code == 404


def test_a_list_is_kept_by_its_address_and_begun_with(town, enter):
    butler = enter("butler")
    page = butler.get("/desk/JG/all/?state=open&level=middling")
    data = kept(page, "/desk/JG/all/keep/") | {"name": "中等的", "shared": "1", "first": "1"}
    assert butler.post("/desk/JG/all/keep/", data | {"name": ""})["Location"].endswith("&done=list-nameless")
    assert butler.post("/desk/JG/all/keep/", data)["Location"] == "/desk/JG/all/?state=open&level=middling&done=kept"
    assert butler.get("/desk/JG/all/")["Location"] == "/desk/JG/all/?state=open&level=middling"
    assert "中等的" in words(enter("manager").get("/desk/JG/all/"))
    (one,) = cases.saved_lists(town.actors["butler"], town.yard)
    assert butler.post(f"/desk/JG/all/keep/{one.row.id}/remove/").status_code == 302
    assert "中等的" not in words(butler.get("/desk/JG/all/"))
