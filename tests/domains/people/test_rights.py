"""Who may do what with people: none, wrong, right, and another estate's rights."""

from datetime import date

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.standing import standing
from tests.support.unchanged import everything, refused
from yuanba.domains.people import public as people
from yuanba.platform.access.public import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)


def appoint(role):
    def verb(actor, yard):
        holder = people.Account.objects.get(username="holder")
        people.appoint(actor=actor, yard=yard, account=holder, role=role, path=yard.path, where="全小区", since=DAY)

    return verb


def end(role):
    def verb(actor, yard):
        post = people.Post.objects.get(yard=yard, role=role, account__username="holder")
        people.end_post(actor=actor, yard=yard, post_id=post.id, until=DAY)

    return verb


def register(actor, yard):
    holder, home = people.Account.objects.get(username="holder"), places.place(yard)
    people.register_tenure(actor=actor, yard=yard, account=holder, home=home, kind="owner", since=DAY)


def open_account(actor, yard):
    people.open_account(actor=actor, name="新来的", username="new")


def issue_key(actor, yard):
    holder = people.Account.objects.get(username="holder")
    people.issue_api_key(actor=actor, account=holder, label="meter")


def invite(actor, yard):
    people.invite_to_home(actor=actor, yard=yard, home=places.place(yard), kind="owner")


def revoke(actor, yard):
    invitation = people.Invitation.objects.get(yard=yard)
    people.revoke_invitation(actor=actor, yard=yard, invitation_id=invitation.id)


def decide(verb, **more):
    def do(actor, yard):
        verb(actor=actor, yard=yard, claim_id=people.Claim.objects.get(yard=yard).id, **more)

    return do


def register_resident(actor, yard):
    home = places.place(yard)
    people.register_resident(actor=actor, yard=yard, home=home, kind="owner", phone="13800004402", name="黎晓舟")


def reset_second(actor, yard):
    people.proving.reset_second_factor(actor=actor, account=people.Account.objects.get(username="holder"))


OPERATOR, COMPANY = {"platform-operator"}, {"platform-operator", "manager"}
NEIGHBOURS = OPERATOR | {"community-supervisor"}
HERE = COMPANY | {"butler"}
VERBS = {
    "appoint a butler": (appoint("butler"), COMPANY),
    "appoint a manager": (appoint("manager"), OPERATOR),
    "appoint a supervisor": (appoint("community-supervisor"), OPERATOR),
    "appoint an operator": (appoint("platform-operator"), OPERATOR),
    "appoint a building head": (appoint("building-head"), NEIGHBOURS),
    "appoint to a committee": (appoint("committee-member"), NEIGHBOURS),
    "appoint a policeman": (appoint("police-officer"), OPERATOR),
    "end a butler's post": (end("butler"), COMPANY),
    "end a volunteer's post": (end("volunteer"), NEIGHBOURS),
    "end a policeman's post": (end("police-officer"), OPERATOR),
    "register a tenure": (register, HERE),
    "issue a key": (issue_key, OPERATOR),
    "invite to a home": (invite, HERE),
    "revoke an invitation": (revoke, HERE),
    "accept a claim": (decide(people.accept_claim), HERE),
    "refuse a claim": (decide(people.refuse_claim, reason="不认识"), HERE),
    "register a resident": (register_resident, HERE),
    "reset a second factor": (reset_second, OPERATOR),
    "open an account": (open_account, HERE | NEIGHBOURS | {"manager elsewhere"}),
}
ASKERS = ("nobody", "stranger", "owner", "engineer", "community-supervisor", "manager elsewhere")


def estate():
    yard = places.estate()
    places.place(yard)
    holder = make.account("有岗位", username="holder")
    for role in ("butler", "police-officer", "volunteer"):
        make.post(yard, role, yard.path, holder)
    people.proving.enrol_second_factor(actor=people.actor_of(holder.id))
    home, claimant = places.place(yard), make.account("说住这里")
    people.invite_to_home(actor=SYSTEM, yard=yard, home=home, kind="owner")
    people.claim_home(actor=people.actor_of(claimant.id), yard=yard, home=home, kind="owner")
    return yard


built = standing(estate)


@pytest.fixture
def yard(built):
    return built()


def asker(name, yard):
    made = {
        "nobody": lambda: ANONYMOUS,
        "stranger": lambda: people.actor_of(make.account().id),
        "owner": lambda: make.resident(places.place(yard)),
        "community-supervisor": lambda: make.staff(places.community_office(), "community-supervisor"),
        "platform-operator": lambda: make.staff(places.street_office(), "platform-operator"),
        "manager elsewhere": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
    }
    return made[name]() if name in made else make.staff(yard, name)


@pytest.mark.parametrize("name", [*ASKERS, "butler", "manager", "platform-operator"])
@pytest.mark.parametrize("verb", VERBS)
def test_who_may_what(yard, name, verb):
    actor = asker(name, yard)
    do, allowed = VERBS[verb]
    if name in allowed:
        before = everything()
        do(actor, yard)
        assert everything() != before
    else:
        with refused("not-found"):
            do(actor, yard)


def test_a_butler_registers_in_the_own_buildings_only(yard):
    butler = make.staff(yard, "butler", yard.path + "/1")
    elsewhere = places.place(yard, "3-1-902")
    holder = people.Account.objects.get(username="holder")
    with refused("not-found"):
        people.register_tenure(actor=butler, yard=yard, account=holder, home=elsewhere, kind="owner", since=DAY)
