"""What a neighbour gives beside the words when joining: sealed, opened with a reason, gone with the follower."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import cases as made
from tests.factories import people
from tests.support.sounds import wav
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.forgetting import forget_phones, forget_told
from yuanba.domains.cases.models import Brought, Voice
from yuanba.domains.cases.queries.gathering import own_followed
from yuanba.domains.people.events import Erased
from yuanba.domains.people.public import actor_of
from yuanba.interfaces.jobs.rounds import sweep_files
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Actor
from yuanba.platform.events.public import dispatch, record
from yuanba.platform.files.public import StoredFile, store_sound

PHONE, WHY = "13900004411", "问她是哪一层的灯"


@pytest.fixture
def town(db, settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    return made.town()


@pytest.fixture
def case(town):
    return made.report(town.place).case


def join(case, device="d-1", actor=ANONYMOUS, **given):
    beside = cases.Beside(**({"name": "许大爷", "phone": "139 0000 4411"} | given))
    return cases.join(actor=actor, target=made.target(case), text="五楼也黑", device=device, beside=beside).follower


def left(actor, case):
    return [(one.name, one.phone) for one in cases.privacy.brought(actor, cases.Case.objects.get(id=case.id))]


def test_voice_name_and_telephone_are_kept_sealed_with_the_follower(town, case):
    spoken = store_sound(town.yard, wav())
    follower = join(case, sound=spoken.id, language="en")
    row = Brought.objects.get(follower=follower)
    assert (row.name, row.phone, row.sound_id, follower.language) == ("许大爷", PHONE, spoken.id, "en")
    assert not {"许大爷", PHONE} & {row.sealed_name, row.sealed_phone}
    assert left(town.butler, case) == [("许大爷", PHONE)]
    assert cases.privacy.joiners_sound(town.butler, town.yard, case.id, follower.id) == spoken
    assert cases.case_to_read(town.butler, town.yard, case.id).sound is None
    with clock.at(clock.now() + timedelta(days=2)):
        sweep_files()
    assert StoredFile.objects.filter(id=spoken.id).exists()


def test_the_same_again_is_kept_once_and_nothing_is_kept_where_nothing_was_given(town, case):
    assert join(case).id == join(case).id
    join(case, "d-2", name="", phone="")
    assert left(town.butler, case) == [("许大爷", PHONE)]
    assert [step.verb for step in case.steps.order_by("id")] == ["report", "join", "join"]


def test_what_is_given_later_stands_beside_what_was_given_before(town, case):
    spoken = store_sound(town.yard, wav())
    follower = join(case, phone="")
    join(case, name="", sound=spoken.id)
    row = Brought.objects.get(follower=follower)
    assert (row.name, row.phone, row.sound_id) == ("许大爷", PHONE, spoken.id)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [({"phone": "1390000"}, {"phone": "phone-doubtful"}), ({"sound": uuid4()}, {"sound": "sound-unreadable"})],
)
def test_what_cannot_be_kept_is_refused_and_nobody_has_joined(case, given, wrong):
    with refused("invalid", **wrong):
        join(case, **given)


def test_nobody_but_who_may_see_contacts_learns_of_it(town, case):
    follower, holder = join(case, sound=store_sound(town.yard, wav()).id), Actor("token", subject=case.id)
    for actor in (town.supervisor, town.street, people.staff(town.yard, "observer"), holder, ANONYMOUS):
        assert left(actor, case) == []
        with refused("not-found"):
            cases.privacy.joiners_sound(actor, town.yard, case.id, follower.id)
        with refused("not-found"):
            cases.privacy.open_joiner(actor=actor, target=made.target(case), follower_id=follower.id, why=WHY)


def test_it_is_opened_with_a_reason_that_stands_in_the_history_and_the_neighbour_reads_it(town, case):
    follower, elsewhere = join(case), join(made.report(town.place).case)
    opened = {"actor": town.butler, "target": made.target(case, key="k"), "follower_id": follower.id}
    with refused("invalid", reason="words-missing"):
        cases.privacy.open_joiner(**opened, why=" ")
    with refused("not-found"):
        cases.privacy.open_joiner(**opened | {"follower_id": elsewhere.id}, why=WHY)
    for _ in range(2):
        assert cases.privacy.open_joiner(**opened, why=WHY).phone == PHONE
    case = cases.case_to_read(town.butler, town.yard, case.id)
    steps = [one for one in cases.story(town.butler, case).steps if one.verb == "open_joiner"]
    assert [(one.name, one.text, one.public) for one in steps] == [("罗小满", WHY, False)]
    assert [(one.name, one.text) for one in cases.privacy.looks_at(follower)] == [("罗小满", WHY)]
    assert cases.answer(actor=town.manager, target=made.target(case, case.version), text="下午来换").state == "in-work"


def test_it_is_seen_with_the_request_it_was_taken_into(town, case):
    other = made.report(town.place, key="other").case
    follower = join(other)
    cases.merge(actor=town.manager, target=made.target(other), into=case.id, reason="同一盏灯")
    assert left(town.butler, case) == [("许大爷", PHONE)]
    opened = cases.privacy.open_joiner(actor=town.butler, target=made.target(case), follower_id=follower.id, why=WHY)
    assert opened.phone == PHONE
    assert len(cases.privacy.looks_at(cases.follower_by_token(town.yard, cases.token_of(follower))[0])) == 1


def test_who_leaves_takes_it_along_and_who_comes_back_may_leave_another(town, case):
    spoken = store_sound(town.yard, wav())
    follower = join(case, sound=spoken.id)
    cases.leave(actor=Actor("token", subject=follower.id), yard=town.yard, follower_id=follower.id)
    assert not Brought.objects.exists()
    with clock.at(clock.now() + timedelta(days=2)):
        sweep_files()
    assert not StoredFile.objects.filter(id=spoken.id).exists()
    assert join(case, phone="13900004422").id == follower.id
    assert left(town.butler, case) == [("许大爷", "13900004422")]


def test_who_is_erased_is_forgotten_by_account_and_by_telephone(town, case):
    neighbour = actor_of(people.account("陶然", username="taoran").id)
    join(case, actor=neighbour, phone="13900004433")
    join(case, "d-2")
    [own] = own_followed(town.yard, neighbour.account, [])
    assert (own["name"], own["phone"]) == ("许大爷", "13900004433")
    forget_phones(town.yard, {PHONE})
    assert left(town.butler, case) == [("许大爷", "13900004433")]
    record(Erased(account=str(neighbour.account)), yard=town.yard, actor=SYSTEM, subject=case.id)
    dispatch(100)
    assert (left(town.butler, case), people_of(case)) == ([], 3)


def people_of(case):
    return cases.Case.objects.get(id=case.id).people


def test_each_voice_is_kept_whoever_spoke_again_and_goes_with_whoever_leaves(town, case):
    first, second, third = (store_sound(town.yard, wav(seconds)) for seconds in (0.4, 0.6, 0.8))
    follower = join(case, sound=first.id)
    for sound in (second, second, third):
        join(case, sound=sound.id)
    assert Brought.objects.get(follower=follower).sound == first
    assert [one.sound for one in cases.privacy.voices(town.butler, _now(case))] == [second, third]
    kept = Voice.objects.get(sound=third)
    assert cases.privacy.voice(town.butler, _now(case), kept.id) == third
    for actor in (town.supervisor, town.street, Actor("token", subject=case.id), ANONYMOUS):
        assert cases.privacy.voices(actor, _now(case)) == []
        with refused("not-found"):
            cases.privacy.voice(actor, _now(case), kept.id)
    with clock.at(clock.now() + timedelta(days=2)):
        sweep_files()
    assert StoredFile.objects.filter(id__in=(first.id, second.id, third.id)).count() == 3
    cases.leave(actor=Actor("token", subject=follower.id), yard=town.yard, follower_id=follower.id)
    assert not Voice.objects.exists()


def test_whoever_reported_by_voice_speaks_again(town):
    first, second = (store_sound(town.yard, wav(seconds)) for seconds in (0.4, 0.6))
    reported = made.report(town.place, "", sound=first.id)
    case, reporter = reported.case, made.reporter(reported)
    for _again in range(2):
        cases.messaging.say_more(actor=reporter, target=made.target(case, key="k"), sound=second.id)
    assert _now(case).sound == first
    assert [one.sound for one in cases.privacy.voices(town.butler, _now(case))] == [second]
    forget_told(town.yard, [case.id])
    assert not Voice.objects.exists()


def _now(case):
    return cases.Case.objects.get(id=case.id)
