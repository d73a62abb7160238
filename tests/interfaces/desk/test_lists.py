"""The desk's lists: today by the clock, all, what waits, what is found; each to its end, each with what narrows it."""

import re
from datetime import date, datetime, timedelta

import pytest

from tests.factories import cases as made
from tests.factories import people, places
from tests.support.pages import heading, more, unknown_signs, words
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

SIX = datetime(2026, 3, 2, 6, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)
NARROWED = [
    ("/desk/JG/", {"mine": "1"}, lambda one: one.assignee_name == "Engineer" and one.due_at),
    ("/desk/JG/all/", {"state": "open"}, lambda one: one.closed_at is None),
    ("/desk/JG/all/", {"state": "in-work"}, lambda one: one.state == "in-work"),
    ("/desk/JG/all/", {"state": "closed"}, lambda one: one.state == "closed"),
    ("/desk/JG/all/", {"kind": "repair"}, lambda one: one.kind == "repair"),
    ("/desk/JG/all/", {"kind": "repair", "state": "open"}, lambda one: one.kind == "repair" and not one.closed_at),
    ("/desk/JG/waiting/", {}, lambda one: one.state == "resolved"),
    ("/desk/JG/find/", {"q": "灯不亮"}, lambda one: "灯不亮" in one.text),
]


def links(answer):
    """The cases a list shows, in its order."""
    text = answer.content.decode().partition("<main")[2]
    return re.findall(r'href="/desk/JG/([0-9a-f-]{36})/"', text)


def pages(client, address, query):
    """Each page of a list, following the way on."""
    answer = client.get(address, query)
    found = [links(answer)]
    while on := more(answer):
        answer = client.get(address + on)
        found.append(links(answer))
    return found


def test_the_other_estates_of_a_desk_stand_by_their_names(town, enter):
    page = enter("manager").get("/desk/JG/").content.decode()
    assert 'class="chip" href="/desk/JGX/"' not in page
    people.post(town.other, "manager", holder=town.accounts["manager"])
    page = enter("manager").get("/desk/JG/").content.decode()
    assert '<a class="chip" href="/desk/JGX/">云栖坊</a>' in page


@pytest.fixture
def crowd(town):
    """Seventy more: every third given to the engineer and answered, some done, some closed."""
    for number in range(70):
        told = made.report(town.place, f"第 {number} 盏灯不亮。", town.actors["reporter"], key=f"c-{number}")
        way = [(), ("triage", "dispatch", "answer"), ("triage", "answer", "resolve"), ("resolve", "confirm")][
            number % 4
        ]
        for verb in way:
            town.act(verb, told.case)
    for number in range(30):
        told = made.report(town.place, f"又一盏灯 {number} 灯不亮。", town.actors["reporter"], key=f"d-{number}")
        for verb in ("triage", "dispatch", "answer") if number % 3 else ("triage", "answer", "resolve"):
            town.act(verb, told.case)
    return town


def test_what_narrows_a_list_holds_to_its_end(crowd, enter):
    client = enter("engineer")
    for address, query, fits in NARROWED:
        seen = pages(client, address, query)
        rows = [one for page in seen for one in page]
        wanted = {str(one.id) for one in cases.Case.objects.filter(yard=crowd.yard) if fits(one)}
        assert (len(rows), set(rows)) == (len(wanted), wanted), (address, query)
        assert len(seen) == -(-len(wanted) // 20), (address, query)


def test_today_is_sorted_by_the_clock_and_grouped(town, enter):
    cases.Case.objects.filter(yard=town.yard).update(due_at=None, due_what="")
    dues = {"迟了": -1, "上午": 5, "下午": 10, "明天": 20, "后天": 50}
    for text, hours in dues.items():
        made_ = made.report(town.place, f"{text}的事情。").case
        cases.Case.objects.filter(id=made_.id).update(due_at=SIX + hours * HOUR, reported_at=SIX - 2 * HOUR)
    with clock.at(SIX):
        answer = enter("manager").get("/desk/JG/")
    text = words(answer).partition("等级")[2]
    order = [text.index(one) for one in ("迟了的", "上午的", "下午的", "明天的", "后天的")]
    assert order == sorted(order)
    assert heading(answer) == "今天要办 5 件"
    assert re.findall(r'class="grp"><td[^>]*>(?:<svg.*?</svg>)? ?([^<]+) (\d)<', answer.content.decode()) == [
        ("已经迟了", "1"),
        ("中午前到期", "1"),
        ("今天到期", "1"),
        ("以后到期", "2"),
    ]


def test_the_last_page_does_not_claim_that_it_is_all(crowd, enter):
    client = enter("manager")
    answer = client.get("/desk/JG/")
    assert heading(answer) == "今天要办 20 件以上"
    while on := more(answer):
        answer = client.get("/desk/JG/" + on)
        assert heading(answer) == "今天要办 20 件以上"


def test_on_to_the_next_goes_round_all_that_is_due(town, enter):
    client = enter("butler")
    order = links(client.get("/desk/JG/"))
    for here, following in zip(order, [*order[1:], order[0]], strict=True):
        assert client.get(f"/desk/JG/{here}/next/")["Location"] == f"/desk/JG/{following}/"
    done = town.cases["closed"]
    assert client.get(f"/desk/JG/{done.id}/next/")["Location"] == f"/desk/JG/{order[0]}/"
    cases.Case.objects.exclude(id=order[0]).update(due_at=None, due_what="")
    assert client.get(f"/desk/JG/{order[0]}/next/")["Location"] == "/desk/JG/"


def test_an_engineer_begins_with_what_was_given_to_her(town, enter):
    cases.Case.objects.update(assignee=None)
    client = enter("engineer")
    assert links(client.get("/desk/JG/")) == []
    assert "没有派给您的" in words(client.get("/desk/JG/"))
    theirs = links(client.get("/desk/JG/?mine=0"))
    assert theirs == links(enter("butler").get("/desk/JG/"))
    cases.Case.objects.filter(id__in=theirs[:2]).update(assignee=town.accounts["engineer"].id)
    assert links(client.get("/desk/JG/")) == theirs[:2]
    assert client.get(f"/desk/JG/{theirs[1]}/next/")["Location"] == f"/desk/JG/{theirs[0]}/"


def test_nothing_due_says_so(town, enter):
    answer = enter("manager-far").get("/desk/JGX/")
    assert heading(answer) == "今天要办 0 件"
    assert "没有到期的" in words(answer)


def test_who_works_in_one_building_sees_its_cases_only(town, enter):
    path = f"{town.yard.path}/4"
    there = made.report(places.place(town.yard, "4-1"), "四栋的灯不亮。").case
    town.accounts["four"] = people.account("Four", username="four")
    people.post(town.yard, "butler", path, town.accounts["four"])
    client = enter("four")
    assert client.get("/desk/")["Location"] == "/desk/JG/"
    for address in ("/desk/JG/", "/desk/JG/all/", "/desk/JG/find/?q=灯不亮"):
        assert links(client.get(address)) == [str(there.id)]
    assert links(client.get("/desk/JG/waiting/")) == []
    file = b"".join(client.get("/desk/JG/all.csv").streaming_content).decode()
    assert [line.partition(",")[0] for line in file.splitlines()[1:]] == [there.code]
    assert client.get(f"/desk/JG/{there.id}/").status_code == 200
    for case in (town.cases["new"], town.cases["private"]):
        assert client.get(f"/desk/JG/{case.id}/").status_code == 404
        assert client.post(f"/desk/JG/{case.id}/do/note/", {"text": "看过了"}).status_code == 404


def test_who_works_in_two_estates_finds_both(town, enter):
    people.post(town.other, "butler", holder=town.accounts["butler"])
    client = enter("butler")
    assert client.get("/desk/")["Location"] == "/desk/JG/"
    assert 'href="/desk/JGX/"' in client.get("/desk/JG/").content.decode()
    assert 'href="/desk/JG/"' in client.get("/desk/JGX/").content.decode()


def test_every_sign_of_every_list_is_in_the_sprite(crowd, enter):
    for address, query, _ in NARROWED:
        assert unknown_signs(enter("manager").get(address, query)) == set()


@pytest.mark.parametrize("query", ["state=x", "kind=x", "state=%00", "state=open&kind=' OR 1=1"])
def test_what_nobody_offers_is_absent(town, enter, query):
    assert enter("manager").get(f"/desk/JG/all/?{query}").status_code == 404


EDGES = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-03-02T09:00:00", "2026-03-02", "99999"]


@pytest.mark.parametrize("moment", EDGES)
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("manager", "/desk/JG/"),
        ("manager", "/desk/JG/all/"),
        ("manager", "/desk/JG/waiting/"),
        ("manager", "/desk/JG/find/"),
        ("reporter", "/my/"),
        ("", "/b/JG/cases/"),
    ],
)
def test_a_moment_at_the_edge_of_time_leads_nowhere(town, enter, name, address, moment):
    query = {"after": f"{moment}_01900000-0000-7000-8000-000000000000", "q": "状态"}
    assert enter(name).get(address, query).status_code == 404


def test_a_list_is_narrowed_by_a_typed_place_a_unit_and_days_and_kept_as_an_address(town, enter):
    client = enter("manager")
    building = town.place.path.removeprefix(f"{town.yard.path}/").split("/")[0]
    page = client.get("/desk/JG/all/", {"state": "open", "at": building, "since": "2026-03-01", "until": ""})
    assert page.status_code == 302
    shown = client.get(page["Location"])
    found = cases.Case.objects.filter(yard=town.yard, closed_at=None, path__startswith=f"{town.yard.path}/{building}/")
    wanted = [one for one in found if one.reported_at.date() >= date(2026, 3, 1)]
    assert {str(one.id) for one in wanted} == set(links(shown))
    assert f'value="{building}"' in shown.content.decode()
    none = client.get("/desk/JG/all/", {"until": "2020-01-01"})
    assert links(none) == []
    unit = next(one.unit_id for one in found if one.unit_id)
    assert set(links(client.get("/desk/JG/all/", {"unit": str(unit)}))) == {
        str(one.id) for one in cases.Case.objects.filter(yard=town.yard, unit=unit)
    }
    wrong = client.get("/desk/JG/all/", {"at": "九霄云外"})
    assert "这里没有这个位置" in words(wrong)
    assert 'value="九霄云外"' in wrong.content.decode()
    for query in ({"since": "soon"}, {"until": "9999-12-31"}, {"since": "0001-01-01"}, {"unit": "x"}):
        assert client.get("/desk/JG/all/", query).status_code == 404


def test_all_of_a_page_are_ticked_by_one_tap(town, enter):
    client = enter("manager")
    page = client.get("/desk/JG/all/", {"state": "open"})
    assert "checked" not in page.content.decode().partition("<table")[2].partition("</table")[0]
    (on,) = re.findall(r'href="(\?[^"]*ticked=1)"', page.content.decode())
    ticked = client.get("/desk/JG/all/" + on.replace("&amp;", "&"))
    assert ticked.content.decode().count('" checked><span class="sr">') == len(links(ticked)) > 1
