"""Whether a request is solved is said by whoever reported it, not by those who wrote it down or handle it.

The code on a slip opens a request to whoever holds the paper. In a browser that showed the slip, and for an account
that handles requests there, it opens it to be read, and not to be judged.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of
from yuanba.kernel.errors import Refusal, register

register(
    "judge-desk",
    409,
    "This is for whoever reported it: on their own phone, or when they are called back.",
)
COOKIE, SALT, MOST, KEPT = "yb_slips", "yuanba.slips", 60, timedelta(days=30)


def shown_here(request: HttpRequest, response: HttpResponse, case: cases.Case) -> HttpResponse:
    """The response, which also lets the browser remember that it showed the slip of this request."""
    ids = list(dict.fromkeys([str(case.id), *_ids(request)]))[:MOST]
    value = signing.dumps(ids, salt=SALT, compress=True)
    age, secure = int(KEPT.total_seconds()), settings.YUANBA_HTTPS
    response.set_cookie(COOKIE, value, max_age=age, httponly=True, samesite="Lax", secure=secure)
    return response


def check_judge(request: HttpRequest, case: cases.Case) -> None:
    """Refused as `judge-desk` where the code is used by those who handed it out."""
    if case.on_behalf_of and (cases.handles(actor_of(request), case) or str(case.id) in _ids(request)):
        raise Refusal("judge-desk")


def _ids(request: HttpRequest) -> list[str]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
        return [str(UUID(one)) for one in found]
    except (signing.BadSignature, ValueError, TypeError):
        return []
