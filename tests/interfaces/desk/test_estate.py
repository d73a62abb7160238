"""The page of an estate on the desk."""

from tests.support.pages import dangling, heading, kept, unknown_signs, words
from tests.support.unchanged import everything

ESTATE = "/desk/JG/estate/"


def test_the_manager_writes_the_profile_and_the_board_says_it(town, enter):
    manager = enter("manager")
    page = manager.get(ESTATE)
    assert heading(page) == "金桂苑"
    said = kept(page) | {"phone": "028-0000 1299", "company": "春和物业", "year": "2009", "homes": "900", "fee": "1.50"}
    answer = manager.post(ESTATE, said)
    assert (answer.status_code, answer.url) == (302, f"{ESTATE}?done=1")
    page = manager.get(answer.url)
    assert kept(page)["fee"] == "1.5"
    assert "资料上写的是 900 户" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    assert "028-0000 1299" in words(enter().get("/b/JG/"))
    answer = manager.post(ESTATE, said | {"phone": ""})
    assert "没有写 24 小时电话" in words(manager.get(answer.url))


def test_what_was_typed_stays_where_something_is_wrong(town, enter):
    manager = enter("manager")
    said = kept(manager.get(ESTATE)) | {"year": "去年", "address": "柳溪路 8 号"}
    before = everything()
    page = manager.post(ESTATE, said)
    assert (page.status_code, kept(page)["address"], kept(page)["year"]) == (422, "柳溪路 8 号", "去年")
    assert everything() == before


def test_an_office_has_no_such_page(town, enter):
    assert enter("operator").get("/desk/LX/estate/").status_code == 404
