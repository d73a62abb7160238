"""The pages of figures: base beside each, opening the cases behind, ranked only from ten on, as a file."""

import pytest

from tests.factories import cases as made
from tests.support.pages import words
from yuanba.domains.cases import public as cases
from yuanba.platform.events.public import dispatch

LEVEL = "/oversight/figures/?by=level"


@pytest.fixture
def counted(town):
    dispatch(limit=10_000)
    return town


def test_every_way_to_look_shows_each_figure_with_its_base(counted, enter):
    look = enter("supervisor")
    for by in (
        "street",
        "community",
        "estate",
        "company",
        "building",
        "kind",
        "level",
        "unit",
        "assignee",
        "channel",
        "month",
    ):
        page = look.get(f"/oversight/figures/?by={by}&months=12")
        kept = cases.rates_by([counted.yard], by, cases.since_of(12))
        told = words(page)
        for figure in (line.rates.of(what) for line in kept for what in cases.FIGURES):
            assert not figure.base or f"{figure.part} / {figure.base}" in told, by
    assert look.get("/oversight/figures/?by=nothing").status_code == 404
    assert look.get("/oversight/figures/?months=7").status_code == 404


def test_a_figure_opens_exactly_the_cases_it_counts(counted, enter):
    [line] = cases.rates_by([counted.yard], "estate", cases.since_of(12))
    for what in cases.FIGURES:
        page = enter("supervisor").get(f"/oversight/figures/cases/?by=estate&key={line.key}&what={what}&months=12")
        assert page.content.decode().count('<a class="line"') == line.rates.of(what).base, what
    assert enter("supervisor").get("/oversight/figures/cases/?by=estate&key=x&what=closed").status_code == 404


def test_below_ten_nobody_is_ranked_and_the_page_says_so(counted, enter):
    for n in range(12):
        made.report(counted.place, f"灯不亮 {n}", level="middling")
    dispatch(limit=10_000)
    told = words(enter("supervisor").get(f"{LEVEL}&rank=response&months=12"))
    assert "不足十件" in told


def test_the_file_has_part_and_base(counted, enter):
    page = enter("supervisor").get("/oversight/figures.csv?by=level&months=12")
    lines = page.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("等级,")
    assert len(lines) == 1 + len(cases.rates_by([counted.yard], "level", cases.since_of(12)))
    assert all(len(line.split(",")) == 12 for line in lines)
