"""The ledger of problems, joint meetings, calls, and what observers see."""

from datetime import timedelta

from tests.factories import people
from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, BY_NOBODY, SIGNED_IN, by_key, get, post
from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import actor_of
from yuanba.kernel import clock

#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
READ = "in 404 404 200 200 200 404 200 200 404 404 404"
ENTER = "in 404 404 404 200 200 404 200 200 404 404 404"
LEAD = "in 404 404 404 404 200 404 200 200 404 404 404"
WATCH = "in 404 404 404 404 404 404 302 302 404 404 404"
DONE = "in 404 404 302 302 302 404 404 404 404 404 404"
SIGN = "in 404 404 404 404 302 404 404 404 404 404 404"
API = "api/v1/yards/<code>/problems"
MEETINGS = "api/v1/yards/<code>/meetings"
BASE, MEET = "desk/<code>/problems/", "desk/<code>/meetings/"
ENTRY = {"field": "team", "title": "夜班少人", "text": "夜里只有一名保安。", "source": "meeting", "key": "p"}
MEASURE = {"act": "measure", "responsible": "物业", "measure": "补一人", "due_on": "$problem_day"}
ROWS = (
    get(BASE, READ),
    get(f"{BASE}new/", ENTER),
    post(f"{BASE}new/", ENTER.replace("200", "302"), data=ENTRY),
    get(f"{BASE}<number>/", READ),
    post(f"{BASE}<number>/", LEAD.replace("200", "302"), data=MEASURE),
    post(f"{BASE}<number>/", DONE, more={"number": 2}, data={"act": "done", "text": "补了一人"}),
    post(f"{BASE}<number>/", WATCH, more={"number": 3}, data={"act": "verify", "text": "看过了"}),
    *(get(f"desk/<code>/problems.{kind}", READ) for kind in ("csv", "xlsx", "pdf")),
    get(API, by_key(READ)),
    get(f"{API}/<number>", by_key(READ)),
    post(API, by_key(ENTER).replace("200", "201"), data={name: one for name, one in ENTRY.items() if name != "key"}),
    post(
        f"{API}/<number>/<verb>",
        by_key(LEAD),
        more={"verb": "measure"},
        data={"responsible": "物业", "text": "补一人", "due_on": "$problem_day"},
    ),
    post(f"{API}/<number>/<verb>", by_key(DONE), more={"number": 2, "verb": "done"}, data={"text": "补了一人"}),
    post(f"{API}/<number>/<verb>", by_key(WATCH), more={"number": 3, "verb": "verify"}, data={"text": "看过了"}),
    get(f"{MEET}new/", LEAD),
    post(f"{MEET}new/", LEAD.replace("200", "302"), data={"title": "联席会", "day": "$problem_day", "problem": "1"}),
    get(f"{MEET}<number>/", READ),
    post(f"{MEET}<number>/", LEAD.replace("200", "302"), data={"problem": "1", "outcome": "月底前补人"}),
    get(f"{MEET}<number>/agenda.pdf", READ),
    get(MEETINGS, by_key(READ)),
    get(f"{MEETINGS}/open", by_key(READ)),
    get(f"{MEETINGS}/<number>", by_key(READ)),
    post(
        MEETINGS,
        by_key(LEAD).replace("200", "201"),
        data={"title": "联席会", "day": "$problem_day", "problems": [1]},
    ),
    post(f"{MEETINGS}/<number>/decide", by_key(LEAD), data={"problem": 1, "outcome": "月底前补人"}),
    get("b/<code>/calls/<number>/", ALL_200),
    post("b/<code>/calls/<number>/", SIGN, data={"estate": "JG", "kind": "estate"}),
    get("oversight/problems/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("api/v1/observations/choices", by_key(BY_NOBODY)),
    get("api/v1/observations", by_key(SIGNED_IN)),
    post("api/v1/observations", by_key(BY_NOBODY), data={"preset": "light"}),
    get("my/observe/", BY_NOBODY),
    post("my/observe/", BY_NOBODY, data={"preset": "light"}),
)
PAGES = (
    ("manager", BASE, "", None),
    ("manager", f"{BASE}new/", "", None),
    ("manager", "desk/<code>/problems/1/", "", open_all),
    ("manager", "desk/<code>/problems/2/", "", open_all),
    ("supervisor", "desk/<code>/problems/3/", "", None),
    ("manager", f"{BASE}<number>/", "", None),
    ("manager", f"{MEET}new/", "", None),
    ("manager", f"{MEET}new/", "?field=contract&state=late", None),
    ("manager", f"{MEET}<number>/", "", open_all),
    ("supervisor", "desk/<seat>/problems/new/", "", None),
    ("supervisor", "desk/<seat>/meetings/new/", "", None),
    ("supervisor", "oversight/problems/", "", None),
    ("supervisor", "oversight/problems/", "?field=contract&state=late", None),
    ("manager", "b/<code>/calls/1/", "", None),
    ("observer", "my/observe/", "", None),
    ("head", "", "", None),
    ("observer", "my/observe/", "?what=light", open_all),
)
NO_PAGES = {f"{MEET}<number>/agenda.pdf", *(f"desk/<code>/problems.{kind}" for kind in ("csv", "xlsx", "pdf"))}


def known(town):
    """Three problems: on the ledger, with a measure, said to be done; a joint meeting; a call; an observer."""
    town.accounts["observer"] = people.account("观察员", username="observer")
    people.post(town.yard, "observer", holder=town.accounts["observer"])
    town.actors["observer"] = actor_of(town.accounts["observer"].id)
    town.accounts["head"] = people.account("楼栋长", username="head")
    people.post(town.yard, "building-head", f"{town.yard.path}/3", holder=town.accounts["head"])
    town.actors["head"] = actor_of(town.accounts["head"].id)
    manager, day = town.actors["manager"], clock.today() + timedelta(days=9)
    for title in ("保洁少一遍", "夜班少人", "报修回复慢"):
        entry = cases.Entry("contract", title, "合同约定的没有做到。", "meeting", "青禾物业")
        cases.enter_problem(actor=manager, yard=town.yard, entry=entry, client_key=title)
    measure = cases.Measure("青禾物业", "本月补足", day)
    for number in (2, 3):
        cases.set_measure(actor=manager, yard=town.yard, number=number, measure=measure)
    cases.say_problem_done(actor=manager, yard=town.yard, number=3, text="已补足")
    said = {"title": "物业联席会", "day": day, "where": "会议室", "who": "物业、社区、业主代表"}
    cases.call_meeting(actor=manager, yard=town.yard, problems=[1, 2], client_key="m", **said)
    call = {"title": "文明物业倡议", "text": "件件有回应，事事有落实。", "issuer": "柳溪社区", "client_key": "c"}
    cases.make_call(actor=town.actors["supervisor"], yard=town.yard, **call)
    return {"problem_day": day.isoformat()}
