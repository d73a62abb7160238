"""The ledger of problems: each with its source, who is responsible, what is done by when, until it is solved."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Problem(YardModel):
    """One problem of an estate, a company or a trade association; `yard` keeps the ledger.

    `estate` names the estate it is about where an office keeps the ledger; `taken_from` the line of that
    estate's own ledger which the office took up for a joint meeting.
    """

    number = models.IntegerField()
    field = models.CharField(max_length=12)
    title = models.CharField(max_length=60)
    text = models.TextField()
    source = models.CharField(max_length=12)
    company = models.CharField(max_length=80, blank=True)
    estate = models.UUIDField(null=True)
    taken_from = models.UUIDField(null=True)
    path = models.CharField(max_length=200)
    state = models.CharField(max_length=10)
    responsible = models.CharField(max_length=80, blank=True)
    responsible_account = models.UUIDField(null=True)
    measure = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    version = models.IntegerField(default=1)
    entered_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    solved_at = models.DateTimeField(null=True)
    client_key = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="cases_problem_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_problem_client_once"),
            models.UniqueConstraint(fields=["yard", "taken_from"], name="cases_problem_taken_once"),
        ]
        indexes = [
            models.Index(fields=["yard", "entered_at", "id"], name="cases_problems"),
            models.Index(fields=["yard", "state", "due_on"], name="cases_problem_due"),
        ]

    @property
    def code(self) -> str:
        """What people say on the telephone: JG-P7."""
        return f"{self.yard.code}-P{self.number}"


class ProblemCase(YardModel):
    """A case that a problem was seen in."""

    problem = YardKey(Problem, on_delete=models.PROTECT, related_name="sources")
    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "problem", "case"], name="cases_problem_source_once")]


class ProblemStep(YardModel):
    """One row of a problem's history."""

    append_only = True

    problem = YardKey(Problem, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "problem", "id"], name="cases_problem_steps")]


class JointMeeting(YardModel):
    """A joint meeting with a batch of problems as its agenda."""

    number = models.IntegerField()
    title = models.CharField(max_length=60)
    day = models.DateField()
    where = models.CharField(max_length=100, blank=True)
    who = models.TextField(blank=True)
    version = models.IntegerField(default=1)
    called_at = models.DateTimeField()
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="cases_meeting_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_meeting_client_once"),
        ]

    @property
    def code(self) -> str:
        """JG-M2."""
        return f"{self.yard.code}-M{self.number}"


class AgendaItem(YardModel):
    """One problem on the agenda; its outcome, written once, goes back into the ledger."""

    meeting = YardKey(JointMeeting, on_delete=models.PROTECT, related_name="items")
    problem = YardKey(Problem, on_delete=models.PROTECT, related_name="+")
    order = models.IntegerField()
    outcome = models.TextField(blank=True)
    minuted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "meeting", "problem"], name="cases_agenda_once")]
        indexes = [models.Index(fields=["yard", "problem"], name="cases_agenda_of")]


class Call(YardModel):
    """A call 倡议 that companies and estates sign; its text is not changed once it is out."""

    number = models.IntegerField()
    title = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    text_en = models.TextField(blank=True)
    issuer = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    client_key = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="cases_call_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_call_client_once"),
        ]


class SignOn(YardModel):
    """That a company or an estate stands by a call; taken back, it stays with both days."""

    call = YardKey(Call, on_delete=models.PROTECT, related_name="signers")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8)
    signed_by = models.CharField(max_length=60)
    account = models.UUIDField(null=True)
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "call", "kind", "name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="cases_signed_once",
            )
        ]
