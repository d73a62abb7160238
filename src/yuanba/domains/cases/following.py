"""Who has the same trouble: persons told apart, the cases taken together, and how many people that is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.access import case_to_join
from yuanba.domains.cases.models import Case, Contact, Follower
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

TRIES = 5
T = TypeVar("T")


@dataclass(frozen=True)
class Joined:
    """The case joined – the main one, where it was taken into another – and whether this person was there before."""

    case: Case
    follower: Follower
    repeated: bool


def who_of(actor: Actor, yard: Yard, device: str) -> str:
    """The digest by which a person is counted once: of the account, else of what the device sent."""
    return _of_account(actor.account) if actor.account else digest(f"device:{yard.id}:{device}")


def _of_account(account: UUID) -> str:
    return digest(f"account:{account}")


def together(case: Case) -> list[UUID]:
    """The case and all that were taken into it."""
    return [case.id, *Case.objects.filter(yard=case.yard, main=case).values_list("id", flat=True)]


def recount(case: Case) -> None:
    """Set how many people have the trouble of a locked case: its reporters and followers, each once."""
    group = together(case)
    followers = Follower.objects.filter(yard=case.yard, case__in=group, left_at__isnull=True)
    people = set(followers.values_list("who", flat=True))
    contacts = Contact.objects.filter(yard=case.yard, case__in=group).exclude(phone_digest="")
    called = dict(contacts.values_list("case_id", "phone_digest"))
    reporters = Case.objects.filter(yard=case.yard, id__in=group).values_list("id", "reporter")
    people |= {_of_account(account) if account else str(called.get(key) or key) for key, account in reporters}
    case.people = len(people)


def at_main(actor: Actor, yard: Yard, case_id: UUID, act: Callable[[Case], T]) -> T:
    """Do something to the case, locked, or to the one it was taken into; refused as absent, or as `stale`.

    Each try is a transaction of its own: while one row is waited for, no other is held.
    """
    for _ in range(TRIES):
        with transaction.atomic():
            case = case_to_join(actor, yard, case_id)
            if case.main_id is None:
                return act(case)
            case_id = case.main_id
    raise Refusal("stale", name="–")
