"""Figures by community and street: estates added up by the division they lie in, each line opening its requests."""

import pytest

from tests.factories import cases as make
from tests.factories import places
from tests.support.statements import statements
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as known
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch

pytestmark = pytest.mark.django_db
STREET, COMMUNITY = "5101/510199/510199001", "5101/510199/510199001/510199001001"


@pytest.fixture
def town():
    """One request in an estate of the first community, two in its neighbour, three in another community, and one in
    an estate that lies in no community yet.
    """
    there = make.town()
    street = places.division("street")
    beside = known.add_division(
        actor=SYSTEM, code="510199001002", level="community", name="桐林社区", name_en="Tonglin", parent=street
    )
    yards = [there.yard, places.estate("JH", "金桦苑")]
    for code, division in (("TL", beside), ("XS", street)):
        named = {"code": code, "kind": "estate", "name": f"{code} 苑", "phone": "028-0000 1000"}
        yards.append(known.found_yard(actor=SYSTEM, division=division, **named))
    for yard, many in zip(yards, (1, 2, 3, 1), strict=True):
        for n in range(many):
            make.report(known.root(yard), f"第 {n} 盏灯不亮")
        make.report(known.root(yard), "只给处理的人看", visibility="handlers")
    dispatch(limit=1000)
    return there, yards, beside.path


def told(yards, by):
    return {line.key: line.rates.counts["all"] for line in cases.rates_by(yards, by, cases.since_of(1))}


def behind(town, yards, by, key):
    asked = {"by": by, "key": key, "what": "response", "since": cases.since_of(1)}
    return sorted(case.code for case in cases.cases_behind(town.street, yards, **asked).rows)


def test_estates_are_added_up_by_community_and_by_street(town):
    there, yards, beside = town
    assert told(yards, "community") == {COMMUNITY: 3, beside: 3, "": 1}
    assert told(yards, "street") == {STREET: 7}
    assert sum(told(yards, "estate").values()) == 7
    assert told([there.yard], "community") == {COMMUNITY: 1}


def test_each_line_opens_the_requests_it_counts(town):
    there, yards, beside = town
    assert behind(there, yards, "community", COMMUNITY) == ["JG-1", "JH-1", "JH-2"]
    assert behind(there, yards, "community", beside) == ["TL-1", "TL-2", "TL-3"]
    assert behind(there, yards, "community", "") == ["XS-1"]
    assert len(behind(there, yards, "street", STREET)) == 7
    assert behind(there, yards, "street", "5101/somewhere") == []
    assert behind(there, [there.yard], "street", STREET) == ["JG-1"]


def test_however_many_estates_it_is_one_statement_more(town):
    _there, yards, _beside = town
    with statements() as alone:
        told(yards, "estate")
    with statements() as added:
        told(yards, "community")
    assert len(added) == len(alone) + 1
