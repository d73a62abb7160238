"""The living style page: every component as the pages use it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.interfaces.telling import Line, Station
from yuanba.kernel import clock
from yuanba.ui.forms import Form

COLOURS: tuple[str, ...] = (
    "paper",
    "sheet",
    "sunk",
    "line",
    "line-2",
    "ink",
    "ink-2",
    "ink-3",
    "brick-fill",
    "brick-wash",
)
COLOURS += ("tile", "tile-wash", "pine", "pine-wash", "amber", "amber-wash", "crim", "crim-wash")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """In the language and view of the browser; the tools above switch them."""
    now = clock.now()
    wrong = Form({"text": "楼道灯不亮", "phone": "1380000440"}, {"phone": "少一位，应为 11 位。"})
    stations = [
        Station("Sent", "done", "ok", at="09:40"),
        Station("Answer", "done", "ok", "13:40", "10:58"),
        Station("Done", "wait", "clock", "09:40", "28 min", "amber"),
        Station("Confirm", "", ""),
    ]
    lines = [
        Line("a", "Done", "16:05", ""),
        Line("k", "Answered", "10:58", "“…”"),
        Line("", "Given", "09:40", ""),
    ]
    shown = {
        "colours": COLOURS,
        "form": wrong,
        "stations": stations,
        "lines": lines,
        "soon": now + timedelta(minutes=28),
        "late": now - timedelta(minutes=42),
        "phone": "028-0000 1000",
    }
    return render(request, "backoffice/style.html", shown)
