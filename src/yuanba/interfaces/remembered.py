"""What was said on this phone without signing in: kept by the browser, so that the way back is never lost."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE, MOST, YEAR_SECONDS = "yb_said", 10, 365 * 24 * 3600
_ENTRY = re.compile(r"([A-Z][A-Z0-9]{1,11})\.([\w-]{44})")


def said_here(request: HttpRequest) -> list[tuple[str, str]]:
    """Code of the estate and token of the last ten reports of this browser, the newest first."""
    return _ENTRY.findall(request.COOKIES.get(COOKIE, ""))[:MOST]


def remember(request: HttpRequest, response: HttpResponse, code: str, token: str) -> HttpResponse:
    """The response, which also tells the browser to keep the way to a report for a year."""
    entries = dict.fromkeys([(code, token), *said_here(request)])
    value = "/".join(f"{code}.{token}" for code, token in list(entries)[:MOST])
    secure = settings.YUANBA_HTTPS
    response.set_cookie(COOKIE, value, max_age=YEAR_SECONDS, httponly=True, samesite="Lax", secure=secure)
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """The response, which also tells the browser to forget all of it: the phone may be shared."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
