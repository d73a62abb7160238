"""The notice board: figures with their base and the rows behind each; nobody's name, nobody's door, nothing private."""

import re
from datetime import datetime, timedelta

import pytest

from tests.factories import cases as made
from tests.factories import people
from tests.support.pages import more, words
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

FILTERS = ("all", "open", "late", "response", "answered", "closed", "solved", "satisfied")
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


def figures(answer):
    """The six figures as they are read."""
    found = re.findall(r'<a class="fig".*?</a>', answer.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>|\s+", " ", one).split() for one in found]


def numbers(client, address):
    """The numbers behind a figure, page by page."""
    found = []
    while address:
        answer = client.get(address)
        found.append([int(one) for one in re.findall(r'<td class="nw">JG-(\d+)<', answer.content.decode())])
        on = more(answer)
        address = address.partition("?")[0] + on if on else ""
    return found


@pytest.fixture
def crowd(town):
    """Forty-five more cases, every third done in time and judged."""
    with clock.at(MORNING):
        for number in range(45):
            told = made.report(town.place, f"第 {number} 盏灯不亮。", town.actors["reporter"], key=f"c-{number}")
            for verb in ("triage", "answer", "resolve", "confirm") if number % 3 == 0 else ():
                town.act(verb, told.case)
    return town


def test_every_figure_opens_the_rows_that_make_it(crowd, enter):
    with clock.at(MORNING + timedelta(hours=30)):
        told = cases.figures(crowd.yard)
        behind = {name: numbers(enter(), f"/b/JG/cases/?of={name}") for name in FILTERS}
        page = enter().get("/b/JG/")
    flat = {name: [one for page in pages for one in page] for name, pages in behind.items()}
    assert {name: len(rows) for name, rows in flat.items()} == {
        "all": told.all,
        "open": told.open,
        "late": told.late,
        "response": told.response.base,
        "answered": told.answered.base,
        "solved": told.solved.base,
        "closed": told.closed.base,
        "satisfied": told.satisfied.base,
    }
    assert all(len(rows) == len(set(rows)) for rows in flat.values())
    assert len(behind["all"]) > 2
    assert f'<a class="more" href="cases/?of=open">{told.open} 件在办' in page.content.decode()
    assert set(flat["satisfied"]) < set(flat["answered"]) <= set(flat["all"])
    assert [one[-1] if one[-2] == "/" else one[0] for one in figures(page)] == [
        str(told.response.base),
        str(told.answered.base),
        str(told.closed.base),
        str(told.solved.base),
        str(told.satisfied.base),
        str(told.late),
    ]


def test_estates_side_by_side_open_the_same_rows_as_the_board(crowd, enter):
    with clock.at(MORNING + timedelta(hours=30)):
        told, page = cases.figures(crowd.yard), enter("supervisor").get("/oversight/estates/").content.decode()
    row = next(one for one in page.split("<tr>") if 'href="/b/JG/"' in one)
    found = re.findall(r'href="/b/JG/cases/(?:\?of=)?(\w*)">(.*?)</a>', row, re.DOTALL)
    opened = {name: re.sub(r"<[^>]+>|\s", "", shown) for name, shown in found}
    rates = {"answered": told.answered, "closed": told.closed, "satisfied": told.satisfied}
    assert opened == {"": str(told.all), "open": str(told.open)} | {
        name: f"{one.words}%" if one.is_rate else f"{one.part}/{one.base}" for name, one in rates.items()
    }


@pytest.mark.parametrize("what", FILTERS)
def test_the_way_on_keeps_what_was_chosen(crowd, enter, what):
    with clock.at(MORNING + timedelta(hours=30)):
        on = more(enter().get(f"/b/JG/cases/?of={what}"))
    assert on.startswith(f"?of={what}&after=") or what in ("satisfied", "solved")


def test_a_figure_that_nobody_made_is_absent(town, enter):
    for what in ("x", "answered-base", "", "%00"):
        assert enter().get(f"/b/JG/cases/?of={what}").status_code == 404


def test_what_is_private_is_nowhere_and_is_not_counted(town, enter):
    case = town.cases["private"]
    told = cases.figures(town.yard).all
    for address in ("/b/JG/", *(f"/b/JG/cases/?of={what}" for what in FILTERS)):
        text = words(enter().get(address))
        assert case.code not in text
        assert "吵架" not in text
    made.report(town.place, "也只给办的人看。", visibility="handlers")
    rows = cases.Case.objects.filter(visibility="neighbours").exclude(state="merged")
    assert cases.figures(town.yard).all == told == rows.count()


@pytest.mark.parametrize(("language", "unit"), [("zh-hans", "3 栋 1 单元 "), ("en", "Block 3, unit 1 ")])
def test_a_home_is_shown_as_its_unit_only(town, enter, language, unit):
    case = made.report(town.home, "厨房的水管漏了。", town.actors["reporter"], phone="13800004402", name="黎晓舟").case
    client = enter()
    client.cookies["yb_lang"] = language
    for address in ("/b/JG/", "/b/JG/cases/"):
        text = words(client.get(address))
        assert case.title in text
        assert unit in text
        for secret in ("902", "4402", "黎晓舟", "Reporter", str(case.id)):
            assert secret not in text
    assert "3-1-902" not in client.get("/b/JG/cases/").content.decode()
    assert "902" in words(enter("engineer").get("/desk/JG/all/"))


def test_who_looks_after_us_is_there_with_a_telephone(town, enter):
    answer = enter().get("/b/JG/")
    text = words(answer)
    for name in ("Manager", "Butler", "Engineer"):
        assert text.count(name) == 1
    assert "Program" not in text
    assert 'href="tel:02800001203"' in answer.content.decode()


def test_somebody_with_two_posts_stands_there_once(town, enter):
    for building in ("1", "2"):
        people.post(town.yard, "butler", f"{town.yard.path}/{building}", holder=town.accounts["butler"])
    assert words(enter().get("/b/JG/")).count("Butler") == 1


def test_as_many_statements_for_a_large_team_as_for_a_small_one(town, enter):
    counts = []
    enter().get("/b/JG/")
    for _ in range(2):
        with statements() as said:
            enter().get("/b/JG/")
        counts.append(len(said))
        for number in range(25):
            people.post(town.yard, "guard", holder=people.account(f"值班{number}"))
    assert counts == [13, 13]


def test_an_estate_without_anything_says_so(town, enter):
    text = words(enter().get("/b/JGX/"))
    assert "90 天里没有诉求" in text
    assert "Manager-Far" in text
