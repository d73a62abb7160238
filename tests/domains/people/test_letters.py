"""The first operator of an empty house, and letters by which somebody sets a password."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import people as make
from tests.factories import places
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.domains.people.rules import split_letter
from yuanba.domains.people.usecases.open_operator import open_operator
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.models import Message
from yuanba.platform.yards.public import by_code, forget

OPERATOR = {"name": "柳青", "phone": "138 0000 9001", "username": "liuqing"}
NEW = "vier Quitten am Zaun"


def use(code, username="", password=NEW, address="203.0.113.9"):
    return people.use_letter(actor=ANONYMOUS, code=code, password=password, username=username, address=address)


def tried(address):
    with pytest.raises(Refusal) as caught:
        people.letter_called("JG-2222-2222-2222", address)
    return caught.value.code


def command(*words):
    out = StringIO()
    call_command("people", *words, stdout=out)
    return dict(line.split(maxsplit=1) for line in out.getvalue().splitlines()[:3])


def opening(**more):
    return [word for name, value in (OPERATOR | more).items() for word in (f"--{name}", value)]


def test_the_code_of_a_letter_is_read_as_people_type_it():
    for typed in ("JG-7K3M-9QXT-2PFA", " jg 7k3m 9qxt 2pfa", "ＪＧ－7K3M－9QXT－2PFA"):
        assert split_letter(typed) == ("JG", "7K3M9QXT2PFA")
    assert split_letter("") == ("", "")


@pytest.mark.django_db
def test_an_empty_house_gets_one_operator_who_sets_a_password_by_a_letter():
    forget()
    first = command("open-operator", *opening())
    again = command("open-operator", *opening())
    assert first["for"] == "柳青 (liuqing)"
    assert first["open"].endswith("/sign-in/letter/")
    assert (people.Account.objects.count(), people.Post.objects.count()) == (1, 1)
    with refused("letter-wrong"):
        use(first["code"])  # the second letter took its place
    account = use(again["code"])
    actor = people.actor_of(account.id)
    assert {(one.role, one.path) for one in actor.grants} == {("platform-operator", "5101")}
    assert people.sign_in(actor=ANONYMOUS, username="LiuQing", password=NEW, address="x").id == account.id
    before = everything()
    for words in (opening(), opening(phone="138 0000 9002", username="other"), opening(beside="nobody")):
        with pytest.raises(CommandError, match="liuqing"):
            command("open-operator", *words)
    assert everything() == before
    second = command("open-operator", *opening(phone="138 0000 9002", username="other", beside="liuqing"))
    assert use(second["code"]).username == "other"
    with refused("not-found"):
        open_operator(actor=actor, **OPERATOR)
    with pytest.raises(CommandError, match="11 figures"):
        command("open-operator", *opening(phone="12", username="third", beside="liuqing"))


@pytest.mark.django_db
def test_a_letter_is_good_once_for_three_days_and_says_nothing_of_why_it_is_not():
    yard = places.estate()
    manager = make.staff(yard, "manager")
    newcomer = people.appoint_to_places(
        actor=manager,
        yard=yard,
        who=people.Newcomer("田雨", "138 0000 9003"),
        role="butler",
        places=[places.place(yard, "3")],
        since=clock.today(),
    )[0]
    made = people.write_letter(actor=manager, yard=yard, post_id=newcomer.id)
    with refused("invalid", username="username-please"):
        use(made.code)
    make.account("别人", username="tianyu")
    with refused("invalid", username="username-taken"):
        use(made.code, "TianYu")
    with refused("invalid", password="password-weak"):
        use(made.code, "tian", password="1234567890")
    with clock.at(clock.now() + timedelta(days=3)), refused("letter-wrong"):
        use(made.code, "tian")
    for wrong in ("", "JG", "JG-2222-2222-2222", made.code.replace("JG", "XX")):
        with refused("letter-wrong"):
            use(wrong, "tian", address="198.51.100.1")
    account = use(made.code, "Tian", address="203.0.113.10")
    assert (account.username, account.session_turn, bool(account.staff_since)) == ("tian", 1, True)
    with refused("letter-wrong"):
        use(made.code, address="203.0.113.10")
    events = Event.objects.filter(name__startswith="people.letter").order_by("id")
    assert [(one.name, one.actor_name == "") for one in events] == [
        ("people.letter_written", False),
        ("people.letter_used", True),
    ]
    assert made.code.split("-")[1] not in str([one.payload for one in events])
    assert [tried("203.0.113.77") for _ in range(21)] == ["letter-wrong"] * 20 + ["too-many"]


@pytest.mark.django_db
def test_a_forgotten_password_is_set_anew_and_its_holder_learns_of_it():
    yard = places.estate()
    manager, butler = make.staff(yard, "manager", name="邓经理"), make.post(yard, "butler")
    made = people.write_letter(actor=manager, yard=yard, post_id=butler.id)
    turn = butler.account.session_turn
    account = use(made.code, "is ignored")
    assert (account.username, account.session_turn) == (butler.account.username, turn + 1)
    dispatch()
    told = Message.objects.filter(account=account.id).order_by("id")
    assert [one.template for one in told] == ["people.letter_written", "people.letter_used"]
    assert told[0].data == {"by": "邓经理"}


@pytest.mark.django_db
def test_nobody_gets_into_more_than_they_appoint_to():
    yard, office = places.estate(), places.community_office()
    manager, butler = make.staff(yard, "manager"), make.post(yard, "butler")
    supervisor = make.staff(office, "community-supervisor")
    operator = make.staff(places.street_office(), "platform-operator")

    def write(actor, post):
        return people.write_letter(actor=actor, yard=post.yard, post_id=post.id)

    for actor in (make.staff(yard, "butler"), make.resident(places.place(yard, "3-1-902")), supervisor, ANONYMOUS):
        with refused("not-found"):
            write(actor, butler)
    neighbour = make.tenure(places.place(yard, "3-1-901")).card.account
    guard = make.post(yard, "guard", holder=neighbour)
    with refused("letter-elsewhere"):
        write(manager, guard)
    assert use(write(operator, guard).code, "guard").id == neighbour.id
    seated = make.post(office, "safety-officer", holder=make.account())
    make.post(yard, "guard", holder=seated.account)
    with refused("letter-elsewhere"):
        write(manager, people.Post.objects.get(account=seated.account, role="guard"))
    own = people.Post.objects.get(account=manager.account)
    with refused("not-found"):
        write(manager, own)
    with refused("letter-own"):
        write(operator, people.Post.objects.get(account=operator.account))
    ended = make.post(yard, "cleaner", until=clock.today() - timedelta(days=1))
    with refused("not-found"):
        write(manager, ended)
    early = write(manager, make.post(yard, "guard", holder=(bound := make.account("黎晓舟"))))
    assert people.letter_called(early.code, "198.51.100.3").account_id == bound.id
    make.tenure(places.place(yard, "3-1-903"), holder=bound)
    with refused("letter-wrong"):
        use(early.code, "early")  # meanwhile the account opens a home
    gone = write(manager, make.post(yard, "cleaner", holder=make.account("田雨")))
    people.end_post(actor=operator, yard=yard, post_id=own.id, until=clock.today() - timedelta(days=1))
    with refused("letter-wrong"):
        use(gone.code, "gone")  # who wrote it works here no longer
    people.Post.objects.filter(id=own.id).update(until=None)
    open_one = write(manager, butler)
    people.end_post(actor=manager, yard=yard, post_id=butler.id, until=clock.today() - timedelta(days=1))
    with refused("letter-wrong"):
        use(open_one.code)


@pytest.mark.django_db
def test_the_machine_writes_to_whom_nobody_else_can_reach():
    yard = places.estate()
    butler = make.post(yard, "butler", holder=make.account(phone="138 0000 9009"))
    known = command("letter", "138 0000 9009")
    assert use(known["code"]).id == butler.account_id
    resident = make.tenure(places.place(yard, "3-1-902")).card.account
    with pytest.raises(CommandError, match="holds no post"):
        command("letter", resident.username)
    assert by_code("JG").id == yard.id
    assert SYSTEM.kind == "system"


@pytest.mark.django_db
@pytest.mark.parametrize("tie", ["deputy", "lives there", "moved out"])
def test_no_letter_opens_what_an_account_is_elsewhere(tie):
    """A manager may make anybody a guard of the own estate, but not become them."""
    yard, other = places.estate(), places.estate("YX", "云栖坊")
    manager, account, today = make.staff(yard, "manager"), make.account("黎晓舟"), clock.today()
    guard = make.post(yard, "guard", holder=account)
    letter = people.write_letter(actor=manager, yard=yard, post_id=guard.id)
    if tie == "deputy":
        post, span = make.post(other, "manager"), {"since": today, "until": today + timedelta(days=1)}
        people.delegate(actor=SYSTEM, yard=other, post_id=post.id, deputy=account, **span)
    else:
        stay = make.tenure(places.place(other, "1-1-101"), "tenant", account)
        if tie == "moved out":
            people.move_out(actor=SYSTEM, yard=other, tenure_id=stay.id, until=today - timedelta(days=1))
    with refused("letter-wrong"):
        use(letter.code, "guard")
    with refused("letter-elsewhere"):
        people.write_letter(actor=manager, yard=yard, post_id=guard.id)
