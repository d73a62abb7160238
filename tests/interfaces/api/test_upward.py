"""What goes up and comes down, for programs: over all estates and of one case."""

from datetime import timedelta

from tests.factories.cases import target
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock


def test_a_case_goes_up_twice_stands_once_and_comes_back(town, keyed):
    case, soon = town.cases["in-work"], (clock.now() + timedelta(days=2)).isoformat()
    link, json = f"/api/v1/yards/JG/cases/{case.id}", {"content_type": "application/json"}
    manager, community, street = keyed("manager"), keyed("supervisor"), keyed("street")
    assert manager.post(f"{link}/hand_up", {"text": "工地不归小区管"}, **json).status_code == 200
    (line,) = community.get("/api/v1/handed").json()["items"]
    told = (line["number"], line["to"], line["text"], line["taken_at"])
    assert told == (case.code, "community", "工地不归小区管", None)
    community.post(f"{link}/take_on", {"text": "约施工方", "due": soon}, **json)
    community.post(f"{link}/hand_up", {"text": "工地归街道管"}, **json)
    assert [one["to"] for one in street.get("/api/v1/handed").json()["items"]] == ["street"]
    street.post(f"{link}/send_back", {"text": "夜里停工了"}, **json)
    assert [one["to"] for one in community.get("/api/v1/handed").json()["items"]] == ["community"]
    told = manager.get(f"{link}/upward").json()
    assert (told["held_by"], [one["back_text"] for one in told["handed"]]) == ("community", ["夜里停工了", ""])


def test_instructions_and_more_time_of_a_case(town, keyed):
    case, soon = town.cases["in-work"], clock.now() + timedelta(days=2)
    said = {"target": target(case), "text": "请报施工安排"}
    cases.instruct(actor=town.actors["supervisor"], due=soon, **said)
    case.refresh_from_db()
    (line,) = keyed("supervisor").get("/api/v1/instructions").json()["items"]
    assert (line["case"], line["role"], line["answer"]) == (str(case.id), "community-supervisor", "")
    told = keyed("engineer").get(f"/api/v1/yards/JG/cases/{case.id}/upward").json()
    assert ([one["text"] for one in told["instructions"]], told["extensions"]) == (["请报施工安排"], [])
    assert keyed("manager").get("/api/v1/instructions").status_code == 404
    assert keyed("reporter").get(f"/api/v1/yards/JG/cases/{case.id}/upward").status_code == 404
