"""The daily look: every case of the day once, opened before it is ticked, and no claim that is not true."""

import re

import pytest

from tests.factories import cases as made
from tests.support.pages import heading, kept, more, words
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases

LOOK = "/oversight/look/"


@pytest.fixture
def crowd(town):
    """Sixty more: two pages."""
    for number in range(60):
        made.report(town.place, f"第 {number} 盏灯不亮。", key=f"c-{number}")
    return town


def boxes(answer):
    """What can be ticked: id, and whether it was opened."""
    found = re.findall(
        r'<input type="checkbox" name="case" value="([^"]+)"[^>]*?( disabled)?>', answer.content.decode()
    )
    return {one: not disabled for one, disabled in found}


def links(answer):
    return re.findall(r'href="(/oversight/JG/[0-9a-f-]{36}/)"', answer.content.decode())


def opened(client, answer):
    for link in links(answer):
        assert client.get(link).status_code == 200
    return [link.split("/")[3] for link in links(answer)]


def test_only_what_was_opened_can_be_ticked(town, enter):
    client = enter("supervisor")
    assert set(boxes(client.get(LOOK)).values()) == {False}
    case = town.cases["new"]
    client.get(f"/oversight/JG/{case.id}/")
    assert [one for one, is_open in boxes(client.get(LOOK)).items() if is_open] == [str(case.id)]
    assert client.post(f"{LOOK}JG/sign-off/", {"case": str(case.id)})["Location"] == f"{LOOK}?signed=1"
    assert str(case.id) not in boxes(client.get(LOOK))
    look = cases.Look.objects.get()
    assert (look.case_id, look.account, look.name) == (case.id, town.accounts["supervisor"].id, "Supervisor")


def test_seen_signed_and_on_to_the_next_until_nothing_is_left(town, enter):
    client = enter("supervisor")
    link = links(client.get(LOOK))[0]
    seen = []
    while link.startswith("/oversight/JG/"):
        answer = client.get(link)
        seen.append(link.split("/")[3])
        form = {"case": seen[-1], "on": "1"}
        assert f'name="case" value="{seen[-1]}"' in answer.content.decode()
        link = client.post(f"{LOOK}JG/sign-off/", form)["Location"]
    assert link == f"{LOOK}?signed=1"
    assert "签下了 1 件" in words(client.get(link))
    assert len(seen) == len(set(seen)) == cases.Look.objects.count() == len(links(client.get(LOOK)))


@pytest.mark.parametrize("said", ["0", "-1", "x", "²", "99999"])
def test_what_an_address_makes_up_is_not_repeated(town, enter, said):
    answer = enter("supervisor").get(f"{LOOK}?signed={said}")
    assert (answer.status_code, "签下了" in words(answer)) == (200, False)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    ("chosen", "status", "chinese", "english"),
    [
        ([], 422, "请至少勾一件。", "Please tick at least one."),
        (["new"], 422, "请先打开这几件：JG-1。", "Please open these first: JG-1."),
        (["new", "late"], 422, "请先打开这几件：JG-1, JG-9。", "Please open these first: JG-1, JG-9."),
        (["x"], 404, "这里没有东西", "There is nothing here"),
    ],
)
def test_a_refused_tick_is_told_and_leaves_nothing(town, enter, language, chosen, status, chinese, english):
    client, before = enter("supervisor"), everything()
    client.cookies["yb_lang"] = language
    ids = [str(town.cases[one].id) if one in town.cases else one for one in chosen]
    answer = client.post(f"{LOOK}JG/sign-off/", {"case": ids})
    assert (answer.status_code, everything() == before) == (status, True)
    assert (chinese if language == "zh-hans" else english) in words(answer)
    assert 'role="alert"' in answer.content.decode()


def test_a_case_of_another_estate_is_not_ticked_here(town, enter):
    client = enter("supervisor")
    client.get(f"/oversight/JG/{town.cases['new'].id}/")
    before = everything()
    answer = client.post(f"{LOOK}JGX/sign-off/", {"case": str(town.cases["new"].id)})
    assert (answer.status_code, everything() == before) == (404, True)


def test_ticked_twice_is_ticked_once(town, enter):
    client, data = enter("supervisor"), {"case": [str(town.cases["new"].id)] * 2}
    client.get(f"/oversight/JG/{town.cases['new'].id}/")
    for _ in range(2):
        assert client.post(f"{LOOK}JG/sign-off/", data).status_code == 302
    assert cases.Look.objects.count() == 1


def test_on_many_pages_nobody_is_told_that_all_is_done(crowd, enter):
    client = enter("supervisor")
    first = client.get(LOOK)
    ids = opened(client, first)
    assert heading(first) == "这一页还有 50 件要看"
    client.post(f"{LOOK}JG/sign-off/", {"case": ids})
    assert heading(client.get(LOOK)) == "这一页都看过了"
    second = client.get(LOOK + more(first))
    rest = opened(client, second)
    assert heading(second) == f"这一页还有 {len(rest)} 件要看"
    action = re.search(r'action="(/oversight/look/JG/sign-off/[^"]*)"', second.content.decode()).group(1)
    back = client.post(action, {"case": rest})["Location"]
    assert back == f"{LOOK}{more(first)}&signed={len(rest)}"
    assert heading(client.get(back)) == "这一页都看过了"
    assert (
        cases.Look.objects.count()
        == len(ids) + len(rest)
        == len(cases.Case.objects.filter(closed_at=None)) + 2  # and those closed and merged today
    )


def test_a_refusal_on_the_second_page_stays_there(crowd, enter):
    client = enter("supervisor")
    second = LOOK + more(client.get(LOOK))
    shown = links(client.get(second))
    answer = client.post(f"{LOOK}JG/sign-off/?{second.partition('?')[2]}", {"case": shown[0].split("/")[3]})
    assert (answer.status_code, links(answer)) == (422, shown)


def test_one_page_says_when_all_is_looked_at(town, enter):
    client = enter("supervisor")
    page = client.get(LOOK)
    ids = opened(client, page)
    assert heading(page) == f"还有 {len(ids)} 件要看"
    client.post(f"{LOOK}JG/sign-off/", {"case": ids})
    done = client.get(LOOK)
    assert (heading(done), boxes(done)) == ("今天都看过了", {})


def test_where_nothing_is_to_be_looked_at_it_says_so(town, enter):
    answer = enter("supervisor-far").get(LOOK)
    assert "没有要看的" in words(answer)
    assert links(answer) == []


@pytest.mark.parametrize("after", ["x", "%00", "01900000", "' OR 1=1"])
def test_a_way_on_that_somebody_made_up_leads_nowhere(town, enter, after):
    assert enter("supervisor").get(f"{LOOK}?after={after}").status_code == 404


def test_opening_is_noted_for_those_who_sign_off_only(town, enter):
    case = town.cases["new"]
    for name in ("street", "supervisor", "supervisor"):
        assert enter(name).get(f"/oversight/JG/{case.id}/").status_code == 200
    assert list(case.openings.values_list("account", flat=True)) == [town.accounts["supervisor"].id]


def test_how_to_reach_the_reporter_is_not_for_oversight(town, enter):
    case = town.cases["new"]
    for name in ("supervisor", "street"):
        for address in (f"/oversight/JG/{case.id}/", f"/desk/JG/{case.id}/"):
            text = enter(name).get(address).content.decode()
            assert "4402" not in text
            assert "Reporter" not in text
    assert "138 0000 4402" in words(enter("engineer").get(f"/desk/JG/{case.id}/"))


def test_the_hidden_fields_of_a_page_are_its_cases_only(town, enter):
    client = enter("supervisor")
    assert kept(client.get(LOOK), f"{LOOK}JG/sign-off/") == {}
