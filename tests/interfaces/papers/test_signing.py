"""The list for signatures: a line a home, without names, the head on every page."""

import re

from tests.factories import places as make
from tests.support import papers
from tests.support.pictures import photograph
from yuanba.domains.notices import public as notices
from yuanba.interfaces.papers.signing import signing_paper
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image
from yuanba.platform.papers.public import print_paper


def test_every_home_of_the_audience_has_a_line_and_nobody_a_name(town):
    for number in range(60):
        make.place(town.yard, f"3-1-{number + 1}01")
    homes = notices.homes_to_sign(SYSTEM, town.notice)
    data = print_paper(signing_paper(town.notice, homes))
    pages = papers.pages(data)
    assert len(pages) > 1
    assert all("签名" in page and "房号" in page for page in pages)
    told = papers.joined(data)
    assert all("".join(home.label.split()) in told for home, _ in homes)
    assert "JG-N1" in told
    assert town.accounts["reporter"].name not in told


def test_a_home_that_has_it_is_marked_so(town):
    manager = town.actors["manager"]
    photo = store_image(town.yard, photograph()).id
    notices.note_delivery(
        actor=manager,
        yard=town.yard,
        notice_id=town.notice.id,
        home_ids=[town.home.id],
        channel="signed",
        photo_id=photo,
    )
    told = {home.path: has for home, has in notices.homes_to_sign(SYSTEM, town.notice)}
    assert told[town.home.path]
    assert sum(told.values()) == 1


def test_a_long_list_is_in_parts_that_say_so(town, enter, monkeypatch):
    monkeypatch.setattr("yuanba.domains.notices.queries.standing.SIGNING", 1)
    client, page = enter("manager"), f"/desk/JG/notices/{town.notice.id}/"
    ways = re.findall(r'href="(/desk/JG/notices/[^"]*signatures.pdf[^"]*)"', client.get(page).content.decode())
    assert len(ways) == 2
    for number, way in enumerate(ways, 1):
        answer = client.get(way)
        assert f"第{number}份，共2份" in papers.joined(answer.content)
        assert f"signatures-{number}.pdf" in answer["Content-Disposition"]
