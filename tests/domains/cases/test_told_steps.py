"""Who reported and who follows is told of every public step: by inbox, SMS and the address they wrote from."""

import pytest
from django.db import transaction

from tests.domains.cases.test_joining import join, resident
from tests.factories import cases as make
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.events import CaseMoved
from yuanba.domains.cases.models import Reach
from yuanba.domains.cases.public import messaging
from yuanba.domains.cases.rules.states import BESIDE, MOVES
from yuanba.domains.cases.rules.telling import TOLD, UNTOLD
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import dispatch, record
from yuanba.platform.notify.models import Letter
from yuanba.platform.notify.public import inbox, places_of

DARK = "楼道灯不亮，晚上摸黑上楼。"


def mailed(town, number, address, **more):
    message = messaging.Message("email", address, number, "en", **more)
    draft = cases.Draft(text=f"{DARK}{number}")
    return messaging.take_message(actor=ANONYMOUS, place=town.place, draft=draft, message=message).case


def letters():
    dispatch(100)
    return [(one.template, one.address, one.language) for one in Letter.objects.order_by("at", "id")]


def merge(town, case, into):
    cases.merge(actor=town.manager, target=make.target(case), into=into.id, reason="同一件事")


def test_every_verb_is_told_or_not_for_a_reason():
    assert set(TOLD) | set(UNTOLD) == {"report", *MOVES, *BESIDE}
    assert (set(TOLD) & set(UNTOLD), [one for one, why in UNTOLD.items() if not why]) == (set(), [])
    for told in TOLD.values():
        assert all(set(places_of(one)) <= {"title", "code"} for one in (told.reporter, told.followers) if one)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", sorted(TOLD))
def test_a_public_step_reaches_everybody_once_and_a_quiet_one_nobody(verb):
    town, reporter, follower = make.town(), resident("报的人"), resident("附议")
    case = make.report(town.place, DARK, reporter).case
    written = mailed(town, "a", "wen@mail.test")
    merge(town, written, case)
    join(case, follower)
    letters()
    before = Letter.objects.count()
    for public in (False, True):
        with transaction.atomic():
            moved = CaseMoved(case.number, DARK, verb, case.state, public=public)
            record(moved, yard=town.yard, actor=SYSTEM if verb == "expire" else town.butler, subject=case.id)
    dispatch(100)
    told, side = ([one.template for one, _ in inbox(who.account, "en")] for who in (reporter, follower))
    assert told == [TOLD[verb].reporter] * bool(TOLD[verb].reporter)
    assert side == [TOLD[verb].followers] * bool(TOLD[verb].followers)
    also = [TOLD[verb].followers] * bool(TOLD[verb].followers)
    assert [template for template, *_ in letters()[before:]] == also


@pytest.mark.django_db
def test_each_who_wrote_is_written_to_after_a_merge_and_about_a_part():
    town = make.town()
    main = make.report(town.place, DARK).case
    first, second = mailed(town, "a", "wen@mail.test"), mailed(town, "b", "tao@mail.test")
    part = {"place": town.place, "text": "车库地漏反水", "kind": "repair", "level": "ordinary"}
    made = cases.split(actor=town.manager, target=make.target(first), **part)
    merge(town, first, main)
    merge(town, second, main)
    letters()
    cases.answer(actor=town.butler, target=make.target(main), text="马上来")
    cases.answer(actor=town.butler, target=make.target(made), text="已报修")
    told, wen, tao = letters(), ("wen@mail.test", "en"), ("tao@mail.test", "en")
    both = ("case.received", "case.merged", "case.followed.answer")
    to_wen, to_tao = (sorted(one for one, *way in told if tuple(way) == who) for who in (wen, tao))
    assert (to_wen, to_tao) == (sorted((*both, "case.split", "case.answer")), sorted(both))
    assert letters() == told


@pytest.mark.django_db
def test_a_part_keeps_the_way_back_and_what_happens_by_itself_is_not_written_where_nobody_vouches():
    town = make.town()
    whole = mailed(town, "a", "wen@mail.test", is_quiet=True)
    part = {"place": town.place, "text": "车库地漏反水", "kind": "repair", "level": "ordinary"}
    made = cases.split(actor=town.manager, target=make.target(whole), **part)
    kept = Reach.objects.get(case=made)
    assert (kept.by, kept.address, kept.language, kept.is_quiet) == ("email", "wen@mail.test", "en", True)
    for actor in (SYSTEM, town.butler):
        with transaction.atomic():
            record(CaseMoved(made.number, "", "resume", "in-work"), yard=town.yard, actor=actor, subject=made.id)
    assert [template for template, *_ in letters()] == ["case.split", "case.resume"]
