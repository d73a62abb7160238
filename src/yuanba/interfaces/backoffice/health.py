"""Is the process alive, can it serve, and figures for a monitor."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from yuanba.interfaces.asking import address_of
from yuanba.kernel.errors import absent
from yuanba.platform.events.public import stuck, waiting
from yuanba.platform.notify.public import unsent
from yuanba.platform.tasks.work import failed
from yuanba.platform.yards.ready import missing

_ready: list[bool] = []
PASSED_ON = {"X-Forwarded-For", "Forwarded", "Via"}  # whoever comes through a proxy is not this machine


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where the database answers and has every migration, else 503 with what is missing."""
    if not _ready:
        if behind := missing():
            return JsonResponse({"ready": False, "missing": behind, "run": "yuanba migrate"}, status=503)
        _ready.append(True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ready": True})


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, for this machine or with the token of the settings; else absent."""
    told, wanted = request.headers.get("Authorization", ""), settings.YUANBA_METRICS_TOKEN
    is_known = bool(wanted) and constant_time_compare(told, f"Bearer {wanted}")
    if not is_known and (PASSED_ON & request.headers.keys() or address_of(request) not in ("127.0.0.1", "::1")):
        raise absent()
    registry = CollectorRegistry()
    for name, words, value in (
        ("events_waiting", "Events not delivered yet (bounded at 10,000)", waiting()),
        ("events_stuck", "Events some reaction failed on three times or more", len(stuck())),
        ("tasks_failed", "Background tasks that were given up", len(failed())),
        ("sms_unsent", "Short messages that failed or found no gateway", len(unsent())),
    ):
        Gauge(f"yuanba_{name}", words, registry=registry).set(value)
    return HttpResponse(generate_latest(registry), content_type="text/plain; version=0.0.4")
