"""Disputes and their mediation. What was said is sealed: whoever reads the tables, or a file of them, reads no word.

None of it stands in the table of cases, so no list, search, figure or file of cases can hold it.
"""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.people.public import ResidentCard
from yuanba.domains.places.public import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.sealed.public import SealedText
from yuanba.platform.yards.models import YardKey, YardModel


class Sequence(YardModel):
    """The last number a yard gave to disputes, problems, meetings, calls."""

    name = models.CharField(max_length=12)
    last = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "name"], name="cases_sequence_once")]


class Dispute(YardModel):
    """A dispute that somebody mediates. `matter` is sealed; `content_digest` is keyed, so that it tells nothing."""

    number = models.IntegerField()
    state = models.CharField(max_length=10)
    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=200)
    matter = SealedText()
    mediator = models.UUIDField()
    mediator_name = models.CharField(max_length=60)
    station = models.UUIDField(null=True)
    origin = YardKey(Case, null=True, on_delete=models.PROTECT, related_name="disputes")
    opened_by = models.UUIDField(null=True)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    version = models.IntegerField(default=1)
    outcome = models.CharField(max_length=10, blank=True)
    next_way = models.CharField(max_length=12, blank=True)
    reason = SealedText(blank=True)
    ended_at = models.DateTimeField(null=True)
    client_key = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="cases_dispute_number_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_dispute_client_once"),
        ]
        indexes = [
            models.Index(fields=["mediator", "opened_at", "id"], name="cases_disputes_of"),
            models.Index(fields=["yard", "state"], name="cases_dispute_state"),
        ]

    @property
    def code(self) -> str:
        """What people say on the telephone: JG-D3."""
        return f"{self.yard.code}-D{self.number}"


class Party(YardModel):
    """Who is in a dispute: somebody with a card, a home, or somebody from outside. Name and telephone are sealed."""

    dispute = YardKey(Dispute, on_delete=models.PROTECT, related_name="parties")
    order = models.IntegerField()
    kind = models.CharField(max_length=8)
    card = YardKey(ResidentCard, null=True, on_delete=models.PROTECT, related_name="+")
    home = YardKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    name = SealedText()
    phone = SealedText(blank=True)
    stance = models.CharField(max_length=8, blank=True)
    stance_how = models.CharField(max_length=8, blank=True)
    stance_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "dispute", "order"], name="cases_party_once")]
        indexes = [
            models.Index(fields=["card", "yard"], name="cases_party_card", condition=models.Q(card__isnull=False)),
            models.Index(fields=["home", "yard"], name="cases_party_home", condition=models.Q(home__isnull=False)),
        ]


class Sitting(YardModel):
    """Parties and mediator meet. `where`, `came` and `said` are sealed; what was written down is not changed."""

    dispute = YardKey(Dispute, on_delete=models.PROTECT, related_name="sittings")
    number = models.IntegerField()
    at = models.DateTimeField()
    where = SealedText()
    came = SealedText(blank=True)
    said = SealedText(blank=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "dispute", "number"], name="cases_sitting_once")]


class Agreement(YardModel):
    """What is put to the parties to sign; taken back, the next one has a new number. Frozen once all have signed."""

    dispute = YardKey(Dispute, on_delete=models.PROTECT, related_name="agreements")
    number = models.IntegerField()
    digest = models.CharField(max_length=64)
    offered_at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "dispute", "number"], name="cases_agreement_once")]


class Clause(YardModel):
    """One thing agreed, and by when; `held` says how it went, and the looks below say who found so."""

    agreement = YardKey(Agreement, on_delete=models.PROTECT, related_name="clauses")
    number = models.IntegerField()
    text = SealedText()
    due_on = models.DateField(null=True)
    held = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "agreement", "number"], name="cases_clause_once")]


class FollowUp(YardModel):
    """That a clause was looked at after its day; the words are sealed."""

    append_only = True

    clause = YardKey(Clause, on_delete=models.PROTECT, related_name="looks")
    held = models.CharField(max_length=8)
    note = SealedText(blank=True)
    name = SealedText()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "clause"], name="cases_followups")]


class Signature(YardModel):
    """That a party signed: drawn, by name and code, or on paper. `digest` is the agreement's; the name is sealed."""

    append_only = True

    agreement = YardKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    party = YardKey(Party, on_delete=models.PROTECT, related_name="signatures")
    how = models.CharField(max_length=8)
    name = SealedText()
    picture = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "agreement", "party"], name="cases_signature_once")]
