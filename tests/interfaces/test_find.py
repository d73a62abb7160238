"""Finding on the desk: two Chinese characters, a number, a place; signs of the database's language mean nothing."""

import pytest

from tests.factories import cases as made
from yuanba.domains.cases import public as cases


@pytest.fixture
def rows(town):
    texts = {"lamp": "楼道灯不亮 100%", "gate": "门禁_刷脸 iPhone13 不灵", "far": "楼道堆了东西"}
    places = {"lamp": town.place, "gate": town.home, "far": town.place}
    return {name: made.report(places[name], text).case for name, text in texts.items()}


FOUND = [
    ("楼道", {"lamp", "far"}),
    ("楼道灯", {"lamp"}),
    ("灯不亮 楼道", {"lamp"}),
    ("道楼", set()),
    ("灯", set()),
    ("iphone13", {"gate"}),
    ("IPHONE13", {"gate"}),
    ("902", {"gate"}),
    ("100", {"lamp"}),
    ("%", set()),
    ("_", set()),
    ("'; DROP TABLE cases_case; --", set()),
    ("楼道" * 200, set()),
    ("", set()),
]


def test_a_nul_is_asked_for_nowhere(rows, enter, keyed):
    assert enter("manager").get("/desk/JG/find/", {"q": "\x00"}).status_code == 404
    assert keyed("manager").get("/api/v1/yards/JG/cases", {"q": "\x00"}).status_code == 404


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[repr(text)[:20] for text, _ in FOUND])
def test_find(rows, town, enter, keyed, text, names):
    page = enter("manager").get("/desk/JG/find/", {"q": text})
    assert page.status_code == 200
    shown = page.content.decode()
    assert {name for name, case in rows.items() if f"/desk/JG/{case.id}/" in shown} == names
    if text and len(text) <= 100:
        told = keyed("manager").get("/api/v1/yards/JG/cases", {"q": text}).json()["items"]
        assert {name for name, case in rows.items() if str(case.id) in {one["id"] for one in told}} == names


@pytest.mark.parametrize("form", ["{}", "JG-{}", "jg-{}", " {} "])
def test_by_number(rows, town, enter, form):
    case = rows["gate"]
    shown = enter("manager").get("/desk/JG/find/", {"q": form.format(case.number)}).content.decode()
    assert [one for one in cases.Case.objects.all() if f"/desk/JG/{one.id}/" in shown] == [case]


def test_what_was_looked_for_is_there_again(town, enter):
    shown = enter("manager").get("/desk/JG/find/", {"q": '"><script>x'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;x"' in shown


def test_what_is_private_is_found_by_its_handlers_only(town, enter):
    case = town.cases["private"]
    assert str(case.id) in enter("engineer").get("/desk/JG/find/", {"q": "吵架"}).content.decode()
    for name in ("manager-far", "neighbour", "street"):
        answer = enter(name).get("/desk/JG/find/", {"q": "吵架"})
        assert (answer.status_code, str(case.id) in answer.content.decode()) == (404, False)
