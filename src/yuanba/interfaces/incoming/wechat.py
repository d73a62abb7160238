"""Where WeChat brings messages: each once, answered within its five seconds, in the words of the dialogue."""

import logging

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from yuanba.interfaces.asking import HOUR_SECONDS
from yuanba.interfaces.incoming.dialogue import Thread, reply_to
from yuanba.interfaces.papers.words import site_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import digest
from yuanba.platform.access import throttle
from yuanba.platform.notify.public import Said, heard, note_heard, official, talk_with
from yuanba.ui.words import of_refusal

log = logging.getLogger("yuanba.wechat")
BY, MOST_PER_HOUR = "wechat", 60


@csrf_exempt
@require_http_methods(["GET", "POST"])
def messages(request: HttpRequest) -> HttpResponse:
    """GET proves the address, POST brings a message; refused without WeChat's signature, absent where it is off."""
    account, query = official(), request.GET.dict()
    if account is None:
        raise absent()
    if request.method == "GET":
        echo = account.greeting(query)
        return HttpResponseForbidden() if echo is None else HttpResponse(echo, content_type="text/plain")
    try:
        said = account.opened(query, request.body)
    except ValueError as error:
        log.warning("not a message of WeChat: %s", error)
        return HttpResponseForbidden()
    if said is None or not (words := _answered(said, site_of(request))):
        return HttpResponse("success", content_type="text/plain")
    return HttpResponse(account.answer(query, said, words), content_type="application/xml")


def _answered(said: Said, site: str) -> str:
    """What is answered; the same to the same message, whatever was done the first time."""
    with transaction.atomic():
        talk = talk_with(BY, said.who)  # locked: the same message sent once more waits for what the first one said
        if before := heard(BY, said.number):
            return str(before.answer)
        thread = Thread(said, talk, site)
        with override(thread.language):
            words = _said_next(thread)
        note_heard(BY, said.number, words, said.who)
    return words


def _said_next(thread: Thread) -> str:
    try:
        throttle.hit(f"wechat:{digest(thread.said.who)}", limit=MOST_PER_HOUR, seconds=HOUR_SECONDS)
        with transaction.atomic():
            return reply_to(thread)
    except Refusal as refusal:
        return _("That did not work: %(why)s") % {"why": of_refusal(refusal)}
