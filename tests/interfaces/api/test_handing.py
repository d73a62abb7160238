"""A case among units, for programs: sent on, taken, helped with, handed back; the clock stays as it was."""

from datetime import timedelta

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock


def test_sent_on_helped_with_and_handed_back_with_the_clock_as_it_was(town, keyed):
    manager, engineer, neighbour = keyed("manager"), keyed("engineer"), keyed("neighbour")
    units = {one["kind"]: one for one in manager.get("/api/v1/yards/JG/units").json()["items"]}
    case, cleaning = town.cases["triaged"], units["cleaning"]
    link = f"/api/v1/yards/JG/cases/{case.id}"

    def sent(client, verb, **said):
        answer = client.post(f"{link}/{verb}", said, content_type="application/json")
        return answer.status_code, answer.json()

    status, told = sent(manager, "route", unit=cleaning["id"], text="归保洁")
    assert (status, told["unit"], told["assignee"]) == (200, cleaning["name"], "")
    before = everything()
    status, told = sent(manager, "route", unit=cleaning["id"])
    assert (status, told["fields"][0]["code"]) == (422, "unit-same")
    assert sent(neighbour, "take")[0] == 404
    assert everything() == before

    due = (clock.now() + timedelta(hours=3)).isoformat()
    help_of = units["engineering"]["id"]
    assert sent(manager, "ask_help", unit=help_of, text="帮忙搬梯子", due=due)[0] == 200
    status, told = sent(engineer, "give_help", unit=help_of, text="搬到了", key="once")
    assert status == 200
    assert sent(engineer, "give_help", unit=help_of, text="搬到了", key="once")[1]["version"] == told["version"]
    before = everything()
    assert sent(engineer, "give_help", unit=help_of, text="又搬一次")[0] == 404
    assert everything() == before

    status, told = sent(manager, "hand_back", text="不是保洁的活")
    assert (status, told["unit"]) == (200, next(one["name"] for one in units.values() if one["is_default"]))
    assert sent(manager, "take")[1]["assignee"] == "Manager"
    row = cases.Case.objects.get(id=case.id)
    assert (row.answer_due, row.close_due) == (case.answer_due, case.close_due)
