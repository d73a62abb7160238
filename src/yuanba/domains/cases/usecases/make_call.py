"""A call goes out, for companies and estates to sign."""

import hashlib

from django.db import IntegrityError, transaction

from yuanba.domains.cases.events import CallMoved
from yuanba.domains.cases.models import Call
from yuanba.domains.cases.numbering import next_number
from yuanba.domains.cases.rules.drafts import words
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def make_call(
    *,
    actor: Actor,
    yard: Yard,
    title: str,
    text: str,
    issuer: str,
    client_key: str,
    title_en: str = "",
    text_en: str = "",
) -> Call:
    """Out, once per actor and client key. Refused: `invalid`, `conflict`, absent."""
    check(actor, "call.make", yard)
    said = {
        "title": words(title, "title")[:60],
        "text": words(text),
        "issuer": words(issuer, "issuer")[:80],
        "title_en": clean(title_en)[:120],
        "text_en": clean(text_en)[:5000],
    }
    key, content = digest(f"{actor.account or yard.id}:{client_key}"), hashlib.sha256(canon(said)).hexdigest()
    try:
        with transaction.atomic():
            call = Call(yard=yard, number=next_number(yard, "call"), made_at=clock.now(), client_key=key, **said)
            call.content_digest = content
            call.save()
            told = CallMoved(number=call.number, title=call.title, step="made")
            record(told, yard=yard, actor=actor, subject=call.id)
            return call
    except IntegrityError:
        there = Call.objects.select_related("yard").filter(yard=yard, client_key=key).first()
        if there is None:
            raise
        if there.content_digest != content:
            raise Refusal("conflict") from None
        return there
