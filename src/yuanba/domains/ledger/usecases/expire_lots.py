"""What has passed its last day leaves the accounts it stands in."""

from django.db import transaction
from django.db.models import Sum

from yuanba.domains.ledger.access import book_to
from yuanba.domains.ledger.models import Entry, Lot, LotUse
from yuanba.domains.ledger.rules.drafts import Draft, Line
from yuanba.domains.ledger.writing import ENDING, enter
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

AT_ONCE = 200


def expire_lots(*, actor: Actor, yard: Yard, book: str, target: str, words: str) -> list[Entry]:
    """One entry for each account with something that is over, given to `target`; what is held waits for its end.

    Run twice on a day, the second finds nothing. Refused: `account-unknown` in `invalid`, absent.
    """
    there = book_to(actor, yard, book, "ledger.post")
    today = clock.today()
    over = Lot.objects.filter(yard=yard, account__book=there, left__gt=0, expires__lt=today)
    due = over.values_list("account__code").annotate(left=Sum("left")).order_by("account__code")
    made = []
    for code, left in list(due[:AT_ONCE]):
        draft = Draft(today, words, (Line(code, target, left),), ENDING)
        uses = LotUse.objects.filter(yard=yard, lot__account__book=there, lot__account__code=code).count()
        with transaction.atomic():
            made.append(enter(actor, there, draft, f"{ENDING}:{code}:{today}:{uses}"))
    return made
