"""Saying what is wrong."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import cases as make
from tests.factories import people
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


def test_anyone_reports_through_a_door():
    town = make.town()
    made = make.report(town.place, name="黎春燕", phone="138 0000 4402")
    case = cases.Case.objects.get(id=made.case.id)
    assert (case.number, case.state, case.level, case.kind) == (1, "new", "ordinary", "")
    assert case.title == "楼道灯不亮，晚上摸黑上楼"
    assert (case.due_what, case.due_at) == ("answer", case.answer_due)
    assert case.token_digest == digest(made.token)
    assert [(c.name, c.phone) for c in case.contacts.all()] == [("黎春燕", "13800004402")]
    assert [step.verb for step in case.steps.all()] == ["report"]
    event = Event.objects.get(name="case.reported")
    assert (event.subject, event.read().number) == (case.id, 1)


def test_numbers_run_per_yard():
    town = make.town()
    assert [make.report(town.place).case.number for _ in range(3)] == [1, 2, 3]


def test_the_policy_of_the_day_is_frozen_on_the_case():
    town = make.town()
    before = make.report(town.place).case
    stricter = replace(cases.DEFAULT, confirm_days=2)
    cases.set_policy(actor=town.supervisor, yard=town.yard, policy=stricter)
    cases.forget_policies()
    after = make.report(town.place).case
    assert before.policy["confirm_days"] == 7
    assert after.policy["confirm_days"] == 2


def test_the_same_report_twice_is_one_case_with_one_token():
    town = make.town()
    first = make.report(town.place, key="k")
    again = make.report(town.place, key="k")
    assert (again.case.id, again.token, again.repeated) == (first.case.id, first.token, True)
    assert cases.Case.objects.count() == 1


def test_the_same_key_with_other_words_is_a_conflict():
    town = make.town()
    make.report(town.place, key="k")
    with refused("conflict"):
        make.report(town.place, "别的事", key="k")


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"text": "灯"}, "text", "text-short"),
        ({"text": "\u0000\u200b 灯 "}, "text", "text-short"),
        ({"text": "灯" * 5001}, "text", "text-long"),
        ({"kind": "gossip"}, "kind", "choice-unknown"),
        ({"level": "urgent"}, "level", "choice-unknown"),
        ({"visibility": "everybody"}, "visibility", "choice-unknown"),
        ({"phone": "1380000440"}, "phone", "phone-doubtful"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_field(wrong, field, code):
    town = make.town()
    with refused("invalid", **{field: code}):
        make.report(town.place, **wrong)


def test_five_thousand_characters_and_emoji_are_taken():
    town = make.town()
    text = "灯" * 4999 + "😀"
    assert make.report(town.place, text).case.text == text


def test_only_staff_report_for_somebody():
    town = make.town()
    draft = cases.Draft(text="老人打电话来说水龙头坏了")
    with refused("not-found"):
        cases.report(actor=ANONYMOUS, place=town.place, draft=draft, channel="phone", client_key="a", on_behalf_of=True)
    made = cases.report(
        actor=town.butler, place=town.place, draft=draft, channel="phone", client_key="a", on_behalf_of=True
    )
    assert (made.case.on_behalf_of, made.case.reporter) == (True, None)


def test_a_signed_in_resident_owns_the_case():
    town = make.town()
    resident = people.resident(town_home(town))
    made = make.report(town.place, actor=resident)
    assert made.case.reporter == resident.account


def town_home(town):
    from tests.factories import places

    return places.place(town.yard, "3-1-902")


def test_a_report_takes_seven_statements():
    town = make.town()
    make.report(town.place)
    make.report(town.place)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        make.report(town.place, phone="13800004402")
    done = [one["sql"] for one in seen if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    assert len(done) == 7, done


@pytest.mark.django_db(transaction=True)
def test_eight_senders_of_one_report_make_one_case():
    town = make.town()

    def send(_):
        try:
            made = make.report(town.place, key="double")
            return made.case.id, made.token
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        seen = set(pool.map(send, range(8)))
    assert len(seen) == 1
    assert cases.Case.objects.count() == 1
    assert cases.Step.objects.count() == 1
