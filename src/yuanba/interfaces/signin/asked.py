"""What a browser is asked to sign: kept in its session, good for five minutes and one answer."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

ASKED, GOOD = "passkey", timedelta(minutes=5)


def site_of(request: HttpRequest) -> people.proving.Site:
    """This site as the browser sees it, also behind a proxy that speaks TLS; the host is one of YUANBA_HOSTS."""
    host = request.get_host()
    scheme = "https" if settings.YUANBA_HTTPS or request.is_secure() else "http"
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return people.proving.Site(name, f"{scheme}://{host}")


def asked_anew(request: HttpRequest, what: str) -> str:
    """A new challenge for `what`; one made before is worth nothing any more."""
    made = people.proving.new_challenge()
    until = int((clock.now() + GOOD).timestamp())
    request.session[ASKED] = {"what": what, "challenge": made, "until": until}
    return made


def challenge_of(request: HttpRequest, what: str) -> str:
    """The challenge this session was given for `what`; it is gone now. Refused: `passkey-wrong`."""
    told = request.session.pop(ASKED, None)
    if not told or told["what"] != what or told["until"] <= clock.now().timestamp():
        raise Refusal("passkey-wrong")
    return str(told["challenge"])
