"""Letters by which somebody sets a password: who may write one to whom, and which ones are good."""

import secrets
from uuid import UUID

from django.db.models import Q

from yuanba.domains.people.access import post_to_end
from yuanba.domains.people.codes import keyed
from yuanba.domains.people.models import Account, Delegation, PasswordLetter, Post, ResidentCard
from yuanba.domains.people.queries import actor_of
from yuanba.domains.people.rules import INVITATION_ALPHABET, LETTER_SIGNS, appointing, split_letter
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

register(
    "letter-elsewhere",
    409,
    "This account opens homes or posts beyond those you appoint to. The operator of the platform writes this letter.",
)
register("letter-own", 409, "This is your own account: change your password under Account and devices.")
register(
    "letter-wrong", 422, "This code does not fit, was used, or is over. Ask whoever gave you the letter for a new one."
)
TRIES, SECONDS = 20, 3600


def post_to_let_in(actor: Actor, yard: Yard, post_id: UUID) -> Post:
    """A post of today or later, locked, to whose holder the actor may write; refused as absent, `letter-elsewhere`,
    `letter-own`.

    The letter opens the whole account, so the actor must appoint to all of its posts; to one with homes an operator
    writes. Else whoever appoints could make a guard of a neighbour, and then be that neighbour.
    """
    post = post_to_end(actor, yard, post_id)
    if post.role == "program" or not (post.until is None or post.until >= clock.today()):
        raise absent()
    if post.account_id == actor.account:
        raise Refusal("letter-own")
    if not _all_given(actor, post.account_id):
        raise Refusal("letter-elsewhere")
    return post


def _all_given(actor: Actor, account_id: UUID) -> bool:
    """Whether the actor appoints to all that the account opens: its posts and those it stands in for, and whatever
    stands on its cards – homes of today and before, enterprises it acts for."""
    today = clock.today()
    lasting = Q(until=None) | Q(until__gte=today)
    stood_in = Delegation.objects.filter(deputy=account_id, until__gte=today)
    posts = Post.objects.filter(lasting, Q(account=account_id) | Q(id__in=stood_in.values("post_id")))
    cards = ResidentCard.objects.filter(account=account_id, erased_at=None).select_related("yard")
    return all(can(actor, appointing(one.role), one) for one in posts) and all(
        can(actor, "people.appoint", card.yard) for card in cards
    )


def new_secret() -> str:
    """The secret part of a code: signs that do not look alike."""
    return "".join(secrets.choice(INVITATION_ALPHABET) for _ in range(LETTER_SIGNS))


def as_written(yard: Yard, secret: str) -> str:
    """The code as it stands in the letter: JG-7K3M-9QXT-2PFA."""
    return "-".join((yard.code, *(secret[start : start + 4] for start in range(0, LETTER_SIGNS, 4))))


def letter_called(code: str, address: str) -> PasswordLetter:
    """The good letter with this code; refused as `letter-wrong` whatever was wrong with it, `too-many`.

    `address` is the network address of the asker; it counts tries, outside of any transaction, and is kept as a
    digest only.
    """
    throttle.hit(f"letter:{address}", limit=TRIES, seconds=SECONDS)
    prefix, secret = split_letter(code)
    rows = PasswordLetter.objects.select_related("yard", "account", "post")
    row = rows.filter(yard__code=prefix, code=keyed(f"letter {prefix} {secret}"), used_at=None, revoked_at=None).first()
    if row is None or row.ends <= clock.now() or not _still_there(row.post, row.account) or not _still_given(row):
        raise Refusal("letter-wrong")
    return row


def _still_there(post: Post, account: Account) -> bool:
    return account.is_active and (post.until is None or post.until >= clock.today())


def _still_given(letter: PasswordLetter) -> bool:
    """Whether who wrote it may still write it: not once the account opens homes or posts beyond theirs."""
    return letter.made_by is None or _all_given(actor_of(letter.made_by), letter.account_id)


def use_up(letter: PasswordLetter) -> None:
    """The letter is used by this call: of several at once exactly one; the others are refused as `letter-wrong`."""
    good = PasswordLetter.objects.filter(yard=letter.yard_id, id=letter.id, used_at=None, revoked_at=None)
    if not good.update(used_at=clock.now()):
        raise Refusal("letter-wrong")


def close_letters(account: Account) -> None:
    """Letters of the account that were not used are worth nothing any more."""
    PasswordLetter.objects.filter(account=account, used_at=None, revoked_at=None).update(revoked_at=clock.now())
