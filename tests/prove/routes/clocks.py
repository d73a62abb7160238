"""Clocks that stand still, more time, instructions, what is handed up, hard cases, and what a yard promises."""

from datetime import timedelta

from tests.factories import cases as made
from tests.prove.acts import open_all
from tests.prove.routes.rows import HANDLERS, LEADERS, MANAGER, by_key, get, post
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

UPWARD = "api/v1/yards/<code>/cases/<case_id>/upward"
DESK = "in 404 404 200 200 200 404 404 404 404 404 404"
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
SETTERS = "in 404 404 404 404 404 404 200 404 200 404 404"
DECIDERS = "in 404 404 404 404 302 404 302 404 404 404 404"
UPPER = "in 404 404 404 404 404 404 302 302 404 404 404"
COMMUNITY = "in 404 404 404 404 404 404 302 409 404 404 404"
PAUSE = {"reason": "part", "text": "等厂家的配件", "due": "$soon"}
EXTEND = {"reason": "more", "text": "要先晾干", "due": "$new_date"}
TALK = {"how": "visited", "at": "$talked_at", "text": "老人说夜里看不见", "who": "王阿姨"}
ON_DESK = (
    ("pause", "plain", LEADERS, PAUSE),
    ("resume", "paused", LEADERS, {"text": "配件到了"}),
    ("extend", "plain", HANDLERS, EXTEND),
    ("decide_extension", "busy", DECIDERS, {"approve": "1", "text": "同意"}),
    ("talk", "followed", HANDLERS, TALK),
    ("check_in", "followed", HANDLERS, {"text": "第一段注浆做完了"}),
    ("hand_up", "plain", MANAGER, {"text": "工地不归小区管"}),
    ("answer_instruction", "busy", LEADERS, {"text": "明天排干"}),
)
FROM_ABOVE = (
    ("take_on", "busy", COMMUNITY, {"text": "社区约施工方", "due": "$soon"}),
    ("send_back", "busy", COMMUNITY, {"text": "合同里写了归物业"}),
    ("instruct", "plain", UPPER, {"text": "请报施工安排", "due": "$soon"}),
    ("judge_instruction", "followed", COMMUNITY, {"accept": "1", "text": "可以"}),
)
API = {"approve": True, "accept": True}
RULES = {
    **{f"{level}_answer": "4" for level in ("ordinary", "middling", "hard")},
    **{f"{level}_answer_unit": "hours" for level in ("ordinary", "middling", "hard")},
    "ordinary_close": "4",
    "middling_close": "24",
    "hard_promise": "24",
    "step": "4",
    "hand_up": "24",
    **{f"{name}_unit": "hours" for name in ("ordinary_close", "middling_close", "hard_promise", "step", "hand_up")},
    "opens": "08:30",
    "closes": "20:00",
    "waits": "1",
    "urgent": "hazard",
    "ladder": "manager",
    "remind": "80",
    "confirm_days": "7",
    "pause_days": "30",
    "check_days": "7",
}


def of(name):
    return {"case_id": f"${name}"}


ROWS = (
    get("desk/<code>/hard/", DESK),
    get("oversight/hard/", ABOVE),
    get("oversight/upward/", ABOVE),
    get("api/v1/handed", by_key(ABOVE)),
    get("api/v1/instructions", by_key(ABOVE)),
    get(UPWARD, "401 404 404 200 200 200 200 200 200 404 404 404"),
    get(UPWARD, "401 404 404 200 200 200 404 200 404 404 404 404", case="private"),
    get("desk/<code>/promises/", SETTERS),
    post("desk/<code>/promises/", SETTERS, data=RULES | {"act": "look"}),
    post("desk/<code>/promises/", SETTERS.replace("200", "302"), data=RULES | {"act": "save", "seen": "0"}),
    *(
        post("desk/<code>/<case_id>/do/<verb>/", statuses, more={"verb": verb} | of(name), data=data)
        for verb, name, statuses, data in ON_DESK
    ),
    *(
        post("oversight/<code>/<case_id>/do/<verb>/", statuses, more={"verb": verb} | of(name), data=data)
        for verb, name, statuses, data in FROM_ABOVE
    ),
    post(
        "oversight/<code>/<case_id>/do/<verb>/",
        "in 404 404 404 404 404 404 302 404 404 404 404",
        more={"verb": "decide_extension"} | of("busy"),
        data={"approve": "0", "text": "不同意"},
    ),
    *(
        post(
            "api/v1/yards/<code>/cases/<case_id>/<verb>",
            by_key(statuses),
            more={"verb": verb} | of(name),
            data={key: API.get(key, value) for key, value in data.items()},
        )
        for verb, name, statuses, data in (*ON_DESK, *FROM_ABOVE)
    ),
)


def pause_without_reason(page):
    open_all(page)
    page.click("form[action*='/do/pause/'] button")
    page.get_by_role("alert").wait_for()


def look(page):
    page.check("[name=waits]")
    page.click("button[value=look]")
    page.wait_for_load_state()


def promise_nothing(page):
    page.fill("[name=ordinary_answer]", "0")
    page.fill("[name=remind]", "x")
    page.click("button[value=save]")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("manager", "desk/<code>/hard/", "", None),
    ("manager-far", "desk/<far>/hard/", "", None),
    *(("manager", f"desk/<code>/<case:{name}>/", "", open_all) for name in ("busy", "paused", "followed")),
    ("manager", "desk/<code>/<case:plain>/", "", pause_without_reason),
    ("manager", "desk/<code>/", "?light=still", None),
    *(("supervisor", f"oversight/<code>/<case:{name}>/", "", open_all) for name in ("busy", "followed", "longer")),
    ("supervisor", "oversight/upward/", "", None),
    ("supervisor", "oversight/hard/", "", None),
    ("supervisor-far", "oversight/upward/", "", None),
    ("supervisor", "desk/<code>/promises/", "", None),
    ("supervisor", "desk/<code>/promises/", "", look),
    ("operator", "desk/<code>/promises/", "", promise_nothing),
    ("", "r/<code>/<paused_token>/", "", None),
    ("", "r/<code>/<longer_token>/", "", None),
)
NO_PAGES = {"oversight/<code>/<case_id>/do/<verb>/"}


def known(town):
    who, later = town.actors, clock.now() + timedelta(days=3)
    found = {name: _in_work(town, name, level) for name, level in STARTS.items()}
    targets = {name: made.target(told.case) for name, told in found.items()}
    said = {"text": "等厂家的配件"}
    cases.pause(actor=who["manager"], target=targets["paused"], reason="part", until=later, **said)
    for name in ("busy", "longer"):
        cases.extend(actor=who["engineer"], target=targets[name], reason="more", due=later, **said)
        cases.hand_up(actor=who["manager"], target=targets[name], **said)
    for name in ("busy", "followed"):
        cases.instruct(actor=who["supervisor"], target=targets[name], due=later, **said)
    cases.decide_extension(actor=who["manager"], target=targets["longer"], approve=True, **said)
    cases.take_on(actor=who["supervisor"], target=targets["longer"], due=later, **said)
    cases.promise(actor=who["manager"], target=targets["followed"], due=later, **said)
    cases.answer_instruction(actor=who["manager"], target=targets["followed"], **said)
    words = {name: told.case.id for name, told in found.items()}
    words |= {f"case:{name}": told.case.id for name, told in found.items()}
    words |= {f"{name}_token": told.token for name, told in found.items()}
    return words | {
        "new_date": f"{later + timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "talked_at": f"{clock.now():%Y-%m-%dT%H:%M}",
    }


STARTS = {"plain": "middling", "paused": "middling", "busy": "middling", "longer": "middling", "followed": "hard"}


def _in_work(town, name, level):
    told = made.report(town.place, f"办理中的事：{name} 号。", town.actors["reporter"], key=f"clock-{name}")
    target, manager = made.target(told.case), town.actors["manager"]
    cases.triage(actor=manager, target=target, kind="repair", level=level)
    cases.answer(actor=manager, target=target, text="下午来看。", how="phoned")
    return told
