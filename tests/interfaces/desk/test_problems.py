"""The ledger on the desk, a joint meeting on paper, a call on the board, an observer's two taps."""

import io
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook

from tests.factories import people
from tests.support.pages import words
from tests.support.papers import joined
from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import Profile
from yuanba.kernel import clock
from yuanba.platform.yards.public import by_code

NEW = {"field": "contract", "title": "保洁少一遍", "text": "每天只扫一遍。", "source": "meeting", "key": "k"}


@pytest.fixture
def soon():
    return (clock.today() + timedelta(days=9)).isoformat()


def test_a_problem_on_the_pages_until_it_is_solved(town, enter, soon):
    manager, community = enter("manager"), enter("supervisor")
    wrong = manager.post("/desk/JG/problems/new/", NEW | {"title": "", "cases": "JG-1"})
    assert (wrong.status_code, "每天只扫一遍" in words(wrong)) == (422, True)
    number = town.cases["new"].number
    link = manager.post("/desk/JG/problems/new/", NEW | {"cases": f"JG-{number}"})["Location"].partition("?")[0]
    assert town.cases["new"].title in words(manager.get(link))
    said = {"act": "measure", "responsible": "青禾物业", "measure": "加一遍晚间保洁", "due_on": soon}
    assert manager.post(link, said | {"due_on": "?"}).status_code == 422
    manager.post(link, said)
    manager.post(link, {"act": "done", "text": "已加"})
    assert manager.post(link, {"act": "verify", "text": "看过"}).status_code == 404
    community.post(link, {"act": "back", "text": "晚上还是脏"})
    manager.post(link, {"act": "done", "text": "又加一人"})
    community.post(link, {"act": "verify", "text": "干净了"})
    page = words(community.get(link))
    assert ("已解决、已核实" in page, "核实：还没解决" in page) == (True, True)
    assert "0 未解决问题 0 超期问题 1 已解决问题 共 1 个" in words(enter().get("/b/JG/"))
    assert "保洁少一遍" in words(manager.get("/desk/JG/problems/?field=contract&state=solved"))
    assert manager.get("/desk/JG/problems/?state=x").status_code == 404


def test_the_ledger_goes_out_as_a_file_and_on_paper_narrowed_as_the_list_is(town, enter):
    manager = enter("manager")
    manager.post("/desk/JG/problems/new/", NEW)
    manager.post("/desk/JG/problems/new/", NEW | {"field": "team", "title": "=夜班少人", "key": "two"})
    lines = b"".join(manager.get("/desk/JG/problems.csv").streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines] == ["事情", "'=夜班少人", "保洁少一遍"]
    book = b"".join(manager.get("/desk/JG/problems.xlsx?field=team").streaming_content)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()] == ["编号", "JG-P2"]
    paper = joined(manager.get("/desk/JG/problems.pdf?field=contract").content)
    assert ("保洁少一遍" in paper, "夜班少人" in paper, "问题台账" in paper) == (True, False, True)
    assert manager.get("/desk/JG/problems.csv?state=x").status_code == 404


def test_programs_read_the_ledger_and_do_what_their_people_may(town, keyed, soon):
    manager, watcher = keyed("manager"), keyed("supervisor")
    api = "/api/v1/yards/JG/problems"
    said = {"field": "team", "title": "夜班少人", "text": "夜里只有一名保安。", "source": "meeting"}
    kind, once = {"content_type": "application/json"}, {"Idempotency-Key": "one"}
    made = [manager.post(api, said, **kind, headers=once).json() for _again in range(2)]
    assert made[0] == made[1]
    assert (made[0]["code"], made[0]["state"]) == ("JG-P1", "entered")
    refused = manager.post(f"{api}/1/done", {"text": "补了"}, **kind)
    assert (refused.status_code, refused.json()["code"]) == (409, "problem-state")
    manager.post(f"{api}/1/measure", {"responsible": "物业", "text": "补一人", "due_on": soon}, **kind)
    manager.post(f"{api}/1/done", {"text": "补了"}, **kind)
    assert manager.post(f"{api}/1/verify", {"text": "看了"}, **kind).status_code == 404
    assert watcher.post(f"{api}/1/verify", {"text": "夜里看了"}, **kind).json()["state"] == "solved"
    assert [one["number"] for one in manager.get(f"{api}?state=solved").json()["items"]] == [1]
    assert manager.get(f"{api}?field=x").status_code == 404
    assert manager.get(f"{api}/9").status_code == 404


def test_a_joint_meeting_is_printed_and_goes_back_into_the_ledger(town, enter, soon):
    manager = enter("manager")
    manager.post("/desk/JG/problems/new/", NEW)
    said = {"title": "物业联席会", "day": soon, "where": "会议室", "who": "三方", "key": "m"}
    assert "至少选一个" in words(manager.post("/desk/JG/meetings/new/", said))
    link = manager.post("/desk/JG/meetings/new/", said | {"problem": "1"})["Location"].partition("?")[0]
    paper = joined(manager.get(f"{link}agenda.pdf").content)
    assert all(one in paper for one in ("联席会议议程", "物业联席会", "保洁少一遍"))
    decided = {
        "problem": "1",
        "outcome": "月底前加一遍",
        "responsible": "青禾物业",
        "measure": "加一遍",
        "due_on": soon,
    }
    assert manager.post(link, decided | {"outcome": ""}).status_code == 422
    manager.post(link, decided)
    assert "联席会议决定" in words(manager.get("/desk/JG/problems/1/"))
    assert cases.problem_story(town.actors["manager"], town.yard, 1).problem.state == "under-way"


def test_a_long_ledger_is_ticked_page_by_page_or_called_over_as_a_whole(town, enter, soon):
    manager = enter("manager")
    for number in range(25):
        entry = cases.Entry("team", f"第 {number + 1} 件", "夜里只有一名保安。", "meeting")
        cases.enter_problem(actor=town.actors["manager"], yard=town.yard, entry=entry, client_key=str(number))
    assert "25 个未解决" in words(manager.get("/desk/JG/problems/?field=team"))
    new, said = "/desk/JG/meetings/new/?field=team", {"title": "物业联席会", "day": soon, "key": "m"}
    first = manager.get(new)
    assert (first.context["count"], first.context["ticked"], len(first.context["rows"])) == (25, [], 20)
    assert "全部 25 个" in words(first)
    more = first.context["more"]
    second = manager.post(new, said | {"problem": ["25", "24"], "turn": more})
    assert [one.number for one in second.context["rows"]] == [5, 4, 3, 2, 1]
    assert (second.context["elsewhere"], second.context["form"].values["title"]) == ([25, 24], "物业联席会")
    changed = manager.post(new, said | {"batch": "24"})
    assert (changed.status_code, "现在有 25 个" in words(changed)) == (409, True)
    link = manager.post(new, said | {"problem": ["25", "24", "1"]})["Location"].partition("?")[0]
    assert [one.problem.number for one in manager.get(link).context["items"]] == [1, 24, 25]
    link = manager.post(new, said | {"batch": "25", "key": "n"})["Location"].partition("?")[0]
    page = manager.get(link)
    assert (len(page.context["items"]), page.context["more"]) == (20, "20")
    decided = manager.post(f"{link}?after=20", {"problem": "25", "outcome": "月底前补人"})
    assert decided["Location"] == f"{link}?done=1&after=20"
    assert "月底前补人" in words(manager.get(decided["Location"]))


def test_a_call_is_signed_and_left_on_the_board(town, enter):
    said = {
        "title": "文明物业倡议",
        "title_en": "A call",
        "text": "件件有回应。",
        "issuer": "柳溪社区",
        "client_key": "c",
    }
    cases.make_call(actor=town.actors["supervisor"], yard=by_code("LX"), **said)
    Profile.objects.filter(yard=town.yard).update(company="青禾物业")
    assert "文明物业倡议" in words(enter().get("/b/JG/"))
    link, manager = "/b/LX/calls/1/", enter("manager")
    sign = {"estate": "JG", "kind": "company"}
    assert enter().post(link, sign)["Location"].startswith("/sign-in/")
    assert enter("butler").post(link, sign).status_code == 404
    assert manager.post(link, sign).status_code == 302
    assert "已经签在倡议下了" in words(manager.post(link, sign))
    assert "青禾物业" in words(enter().get(link))
    manager.post(link, sign | {"act": "leave", "name": "青禾物业"})
    assert "已退出" in words(enter().get(link))


def test_an_observer_needs_two_taps(town, enter):
    town.accounts["head"] = people.account("楼栋长", username="head")
    people.post(town.yard, "building-head", f"{town.yard.path}/3", holder=town.accounts["head"])
    head = enter("head")
    assert "我看到一件事" in words(head.get("/my/posts/"))
    assert "高空抛物" in words(head.get("/my/observe/"))
    second = head.get("/my/observe/?what=water")
    assert "积水" in words(second)
    assert len(second.context["spots"]) == 2
    answer = head.post("/my/observe/", {"preset": "water", "key": "k"})
    case = cases.Case.objects.get(channel="observer")
    assert answer["Location"] == f"/my/JG/{case.id}/?sent=1"
    assert head.get(answer["Location"]).status_code == 200
    assert head.post("/my/observe/", {"preset": "water", "place": str(case.id)}).status_code == 404
    assert enter("reporter").get("/my/observe/").status_code == 404
