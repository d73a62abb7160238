"""What is growing, on the desk of the estate: with each of its requests, for whoever works there."""

from tests.factories import cases as made
from tests.support.pages import words


def test_the_manager_sees_what_grows_with_its_requests(town, enter):
    manager = enter("manager")
    assert "没有升温的事" in words(manager.get("/desk/JG/growing/"))
    for number in range(3):
        made.report(town.place, f"门口洗车场夜里冲水太吵，第{number}次说了", key=f"g{number}")
    page = manager.get("/desk/JG/growing/")
    [(spot, _requests)] = page.context["spots"]
    assert (spot.people, [one.yard_id for one in spot.cases]) == (3, [town.yard.id] * 3)
    for case in spot.cases:
        assert f'href="/desk/JG/{case.id}/"' in page.content.decode()
    assert 'href="/desk/JG/growing/"' in page.content.decode()
    assert enter("manager-far").get("/desk/JG/growing/").status_code == 404
    assert enter("neighbour").get("/desk/JG/growing/").status_code == 404


def test_the_requests_of_a_matter_are_paged(town, enter):
    for number in range(25):
        made.report(town.place, f"门口洗车场夜里冲水太吵，第{number}次说了", key=f"g{number}")
    manager = enter("manager")
    [(spot, first)] = manager.get("/desk/JG/growing/").context["spots"]
    [(_spot, second)] = manager.get("/desk/JG/growing/", {"of": spot.key, "after": first.more}).context["spots"]
    assert (len(first.rows), second.more) == (20, "")
    assert [one.id for one in (*first.rows, *second.rows)] == [one.id for one in spot.cases]
    assert manager.get("/desk/JG/growing/", {"of": "gone"}).status_code == 404
    assert manager.get("/desk/JG/growing/", {"of": spot.key, "after": "gone"}).status_code == 404
