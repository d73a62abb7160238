"""Lists whose order no index knows are paged too: seats of committees, rankings of figures, what came from files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people as make
from tests.support.pages import more, words
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Rollup
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.paging import part_of


@given(st.lists(st.integers(), unique=True), st.integers(1, 7))
def test_parts_lead_through_all_rows_in_their_order(rows, size):
    seen, after = [], ""
    while True:
        page = part_of(rows, str, after, size)
        seen += page.rows
        assert len(page.rows) <= size
        after = page.more
        if not after:
            break
    assert seen == rows
    with pytest.raises(Refusal, match="not-found"):
        part_of(rows, str, "nobody", size)


def committee(answer):
    """What its page says of the management committee."""
    return answer.content.decode().partition('id="management-committee"')[2].partition("</section>")[0]


def read_all(client, address, read=words):
    """What is read on each page, following its way on."""
    found, query = [], ""
    while True:
        answer = client.get(f"{address}{query}")
        assert answer.status_code == 200
        found.append(read(answer))
        query = more(answer)
        if not query:
            return found


@pytest.fixture
def seats(town):
    """Forty-one on the management committee, of the street and of residents."""
    model = make.post(
        town.yard, "management-committee", None, make.account("席位甲"), side="street", seat="chair", term=1
    )
    for number in range(40):
        holder = people.Account(name=f"席位 {number:02}", username=f"seat{number}", created_at=clock.now())
        holder.save()
        model.pk, model.id, model._state.adding = None, people.Post(yard=town.yard).id, True
        model.account, model.side, model.seat = holder, "residents", "member"
        model.save()
    return town


@pytest.mark.parametrize(("who", "address"), [("", "/b/JG/people/"), ("manager", "/desk/JG/team/order/")])
def test_seats_of_a_committee_come_forty_at_a_time(seats, enter, who, address):
    first, second = read_all(enter(who), address, committee)
    assert ("席位甲" in first, "席位 38" in first, "席位 39" in first) == (True, True, False)
    assert ("席位甲" in second, "席位 38" in second, "席位 39" in second) == (False, False, True)
    assert enter(who).get(f"{address}?of=management-committee&after=nobody").status_code == 404


def test_a_ranking_goes_on_where_the_page_before_ended(town, enter):
    month = clock.today().replace(day=1)
    sums = {"month": month, "kind": "repair", "level": "ordinary", "all": 60}
    rows = [Rollup(yard=town.yard, path=f"{town.yard.path}/b{n:02}", answered=n, **sums) for n in range(55)]
    Rollup.objects.bulk_create(rows)
    pages = read_all(enter("supervisor"), "/oversight/figures/?by=building&months=1&rank=response")
    assert len(pages) == 2
    where = {n: [f"金桂苑 b{n:02} " in page for page in pages] for n in (54, 5, 4, 0)}
    assert where == {54: [True, False], 5: [True, False], 4: [False, True], 0: [False, True]}
    assert len(cases.rates_by([town.yard], "building", month)) == 55
    for page in ("figures/?by=building", "promises/"):
        address = f"/oversight/{page}{'&' if '?' in page else '?'}after=nobody"
        assert enter("supervisor").get(address).status_code == 404


def test_what_came_from_files_is_paged_on_the_desk(town, enter):
    for number in range(1, 22):
        name = f"表{number:02}.xlsx"
        places.ImportBatch(yard=town.yard, number=number, name=name, digest=f"{number:064}", at=clock.now()).save()
    first, second = read_all(enter("manager"), "/desk/JG/import/")
    assert ("表21" in first, "表02" in first, "表01" in first) == (True, True, False)
    assert ("表01" in second, "表02" in second) == (True, False)
    assert [one.number for one in places.batches(town.yard, digest=f"{1:064}").rows] == [1]
    assert enter("manager").get("/desk/JG/import/?after=x").status_code == 404
