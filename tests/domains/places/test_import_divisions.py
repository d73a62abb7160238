"""The official tree: taken over whole or not at all, the same again changes nothing, nothing is removed."""

import pytest

from tests.factories import people, places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.places.public import Division, import_divisions
from yuanba.domains.places.rules import division_fault, short_division
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db
CITY = "5198"


def row(area="01", street="001", village="001", **more):
    """A community of the invented city 5198."""
    made = {
        "area_code": f"{CITY}{area}",
        "area": f"{area}区",
        "street_code": f"{CITY}{area}{street}",
        "street": f"{street}街道",
        "village_code": f"{CITY}{area}{street}{village}",
        "village": f"{village}社区居委会",
    }
    return made | more


ROWS = [row(), row(village="002"), row(street="002"), row(area="02"), row(area="02", street="003", village="200")]


def take(rows=ROWS, **more):
    return import_divisions(actor=SYSTEM, city=CITY, rows=rows, **{"name": "某市"} | more)


def test_the_whole_tree_with_its_paths():
    made = take()
    assert (made.districts, made.streets, made.communities, made.added, made.renamed) == (2, 4, 5, 12, 0)
    last = Division.objects.select_related("parent").get(code=f"{CITY}02003200")
    assert (last.path, last.level, last.name) == (
        f"{CITY}/{CITY}02/{CITY}02003/{CITY}02003200",
        "community",
        "200社区居委会",
    )
    assert last.parent.code == f"{CITY}02003"
    assert Division.objects.get(code=CITY).name == "某市"


def test_the_same_again_changes_nothing():
    take()
    before = everything()
    made = take(name="")
    assert (made.added, made.renamed, made.unknown) == (0, 0, ())
    assert everything() == before


def test_a_new_name_is_taken_over_and_what_is_gone_is_kept_and_named():
    take()
    made = take(ROWS[:4])
    assert (made.added, made.renamed) == (0, 0)
    assert made.unknown == (f"{CITY}02003", f"{CITY}02003200")
    renamed = take([row() | {"street": "桂花街道"}, row(street="002")])
    assert renamed.renamed == 1
    assert Division.objects.get(code=f"{CITY}01001").name == "桂花街道"
    assert Division.objects.count() == 12


def test_a_path_that_is_there_is_never_rewritten():
    take(ROWS[:1])
    known = Division.objects.get(code=f"{CITY}01001001")
    take()
    again = Division.objects.get(code=f"{CITY}01001001")
    assert (again.id, again.path) == (known.id, known.path)


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"area_code": "519"}, "area_code"),
        ({"area_code": "510101"}, "area_code"),
        ({"area_code": "５１９８０１"}, "area_code"),
        ({"street_code": f"{CITY}02001"}, "street_code"),
        ({"village_code": f"{CITY}0100100"}, "village_code"),
        ({"village": " "}, "village"),
        ({"area": ""}, "area"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_over(wrong, column):
    assert division_fault(row() | wrong, CITY) == column
    with refused("division-row"):
        take([*ROWS, row() | wrong])


def test_a_tree_of_another_city_is_refused():
    with refused("division-none"):
        take([])


@pytest.mark.parametrize("role", [None, "manager", "community-supervisor"])
def test_who_has_no_right(role):
    actor = people.staff(places.estate(), role) if role else ANONYMOUS
    with refused("not-found"):
        import_divisions(actor=actor, city=CITY, rows=ROWS)


def test_so_many_statements_for_however_many_rows():
    counts = []
    for communities in (2, 400):
        rows = [row(area=f"{communities % 90:02}", village=f"{number:03}") for number in range(communities)]
        with statements() as said:
            take(rows)
        counts.append(len(said))
    assert max(counts) <= 4


@pytest.mark.parametrize(
    ("name", "short"), [("彭州市", "彭州"), ("锦江区", "锦江"), ("大邑县", "大邑"), ("某市", "某市")]
)
def test_what_people_call_a_district(name, short):
    assert short_division(name) == short
