"""What goes along when a yard is handed over: accounts without credentials, sealed fields sealed anew there."""

from yuanba.domains.people.models import Account, Post, ResidentCard
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.rules import POST_ROLES
from yuanba.domains.people.writing import opened, put
from yuanba.platform.packs.public import Carried, Sealing, carry, carry_sealed, guard

SEALED = ("phone", "id_number", "health")


def declare() -> None:
    """Tell the room of packs."""
    carry(
        Carried(
            Account, ("phone", "name", "name_en", "language", "created_at"), "phone", opened=("phone",), found_by=_found
        )
    )
    carry_sealed(ResidentCard, Sealing(_opens, _seals))
    guard(Post, _is_welcome)


def _found(phone: str) -> dict[str, str]:
    return {"phone_digest": number_digest(phone)}


def _opens(card: ResidentCard) -> dict[str, str]:
    return {f"sealed_{field}": opened(card, field) for field in SEALED} | dict.fromkeys(
        ("phone_digest", "phone_tail_digest"), ""
    )


def _seals(card: ResidentCard, said: dict[str, str]) -> None:
    for field in SEALED:
        put(card, field, said[f"sealed_{field}"])


def _is_welcome(post: Post) -> bool:
    """A yard brings its own people, never an operator of the platform."""
    return post.role in POST_ROLES and post.role != "platform-operator"
