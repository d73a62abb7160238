"""Tables of the map."""

from django.db import models

from yuanba.platform.yards.models import Shared, YardKey, YardModel


class Division(Shared):
    """A node of the official tree above the yards; `code` is the area code of the statistics office."""

    class Level(models.TextChoices):
        """From the city down."""

        CITY = "city"
        DISTRICT = "district"
        STREET = "street"
        COMMUNITY = "community"

    code = models.CharField(max_length=12, unique=True)
    level = models.CharField(max_length=10, choices=Level)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=80, unique=True)


class Profile(YardModel):
    """What a yard is: its names, where it lies, whom to call."""

    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20)
    company = models.CharField(max_length=80, blank=True)
    company_en = models.CharField(max_length=120, blank=True)
    homes = models.IntegerField(default=0)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard"], name="places_profile_once")]


class Place(YardModel):
    """A node of the built tree: the estate, zones, buildings, units, homes, and points such as a gate."""

    class Kind(models.TextChoices):
        """What it is."""

        ROOT = "root"
        ZONE = "zone"
        BUILDING = "building"
        UNIT = "unit"
        HOME = "home"
        SHOP = "shop"
        ROOM = "room"
        POINT = "point"

    parent = YardKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=120)
    label_en = models.CharField(max_length=160)
    path = models.CharField(max_length=200)
    area = models.IntegerField(null=True)  # 0.01 m² of a home
    floor = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "path"], name="places_path_once")]
        indexes = [models.Index(fields=["yard", "parent"], name="places_children")]

    @property
    def open_label(self) -> str:
        """The label as everybody may read it: of a home only its building and unit, for it names who lives there."""
        return self.label.removesuffix(self.name).rstrip() if self.kind == self.Kind.HOME else self.label

    @property
    def open_label_en(self) -> str:
        """The same in English."""
        return self.label_en.removesuffix(self.name_en).rstrip(", ") if self.kind == self.Kind.HOME else self.label_en


class DoorCode(YardModel):
    """The opaque token of a printed code; a lost or torn one is revoked and another issued."""

    place = YardKey(Place, on_delete=models.PROTECT, related_name="door_codes")
    token = models.CharField(max_length=32)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "token"], name="places_door_once")]
        indexes = [models.Index(fields=["yard", "place"], name="places_doors")]
