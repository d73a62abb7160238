"""Tables of taking an estate over: what was found, who signed it, and what is found later."""

from django.db import models
from django.db.models import Q

from yuanba.domains.places.models.map import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Inspection(YardModel):
    """A hand-over inspection; with `baseline` a later one, which is held against it. Signed, it is not changed."""

    number = models.IntegerField()
    baseline = YardKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    giver_kind = models.CharField(max_length=10, blank=True)
    giver = models.CharField(max_length=80, blank=True)
    taker = models.CharField(max_length=80, blank=True)
    day = models.DateField()
    promised = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64, blank=True)  # of what was signed
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="places_inspection_number"),
            models.UniqueConstraint(fields=["yard"], condition=Q(closed_at=None), name="places_inspection_open_once"),
        ]


class Item(YardModel):
    """One thing to look at. `origin` is the same thing in the baseline."""

    inspection = YardKey(Inspection, on_delete=models.PROTECT, related_name="items")
    origin = YardKey("self", null=True, on_delete=models.PROTECT, related_name="again")
    number = models.IntegerField()
    group = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    place = YardKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    expected = models.IntegerField(null=True)
    found = models.IntegerField(null=True)
    condition = models.CharField(max_length=8, blank=True)
    reading = models.CharField(max_length=40, blank=True)
    holder = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=500, blank=True)
    mender = models.CharField(max_length=60, blank=True)
    mend_by = models.DateField(null=True)
    case = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "inspection", "number"], name="places_item_number")]
        indexes = [
            models.Index(fields=["yard", "origin"], name="places_item_again", condition=Q(origin__isnull=False)),
            models.Index(fields=["place", "yard"], name="places_items_of_place", condition=Q(place__isnull=False)),
        ]


class ItemPhoto(YardModel):
    """A photograph of a thing, at one look; with a name it is a document."""

    item = YardKey(Item, on_delete=models.PROTECT, related_name="photos")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()
    name = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "item", "file"], name="places_item_photo_once")]
        indexes = [models.Index(fields=["file", "yard"], name="places_photos_of_file")]


class Signature(YardModel):
    """That a side agrees to what was found; `digest` is what it saw."""

    append_only = True

    inspection = YardKey(Inspection, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=5)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=60)
    remark = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    paper = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "inspection", "side"], name="places_signed_once")]


class Addendum(YardModel):
    """What was noticed after signing: it stands beside, and changes nothing."""

    append_only = True

    inspection = YardKey(Inspection, on_delete=models.PROTECT, related_name="addenda")
    item = YardKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    words = models.CharField(max_length=500)
    by = models.CharField(max_length=60)
    account = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "inspection", "key"], name="places_addendum_once")]
