"""A renovation: asked for with drawings, advised, approved or not, visited, closed; noise beside it; who sees what."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.events.public import dispatch
from yuanba.platform.files.public import store_image
from yuanba.platform.notify.models import Message

SOON, TERMS_DAYS = timedelta(days=7), timedelta(days=30)
TODAY = date(2026, 11, 2)


@pytest.fixture
def town(db):
    return make.town()


def test_a_renovation_from_the_drawing_to_the_deposit(town):
    home = places.place(town.yard, "3-1-902")
    case = make.report(town.place, "要装修，想要图纸").case
    target = make.target(case)
    terms = cases.Terms(["gas", "walls"], clock.today(), clock.today() + SOON, "工作日 9:00–18:00", 200_000, "先做闭水")
    said = cases.Intended("换地板", ["floor"], clock.today(), clock.today() + SOON, "匠心装饰", agrees=True)
    enter = {"actor": town.manager, "target": target, "home": home, "intended": said}
    with refused("not-renovation"):
        cases.enter_renovation(**enter)
    cases.triage(actor=town.manager, target=target, kind="renovation", level="ordinary")
    with refused("not-found"):
        cases.enter_renovation(**enter | {"actor": town.supervisor})
    with refused("invalid", agrees="rules-please"):
        cases.enter_renovation(**enter | {"intended": replace(said, agrees=False)})
    found = cases.enter_renovation(**enter)
    assert (found.state, cases.enter_renovation(**enter).id) == ("asked", found.id)
    cases.decide_renovation(actor=town.manager, target=target, terms=terms)
    drawing = store_image(town.yard, photograph(size=(64, 48))).id
    with refused("invalid", drawing="drawing-missing"):
        cases.add_drawing(actor=town.manager, place=town.place, file=None, title="户型图")
    kept = cases.add_drawing(actor=town.manager, place=town.place, file=drawing, title="902 户型图")
    assert [one.title for one in cases.drawings_for(home)] == ["902 户型图"]
    assert cases.drawings_for(places.place(town.yard, "4-1-101")) == []
    lives, elsewhere = people.resident(home), people.resident(places.place(town.yard, "4-1-101"))
    assert cases.drawing_picture(lives, town.yard, kept.id).id == drawing
    with refused("not-found"):
        cases.drawing_picture(elsewhere, town.yard, kept.id)
    assert cases.kept_pictures(town.yard) == {drawing}
    visit = {"actor": town.engineer, "target": target}
    seen = cases.renovation_of(case).renovation.version
    cases.visit_renovation(**visit, in_order=True, note="水管合格", version=seen)
    with refused("renovation-stale"):
        cases.visit_renovation(**visit, in_order=True, note="水管合格", version=seen)
    with refused("invalid", returned="deposit-range"):
        cases.visit_renovation(**visit, in_order=True, returned_fen=200_001)
    cases.visit_renovation(**visit, in_order=True, returned_fen=200_000)
    story = cases.renovation_of(case)
    assert (story.renovation.untouchable, story.renovation.returned_fen) == (["walls", "gas"], 200_000)
    assert [one.note for one in story.visits] == ["", "水管合格"]
    with refused("renovation-closed"):
        cases.visit_renovation(**visit, in_order=True)


def intended(**changed):
    day = clock.today()
    said = {"text": "厨房和卫生间重做，换地板。", "works": ["kitchen", "bath"], "company": "匠心装饰", "agrees": True}
    return cases.Intended(**{**said, "starts_on": day, "ends_on": day + TERMS_DAYS, **changed})


def terms(**changed):
    day = clock.today()
    said = {"untouchable": ["walls", "gas"], "hours": "9–12，14–18", "deposit_fen": 200_000, "advice": "先做闭水试验。"}
    return cases.Terms(**{**said, "starts_on": day, "ends_on": day + TERMS_DAYS, **changed})


@pytest.fixture
def asked(town):
    """Somebody who lives in 3-1-902 asks, with two drawings."""
    home = places.place(town.yard, "3-1-902")
    lives = people.resident(home)
    drawings = tuple(store_image(town.yard, photograph(size=(64, side))).id for side in (40, 48))
    made = cases.ask_renovation(actor=lives, home=home, intended=intended(drawings=drawings), client_key="one")
    return town, home, lives, made


def test_a_home_is_handed_in_once_with_its_drawings_and_only_handlers_read_it(asked):
    town, home, lives, made = asked
    again = cases.ask_renovation(actor=lives, home=home, intended=intended(), client_key="one")
    assert again.id == made.id
    assert (made.state, made.works, made.case.kind, made.case.visibility) == (
        "asked",
        ["kitchen", "bath"],
        "renovation",
        "handlers",
    )
    assert [one.number for one in cases.renovation_of(made.case).handed] == [1, 2]
    assert len(cases.kept_pictures(town.yard)) == 2
    assert [one.id for one in cases.own_renovations(lives)] == [made.id]
    assert [one.id for one in cases.renovations(town.butler, town.yard, "asked").rows] == [made.id]
    assert cases.renovations(town.butler, town.yard, "running").rows == []
    stranger = people.resident(places.place(town.yard, "4-1-101"))
    with refused("not-found"):
        cases.ask_renovation(actor=stranger, home=home, intended=intended(), client_key="two")
    picture = cases.renovation_of(made.case).handed[0].id
    assert cases.handed_picture(lives, town.yard, picture) == cases.handed_picture(town.butler, town.yard, picture)
    with refused("not-found"):
        cases.handed_picture(stranger, town.yard, picture)


def test_each_drawing_is_advised_and_the_approval_answers_the_request(asked):
    town, _home, lives, made = asked
    target = make.target(made.case)
    visit = {"actor": town.engineer, "target": target}
    with refused("renovation-state"):
        cases.visit_renovation(**visit, in_order=True)
    said = {"untouchable": ["gas", "walls"], "advice": "红线的墙不能动。"}
    with refused("not-found"):
        cases.advise_drawing(actor=town.engineer, target=target, number=3, **said)
    with refused("not-found"):
        cases.advise_drawing(actor=lives, target=target, number=1, **said)
    with refused("invalid", untouchable="choice-unknown"):
        cases.advise_drawing(actor=town.engineer, target=target, number=1, untouchable=["roof"], advice="不能动。")
    told = cases.advise_drawing(actor=town.engineer, target=target, number=1, **said)
    assert (told.untouchable, told.advice, told.name) == (["walls", "gas"], "红线的墙不能动。", town.engineer.name)
    with refused("renovation-stale"):
        cases.decide_renovation(actor=town.manager, target=target, terms=terms(), version=9)
    found = cases.decide_renovation(actor=town.manager, target=target, terms=terms(), version=1)
    assert (found.state, found.advice, found.deposit_fen) == ("approved", "先做闭水试验。", 200_000)
    case = cases.Case.objects.get(id=made.case.id)
    assert (case.state, case.outcome, case.answered_at is not None) == ("resolved", "solved", True)
    for stage in ("before", "during"):
        cases.visit_renovation(**visit, in_order=True, stage=stage)
    with refused("invalid", note="words-missing"):
        cases.visit_renovation(**visit, in_order=False)
    cases.visit_renovation(**visit, in_order=False, stage="during", note="砸了一段墙，已经停工。")
    cases.visit_renovation(**visit, in_order=True, stage="after", returned_fen=150_000)
    story = cases.renovation_of(case)
    assert [one.stage for one in story.visits] == ["after", "during", "during", "before"]
    assert [one.id for one in cases.renovations(town.butler, town.yard, "closed").rows] == [made.id]
    with refused("renovation-closed"):
        cases.decide_renovation(actor=town.manager, target=target, terms=terms())


def test_what_is_not_approved_says_why_and_may_be_decided_anew(asked):
    town, _home, lives, made = asked
    target = make.target(made.case)
    with refused("invalid", reason="words-missing"):
        cases.decide_renovation(actor=town.manager, target=target)
    with refused("not-found"):
        cases.decide_renovation(actor=lives, target=target, reason="我自己同意")
    found = cases.decide_renovation(actor=town.manager, target=target, reason="承重墙要拆，请改方案。")
    case = cases.Case.objects.get(id=made.case.id)
    assert (found.state, case.outcome, case.outcome_reason) == ("refused", "not-solvable", "承重墙要拆，请改方案。")
    assert cases.renovations_near(lives) == []
    dispatch()
    assert cases.decide_renovation(actor=town.manager, target=target, terms=terms()).state == "approved"
    dispatch()
    anew = cases.Case.objects.get(id=made.case.id)
    assert (anew.state, anew.outcome, anew.outcome_reason) == ("resolved", "solved", "")
    assert (anew.resolved_at, anew.version) == (case.resolved_at, case.version + 1)
    last = cases.story(lives, anew).steps[0]
    assert (last.verb, last.data, last.text) == ("decide_renovation", {"outcome": "solved"}, terms().advice)
    told = [one.template for one in Message.objects.filter(account=lives.account).order_by("id")]
    assert told == ["case.resolve", "case.decide_renovation"]


def test_neighbours_on_the_stairs_see_days_and_hours_and_noise_finds_the_works(asked):
    town, home, lives, made = asked
    cases.decide_renovation(actor=town.manager, target=make.target(made.case), terms=terms())
    near, far = (people.resident(places.place(town.yard, where)) for where in ("3-1-901", "4-1-101"))
    assert [(one.home.id, one.hours) for one in cases.renovations_near(near)] == [(home.id, "9–12，14–18")]
    assert cases.renovations_near(far) == cases.renovations_near(lives) == []
    loud = make.report(places.place(town.yard, "3-1-901"), "楼上电钻响到晚上九点。").case
    calm = make.report(places.place(town.yard, "3-1-901"), "楼道灯不亮。").case
    away = make.report(places.place(town.yard, "4-1-101"), "隔壁装修太吵。").case
    found = cases.renovation_of(made.case).renovation
    assert [one.id for one in cases.noise_beside(town.butler, found)] == [loud.id]
    assert [one.id for one in cases.renovations_beside(loud)] == [made.id]
    assert cases.renovations_beside(calm) == cases.renovations_beside(away) == []
    with clock.at(clock.now() + timedelta(days=60)):
        assert cases.renovations_near(near) == []
        late = make.report(places.place(town.yard, "3-1-901"), "又在施工，很吵。").case
        assert cases.renovations_beside(late) == []


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"works": []}, {"works": "works-missing"}),
        ({"works": ["paint", "roof"]}, {"works": "choice-unknown"}),
        ({"starts_on": TODAY - SOON}, {"starts_on": "renovation-past"}),
        ({"starts_on": None}, {"starts_on": "renovation-past", "ends_on": "renovation-period"}),
        ({"ends_on": TODAY - SOON}, {"ends_on": "renovation-period"}),
        ({"ends_on": TODAY + timedelta(days=366)}, {"ends_on": "renovation-period"}),
        ({"company": " "}, {"company": "renovator-missing"}),
        ({"agrees": False}, {"agrees": "rules-please"}),
        ({"drawings": (None,) * 13}, {"drawings": "drawings-many"}),
    ],
)
def test_what_is_intended_that_does_not_stand(changed, wrong):
    good = {"starts_on": TODAY, "ends_on": TODAY + SOON}
    with pytest.raises(Refusal) as caught:
        cases.renovation.checked_intended(intended(**good | changed), TODAY)
    assert caught.value.fields == wrong


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"untouchable": ["roof"]}, {"untouchable": "choice-unknown"}),
        ({"ends_on": date(2026, 11, 1)}, {"ends_on": "renovation-period"}),
        ({"ends_on": date(2028, 1, 1)}, {"ends_on": "renovation-period"}),
        ({"hours": " "}, {"hours": "renovation-hours"}),
        ({"deposit_fen": -1}, {"deposit": "deposit-range"}),
    ],
)
def test_terms_that_do_not_stand(changed, wrong):
    good = {"untouchable": ["walls"], "starts_on": date(2026, 12, 1), "ends_on": date(2026, 12, 9), "hours": "9–18"}
    with pytest.raises(Refusal) as caught:
        cases.renovation.checked_terms(cases.Terms(**good | changed))
    assert caught.value.fields == wrong
