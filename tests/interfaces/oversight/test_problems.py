"""The ledgers of all estates on one page, an office's entry about an estate, and what it takes up for a meeting."""

from datetime import timedelta

from tests.factories import people
from tests.support.pages import words
from yuanba.kernel import clock
from yuanba.platform.yards.public import by_code

NEW = {"field": "contract", "title": "保洁少一遍", "text": "每天只扫一遍。", "source": "meeting", "company": "青禾物业"}
JSON = {"content_type": "application/json"}


def test_from_the_entry_of_an_estate_to_the_meeting_of_its_office(town, enter):
    manager, community = enter("manager"), enter("supervisor")
    manager.post("/desk/JG/problems/new/", NEW | {"key": "one"})
    form = community.get("/desk/LX/problems/new/").content.decode()
    assert ('<option value="JG">' in form, '<option value="JGX">' in form) == (True, True)
    assert 'name="estate"' not in manager.get("/desk/JG/problems/new/").content.decode()
    community.post("/desk/LX/problems/new/", NEW | {"key": "two", "estate": "JGX", "title": "门口太暗", "company": ""})
    wrong = community.post("/desk/LX/problems/new/", NEW | {"key": "three", "estate": "NO"})
    assert (wrong.status_code, "本单位辖区内" in words(wrong)) == (422, True)
    page = community.get("/oversight/problems/")
    assert [(one.code, profile.yard.code) for one, profile in page.context["rows"]] == [
        ("LX-P1", "JGX"),
        ("JG-P1", "JG"),
    ]
    assert 'href="/desk/JG/problems/1/"' in page.content.decode()
    assert 'href="/desk/LX/problems/"' in page.content.decode()
    assert [one.code for one, _ in community.get("/oversight/problems/?company=青禾物业").context["rows"]] == ["JG-P1"]
    assert [one.code for one in manager.get("/desk/JG/problems/?company=x").context["rows"]] == []
    assert community.get("/oversight/problems/?state=x").status_code == 404
    soon = (clock.today() + timedelta(days=9)).isoformat()
    said = {"title": "物业联席会", "day": soon, "key": "m", "below": "JG-P1"}
    assert "JG-P1" in words(community.get("/desk/LX/meetings/new/"))
    assert community.post("/desk/LX/meetings/new/", said | {"below": "JG-x"}).status_code == 404
    assert community.post("/desk/LX/meetings/new/", said)["Location"] == "/desk/LX/meetings/1/?done=1"
    assert "上级收入台账" in words(manager.get("/desk/JG/problems/1/"))


def test_the_association_arrives_at_the_ledgers_and_opens_each(town, enter):
    town.accounts["association"] = people.account("协会专员", username="association")
    people.post(by_code("LX"), "association", holder=town.accounts["association"])
    enter("manager").post("/desk/JG/problems/new/", NEW | {"key": "one"})
    client = enter("association")
    page = client.get("/", follow=True)
    assert page.request["PATH_INFO"] == "/oversight/problems/"
    assert client.get("/desk/JG/problems/1/").status_code == 200
    assert [one["name"] for one in client.get("/desk/LX/problems/").context["rail"]][:2] == ["ledgers", "problems"]
    for closed in ("/oversight/", "/oversight/figures/", "/oversight/estates/"):
        assert client.get(closed).status_code == 404


def test_programs_name_the_estate_by_its_code(town, keyed):
    said = {name: one for name, one in NEW.items() if name != "key"}
    community, api = keyed("supervisor"), "/api/v1/yards/LX/problems"
    made = community.post(api, said | {"estate": "JG"}, **JSON, headers={"Idempotency-Key": "a"})
    assert (made.status_code, made.json()["estate"]) == (201, "JG")
    wrong = community.post(api, said | {"estate": "NO"}, **JSON, headers={"Idempotency-Key": "b"})
    assert (wrong.status_code, wrong.json()["fields"][0]["code"]) == (422, "ledger-estate")
    assert community.get("/api/v1/yards/JG/problems").json()["items"] == []
    assert [one["estate"] for one in community.get(api).json()["items"]] == ["JG"]
