"""Cases for tests: a small estate with its people, and reports made through the use case."""

from dataclasses import dataclass, replace
from itertools import count
from uuid import UUID

from tests.factories import people, places
from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import Place
from yuanba.kernel.calendar import Allowance
from yuanba.platform.access.public import ANONYMOUS, SYSTEM, Actor
from yuanba.platform.yards.models import Yard

_keys = count(1)


@dataclass(frozen=True)
class Town:
    """An estate with a manager, a butler, an engineer, and a supervisor of its community."""

    yard: Yard
    place: Place
    manager: Actor
    butler: Actor
    engineer: Actor
    supervisor: Actor
    street: Actor


def town() -> Town:
    """Everybody the story needs."""
    cases.forget_policies()
    yard, office, street = places.estate(), places.community_office(), places.street_office()
    return Town(
        yard=yard,
        place=places.place(yard, "3-1"),
        manager=people.staff(yard, "manager", name="邓国平"),
        butler=people.staff(yard, "butler", name="罗小满"),
        engineer=people.staff(yard, "engineer", name="向东"),
        supervisor=people.staff(office, "community-supervisor", name="何雯"),
        street=people.staff(street, "street-official", name="宋岚"),
    )


def report(
    place: Place, text: str = "楼道灯不亮，晚上摸黑上楼。", actor: Actor = ANONYMOUS, **more: object
) -> cases.Reported:
    """A report with a key of its own."""
    key = str(more.pop("key", f"test-{next(_keys)}"))
    channel = "resident" if actor.kind == "account" else "door"
    draft = cases.Draft(text=text, **more)
    return cases.report(actor=actor, place=place, draft=draft, channel=channel, client_key=key)


def target(case: cases.Case, version: int | None = None, key: str = "") -> cases.Target:
    """The case as a verb's target."""
    return cases.Target(case.yard, case.id, version, key)


def reporter(made: cases.Reported) -> Actor:
    """Whoever holds the token."""
    return Actor("token", subject=made.case.id)


def account_of(actor: Actor) -> UUID:
    """The account behind an actor."""
    assert actor.account is not None
    return actor.account


def promised(yard: Yard, hours: int) -> None:
    """From now on an ordinary request is answered and done within so many hours."""
    within = cases.Level(Allowance(hours), Allowance(hours))
    levels = cases.policy_of(yard).levels | {"ordinary": within}
    cases.set_policy(actor=SYSTEM, yard=yard, policy=replace(cases.policy_of(yard), levels=levels))
