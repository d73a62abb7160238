"""The first operator of an installation gets account, post and letter, where nobody else can sign in yet."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from yuanba.domains.people.models import Account, Post
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import plain_phone, plain_username, same_name
from yuanba.domains.people.usecases.appoint import appoint
from yuanba.domains.people.usecases.open_account import open_account
from yuanba.domains.people.usecases.write_letter import MadeLetter, write_letter
from yuanba.domains.places.public import add_division, found_yard
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register(
    "operator-there",
    409,
    "There is an operator already: %(names)s. Ask them, or name one of them to open another beside: --beside NAME.",
)
ROLE = "platform-operator"


@dataclass(frozen=True)
class Office:
    """Where the operator works: an office over a city, made where it is missing."""

    city: str = "5101"
    city_name: str = "成都市"
    code: str = "YB"
    name: str = "院坝平台"


def open_operator(
    *,
    actor: Actor,
    name: str,
    phone: str,
    username: str,
    beside: str = "",
    office: Office = Office(),
) -> MadeLetter:
    """The letter by which the operator sets a password. Sent again before that, it is a new letter of the same post.

    `beside` names an operator there is already, by user name. Refused: `operator-there`, `account-taken`,
    `phone-wrong`, `yard-code`; absent to everybody but the machine itself.
    """
    if actor.kind != "system":
        raise absent()
    with transaction.atomic():
        yard = _office(actor, office, phone)
        post = _waiting(yard, username, name, phone)
        if post is None:
            _alone(beside)
            account = open_account(actor=actor, name=name, phone=phone, username=username)
            post = _appointed(actor, yard, account, office)
        return write_letter(actor=actor, yard=yard, post_id=post.id)


def _appointed(actor: Actor, yard: Yard, account: Account, office: Office) -> Post:
    return appoint(
        actor=actor,
        yard=yard,
        account=account,
        role=ROLE,
        since=clock.today(),
        path=yard.path.rpartition("/")[0],
        where=office.city_name,
    )


def _office(actor: Actor, office: Office, phone: str) -> Yard:
    """The office, locked: two at once come one after the other."""
    city = add_division(actor=actor, code=office.city, level="city", name=office.city_name)
    if not Yard.objects.filter(code=office.code).exists():
        found_yard(actor=actor, code=office.code, kind="association", division=city, name=office.name, phone=phone)
    yard = Yard.objects.select_for_update().get(code=office.code)
    if yard.kind == Yard.Kind.ESTATE or not covers(city.path, yard.path):
        raise Refusal("yard-taken")
    return yard


def _operators() -> list[Account]:
    posts = Post.objects.filter(in_force(clock.today()), role=ROLE, account__is_active=True)
    return list(Account.objects.filter(id__in=posts.values("account")).order_by("id"))


def _alone(beside: str) -> None:
    there = _operators()
    if there and plain_username(beside) not in {one.username for one in there if one.username}:
        raise Refusal("operator-there", names=", ".join(one.username or one.name for one in there))


def _waiting(yard: Yard, username: str, name: str, phone: str) -> Post | None:
    """The post of the same person, opened before and never signed in to."""
    same = Q(account__username=plain_username(username), account__phone_digest=number_digest(plain_phone(phone)))
    posts = Post.objects.filter(same, in_force(clock.today()), yard=yard, role=ROLE, account__password="")
    post = posts.select_related("account").first()
    return post if post is not None and same_name(post.account.name, name) else None
