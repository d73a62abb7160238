"""Words for times, telephones and refusals, in the language in use."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop, ngettext

from yuanba.kernel import clock
from yuanba.kernel.errors import CATALOGUE, Refusal

_ = gettext_noop
WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def hour(moment: datetime, *, elder: bool = False) -> str:
    """13:40; in elder view 下午 1:40 or 1:40 pm."""
    moment = clock.aware(moment)
    if not elder:
        return f"{moment:%H:%M}"
    time = f"{moment.hour % 12 or 12}:{moment.minute:02d}"
    if moment.hour < 6:
        return gettext("%(time)s am (night)") % {"time": time}
    if moment.hour < 12:
        return gettext("%(time)s am") % {"time": time}
    if moment.hour < 18:
        return gettext("%(time)s pm") % {"time": time}
    return gettext("%(time)s pm (evening)") % {"time": time}


def day(moment: datetime) -> str:
    """今天, 明天, 昨天, 11 月 24 日 周二 within six days, 11 月 30 日; with the year where it is another one."""
    moment, now = clock.aware(moment), clock.now()
    distance = (moment.date() - now.date()).days
    near = {0: gettext("today"), 1: gettext("tomorrow"), -1: gettext("yesterday")}
    if distance in near:
        return near[distance]
    if abs(distance) < 7:
        parts = {"weekday": gettext(WEEKDAYS[moment.weekday()]), "date": date_format(moment, gettext("j M"))}
        return gettext("%(weekday)s %(date)s") % parts
    pattern = gettext("j M") if moment.year == now.year else gettext("j M Y")
    return date_format(moment, pattern)


def on_day(date: date) -> str:
    """The same of a day without an hour."""
    return day(datetime.combine(date, time(12), clock.SHANGHAI))


def dateline(moment: date) -> str:
    """2026 年 11 月 21 日 星期六 · Saturday, 21 November 2026: what stands over a board, and on paper."""
    day = clock.aware(moment) if isinstance(moment, datetime) else moment
    return date_format(day, gettext("l, j F Y"))


def when(moment: datetime, *, elder: bool = False) -> str:
    """今天 13:40 · today 13:40 · 11 月 24 日 9:00."""
    parts = {"day": day(moment), "hour": hour(moment, elder=elder)}
    return gettext("%(day)s at %(hour)s") % parts if elder else gettext("%(day)s %(hour)s") % parts


def span(length: timedelta) -> str:
    """28 分 · 2 时 05 分 · 1 天 20 时 · 3 天. Rounded down: to minutes, hours, days."""
    minutes = max(int(length.total_seconds()) // 60, 0)
    if minutes < 60:
        return gettext("%(minutes)s min") % {"minutes": minutes}
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return gettext("%(hours)s h %(minutes)02d min") % {"hours": hours, "minutes": minutes}
    days, hours = divmod(hours, 24)
    if days < 3:
        return gettext("%(days)s d %(hours)s h") % {"days": days, "hours": hours}
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def opening(hours: str) -> list[str]:
    """Each span of `1-5 09:00-18:00; 6,7 10:00-16:00` with the names of the days; other words as they are."""
    return [_opening(part.strip()) for part in hours.split(";") if part.strip()]


def _opening(span: str) -> str:
    days, blank, times = span.partition(" ")
    if not blank or set(days) - set("1234567,-"):
        return span
    names = [gettext(WEEKDAYS[int(sign) - 1]) if sign.isdecimal() else sign for sign in days]
    said = "".join(gettext(", ") if name == "," else "–" if name == "-" else name for name in names)
    return f"{said} {times.replace('-', '–')}"


def left(due: datetime) -> str:
    """还剩 28 分, or 迟 42 分."""
    now = clock.now()
    if now > due:
        return gettext("%(span)s late") % {"span": span(now - due)}
    return gettext("%(span)s left") % {"span": span(due - now)}


def spaced(phone: str) -> str:
    """138 0000 4402; a landline as it was written."""
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if len(phone) == 11 and phone.startswith("1") else phone


def masked(phone: str) -> str:
    """138 **** 4402."""
    plain = phone.replace(" ", "")
    return f"{plain[:3]} **** {plain[-4:]}" if len(plain) >= 8 else "****"


def crowd(people: int, requests: int) -> str:
    """5 people; 2 requests, 5 people; nothing where it is one of each."""
    if requests > 1:
        return gettext("%(requests)s requests, %(people)s people") % {"requests": requests, "people": people}
    return gettext("%(people)s people") % {"people": people} if people > 1 else ""


def of_code(code: str, data: dict[str, object] | None = None) -> str:
    """The words of an error code; moments in the data are told as times, a `state` in the language in use."""
    words = gettext(CATALOGUE[code].words)
    return words % {name: _shown(name, value) for name, value in (data or {}).items()} if "%(" in words else words


def of_refusal(refusal: Refusal) -> str:
    """The words of a refusal."""
    return of_code(refusal.code, refusal.data)


def _shown(name: str, value: object) -> object:
    if isinstance(value, str) and len(value) > 18 and value[4:5] == "-" and "T" in value:
        return when(datetime.fromisoformat(value))
    if isinstance(value, Mapping):  # names of kinds with how many
        return ", ".join(f"{gettext(word)} {count}" for word, count in value.items())
    return gettext(value) if name == "state" and isinstance(value, str) else value  # names of people stay names
