"""What is spoken is a request like any other: kept as a sound, typed once by the staff, and found from then on."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connections, transaction
from django.utils.translation import override

from tests.factories import cases as made
from tests.support.pictures import photograph
from tests.support.sounds import wav
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Case, Words
from yuanba.interfaces.jobs.rounds import sweep_files
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.events.public import dispatch
from yuanba.platform.files.public import StoredFile, kept_path, pictures, store_image, store_sound
from yuanba.platform.notify.models import Message
from yuanba.platform.notify.public import words_of

BEFORE = "〔语音 Voice〕"
SAID = "三单元五楼的灯坏了三天。"


@pytest.fixture
def town(db, settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path
    return made.town()


@pytest.fixture
def spoken(town):
    return made.report(town.place, "", sound=store_sound(town.yard, wav()).id, key="spoken").case


def test_a_report_may_be_nothing_but_a_sound(town, spoken):
    assert (spoken.text, spoken.said_title, spoken.typed_at) == ("", "", None)
    kept = cases.spoken(ANONYMOUS, spoken)
    assert (kept.mime, kept.width, kept_path(kept).read_bytes()) == ("audio/wav", 0, wav())
    assert pictures(town.yard, [kept.id]) == []
    assert cases.untyped(town.butler, town.yard) == [spoken]
    assert cases.untyped(town.supervisor, town.yard) == []
    assert not Words.objects.filter(case=spoken).exists()


def test_its_title_is_worded_for_whoever_reads(town, spoken):
    for language, words in (("zh-hans", "语音诉求"), ("en", "Spoken request")):
        with override(language):
            assert Case.objects.get(id=spoken.id).title == words
            assert [case.title for case in cases.newest(town.butler, town.yard).rows] == [words]
    dispatch()
    row = Message.objects.get(account=town.butler.account, template="case.new")
    assert row.data["title"] == ""
    assert words_of(row.template, row.data, "en").startswith(f"New: Spoken request ({spoken.code}).")
    assert f"语音诉求（{spoken.code}）" in words_of(row.template, row.data, "zh-hans")
    typed = cases.type_out(actor=town.butler, target=made.target(spoken), text=SAID)
    with override("en"):
        assert typed.title == "三单元五楼的灯坏了三天"


@pytest.mark.django_db(transaction=True, databases=[*connections])
def test_titles_of_before_are_taken_out_of_requests_and_messages(town, spoken):
    dispatch()
    other = made.report(town.place, "水管漏水。", key="other").case
    Case.objects.filter(id=spoken.id).update(said_title=BEFORE)
    told = Message.objects.filter(account=town.butler.account, template="case.new")
    told.update(data={"title": BEFORE, "code": spoken.code, "by": "x"})
    unworded = import_module("yuanba.domains.cases.migrations.0040_said_title_rows").unworded
    owner = "owner" if "owner" in connections else "default"  # who migrates
    for _again in range(2):
        with transaction.atomic(using=owner):
            unworded(apps, SimpleNamespace(connection=connections[owner]))
    assert dict(Case.objects.values_list("id", "said_title")) == {spoken.id: "", other.id: "水管漏水"}
    assert told.get().data == {"title": "", "code": spoken.code, "by": "x"}


def test_the_same_report_again_is_the_same_and_another_sound_is_a_conflict(town, spoken):
    again = made.report(town.place, "", sound=spoken.sound_id, key="spoken")
    assert (again.case.id, again.repeated) == (spoken.id, True)
    other = store_sound(town.yard, wav(0.6)).id
    with refused("conflict"):
        made.report(town.place, "", sound=other, key="spoken")


@pytest.mark.parametrize("words", ["", "灯"])
def test_without_a_sound_words_are_needed(town, words):
    with refused("invalid", text="text-short"):
        made.report(town.place, words)


def test_a_sound_that_is_not_kept_here_is_refused(town):
    with refused("invalid", sound="sound-unreadable"):
        made.report(town.place, "", sound=uuid4())
    picture = store_image(town.yard, photograph(size=(64, 48))).id
    with refused("invalid", sound="sound-unreadable"):
        made.report(town.place, "", sound=picture)


def test_typed_once_it_is_found_and_compared_and_says_who_typed(town, spoken):
    typed = cases.type_out(actor=town.butler, target=made.target(spoken, 1, "k"), text=SAID)
    assert (typed.text, typed.title, typed.state) == (SAID, "三单元五楼的灯坏了三天", "new")
    step = cases.story(town.butler, typed).steps[0]
    assert (step.verb, step.name, step.text, step.public) == ("type_out", "罗小满", SAID, True)
    assert cases.untyped(town.butler, town.yard) == []
    assert cases.find(town.butler, town.yard, "五楼的灯").rows == [typed]
    alike = cases.alike(ANONYMOUS, town.place, "五楼的灯坏了三天没有人修", "")
    assert [one.case for one in alike] == [typed]
    assert cases.type_out(actor=town.butler, target=made.target(spoken, 1, "k"), text=SAID).version == 2
    with refused("typed-already"):
        cases.type_out(actor=town.butler, target=made.target(spoken), text="别的话")


def test_what_was_written_beside_it_stays_above(town):
    case = made.report(town.place, "请听。", sound=store_sound(town.yard, wav()).id).case
    assert case.title == "请听"
    assert cases.type_out(actor=town.butler, target=made.target(case), text=SAID).text == f"请听。\n{SAID}"


def test_once_it_is_typed_whoever_spoke_on_a_page_is_offered_a_neighbours_and_goes_on_with_it(town):
    first = made.report(town.place, "三单元五楼的灯坏了，看不见。").case
    made_so = made.report(town.place, "", sound=store_sound(town.yard, wav()).id, key="spoken")
    assert cases.messaging.same_as(made_so.case) == []
    typed = cases.type_out(actor=town.butler, target=made.target(made_so.case), text=SAID)
    assert [one.case for one in cases.messaging.same_as(typed)] == [first]
    assert [one.case for one in cases.likely_doubles(town.butler, typed)] == [first]
    asks, target = made.reporter(made_so), made.target(typed, key="same")
    gone = cases.messaging.go_along(actor=asks, target=target, into=first.id)
    assert (gone.state, gone.main_id, cases.messaging.same_as(gone)) == ("merged", first.id, [])


def test_what_is_spoken_later_waits_to_be_typed_and_its_words_stay_with_it(town, spoken):
    later, reporter = store_sound(town.yard, wav(0.6)), Actor("token", subject=spoken.id)
    cases.type_out(actor=town.butler, target=made.target(spoken), text=SAID)
    cases.messaging.say_more(actor=reporter, target=made.target(spoken, key="m"), sound=later.id)
    [voice] = cases.privacy.voices(town.butler, spoken)
    assert cases.untyped(town.butler, town.yard) == [spoken]
    for who, code in ((town.supervisor, "not-found"), (reporter, "not-found")):
        with refused(code):
            cases.type_out(actor=who, target=made.target(spoken), text="四楼也黑。", voice=voice.id)
    with refused("not-found"):
        cases.type_out(actor=town.butler, target=made.target(spoken), text="四楼也黑。", voice=uuid4())
    for _again in range(2):
        typed = cases.type_out(
            actor=town.butler, target=made.target(spoken, key="t"), text="四楼也黑。", voice=voice.id
        )
    [voice] = cases.privacy.voices(town.butler, spoken)
    assert (voice.text, voice.typed_at is not None, typed.text) == ("四楼也黑。", True, SAID)
    step = cases.story(town.butler, typed).steps[0]
    assert (step.verb, step.text, step.data, step.public) == ("type_out", "", {"voice": str(voice.id)}, False)
    assert (cases.untyped(town.butler, town.yard), cases.find(town.butler, town.yard, "四楼也黑").rows) == ([], [])
    with refused("typed-already"):
        cases.type_out(actor=town.butler, target=made.target(spoken), text="别的话", voice=voice.id)


def test_once_typed_and_the_name_taken_off_what_the_reporter_spoke_later_is_heard_by_no_staff(town, spoken):
    later, reporter = store_sound(town.yard, wav(0.6)), Actor("token", subject=spoken.id)
    cases.messaging.say_more(actor=reporter, target=made.target(spoken, key="m"), sound=later.id)
    [voice] = cases.privacy.voices(town.butler, spoken)
    cases.privacy.unname(actor=reporter, target=made.target(spoken))
    case = Case.objects.get(id=spoken.id)
    assert cases.privacy.voice(town.butler, case, voice.id) == later
    cases.type_out(actor=town.butler, target=made.target(spoken), text="四楼也黑。", voice=voice.id)
    with refused("not-found"):
        cases.privacy.voice(town.butler, case, voice.id)
    assert [(one.text, one.is_heard) for one in cases.privacy.voices(town.butler, case)] == [("四楼也黑。", False)]


def test_only_those_who_handle_it_type_and_only_what_was_spoken(town, spoken):
    written = made.report(town.place).case
    for who in (town.supervisor, ANONYMOUS):
        with refused("not-found"):
            cases.type_out(actor=who, target=made.target(spoken), text=SAID)
    with refused("not-spoken"):
        cases.type_out(actor=town.butler, target=made.target(written), text=SAID)
    with refused("invalid", text="words-missing"):
        cases.type_out(actor=town.butler, target=made.target(spoken), text=" ")


def test_the_sound_of_a_case_is_never_swept_and_one_that_was_not_sent_is(town, spoken):
    loose = store_sound(town.yard, wav(0.8))
    with clock.at(clock.now() + timedelta(days=2)):
        sweep_files()
    assert StoredFile.objects.filter(id=spoken.sound_id).exists()
    assert not StoredFile.objects.filter(id=loose.id).exists()
    assert kept_path(spoken.sound).exists()
