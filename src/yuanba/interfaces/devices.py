"""The device behind a request: what it calls itself, and whether its session is still open."""

import re
from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

DEVICE, SEEN, TURN = "device", "seen", "turn"
# Word by which a browser or a system tells itself, the first that fits; a later one is often named by an earlier.
BROWSERS = (
    ("MicroMessenger", "wechat", gettext_noop("WeChat")),
    ("HuaweiBrowser", "huawei", gettext_noop("Huawei Browser")),
    ("MQQBrowser|QQBrowser", "qq", gettext_noop("QQ Browser")),
    ("UCBrowser", "uc", gettext_noop("UC Browser")),
    ("Edg", "edge", "Edge"),
    ("Firefox|FxiOS", "firefox", "Firefox"),
    ("Chrome|CriOS", "chrome", "Chrome"),
    ("Safari", "safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS|OpenHarmony", "harmony", gettext_noop("HarmonyOS")),
    ("Android", "android", "Android"),
    ("iPhone", "iphone", "iPhone"),
    ("iPad", "ipad", "iPad"),
    ("Windows", "windows", "Windows"),
    ("Macintosh|Mac OS X", "mac", "Mac"),
    ("Linux", "linux", "Linux"),
)
WORDS = {code: words for _pattern, code, words in (*BROWSERS, *SYSTEMS)}


def kind_of(agent: str) -> str:
    """`wechat/android`: what a browser says of itself, as two codes; `other` for what nobody knows."""
    return "/".join(
        next((code for pattern, code, _words in table if re.search(pattern, agent[:400])), "other")
        for table in (BROWSERS, SYSTEMS)
    )


def words_of(kind: str) -> str:
    """WeChat · Android, in the language of the page."""
    known = [_(WORDS[code]) for code in kind.split("/") if code in WORDS]
    return " · ".join(known) or _("A browser we do not know")


def remember(request: HttpRequest, account: people.Account) -> None:
    """Put the browser into the account's list."""
    device = people.remember_device(
        actor=actor_of(request),
        account=account,
        session=request.session.session_key or "",
        kind=kind_of(request.headers.get("User-Agent", "")),
        address=address_of(request),
    )
    request.session[DEVICE], request.session[SEEN] = str(device.id), _minute()


def forget(request: HttpRequest) -> None:
    """The device of this session is over, where it is still there."""
    device = device_of(request)
    if device is not None:
        with suppress(Refusal):
            people.end_device(actor=actor_of(request), device_id=device)


def device_of(request: HttpRequest) -> UUID | None:
    """The device of this session."""
    known = request.session.get(DEVICE)
    return UUID(known) if known else None


def still_open(request: HttpRequest) -> bool:
    """Whether the device was not ended; looked at and noted every quarter of an hour."""
    device = device_of(request)
    if device is None or _minute() - request.session.get(SEEN, 0) < people.SEEN_ANEW.total_seconds() // 60:
        return True
    if not people.saw_device(device, address_of(request)):
        request.session.flush()
        return False
    request.session[SEEN] = _minute()
    return True


def _minute() -> int:
    return int(clock.now().timestamp()) // 60
