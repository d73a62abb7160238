"""Statements on their way, and what was published of them: rows of its own that nobody changes."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.public import Case, units
from yuanba.domains.contracts.public import Contract
from yuanba.domains.disclosure.rules.words import DRAFT, OPEN
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Statement(YardModel):
    """A period under a contract. `figures` are worked out, `notes` explain rows; `digest` is over what is signed.

    `corrects` is the publication that this one will supersede, `why` what was wrong there.
    """

    number = models.IntegerField()
    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=10, default=DRAFT)
    figures = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    corrects = YardKey("Publication", null=True, on_delete=models.PROTECT, related_name="corrections")
    why = models.CharField(max_length=200, blank=True)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    reviewed_by = models.CharField(max_length=60, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    company_by = models.CharField(max_length=60, blank=True)
    company_account = models.UUIDField(null=True)
    company_at = models.DateTimeField(null=True)
    committee_by = models.CharField(max_length=60, blank=True)
    committee_account = models.UUIDField(null=True)
    committee_at = models.DateTimeField(null=True)
    sent_back = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="disclosure_statement_number"),
            models.UniqueConstraint(
                fields=["yard", "contract", "kind", "since"],
                condition=Q(state__in=OPEN),
                name="disclosure_one_open",
            ),
        ]


class Publication(YardModel):
    """What hangs at the notice board: the whole document, its digest, and the digest of the one published before."""

    append_only = True

    number = models.IntegerField()
    statement = YardKey(Statement, on_delete=models.PROTECT, related_name="published")
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=10)
    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    since = models.DateField()
    until = models.DateField()
    supersedes = YardKey("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    why = models.CharField(max_length=200, blank=True)
    document = models.JSONField()
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    said = models.TextField()
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="disclosure_publication_number"),
            models.UniqueConstraint(fields=["yard", "code"], name="disclosure_publication_code"),
            models.UniqueConstraint(fields=["yard", "statement"], name="disclosure_published_once"),
            models.UniqueConstraint(
                fields=["yard", "supersedes"],
                condition=Q(supersedes__isnull=False),
                name="disclosure_superseded_once",
            ),
        ]
        indexes = [models.Index(fields=["digest"], name="disclosure_publication_digest")]


class PublishedVoucher(YardModel):
    """A voucher behind a cost of a publication, as it was told then: names of persons are veiled."""

    append_only = True

    publication = YardKey(Publication, on_delete=models.PROTECT, related_name="vouchers")
    position = models.IntegerField()
    item = models.CharField(max_length=12)
    part = models.CharField(max_length=8, blank=True)
    voucher = models.IntegerField()
    day = models.DateField()
    words = models.CharField(max_length=200)
    payee = models.CharField(max_length=80)
    fen = models.BigIntegerField()
    resolution = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "publication", "position"], name="disclosure_voucher_position"),
        ]
        indexes = [models.Index(fields=["yard", "publication", "item", "position"], name="disclosure_vouchers_item")]


class PublishedProof(YardModel):
    """What shows that a service was done, as it was told then: an entry with its photograph, or a solved request.

    Nobody is named. Of requests that only their handlers read nothing stands here; they are counted.
    """

    append_only = True

    publication = YardKey(Publication, on_delete=models.PROTECT, related_name="proofs")
    position = models.IntegerField()
    line = models.CharField(max_length=8)
    source = models.CharField(max_length=6)
    number = models.IntegerField()
    day = models.DateField()
    times = models.IntegerField()
    words = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=120, blank=True)
    photo = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "publication", "position"], name="disclosure_proof_position"),
        ]
        indexes = [models.Index(fields=["yard", "publication", "line", "position"], name="disclosure_proofs_line")]


class ServedBy(YardModel):
    """Requests of a category count as done for this line of a contract."""

    contract = YardKey(Contract, on_delete=models.PROTECT, related_name="+")
    category = YardKey(units.Category, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "contract", "category"], name="disclosure_served_by_once"),
        ]


class LineQuestion(YardModel):
    """A question on a row of a publication: an ordinary case. Rows of the service report are called `service-…`."""

    append_only = True

    publication = YardKey(Publication, on_delete=models.PROTECT, related_name="questions")
    row = models.CharField(max_length=20)
    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case"], name="disclosure_question_once")]
        indexes = [models.Index(fields=["yard", "publication", "row", "id"], name="disclosure_questions_row")]


class DutyTerm(YardModel):
    """From `since` on this document of each such period is owed within `days` after its end; None: no longer."""

    append_only = True

    number = models.IntegerField()
    what = models.CharField(max_length=8)
    kind = models.CharField(max_length=8)
    since = models.DateField()
    days = models.IntegerField(null=True)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="disclosure_duty_number")]
