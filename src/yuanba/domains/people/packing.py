"""What goes along when a yard is handed over: accounts without credentials, and no operator of the platform."""

from yuanba.domains.people.models import Account, Post
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.rules import POST_ROLES
from yuanba.platform.packs.public import Carried, carry, guard


def declare() -> None:
    """Tell the room of packs."""
    carry(
        Carried(
            Account, ("phone", "name", "name_en", "language", "created_at"), "phone", opened=("phone",), found_by=_found
        )
    )
    guard(Post, _is_welcome)


def _found(phone: str) -> dict[str, str]:
    return {"phone_digest": number_digest(phone)}


def _is_welcome(post: Post) -> bool:
    """A yard brings its own people, never an operator of the platform."""
    return post.role in POST_ROLES and post.role != "platform-operator"
