"""What left is forgotten after a month, and at once where somebody is erased: that it was said stays."""

from collections.abc import Collection
from datetime import timedelta

from yuanba.kernel import clock
from yuanba.platform.notify.models import Letter, Sms, phone_digest
from yuanba.platform.yards.models import Yard

KEPT, MOST = timedelta(days=30), 1000


def forget_sms(yard: Yard, phones: Collection[str]) -> None:
    """Short messages of a yard to these telephones no longer say where they went; what waits is not sent."""
    digests = [phone_digest(yard.id, phone) for phone in phones]
    Sms.objects.filter(yard=yard, phone_digest__in=digests).update(sealed_phone="", sealed_link="")


def sweep_sent() -> int:
    """Where messages of a month ago went, a thousand of each kind at a time; returns how many."""
    before = {"state": Sms.State.SENT, "at__lt": clock.now() - KEPT}
    sms = Sms.objects.filter(**before).exclude(sealed_phone="").values_list("id", flat=True)[:MOST]
    done = Sms.objects.filter(id__in=list(sms)).update(sealed_phone="", sealed_link="")
    letters = Letter.objects.filter(**before).exclude(sealed_address="").values_list("id", flat=True)[:MOST]
    gone = {"sealed_address": "", "sealed_link": "", "sealed_tag": ""}
    return done + Letter.objects.filter(id__in=list(letters)).update(**gone)
