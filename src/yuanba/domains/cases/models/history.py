"""What hangs on a case: contact, history, pictures. The steps are the history and are only appended."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.secrecy import hide, told
from yuanba.platform.files.public import StoredFile
from yuanba.platform.sealed.public import SealedText, search_digest
from yuanba.platform.yards.models import YardKey, YardModel


def phone_digest(contact: YardModel, text: str) -> str:
    """By which requests and neighbours with one telephone are found; the same for both."""
    return search_digest(text, bound=f"cases.contact {contact.yard_id}")


class Contact(YardModel):
    """How to reach whoever reported: a right of its own opens it. Unreadable at rest.

    `phone_digest` says whether two contacts have the same telephone, without opening either; `language` is the one
    they are told in.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="contacts")
    sealed_name = SealedText(blank=True)
    sealed_phone = SealedText(blank=True, digests={"phone_digest": phone_digest})
    phone_digest = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")

    class Meta:
        indexes = [
            models.Index(fields=["yard", "case"], name="cases_contacts"),
            models.Index(fields=["yard", "phone_digest"], name="cases_contacts_of_phone"),
        ]

    @property
    def name(self) -> str:
        """What whoever reported is called."""
        return told(self, "sealed_name")

    @name.setter
    def name(self, text: str) -> None:
        hide(self, sealed_name=text)

    @property
    def phone(self) -> str:
        """The telephone, empty where none was said."""
        return told(self, "sealed_phone")

    @phone.setter
    def phone(self, text: str) -> None:
        hide(self, sealed_phone=text)


def contact_for(case: Case, name: str, phone: str, language: str) -> Contact:
    """The contact of a case, sealed, unsaved."""
    made = Contact.new(yard=case.yard, case=case, language=language)
    made.name, made.phone = name, phone
    return made


class Step(YardModel):
    """One row of the history: who did what, when, with which words. `public` rows are for the resident too."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    at = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=24, blank=True)
    text = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    public = models.BooleanField(default=True)
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "client_key"], name="cases_step_once")]


class Photo(YardModel):
    """A picture of a case: before, after, evidence on the way, or of a neighbour who joined."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="photos")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "file", "stage"], name="cases_photo_once")]
