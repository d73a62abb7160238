"""The record of a hand-over: each thing with its state, both signatures or lines for them, what was noticed later."""

from datetime import date

import pytest

from tests.factories import places
from tests.support import papers
from yuanba.domains.places import public as map_
from yuanba.interfaces.papers.takeover import record_paper
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.papers.public import print_paper

pytestmark = pytest.mark.django_db


def test_what_was_found_is_on_the_paper_in_both_languages():
    estate = places.estate("JG")
    asked = {"actor": SYSTEM, "yard": estate}
    terms = map_.Terms("developer", "临江置业", "青禾物业", date(2021, 10, 1), "三个月内修好地下室渗水")
    map_.begin_takeover(**asked, terms=terms)

    def told():
        return papers.joined(print_paper(record_paper(map_.sheet(SYSTEM, estate, 1))))

    assert "临江置业→青禾物业" in told()
    assert "Codeofwhatwassigned" not in told()
    last = max(item.number for group in map_.sheet(SYSTEM, estate, 1).groups for item in group.items)
    for number in range(1, last + 1):
        map_.inspect_item(**asked, number=1, item=number, looked=map_.Looked("sound", found="1"))
    said = {"reading": "4402", "holder": "门岗", "words": "泵房渗水", "mender": "临江置业", "mend_by": "2021-12-01"}
    odd = map_.Looked("defect", found="1", **said)
    map_.inspect_item(**asked, number=1, item=3, looked=odd)
    for side in ("giver", "taker"):
        map_.sign_takeover(**asked, number=1, signing=map_.Signing(side, "孟" + side, "经理", "无异议"))
    map_.write_addendum(**asked, number=1, words="夹层还有一把锁", key="n")
    words = told()
    expected = (*said.values(), "Defect", "孟giver·经理", "孟taker·经理", "夹层还有一把锁", "无异议")
    assert [text for text in expected if text not in words] == []
    assert map_.sheet(SYSTEM, estate, 1).inspection.digest in words.replace("-", "")
