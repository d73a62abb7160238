"""Orders that are paid by telephone, what was given back of them, and what the service's trade bill says."""

from django.db import models
from django.db.models import F, Q

from yuanba.domains.finance.models.payments import Payment
from yuanba.domains.finance.rules import online
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class OnlineOrder(YardModel):
    """What somebody is about to pay for a home: `bills` by their numbers, or a sum. Its number there is `id` without
    hyphens, `serial` is theirs. `odd`: what a person should look at."""

    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    fen = models.BigIntegerField()
    bills = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=online.CREATED)
    link = models.CharField(max_length=700, blank=True)
    until = models.DateTimeField()
    serial = models.CharField(max_length=40, blank=True)
    paid_at = models.DateTimeField(null=True)
    payment = YardKey(Payment, null=True, on_delete=models.PROTECT, related_name="+")
    refunded = models.BigIntegerField(default=0)
    odd = models.CharField(max_length=8, blank=True)
    said = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField(null=True)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_online_key_once"),
            models.UniqueConstraint(fields=["yard", "serial"], condition=~Q(serial=""), name="finance_online_serial"),
            models.CheckConstraint(
                condition=Q(state__in=online.SETTLED, payment__isnull=False)
                | (~Q(state__in=online.SETTLED) & Q(payment=None)),
                name="finance_online_paid",
            ),
            models.CheckConstraint(
                condition=Q(fen__gt=0, refunded__gte=0, refunded__lte=F("fen")), name="finance_online_sums"
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "state", "id"], name="finance_online_states"),
            models.Index(fields=["asked_at"], name="finance_online_open", condition=Q(state__in=online.OPEN)),
            models.Index(fields=["home", "yard"], name="finance_online_of_home"),
            models.Index(fields=["payment"], name="finance_online_paid_by", condition=Q(payment__isnull=False)),
        ]

    @property
    def number(self) -> str:
        """As the service knows it."""
        return self.id.hex


class OnlineRefund(YardModel):
    """What goes back of a paid order: out of what the home has paid in advance, kept aside until it arrived."""

    order = YardKey(OnlineOrder, on_delete=models.PROTECT, related_name="refunds")
    fen = models.BigIntegerField()
    why = models.CharField(max_length=80)
    state = models.CharField(max_length=8, default=online.ASKED)
    serial = models.CharField(max_length=40, blank=True)
    payment = YardKey(Payment, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_online_back_once"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="finance_online_back_above"),
        ]
        indexes = [
            models.Index(fields=["yard", "order"], name="finance_online_backs"),
            models.Index(fields=["asked_at"], name="finance_online_going", condition=Q(state=online.ASKED)),
            models.Index(fields=["payment"], name="finance_online_back_by", condition=Q(payment__isnull=False)),
        ]


class TradeDay(YardModel):
    """The trade bill of a day, as far as it is of this estate: what came, went back and was kept as fee."""

    append_only = True

    day = models.DateField()
    lines = models.IntegerField()
    came = models.BigIntegerField()
    went = models.BigIntegerField()
    fee = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "day"], name="finance_trade_day_once")]


class TradeLine(YardModel):
    """A line of it, or a payment of ours that it lacks. `why`: where it differs from what we have."""

    append_only = True

    of = YardKey(TradeDay, on_delete=models.PROTECT, related_name="kept")
    kind = models.CharField(max_length=8)
    number = models.CharField(max_length=40)
    serial = models.CharField(max_length=40)
    fen = models.BigIntegerField()
    fee = models.BigIntegerField()
    why = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "of", "kind", "serial"], name="finance_trade_line_once")]
        indexes = [
            models.Index(fields=["yard", "id"], name="finance_trade_differs", condition=~Q(why="")),
        ]
