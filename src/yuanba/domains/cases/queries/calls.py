"""The calls 倡议 a yard has made, those that were taken back among them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from yuanba.domains.cases.models import Call
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class MadeCall:
    """A call, and how many stand by it today."""

    call: Call
    signed: int


def made_calls(yard: Yard, *, after: str = "") -> Page[MadeCall]:
    """The newest first; open to anybody, as each of them is. `after` is a number."""
    standing = Count("signers", filter=Q(signers__withdrawn_at=None))
    rows: Any = Call.objects.filter(yard=yard).select_related("yard").annotate(n_signed=standing)
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < 10):
            raise absent()
        rows = rows.filter(number__lt=int(after))
    page: Page[Any] = page_of(rows.order_by("-number"), lambda one: one.number)
    return page.of(MadeCall(call, call.n_signed) for call in page.rows)
