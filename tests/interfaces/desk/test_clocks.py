"""Clocks on pages: paused, extended by a second person, instructed and answered, handed up, what a yard promises."""

from datetime import timedelta

from tests.factories import cases as made
from tests.support.pages import words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock


def hours_on(hours):
    return f"{clock.now() + timedelta(hours=hours):%Y-%m-%dT%H:%M}"


def do(client, link, verb, **data):
    answer = client.post(f"{link}do/{verb}/", data)
    return answer, words(client.get(link) if answer.status_code == 302 else answer)


def test_a_pause_is_set_with_a_reason_and_read_by_the_resident(town, enter):
    case, client = town.cases["in-work"], enter("manager")
    link = f"/desk/JG/{case.id}/"
    before = everything()
    answer, page = do(client, link, "pause", text="等厂家的配件", due=hours_on(30))
    assert (answer.status_code, everything() == before) == (422, True)
    assert "请选一个原因" in page
    assert "等厂家的配件" in answer.content.decode()
    answer, page = do(client, link, "pause", reason="part", text="等厂家的配件", due=hours_on(30))
    assert (answer.status_code, "挂账到" in page) == (302, True)
    own = words(enter().get(f"/r/JG/{town.tokens['in-work']}/"))
    assert "要等到" in own
    assert "等配件: 等厂家的配件" in own
    listed = client.get("/desk/JG/?light=still").content.decode()
    assert (str(case.id) in listed, "挂账中" in listed) == (True, True)
    assert str(case.id) not in client.get("/desk/JG/?light=red").content.decode()
    assert client.get("/desk/JG/?light=blue").status_code == 404
    answer, page = do(client, link, "resume", text="配件到了")
    assert (answer.status_code, "配件到了" in page) == (302, True)


def test_all_that_is_not_filled_in_is_said_at_once(town, enter):
    link, client = f"/desk/JG/{town.cases['in-work'].id}/", enter("manager")
    before = everything()
    for verb in ("pause", "extend"):
        answer, page = do(client, link, verb, reason="", text=" ", due="")
        assert answer.status_code == 422
        assert [one for one in ("请选一个原因", "请写几个字", "请选日期和时间") if one not in page] == []
        answer, page = do(client, link, verb, reason="", text="", due=hours_on(30))
        assert (answer.status_code, "请选一个原因。" in page, "请写几个字。" in page) == (422, True, True)
    answer, page = do(client, link, "talk", how="visit", at="", text="")
    assert (answer.status_code, "请写几个字。" in page) == (422, True)
    assert everything() == before


def test_more_time_is_asked_by_one_and_approved_by_another(town, enter):
    case = town.cases["in-work"]
    link = f"/desk/JG/{case.id}/"
    answer, page = do(enter("engineer"), link, "extend", reason="outside", text="厂家周一到", due=hours_on(60))
    assert (answer.status_code, "申请延期到" in page) == (302, True)
    assert "同意延期" not in page
    assert "审批延期" in words(enter("manager").get("/desk/JG/"))
    asked = words(enter("manager").get(link)).split("下一步")[-1]
    assert 0 < asked.index("审批延期") < asked.index("分类定级")  # what somebody waits for is offered first
    answer, page = do(enter("manager"), link, "decide_extension", approve="1", text="同意")
    assert (answer.status_code, "已延期" in page) == (302, True)
    own = words(enter().get(f"/r/JG/{town.tokens['in-work']}/"))
    assert "要多些时间，现在答应" in own
    assert "原来答应" in own


def test_an_instruction_stands_on_top_of_the_desk_until_it_is_answered(town, enter):
    case = town.cases["in-work"]
    above, desk = f"/oversight/JG/{case.id}/", f"/desk/JG/{case.id}/"
    answer, _page = do(enter("supervisor"), above, "instruct", text="请报施工安排", due=hours_on(20))
    assert answer.status_code == 302
    assert "请报施工安排" in words(enter("manager").get("/desk/JG/"))
    asked = words(enter("manager").get(desk)).split("下一步")[-1]
    assert 0 < asked.index("答复督办") < asked.index("分类定级")
    assert "请报施工安排" in words(enter("supervisor").get("/oversight/upward/"))
    answer, page = do(enter("manager"), desk, "answer_instruction", text="周三动工")
    assert (answer.status_code, "督办已答复，等待认可" in page) == (302, True)
    assert "请报施工安排" not in words(enter("manager").get("/desk/JG/"))
    answer, page = do(enter("supervisor"), above, "judge_instruction", accept="0", text="太晚了", due="")
    assert (answer.status_code, "请选" in page) == (422, True)
    answer, page = do(enter("supervisor"), above, "judge_instruction", accept="1", text="可以")
    assert answer.status_code == 302
    assert "没有未办结的督办" in words(enter("supervisor").get("/oversight/upward/"))


def test_a_case_is_handed_up_and_the_resident_sees_who_has_it(town, enter):
    case = town.cases["in-work"]
    answer, page = do(enter("manager"), f"/desk/JG/{case.id}/", "hand_up", text="工地不归小区管")
    assert (answer.status_code, "提级到社区" in page) == (302, True)
    assert "工地不归小区管" in words(enter("supervisor").get("/oversight/upward/"))
    above = f"/oversight/JG/{case.id}/"
    answer, page = do(enter("supervisor"), above, "take_on", text="约施工方", due=hours_on(40))
    assert (answer.status_code, "上级接办" in page) == (302, True)
    assert "社区在办" in words(enter().get(f"/r/JG/{town.tokens['in-work']}/"))
    answer, _page = do(enter("supervisor"), above, "send_back", text="夜里停工了")
    assert answer.status_code == 302
    assert "社区在办" not in words(enter().get(f"/r/JG/{town.tokens['in-work']}/"))


def test_a_hard_case_is_talked_about_and_stands_in_its_list(town, enter):
    told = made.report(town.place, "车库渗水半年了。", key="hard")
    client, link = enter("manager"), f"/desk/JG/{told.case.id}/"
    cases.triage(actor=town.actors["manager"], target=made.target(told.case), kind="repair", level="hard")
    assert "记录上门或电话" in words(client.get(link))
    answer, page = do(client, link, "talk", how="visited", at=hours_on(5), text="看过了")
    assert (answer.status_code, "还没到" in page) == (422, True)
    answer, page = do(client, link, "talk", how="visited", at=hours_on(0), text="看过了", who="王阿姨")
    assert (answer.status_code, "对象：王阿姨" in page) == (302, True)
    listed = words(client.get("/desk/JG/hard/"))
    assert "车库渗水半年了" in listed
    assert "车库渗水半年了" in words(enter("supervisor").get("/oversight/hard/"))


RULES = {
    **{f"{level}_answer": "4" for level in cases.vocabulary.LEVELS},
    "ordinary_close": "8",
    "middling_close": "24",
    "hard_promise": "24",
    "step": "4",
    "hand_up": "24",
    "opens": "09:00",
    "closes": "18:00",
    "workdays_only": "1",
    "waits": "1",
    "urgent": ["hazard"],
    "ladder": ["butler", "manager", "community-supervisor"],
    "remind": "75",
    "confirm_days": "5",
    "pause_days": "20",
    "check_days": "7",
}
RULES |= {
    f"{name}_unit": "hours"
    for name in ("ordinary_answer", "middling_answer", "hard_answer", "ordinary_close", "middling_close", "step")
}
RULES |= {"hard_promise_unit": "hours", "hand_up_unit": "working_days"}
PROMISES = "/desk/JG/promises/"


def test_what_a_yard_promises_is_looked_at_then_saved_once(town, enter):
    client, before = enter("supervisor"), everything()
    assert "还没有人改过" in words(client.get(PROMISES))
    with_look = client.post(PROMISES, RULES | {"act": "look", "seen": "0"})
    assert (with_look.status_code, everything() == before) == (200, True)
    assert "改后这样承诺" in words(with_look)
    assert "今晚报的急事" in words(with_look)
    wrong = client.post(PROMISES, RULES | {"ordinary_close": "2", "remind": "x", "act": "save"})
    assert (wrong.status_code, everything() == before) == (422, True)
    assert "请填整数" in words(wrong)
    assert client.post(PROMISES, RULES | {"act": "save", "seen": "0"}).status_code == 302
    policy = cases.policy_of(town.yard)
    assert (policy.waits, policy.hours.workdays_only, policy.pause_days, policy.urgent) == (True, True, 20, ("hazard",))
    assert policy.ladder == ("butler", "manager", "community-supervisor")
    assert policy.hand_up.unit == "working_days"
    stale = client.post(PROMISES, RULES | {"confirm_days": "6", "act": "save", "seen": "0"})
    assert (stale.status_code, "改过这些规则" in words(stale)) == (409, True)
    assert "第 1 版" in words(client.get(PROMISES))
    assert enter("manager").get(PROMISES).status_code == 404


def test_a_program_pauses_and_reads_the_light(town, keyed):
    case = town.cases["in-work"]
    link = f"/api/v1/yards/JG/cases/{case.id}"
    said = {"reason": "weather", "text": "等雨停", "due": hours_on(30), "key": "p1"}
    first = keyed("manager").post(f"{link}/pause", said, content_type="application/json").json()
    again = keyed("manager").post(f"{link}/pause", said, content_type="application/json").json()
    assert (first["light"], first["pause_reason"], again["version"]) == ("still", "weather", first["version"])
    listed = keyed("manager").get("/api/v1/yards/JG/cases?light=still").json()["items"]
    assert [one["id"] for one in listed] == [str(case.id)]
    unsaid = keyed("manager").post(f"{link}/decide_extension", {"text": "同意"}, content_type="application/json")
    assert (unsaid.status_code, [one["field"] for one in unsaid.json()["fields"]]) == (422, ["approve"])
