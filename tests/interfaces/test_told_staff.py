"""What staff are told about requests: every message that is sent to them × every role that belongs to a unit."""

from datetime import timedelta
from functools import cache

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.test import Client

from tests.factories import cases as make
from tests.factories import people
from tests.support.unchanged import refused
from yuanba.domains.cases import events
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.access import may_see
from yuanba.domains.cases.public import units
from yuanba.domains.people.public import actor_of
from yuanba.domains.people.rules.roles import TEAM
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.platform.access.public import ACTIONS, SYSTEM
from yuanba.platform.events.public import REACTIONS, dispatch, record
from yuanba.platform.notify.models import Message
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
SECRET = "三楼隔壁夜里吵架"
LATER = "2026-11-21T10:00:00+08:00"
MOVED = ("dispatch", "route", "hand_back", "request_reopen", "extend", "instruct", "answer_instruction", "hand_up")
MOVED += ("judge_instruction", "take_on", "send_back", "resume", "decide_extension")
TO_RESIDENTS = {"cases.tell_followers", "cases.tell_by_message", "cases.acknowledge", "cases.retell"}
TO_RESIDENTS |= {"cases.tell_of_merge", "cases.tell_of_unmerge", "cases.tell_of_split"}
# Rules, numbers and codes; no request's title.
WITHOUT_WORDS = {"cases.tell_of_broken_rules", "cases.tell_of_unlooked", "cases.tell_of_mediation"}
OF_PROBLEMS = {"cases.tell_of_problem", "cases.tell_problem_due", "cases.tell_of_meeting"}


def moved(verb):
    return lambda case, _unit, to: events.CaseMoved(case.number, "", verb, case.state, str(to), public=False)


# Reaction to staff → what is recorded to set it off, once per line.
SENDING = {
    "cases.tell_butlers": [
        lambda case, unit, to: events.CaseReported(case.number, "", case.path, "door", LATER, str(unit.id), str(to))
    ],
    "cases.tell_people": [moved(verb) for verb in MOVED[:4]],
    "cases.tell_up_and_down": [moved(verb) for verb in MOVED[4:]],
    "cases.tell_of_bounced": [lambda case, _unit, _to: events.CaseBounced(case.number, "", case.path, 3)],
    "cases.tell_helpers": [lambda case, unit, _to: events.HelpAsked(case.number, "", str(unit.id), LATER)],
    "cases.remind": [lambda case, _unit, _to: events.CaseReminded(case.number, "", case.path, "answer", LATER)],
    "cases.tell_upward": [
        lambda case, _unit, _to, role=role: events.CaseOverdue(case.number, "", case.path, "answer", LATER, role)
        for role in ("manager", "community-supervisor", "street-official")
    ],
    "cases.tell_check_due": [lambda case, _unit, _to: events.CheckDue(case.number, "", case.path, "2026-11-21")],
    "cases.tell_of_more": [lambda case, _unit, _to: events.CaseMoreSaid(case.number, "")],
}


def unit_of(town, *roles):
    units.forget_plans()
    there = next(one for one in units.plan_of(town.yard).open_units if one.kind == "security")
    draft = units.UnitDraft(there.name, there.name_en, there.kind, roles=roles)
    made = units.write_unit(actor=town.manager, yard=town.yard, draft=draft, unit_id=there.id)
    units.forget_plans()
    return made


def browser(account):
    session = SessionStore()
    session[ACCOUNT], session[SHOWN] = str(account), int(clock.now().timestamp())
    session.create()
    client = Client()
    client.cookies["yb_session"] = session.session_key
    return client


def test_every_message_to_staff_is_in_the_table():
    told = {name for listeners in REACTIONS.values() for name in listeners if name.startswith("cases.")}
    sending = {name for name in told if name.startswith(("cases.tell", "cases.remind", "cases.acknow", "cases.retell"))}
    assert sending == set(SENDING) | TO_RESIDENTS | WITHOUT_WORDS | OF_PROBLEMS


@pytest.mark.parametrize("has_it", [False, True])
@pytest.mark.parametrize("role", TEAM)
def test_titles_reach_only_who_may_read_and_every_link_opens(role, has_it):
    town = make.town()
    member = make.account_of(people.staff(town.yard, role, name="新来的"))
    unit = unit_of(town, role)
    case = make.report(town.place, SECRET, category="security", visibility="handlers").case
    dispatch()
    cases.Case.objects.filter(id=case.id).update(unit=unit, assignee=member if has_it else None)
    for happened in [one for lines in SENDING.values() for one in lines]:
        with transaction.atomic():
            record(happened(case, unit, member), yard=town.yard, actor=SYSTEM, subject=case.id)
    dispatch()
    assert not [one for one in Message.objects.filter(account=member) if role not in ACTIONS["case.read"].roles]
    for account in Message.objects.values_list("account", flat=True).distinct():
        client, reads = browser(account), may_see(actor_of(account), case)
        opened = cache(lambda link, client=client: client.get(link).status_code)  # many messages lead to one page
        for message, said in inbox(account, "zh-hans", 60):
            assert (SECRET in said or SECRET in str(message.data)) == reads, (message.template, said)
            assert (case.code in said, opened(message.link)) == (True, 200), message.link
    assert {"case.new", "case.help", "case.reminded"} <= {one.template for one in Message.objects.all()}


@pytest.mark.parametrize(("role", "fits"), [(role, role in ACTIONS["case.read_private"].roles) for role in TEAM])
def test_help_with_what_only_handlers_read_is_asked_of_those_who_read_it(role, fits):
    town = make.town()
    people.staff(town.yard, role, name="新来的")
    unit = unit_of(town, role)
    hidden = make.report(town.place, SECRET, category="lift", visibility="handlers").case
    shown = make.report(town.place, category="lift").case
    due = clock.now() + timedelta(hours=2)
    for case in (shown, hidden) if fits else (shown,):
        units.ask_help(actor=town.manager, target=make.target(case), unit_id=unit.id, text="请帮忙", due=due)
    if not fits:
        with refused("invalid", unit="help-private"):
            units.ask_help(actor=town.manager, target=make.target(hidden), unit_id=unit.id, text="请帮忙", due=due)


def test_a_unit_that_does_not_sign_in_is_asked_by_whoever_leads():
    town = make.town()
    unit = unit_of(town)
    case = make.report(town.place, SECRET, category="lift", visibility="handlers").case
    due = clock.now() + timedelta(hours=2)
    units.ask_help(actor=town.manager, target=make.target(case), unit_id=unit.id, text="请帮忙", due=due)
    dispatch()
    assert [one.template for one in Message.objects.all() if one.template == "case.help"] == []
