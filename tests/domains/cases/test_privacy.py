"""Who is seen: the name off later, a public request made private, words and pictures out of public view."""

import pytest

from tests.factories import cases as make
from tests.factories import people
from tests.support.pictures import photograph
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Contact, Cover, Step, Words
from yuanba.domains.people.public import actor_of
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.events.public import dispatch, keys_of
from yuanba.platform.files.public import store_image
from yuanba.platform.notify.models import Message, Sms
from yuanba.platform.notify.public import tell

NAME, PHONE = "黎春燕", "13800004402"
NAMED = "对门蒋大为每天半夜敲管道，整栋楼都听得见。"
WORDED = "半夜有人敲管道，整栋楼都听得见。"


@pytest.fixture
def town(db):
    return make.town()


def fresh(case):
    return cases.Case.objects.select_related("yard", "place").get(id=case.id)


def follower(case, name="陶然"):
    account = people.account(name, username=name)
    cases.join(actor=actor_of(account.id), target=make.target(case))
    return account


def test_a_name_is_taken_off_later_and_nobody_who_handles_it_sees_it(town):
    made = make.report(town.place, NAMED, name=NAME, phone=PHONE)
    case, own = made.case, make.reporter(made)
    assert cases.contact_of(town.butler, case).name == NAME
    assert [one.id for one in cases.open_of_caller(town.butler, town.yard, PHONE)] == [case.id]
    with refused("not-found"):
        cases.privacy.unname(actor=town.butler, target=make.target(case))
    once = make.target(case, key="off")
    for _again in range(2):
        cases.privacy.unname(actor=own, target=once)
    case = fresh(case)
    assert (case.version, case.unnamed_at is not None) == (2, True)
    assert (cases.contact_of(town.butler, case), cases.contact_of(town.manager, case)) == (None, None)
    assert cases.open_of_caller(town.butler, town.yard, PHONE) == []
    kept = cases.contact_of(own, case)
    assert (kept.name, kept.phone) == ("", PHONE)
    cases.answer(actor=town.butler, target=make.target(case), text="今晚就来看。")
    dispatch()
    assert [(one.phone, one.template) for one in Sms.objects.all()] == [(PHONE, "case.answer")]
    cases.privacy.unname(actor=own, target=make.target(case), tell=False)
    assert [(one.sealed_name, one.phone, one.phone_digest) for one in Contact.objects.all()] == [("", "", "")]


def test_what_somebody_did_signed_in_is_nobodys_afterwards(town):
    actor = people.staff(town.yard, "engineer", name="程远")
    case = make.report(town.place, NAMED, actor=actor).case
    cases.privacy.unname(actor=actor, target=make.target(case))
    case = fresh(case)
    told = cases.story(town.manager, case)
    assert {(one.name, one.account, one.role) for one in told.steps} == {("", None, "")}
    assert {one.name for one in cases.story(actor, case).steps} == {"程远"}
    assert cases.reported_by(town.manager, town.yard, actor.account) == 0
    assert [one.id for one in cases.my_cases(actor).rows] == [case.id]
    with pytest.raises(Exception, match="stale") as caught:
        cases.note(actor=town.manager, target=make.target(case, version=1), text="看过")
    assert caught.value.data["name"] == "–"


def test_a_request_made_private_is_on_no_list_of_neighbours_and_followers_read_no_more(town):
    case = make.report(town.place, NAMED).case
    own, followed = Actor("token", subject=case.id), follower(case)
    cases.answer(actor=town.butler, target=make.target(case), text="今晚就来看。")
    dispatch()
    assert [one.id for one in cases.board_cases(town.yard, "all").rows] == [case.id]
    assert [one.case.id for one in cases.alike(ANONYMOUS, town.place, NAMED)] == [case.id]
    assert NAMED[:10] in repr(list(Message.objects.filter(account=followed.id).values_list("data")))
    with refused("not-found"):
        cases.privacy.hide(actor=town.manager, target=make.target(case))
    late = {"title": case.title, "code": case.code, "by": "03-02"}
    for account in (town.street.account, town.manager.account):
        tell(town.yard, account, "case.overdue", late, link="/", key=keys_of(town.yard, case.id)[0])
    cases.privacy.hide(actor=own, target=make.target(case))
    dispatch()
    titles = dict(Message.objects.filter(template="case.overdue").values_list("account", "data__title"))
    assert titles == {town.street.account: case.code, town.manager.account: case.title}
    case = fresh(case)
    assert (case.visibility, case.told_title, Words.objects.count()) == ("handlers", "", 0)
    assert cases.board_cases(town.yard, "all").rows == []
    assert cases.figures(town.yard).all == 0
    assert cases.alike(ANONYMOUS, town.place, NAMED) == []
    assert cases.find(town.street, town.yard, "管道").rows == []
    with refused("not-found"):
        cases.case_to_read(town.street, town.yard, case.id)
    with refused("not-found"):
        cases.join(actor=ANONYMOUS, target=make.target(case), device="x")
    told = Message.objects.filter(account=followed.id).order_by("id")
    assert [(one.template, one.data) for one in told] == [
        ("case.followed.answer", {"title": case.code, "code": case.code}),
        ("case.hidden", {"code": case.code}),
    ]
    assert cases.story(own, case).case.text == NAMED


def test_what_is_passed_on_to_mediation_is_called_by_its_code_in_what_others_were_told_before(town):
    people.staff(town.yard, "mediator", name="白予安")
    case = make.report(town.place, NAMED).case
    followed = follower(case)
    cases.answer(actor=town.butler, target=make.target(case), text="今晚就来看。")
    dispatch()
    late = {"title": case.title, "code": case.code, "by": "03-02"}
    for account in (town.street.account, town.manager.account):
        tell(town.yard, account, "case.overdue", late, link="/", key=keys_of(town.yard, case.id)[0])
    given = {"others": [cases.Side("蒋大为")], "agrees": True, "reporter": cases.Side("黎春燕")}
    cases.refer_case(actor=town.manager, target=make.target(case), **given)
    dispatch()
    told = Message.objects.filter(account=followed.id).order_by("id")
    assert [(one.template, one.data) for one in told] == [
        ("case.followed.answer", {"title": case.code, "code": case.code}),
        ("case.hidden", {"code": case.code}),
    ]
    titles = dict(Message.objects.filter(template="case.overdue").values_list("account", "data__title"))
    assert titles == {town.street.account: case.code, town.manager.account: case.title}


def test_followers_hear_once_that_a_request_is_private_though_it_is_passed_on_afterwards(town):
    people.staff(town.yard, "mediator", name="白予安")
    case = make.report(town.place, NAMED).case
    followed = follower(case)
    cases.privacy.hide(actor=Actor("token", subject=case.id), target=make.target(case))
    given = {"others": [cases.Side("蒋大为")], "agrees": True, "reporter": cases.Side("黎春燕")}
    cases.refer_case(actor=town.manager, target=make.target(case), **given)
    dispatch()
    assert [one.template for one in Message.objects.filter(account=followed.id)] == ["case.hidden"]


def test_what_neighbours_say_and_show_who_join_is_for_those_who_handle_it(town):
    case = make.report(town.place, NAMED).case
    program, worker = (people.staff(town.yard, role, name=role) for role in ("program", "grid-worker"))
    said = {"text": "我听得见，是蒋大为。", "photos": (store_image(town.yard, photograph(size=(64, 48))).id,)}
    account = people.account("陶然", username="taoran")
    joined = cases.join(actor=actor_of(account.id), target=make.target(case), **said)
    more = {"text": "昨晚又敲了。", "photos": (store_image(town.yard, photograph(size=(48, 64))).id,)}
    cases.add(actor=actor_of(account.id), yard=town.yard, follower_id=joined.follower.id, **more)
    case = fresh(case)
    for actor in (town.manager, town.butler, town.engineer, town.supervisor):
        told = cases.story(actor, case)
        assert [one.text for one in told.steps] == ["昨晚又敲了。", "我听得见，是蒋大为。", ""]
        assert [one.stage for one in told.photos] == ["neighbour", "neighbour"]
    for actor in (program, worker, town.street):
        told = cases.story(actor, case)
        assert [(one.verb, one.text) for one in told.steps] == [("add", ""), ("join", ""), ("report", "")]
        assert told.photos == []
        assert case.text == NAMED


def test_a_private_request_taken_into_a_public_one_is_listed_there_for_those_who_may_read_it(town):
    main, other = make.report(town.place, NAMED).case, make.report(town.place, WORDED, visibility="handlers").case
    cases.merge(actor=town.manager, target=make.target(other), into=main.id, reason="同一件事")
    worker = people.staff(town.yard, "grid-worker")
    listed = {who: [one.id for one in cases.taken_into(who, fresh(main))] for who in (town.butler, town.supervisor)}
    assert listed == {town.butler: [other.id], town.supervisor: [other.id]}
    assert [cases.taken_into(who, fresh(main)) for who in (worker, town.street)] == [[], []]


def test_neighbours_never_see_who_reported_not_even_one_who_has_a_post(town):
    made = make.report(town.place, NAMED, town.butler)
    case = fresh(made.case)
    cases.answer(actor=town.butler, target=make.target(case), text="我自己来修。", how="visited")
    steps = {one.verb: (one.name, one.account, one.role, one.text) for one in cases.public_part(fresh(case)).steps}
    assert case.reporter == town.butler.account
    assert steps["report"] == ("", None, "", "")
    assert steps["answer"] == (town.butler.name, town.butler.account, "butler", "我自己来修。")


def test_a_request_with_which_others_go_on_is_not_made_private(town):
    main, other = make.report(town.place, NAMED), make.report(town.place, NAMED)
    cases.triage(actor=town.manager, target=make.target(main.case), kind="complaint", level="ordinary")
    cases.merge(actor=town.manager, target=make.target(other.case), into=main.case.id, reason="同一件事")
    with refused("goes-with-others"):
        cases.privacy.hide(actor=make.reporter(main), target=make.target(main.case))
    cases.privacy.hide(actor=make.reporter(other), target=make.target(other.case))
    assert fresh(other.case).visibility == "handlers"


def test_words_that_name_a_neighbour_are_replaced_on_every_path_and_kept_for_who_sees_contacts(town):
    made = make.report(town.place, NAMED)
    case, followed = made.case, follower(made.case)
    cover = {"actor": town.butler, "target": make.target(case), "what": "text"}
    cases.answer(actor=town.butler, target=make.target(case), text="已经找蒋大为谈过。")
    dispatch()
    with refused("invalid", wording="words-missing", reason="words-missing"):
        cases.privacy.cover(**cover)
    with refused("invalid", what="what-unknown"):
        cases.privacy.cover(**cover | {"what": "sound", "reason": "听得出是谁"})
    with refused("not-found"):
        cases.privacy.cover(**cover | {"actor": town.engineer, "wording": WORDED, "reason": "写了邻居的名字"})
    cases.privacy.cover(**cover, wording=WORDED, reason="写了邻居的名字")
    answered = Step.objects.get(case=case, verb="answer")
    step = {"what": "step", "of": answered.id, "wording": "已经上门谈过。", "reason": "答复里有名字"}
    cases.privacy.cover(**cover | step)
    with refused("invalid", what="what-unknown"):
        cases.privacy.cover(**cover | step)
    dispatch()
    case = fresh(case)
    assert (case.text, case.title, case.covered) == (WORDED, WORDED[:-1], 2)
    assert cases.find(town.butler, town.yard, "蒋大为").rows == []
    assert [one.case.title for one in cases.alike(ANONYMOUS, town.place, WORDED)] == [WORDED[:-1]]
    above, inside = cases.story(town.supervisor, case), cases.story(town.manager, case)
    assert "蒋大为" not in repr([vars(one) for one in above.steps])
    assert (above.as_written, inside.as_written) == ("", NAMED)
    said = [one.text for one in cases.public_part(case).steps]
    assert said == ["答复里有名字", "写了邻居的名字", "已经上门谈过。", ""]
    assert {one.text for one in inside.steps if one.verb == "answer"} == {"已经找蒋大为谈过。"}
    assert [one.data["title"] for one in Message.objects.filter(account=followed.id)] == [WORDED[:-1]]
    assert "蒋大为" not in repr(list(Cover.objects.values_list()))


def test_one_photograph_is_out_of_public_view_and_the_others_stay(town):
    shown, hidden = (store_image(town.yard, photograph(size=size)).id for size in ((64, 48), (48, 64)))
    case = make.report(town.place, NAMED, photos=(shown, hidden)).case
    away = cases.Photo.objects.get(case=case, file=hidden)
    cases.privacy.cover(
        actor=town.manager, target=make.target(case), what="photo", of=away.id, reason="照片里有邻居的脸"
    )
    case = fresh(case)
    assert [one.file_id for one in cases.story(town.street, case).photos] == [shown]
    assert [one.file_id for one in cases.public_part(case).photos] == [shown]
    assert [[one.file_id for one in found.photos] for found in cases.alike(ANONYMOUS, town.place, NAMED)] == [[shown]]
    assert {one.file_id for one in cases.story(town.butler, case).photos} == {shown, hidden}
    assert cases.story(town.butler, case).covered == {away.id}
    assert [cases.privacy.shows(who, case, away.id) for who in (town.street, town.butler)] == [False, True]
    assert [cases.privacy.is_covered_file(town.yard, one) for one in (shown, hidden)] == [False, True]
