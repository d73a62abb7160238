"""Mediation from the opening to the agreement and after; who is let in; what the tables and events say of it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import cases as make
from tests.factories import disputes as quarrels
from tests.factories import people, places
from tests.factories.disputes import MATTER, WORDS, of, told
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.people import public as people_
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.dispatch import dispatch
from yuanba.platform.events.public import Event
from yuanba.platform.files.public import store_image
from yuanba.platform.notify.models import Message
from yuanba.platform.yards.checks import kind_of

SECRET = (MATTER, *WORDS.values(), "138 0000 7711", "13800007711")


@pytest.fixture
def q(db):
    return quarrels.quarrel(places.estate())


def everything():
    ours = (model for model in apps.get_models() if kind_of(model))
    return repr([list(model.objects.values_list()) for model in ours])


def test_from_the_opening_to_an_agreement_that_held(q):
    dispute = quarrels.opened(q)
    assert (dispute.code, dispute.state, dispute.due_on) == ("JG-D1", "asked", clock.today() + timedelta(days=30))
    quarrels.agreed_to(q, dispute)
    assert told(q, dispute).dispute.state == "open"
    quarrels.sat(q, dispute)
    quarrels.offered(q, dispute)
    quarrels.signed_by(q, dispute, q.lower)
    now = told(q, dispute, q.upper)
    assert (now.dispute.state, [one.name for one in now.unsigned]) == ("signing", ["黎晓舟"])
    quarrels.signed_by(q, dispute, q.upper)
    now = told(q, dispute, q.upper)
    assert (now.part, now.own.name, now.matter) == ("party", "黎晓舟", MATTER)
    assert (now.dispute.state, now.dispute.outcome, now.unsigned) == ("agreed", "agreed", [])
    assert now.agreement.frozen_at == now.dispute.ended_at is not None
    assert [one.text for one in now.clauses] == [WORDS["clause"], WORDS["second"]]
    assert [(one.where, one.came, one.said) for one in now.sittings] == [(WORDS["where"], WORDS["came"], WORDS["said"])]
    assert [(one.signed.how, one.signed.digest) for one in now.sides] == [("drawn", now.agreement.digest)] * 2
    with clock.at(clock.now() + timedelta(days=8)):
        assert [one.is_due for one in told(q, dispute).clauses] == [True, False]
        cases.follow_clause(**of(q, dispute, q.lower), clause=1, held="broken", note=WORDS["note"])
        assert told(q, dispute).clauses[0].clause.held == ""
        cases.follow_clause(**of(q, dispute), clause=1, held="partly", note="")
        first = told(q, dispute).clauses[0]
    assert (first.clause.held, first.is_due) == ("partly", False)
    assert [(look.held, note, name) for look, note, name in first.looks] == [
        ("partly", "", "文姐"),
        ("broken", WORDS["note"], "周国栋"),
    ]


def test_nothing_of_it_is_readable_in_any_table_or_event(q):
    dispute = quarrels.agreement(q)
    cases.follow_clause(**of(q, dispute), clause=1, held="kept", note=WORDS["note"])
    other = quarrels.opened(q)
    cases.end_dispute(**of(q, other), outcome="failed", reason=WORDS["reason"], next_way="court")
    kept = everything()
    assert [one for one in SECRET if one in kept] == []
    events = Event.objects.filter(name="dispute.moved").order_by("id")
    assert {(one.actor_account, one.actor_name) for one in events} == {(None, "system")}
    assert {tuple(one.payload) for one in events} == {("step",)}
    agreed = "opened consent-by-side consent-by-side sitting minutes offered signed-by-side agreed"
    steps = f"{agreed} followed opened failed"
    assert [one.read().step for one in events] == steps.split()


def test_whoever_is_not_in_it_finds_nothing_however_high_they_stand(q):
    dispute = quarrels.agreement(q)
    office = places.community_office()
    others = [people.staff(q.yard, role) for role in ("manager", "butler", "mediator", "building-head", "program")]
    others += [people.staff(office, "community-supervisor"), people.staff(places.street_office(), "street-official")]
    others += [people.staff(office, "platform-operator"), people.resident(places.place(q.yard, "3-1-801")), SYSTEM]
    for actor in others:
        with pytest.raises(Refusal) as caught:
            cases.mediation(actor, q.yard, dispute.id)
        assert caught.value.code == "not-found"
        assert cases.own_disputes(actor).rows == []
        assert cases.mediated_by(actor, q.yard).rows == []
        with refused("not-found"):
            cases.end_dispute(**of(q, dispute, actor), outcome="withdrawn", reason="看看")
    assert cases.dispute_figures([q.yard.id])[q.yard.id] == cases.DisputeFigures(agreed=1)


def test_lists_hold_what_somebody_is_in(q):
    first, second = quarrels.agreement(q), quarrels.opened(q)
    page = cases.mediated_by(q.mediator, q.yard)
    assert [(one.dispute.code, one.names, one.is_late) for one in page.rows] == [
        (second.code, ["周国栋", "黎晓舟"], False)
    ]
    assert [one.dispute.code for one in cases.mediated_by(q.mediator, q.yard, running=False).rows] == [first.code]
    with clock.at(clock.now() + timedelta(days=31)):
        own = [(one.dispute.code, one.due, one.is_late) for one in cases.own_disputes(q.lower).rows]
    assert own == [(second.code, 0, True), (first.code, 1, False)]


def test_a_mediator_is_never_a_side(q):
    home = places.place(q.yard, "3-1-1002")
    people.tenure(home, "family", holder=people_.Account.objects.get(id=q.mediator.account))
    with refused("invalid", sides="mediator-party"):
        quarrels.opened(q)


def test_whoever_becomes_a_side_mediates_no_more(q):
    dispute = quarrels.opened(q, sides=[cases.Side("周国栋", "3-1-902"), cases.Side("另一家", "3-1-1002")])
    home = places.place(q.yard, "3-1-1002")
    assert [one.party.kind for one in told(q, dispute).sides] == ["card", "home"]
    people.tenure(home, "family", holder=people_.Account.objects.get(id=q.mediator.account))
    mediator = people_.actor_of(q.mediator.account)
    assert cases.mediation(mediator, q.yard, dispute.id).part == "party"
    with refused("not-found"):
        cases.end_dispute(**of(q, dispute, mediator), outcome="withdrawn", reason="不管了")
    assert cases.mediated_by(mediator, q.yard).rows == []


def test_who_moves_into_a_home_later_reads_nothing_of_the_quarrels_of_those_before(q):
    home = places.place(q.yard, "3-1-1102")
    before = people.account("蒋大为", username="before")
    people.tenure(home, holder=before)
    dispute = quarrels.opened(q, sides=[cases.Side("周国栋", "3-1-902"), cases.Side("蒋师傅", "3-1-1102")])
    assert told(q, dispute, people_.actor_of(before.id)).part == "party"
    for name, since, part in (("欧阳晴", 1, ""), ("蒋师傅", 1, "party"), ("欧阳雨", 0, "party")):
        new = people.account(name, username=name)
        people.tenure(home, "tenant", holder=new, since=clock.today() + since * timedelta(days=1))
        with clock.at(clock.now() + timedelta(days=2)):
            actor = people_.actor_of(new.id)
            listed = [one.dispute.id for one in cases.own_disputes(actor).rows]
            assert listed == ([dispute.id] if part else [])
            if part:
                assert told(q, dispute, actor).part == part
            else:
                with refused("not-found"):
                    cases.mediation(actor, q.yard, dispute.id)


def test_a_mediator_who_moves_into_the_home_of_a_side_mediates_no_more(q):
    dispute = quarrels.opened(q, sides=[cases.Side("周国栋", "3-1-902"), cases.Side("另一家", "3-1-1002")])
    since = clock.today() + timedelta(days=1)
    holder = people_.Account.objects.get(id=q.mediator.account)
    people.tenure(places.place(q.yard, "3-1-1002"), "tenant", holder=holder, since=since)
    with clock.at(clock.now() + timedelta(days=2)):
        mediator = people_.actor_of(holder.id)
        with refused("not-found"):
            cases.mediation(mediator, q.yard, dispute.id)
        assert cases.mediated_by(mediator, q.yard).rows == []


def test_a_resident_asks_the_nearest_mediator_who_is_no_side(q):
    home = places.place(q.yard, "3-1-902")
    people.tenure(home, "family", holder=people_.Account.objects.get(id=q.mediator.account))
    said = {"home": home, "matter": MATTER, "others": [cases.Side("楼上", "3-1-1002")]}
    with refused("invalid", mediator="mediator-party"):
        cases.ask_mediation(actor=q.lower, **said, client_key="one")
    other = people.staff(q.yard, "mediator", name="老白")
    dispute = cases.ask_mediation(actor=q.lower, **said, client_key="one")
    again = cases.ask_mediation(actor=q.lower, **said, client_key="one")
    assert (again.id, dispute.mediator) == (dispute.id, other.account)
    assert [one.party.stance for one in told(q, dispute, other).sides] == ["agreed", ""]
    with refused("conflict"):
        cases.ask_mediation(actor=q.lower, **said | {"matter": "别的事情"}, client_key="one")
    with refused("not-found"):
        cases.ask_mediation(actor=q.upper, **said, client_key="two")
    with refused("invalid", sides="parties-few"):
        cases.ask_mediation(actor=q.lower, **said | {"others": []}, client_key="two")


def test_a_request_is_passed_on_only_with_the_word_of_whoever_reported_it(q):
    told_ = make.report(places.place(q.yard, "3-1"), MATTER, q.lower)
    manager = people.staff(q.yard, "manager")
    given = {"target": make.target(told_.case), "others": [cases.Side("黎晓舟", "3-1-1002")]}
    with refused("invalid", agrees="consent-missing"):
        cases.refer_case(actor=manager, **given, agrees=False)
    with refused("not-found"):
        cases.refer_case(actor=q.upper, **given, agrees=True)
    dispute = cases.refer_case(actor=q.lower, **given, agrees=True)
    case = cases.Case.objects.get(id=told_.case.id)
    assert (case.state, case.outcome, case.visibility) == ("resolved", "not-ours", "handlers")
    assert (dispute.origin_id, told(q, dispute).matter) == (case.id, MATTER)
    assert [(one.name, one.party.stance, one.party.kind) for one in told(q, dispute).sides] == [
        ("周国栋", "agreed", "card"),
        ("黎晓舟", "", "card"),
    ]
    with pytest.raises(Refusal):
        cases.mediation(manager, q.yard, dispute.id)


def test_a_request_with_which_those_of_neighbours_go_on_is_not_passed_on(q):
    manager = people.staff(q.yard, "manager")
    main, other = (make.report(places.place(q.yard, "3-1"), MATTER, who).case for who in (q.lower, q.upper))
    cases.merge(actor=manager, target=make.target(other), into=main.id, reason="同一件事")
    given = {"target": make.target(main), "others": [cases.Side("黎晓舟", "3-1-1002")], "agrees": True}
    for actor in (manager, q.lower):
        with refused("refer-with-others"):
            cases.refer_case(actor=actor, **given)
    cases.unmerge(actor=manager, target=make.target(other), reason="各说各的")
    assert cases.refer_case(actor=q.lower, **given).origin_id == main.id


def test_somebody_without_account_is_passed_on_by_staff_who_asked(q):
    manager = people.staff(q.yard, "manager")
    case = make.report(places.place(q.yard, "3-1"), MATTER).case
    given = {"target": make.target(case, key="k"), "others": [cases.Side("黎晓舟", "3-1-1002")], "agrees": True}
    with refused("invalid", reporter="party-nameless"):
        cases.refer_case(actor=manager, **given)
    dispute = cases.refer_case(actor=manager, **given, reporter=cases.Side("老周", "", "138 0000 7711"))
    assert cases.refer_case(actor=manager, **given).id == dispute.id
    first = told(q, dispute).sides[0]
    assert (first.name, first.phone, first.party.stance_how) == ("老周", "13800007711", "told")


def test_an_agreement_is_signed_once_by_each_and_what_was_read(q):
    dispute = quarrels.opened(q)
    quarrels.agreed_to(q, dispute)
    quarrels.offered(q, dispute)
    before = told(q, dispute)
    quarrels.signed_by(q, dispute, q.lower)
    party, other = (told(q, dispute, one).own.party.id for one in (q.upper, q.lower))
    picture = store_image(q.yard, photograph(size=(64, 32))).id
    good = {"party_id": party, "digest": before.agreement.digest, "written": cases.Written("paper", "黎晓舟", picture)}
    with refused("signed-already"):
        cases.sign_agreement(**of(q, dispute, q.lower), **good | {"party_id": other})
    with refused("not-found"):
        cases.sign_agreement(**of(q, dispute, q.lower), **good)
    for written, wrong in (
        (cases.Written("drawn", "黎晓舟"), {"picture": "signature-missing"}),
        (cases.Written("drawn", "", picture), {"name": "party-nameless"}),
        (cases.Written("seal", "黎晓舟", picture), {"how": "choice-unknown"}),
    ):
        with refused("invalid", **wrong):
            cases.sign_agreement(**of(q, dispute), **good | {"written": written})
    with refused("code-wrong"):
        cases.sign_agreement(**of(q, dispute), **good | {"written": cases.Written("code", "黎晓舟")})
    cases.take_back_agreement(**of(q, dispute))
    with refused("dispute-state"):
        cases.sign_agreement(**of(q, dispute), **good)
    quarrels.offered(q, dispute)
    with refused("agreement-changed"):
        cases.sign_agreement(**of(q, dispute), **good)
    now = told(q, dispute)
    assert (now.agreement.number, len(now.unsigned)) == (2, 2)
    assert now.agreement.digest != before.agreement.digest


def test_without_agreement_the_next_way_is_told(q):
    dispute = quarrels.opened(q)
    with refused("invalid", next_way="choice-unknown"):
        cases.end_dispute(**of(q, dispute), outcome="failed", reason=WORDS["reason"])
    with refused("dispute-stale"):
        cases.end_dispute(**of(q, dispute), outcome="withdrawn", reason="和好了", version=7)
    cases.end_dispute(**of(q, dispute), outcome="failed", reason=WORDS["reason"], next_way="court")
    now = told(q, dispute, q.lower)
    assert (now.dispute.state, now.dispute.next_way, now.reason) == ("failed", "court", WORDS["reason"])
    with refused("dispute-state"):
        cases.plan_sitting(**of(q, dispute), at=clock.now(), where="站里")
    assert cases.dispute_figures([q.yard.id])[q.yard.id].settled == 1


def test_a_refusal_closes_the_mediation_again_and_it_can_be_handed_over(q):
    dispute = quarrels.opened(q)
    quarrels.agreed_to(q, dispute)
    own = told(q, dispute, q.upper).own.party.id
    with refused("not-found"):
        cases.answer_invitation(**of(q, dispute, q.lower), party_id=own, stance="refused")
    cases.answer_invitation(**of(q, dispute), party_id=own, stance="refused")
    assert told(q, dispute).dispute.state == "asked"
    with refused("invalid", mediator="mediator-unknown"):
        cases.hand_over_dispute(**of(q, dispute), to=q.lower.account)
    other = people.staff(q.yard, "mediator", name="老白")
    cases.hand_over_dispute(**of(q, dispute), to=other.account)
    with pytest.raises(Refusal):
        told(q, dispute)
    assert told(q, dispute, other).dispute.mediator_name == "老白"


def test_what_a_mediator_left_is_given_on_unread(q):
    supervisor = people.staff(places.community_office(), "community-supervisor")
    manager = people.staff(q.yard, "manager")
    dispute = quarrels.opened(q)
    assert cases.left_alone(q.yard) == []
    post = people_.Post.objects.get(account=q.mediator.account)
    people_.end_post(actor=SYSTEM, yard=q.yard, post_id=post.id, until=clock.today() - timedelta(days=1))
    other = people.staff(q.yard, "mediator", name="老白")
    assert cases.left_alone(q.yard) == [dispute.id]
    with refused("not-found"):
        cases.assign_disputes(actor=manager, yard=q.yard, to=other.account)
    assert cases.assign_disputes(actor=supervisor, yard=q.yard, to=other.account) == 1
    assert told(q, dispute, other).matter == MATTER
    assert cases.left_alone(q.yard) == []


@given(st.lists(st.sampled_from(["", "agreed", "refused"]), max_size=8))
def test_mediation_is_open_exactly_when_all_agreed(stances):
    everybody = bool(stances) and set(stances) == {"agreed"}
    assert rules.after_consent(stances) == ("open" if everybody else "asked")


@pytest.mark.parametrize(
    ("clauses", "code"),
    [([], "clauses-none"), ([" "], "clauses-none"), (["垫毛毡"] * 21, "clauses-many"), (["字"], "words-missing")],
)
def test_clauses_that_do_not_stand(clauses, code):
    with pytest.raises(Refusal) as caught:
        rules.checked_clauses([cases.Agreed(one, date(2026, 12, 1)) for one in clauses])
    assert caught.value.fields == {"clauses": code}


@pytest.mark.parametrize(
    ("sides", "code"),
    [
        ([("甲", "")], "parties-few"),
        ([("甲", ""), ("", "3-1-902")], "party-nameless"),
        ([("甲", ""), ("甲", "")], "party-twice"),
        ([(str(one), "") for one in range(9)], "parties-many"),
    ],
)
def test_sides_that_do_not_stand(sides, code):
    with pytest.raises(Refusal) as caught:
        rules.checked_sides([cases.Side(*one) for one in sides])
    assert caught.value.fields == {"sides": code}


def test_sides_and_mediator_are_told_in_words_that_say_nothing(q):
    dispute = quarrels.agreement(q)
    while dispatch():
        pass
    told_ = [(one.account, one.template, one.data, one.link) for one in Message.objects.order_by("id")]
    link = f"/my/disputes/JG/{dispute.id}/"
    both = [q.lower.account, q.upper.account]
    names = ("opened", "sitting", "offered", "agreed")
    of_sides = [one for one in told_ if one[0] in both]
    assert of_sides == [(one, f"dispute.{name}", {"code": "JG-D1"}, link) for name in names for one in both]
    desk = f"/desk/JG/mediation/{dispute.id}/"
    names = ("answered", "answered", "signed", "agreed")
    of_mediator = [one for one in told_ if one[0] not in both]
    assert of_mediator == [(q.mediator.account, f"dispute.{name}", {"code": "JG-D1"}, desk) for name in names]


def test_a_mediator_hears_what_a_side_did_alone_not_what_was_done_before_her(q):
    dispute = quarrels.opened(q)
    for side in told(q, dispute).sides:
        cases.answer_invitation(**of(q, dispute), party_id=side.party.id, stance="agreed")
    quarrels.offered(q, dispute)
    first, second = told(q, dispute).sides
    quarrels.signed_for(q, dispute, first)
    quarrels.signed_for(q, dispute, second)
    cases.follow_clause(**of(q, dispute), clause=1, held="kept")
    cases.follow_clause(**of(q, dispute, q.lower), clause=1, held="broken", note="又响了")
    while dispatch():
        pass
    heard = Message.objects.filter(account=q.mediator.account).order_by("id")
    assert [(one.template, one.data) for one in heard] == [
        ("dispute.agreed", {"code": "JG-D1"}),
        ("dispute.followed", {"code": "JG-D1"}),
    ]
