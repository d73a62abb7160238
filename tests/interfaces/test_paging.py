"""Every list is paged: its ways on lead through all rows, none twice, none left out."""

import re

import pytest

from tests.factories import cases as made
from yuanba.domains.cases import public as cases

LISTS = [
    ("reporter", "/my/", r"/my/JG/([0-9a-f-]{36})/"),
    ("", "/b/JG/cases/", r"JG-(\d+)<"),
    ("manager", "/desk/JG/", r"/desk/JG/([0-9a-f-]{36})/"),
    ("manager", "/desk/JG/all/", r"/desk/JG/([0-9a-f-]{36})/"),
    ("manager", "/desk/JG/find/?q=过道", r"/desk/JG/([0-9a-f-]{36})/"),
    ("supervisor", "/oversight/look/", r"/oversight/JG/([0-9a-f-]{36})/"),
]


@pytest.fixture
def crowd(town):
    """Sixty cases of the reporter, all open."""
    for number in range(60):
        made.report(town.place, f"过道里第 {number} 盏灯不亮。", town.actors["reporter"], key=f"crowd-{number}")
    return town


def pages(client, address, pattern):
    """What each page of a list shows, following its way on."""
    found = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode()
        found.append(list(dict.fromkeys(re.findall(pattern, text.partition("<main")[2]))))
        on = re.search(r'href="([^"]*after=[^"]*)" rel="next"', text)
        address = address.partition("?")[0] + on.group(1).replace("&amp;", "&") if on else ""
    return found


@pytest.mark.parametrize(("name", "address", "pattern"), LISTS, ids=[row[1] for row in LISTS])
def test_all_once(crowd, enter, name, address, pattern):
    seen = pages(enter(name), address, pattern)
    rows = [one for page in seen for one in page]
    assert len(seen) > 1
    assert all(len(page) <= 50 for page in seen)
    assert len(rows) == len(set(rows))
    new = cases.Case.objects.filter(yard=crowd.yard, said_title__startswith="过道")
    wanted = {str(one.number) if "JG-" in pattern else str(one.id) for one in new}
    assert wanted <= set(rows)


@pytest.mark.parametrize("after", ["x", "2026-01-01_x", "_", "2026-01-01T00:00:00+08:00_" + "0" * 35, "%00"])
@pytest.mark.parametrize("address", ["/desk/JG/all/", "/b/JG/cases/", "/desk/JG/"])
def test_a_way_on_that_somebody_made_up_leads_nowhere(town, enter, address, after):
    assert enter("manager").get(f"{address}?after={after}").status_code == 404


def test_the_api_has_the_same_pages(crowd, enter, keyed):
    client, address, rows = keyed("manager"), "/api/v1/yards/JG/cases", []
    more = ""
    while True:
        page = client.get(address, {"after": more} if more else {}).json()
        rows += [one["id"] for one in page["items"]]
        assert len(page["items"]) <= 20
        more = page["more"]
        if not more:
            break
    assert sorted(rows) == sorted(map(str, cases.Case.objects.filter(yard=crowd.yard).values_list("id", flat=True)))
    assert len(rows) == len(set(rows))


def test_what_somebody_joined_has_pages_of_its_own(crowd, enter):
    for case in cases.Case.objects.filter(yard=crowd.yard, said_title__startswith="过道"):
        cases.join(actor=crowd.actors["neighbour"], target=made.target(case), device="phone")
    seen = pages(enter("neighbour"), "/my/", r"/f/JG/([^/]+)/")
    rows = [one for page in seen for one in page]
    assert [len(page) for page in seen] == [20, 20, 20]
    assert len(rows) == len(set(rows))
