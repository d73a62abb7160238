"""Tables of notices. What was published is not changed: a mistake is withdrawn, and said again rightly."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from yuanba.domains.notices.rules import drafts, states
from yuanba.domains.notices.rules.audience import Audience, from_data
from yuanba.domains.places.public import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Undertaking(YardModel):
    """A planned installation or use of common parts.

    `affected` is an audience without roles, `window_ends` the last day on which a home it touches may object.
    `noise_db` is what is heard at the nearest window; `was_there` says of a dropped one that it stood there already.
    """

    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    text_en = models.TextField(blank=True)
    affected = models.JSONField()
    starts_on = models.DateField()
    window_days = models.IntegerField()
    state = models.CharField(max_length=10)
    planner = models.UUIDField(null=True)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    planned_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    window_ends = models.DateField(null=True)
    started_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    why = models.TextField(blank=True)
    noise_db = models.IntegerField(null=True)
    hours = models.CharField(max_length=60, blank=True)
    was_there = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "client_key"], name="notices_plan_once"),
            models.CheckConstraint(
                condition=~Q(state=states.LIVE)
                | Q(announced_at__isnull=False, window_ends__isnull=False, started_at__isnull=False),
                name="notices_live_was_announced",
            ),
        ]
        indexes = [models.Index(fields=["yard", "planned_at", "id"], name="notices_plans")]

    @property
    def audience(self) -> Audience:
        """The homes it touches."""
        return from_data(self.affected)

    @property
    def shown_state(self) -> str:
        """The state in `states.SHOWN_STATES`: what was there and was taken away again is undone, not only dropped."""
        return states.UNDONE if self.state == states.DROPPED and self.was_there else self.state

    @property
    def is_loud(self) -> bool:
        """Whether it is louder at a window than a home has to bear."""
        return self.noise_db is not None and self.noise_db > drafts.LOUD

    def title_in(self, language: str) -> str:
        """The title in English where there is one and it is asked for."""
        return self.title_en if language == "en" and self.title_en else self.title


class Notice(YardModel):
    """Something said to an audience, in Chinese and where it is needed in English, from a day to a day.

    The number is given when it is published. `digest` is over all that it says.
    """

    number = models.IntegerField(null=True)
    kind = models.CharField(max_length=14)
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    text_en = models.TextField(blank=True)
    audience_data = models.JSONField()
    since = models.DateField()
    until = models.DateField()
    wall = models.BooleanField()
    sms = models.BooleanField()
    state = models.CharField(max_length=10)
    version = models.IntegerField(default=1)
    undertaking = YardKey(Undertaking, null=True, on_delete=models.PROTECT, related_name="notices")
    author = models.UUIDField(null=True)
    publisher = models.UUIDField(null=True)
    publisher_name = models.CharField(max_length=60, blank=True)
    publisher_role = models.CharField(max_length=24, blank=True)
    client_key = models.CharField(max_length=64)
    sent_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="notices_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="notices_client_key_once"),
            models.UniqueConstraint(
                fields=["yard", "undertaking"],
                condition=Q(undertaking__isnull=False, state__in=[states.PUBLISHED, states.ENDED]),
                name="notices_one_of_undertaking",
            ),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="notices_period"),
            models.CheckConstraint(
                condition=Q(state=states.DRAFT, number__isnull=True)
                | Q(state=states.WITHDRAWN)
                | Q(state__in=[states.PUBLISHED, states.ENDED], number__isnull=False, published_at__isnull=False),
                name="notices_published_has_number",
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "published_at", "id"], name="notices_said"),
            models.Index(
                fields=["yard", "until"],
                name="notices_hanging",
                condition=Q(published_at__isnull=False, closed_at__isnull=True),
            ),
            models.Index(
                fields=["until"],
                name="notices_to_end",
                condition=Q(published_at__isnull=False, closed_at__isnull=True),
            ),
            models.Index(fields=["yard", "undertaking"], name="notices_of_undertaking"),
        ]

    @property
    def audience(self) -> Audience:
        """To whom it is said."""
        return from_data(self.audience_data)

    @property
    def code(self) -> str:
        """What people say on the telephone: JG-N12; empty for a draft."""
        return f"{self.yard.code}-N{self.number}" if self.number else ""

    @property
    def link(self) -> str:
        """The short address on this site, for posters and chat groups; empty for a draft."""
        return f"/n/{self.yard.code}/{self.number}/" if self.number else ""

    @property
    def sms_key(self) -> str:
        """By which its short messages are known: one to each number."""
        return f"notice {self.id}"

    @property
    def back_key(self) -> str:
        """By which the short messages are known that take it back."""
        return f"notice-back {self.id}"

    def title_in(self, language: str) -> str:
        """The title in English where there is one and it is asked for."""
        return self.title_en if language == "en" and self.title_en else self.title

    def hangs_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.state == states.PUBLISHED and self.since <= day <= self.until


class Addressee(YardModel):
    """One path and one role of a notice's audience, row by row, for lists; an empty role is whoever lives there."""

    notice = YardKey(Notice, on_delete=models.PROTECT, related_name="addressees")
    path = models.CharField(max_length=200)
    role = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "notice", "path", "role"], name="notices_addressee_once")
        ]


class Delivery(YardModel):
    """Proof that a home has a notice: by which channel, when, by whom, and the photograph that shows it."""

    append_only = True

    notice = YardKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10)
    at = models.DateTimeField()
    noted_at = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    photo = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "notice", "home", "channel"], name="notices_delivery_once")
        ]
        indexes = [models.Index(fields=["yard", "home"], name="notices_deliveries_home")]


class Knock(YardModel):
    """What came of a notice at the door of a home: handed over, nobody there, not accepted, or the last one taken back.

    The last turn of a home counts.
    """

    append_only = True

    notice = YardKey(Notice, on_delete=models.PROTECT, related_name="knocks")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    turn = models.IntegerField()
    result = models.CharField(max_length=10)
    at = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "notice", "home", "turn"], name="notices_knock_once")]
        indexes = [models.Index(fields=["yard", "home"], name="notices_knocks_home")]


class Receipt(YardModel):
    """That an account opened a notice that was said to it."""

    append_only = True

    notice = YardKey(Notice, on_delete=models.PROTECT, related_name="receipts")
    account = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "notice", "account"], name="notices_receipt_once")]


class Objection(YardModel):
    """What a home says against an undertaking, once.

    Who objected is the account; its name stands on its card alone, so that it is gone with the card. What came on paper
    or by word of mouth says so in `way`, with the name on it, the day it came and who of the staff wrote it down.
    """

    append_only = True

    undertaking = YardKey(Undertaking, on_delete=models.PROTECT, related_name="objections")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    way = models.CharField(max_length=8, blank=True, default="")
    said_on = models.DateField(null=True)
    writer = models.UUIDField(null=True)
    writer_name = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "undertaking", "home"], name="notices_objection_once")]

    @property
    def said_by(self) -> str:
        """Who objected: as the card is called today, which the queries that hand it out ask; or as it was written."""
        return self.name if self.way else vars(self).get("called", "")

    @property
    def answer(self) -> "ObjectionAnswer | None":
        """What was answered; read beforehand by the queries that hand it out."""
        return next(iter(self.answers.all()), None)


class ObjectionAnswer(YardModel):
    """What staff answered to an objection, once."""

    append_only = True

    objection = YardKey(Objection, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "objection"], name="notices_answer_once")]
