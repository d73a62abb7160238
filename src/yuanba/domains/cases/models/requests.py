"""A request with a clock: the row that points to what its steps say."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from yuanba.domains.cases.models.units import Category, Unit
from yuanba.domains.cases.rules.states import ENDED
from yuanba.domains.cases.rules.vocabulary import SPOKEN
from yuanba.domains.places.public import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Case(YardModel):
    """A request with a clock. `policy` is frozen; dues are recomputable from the row by `rules.clocks`.

    `policy_number` is the version of it that was in force when it was said, 0 the preset;
    `company` who looked after the estate then: figures count the case for it, whoever comes later.

    `main` is the case it was taken into; `taken_in` how many were taken into it, `people` how many have this trouble.
    `said_title` is its first line, empty of what was only spoken; pages, files and messages show `title`.
    `sound` is what was spoken, `typed_at` when somebody typed it. Since `unnamed_at` nobody sees who reported it;
    `covered` is how much of it was taken out of public view.
    Open is what has no `closed_at`: partial indexes ask for NULL, because SQLite compares no bound value with them.
    """

    number = models.IntegerField()
    kind = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=10)
    state = models.CharField(max_length=20)
    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=200)
    said_title = models.CharField(max_length=60, blank=True, db_column="title")
    text = models.TextField()
    channel = models.CharField(max_length=10)
    visibility = models.CharField(max_length=10)
    on_behalf_of = models.BooleanField(default=False)
    reporter = models.UUIDField(null=True)
    token_digest = models.CharField(max_length=64)
    client_key = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)
    policy = models.JSONField()
    policy_number = models.IntegerField(default=0)
    company = models.CharField(max_length=80, blank=True, default="")
    version = models.IntegerField(default=1)
    reported_at = models.DateTimeField()
    answer_due = models.DateTimeField()
    close_due = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    promised_text = models.TextField(blank=True)
    promised_due = models.DateTimeField(null=True)
    reopen_requested_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    extended_at = models.DateTimeField(null=True)
    extended_due = models.DateTimeField(null=True)
    extensions = models.IntegerField(default=0)
    paused_at = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    pause_reason = models.CharField(max_length=12, blank=True)
    resume_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    check_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=10, blank=True)
    expires_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    due_what = models.CharField(max_length=10, blank=True)
    due_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    rungs = models.IntegerField(default=0)
    escalate_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    outcome_reason = models.TextField(blank=True)
    rating = models.CharField(max_length=5, blank=True)
    rated_at = models.DateTimeField(null=True)
    assignee = models.UUIDField(null=True)
    assignee_name = models.CharField(max_length=60, blank=True)
    category = YardKey(Category, on_delete=models.PROTECT, null=True, related_name="+")
    unit = YardKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    search = models.TextField()
    sound = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField(null=True)
    main = YardKey("self", null=True, on_delete=models.PROTECT, related_name="taken")
    taken_in = models.IntegerField(default=0)
    people = models.IntegerField(default=1)
    unnamed_at = models.DateTimeField(null=True)
    covered = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="cases_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_client_key_once"),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, closed_at__isnull=False) | ~Q(state__in=ENDED) & Q(closed_at__isnull=True),
                name="cases_closed_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "due_at", "id"], name="cases_due", condition=Q(due_at__isnull=False)),
            models.Index(
                fields=["yard", "unit", "due_at", "id"], name="cases_due_of_unit", condition=Q(due_at__isnull=False)
            ),
            models.Index(fields=["due_at"], name="cases_due_all", condition=Q(due_at__isnull=False)),
            models.Index(fields=["yard", "id"], name="cases_open", condition=Q(closed_at__isnull=True)),
            models.Index(fields=["yard", "reported_at", "id"], name="cases_reported"),
            models.Index(fields=["remind_at"], name="cases_remind", condition=Q(remind_at__isnull=False)),
            models.Index(fields=["escalate_at"], name="cases_late", condition=Q(escalate_at__isnull=False)),
            models.Index(
                fields=["reporter", "reported_at", "id"],
                name="cases_own",
                condition=Q(reporter__isnull=False),
            ),
            models.Index(fields=["expires_at"], name="cases_expire", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["place", "yard"], name="cases_at_place"),
            models.Index(fields=["resume_at"], name="cases_resume", condition=Q(resume_at__isnull=False)),
            models.Index(fields=["check_at"], name="cases_check", condition=Q(check_at__isnull=False)),
            models.Index(
                fields=["yard", "id"], name="cases_untyped", condition=Q(sound__isnull=False, typed_at__isnull=True)
            ),
            models.Index(fields=["yard", "main"], name="cases_taken", condition=Q(main__isnull=False)),
        ]

    @property
    def title(self) -> str:
        """What it is called wherever it is shown: its first line, or words in the reader's language."""
        return self.said_title or gettext(SPOKEN)

    @property
    def told_title(self) -> str:
        """The title as events keep it for ever: none of what only its handlers read."""
        return self.said_title if self.visibility == "neighbours" else ""

    @property
    def code(self) -> str:
        """What people say on the telephone: JG-1187."""
        return f"{self.yard.code}-{self.number}"
