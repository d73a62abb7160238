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


def test_a_ready_reply_answers_each_by_its_own_number(town, enter):
    manager, link = enter("manager"), "/desk/JG/many/"
    rows = [town.cases[state] for state in ("new", "triaged")]
    ticked = {"case": [f"{one.id}:{one.version}" for one in rows]}
    page = manager.post(link, kept(manager.post(link, ticked)) | ticked | {"verb": "fill", "ready": "received"})
    form = kept(page) | ticked | {"verb": "answer", "how": "written"}
    assert "｛" not in form["words"]
    assert "{编号}" in form["words"]
    before = everything()
    for words_, told in (("", "请写几个字"), ("{没有的}来修", "没有的"), ("{一半", "括号")):
        wrong = manager.post(link, form | {"words": words_})
        assert (wrong.status_code, told in words(wrong), everything() == before) == (422, True, True)
        assert words_ in wrong.content.decode()
    assert heading(manager.post(link, form)) == "办了 2 件"
    said = [one.steps.get(verb="answer").text for one in rows]
    assert all(f"（{one.code}）" in text or one.code in text for one, text in zip(rows, said, strict=True))


def test_all_are_sent_to_a_unit(town, enter):
    manager, link, new = enter("manager"), "/desk/JG/many/", town.cases["new"]
    unit = next(one for one in cases.units.plan_of(town.yard).open_units if one.id != new.unit_id)
    ticked = {"case": [f"{new.id}:{new.version}"]}
    data = kept(manager.post(link, ticked)) | ticked | {"verb": "route"}
    assert manager.post(link, data | {"unit": ""}).status_code == 422
    assert heading(manager.post(link, data | {"unit": str(unit.id)})) == "办了 1 件"
    assert cases.Case.objects.get(id=new.id).unit_id == unit.id
    assert enter("engineer").post(link, data | {"unit": str(unit.id)}).status_code == 404


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
