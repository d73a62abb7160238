"""Where WeChat Pay brings notices: checked, noted once, answered so that what failed comes again."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yuanba.domains.finance.public import online
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import SYSTEM

log = logging.getLogger("yuanba.wechat")


@csrf_exempt
@require_POST
def notices(request: HttpRequest) -> HttpResponse:
    """204 where it was noted, now or before; refused without WeChat Pay's signature, absent where it is off."""
    port = online.online_port()
    if port is None:
        raise absent()
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        told = port.opened(headers, request.body)
        if told is not None:
            online.note_online(actor=SYSTEM, told=told)
    except ValueError as error:
        log.warning("not a notice of WeChat Pay: %s", error)
        return _failed("SIGN_ERROR", 401)
    except Refusal as refusal:
        log.warning("a notice that is not noted: %s", refusal.code)
        return _failed(refusal.code, refusal.status)
    return HttpResponse(status=204)


def _failed(why: str, status: int) -> HttpResponse:
    return JsonResponse({"code": "FAIL", "message": why}, status=status)
