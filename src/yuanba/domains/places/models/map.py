"""Tables of the map."""

from django.db import models

from yuanba.platform.sealed.public import SealedText
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
    developer = models.CharField(max_length=80, blank=True)
    homes = models.IntegerField(default=0)
    buildings = models.IntegerField(default=0)
    year = models.IntegerField(null=True)  # in which it was finished
    fee_low = models.IntegerField(null=True)  # fen for a square metre and month
    fee_high = models.IntegerField(null=True)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard"], name="places_profile_once")]


class ImportBatch(YardModel):
    """What came from one file at once. `digest` is SHA-256 of the file, which is not kept."""

    class State(models.TextChoices):
        """Whether what it made is there."""

        DONE = "done"
        UNDONE = "undone"

    number = models.IntegerField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    rows_in = models.IntegerField(default=0)
    warned = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    added = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    places = models.IntegerField(default=0)
    cards = models.IntegerField(default=0)
    tenures = models.IntegerField(default=0)
    filled = models.IntegerField(default=0)
    firms = models.IntegerField(default=0)
    unknown = models.JSONField(default=list)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=6, choices=State, default=State.DONE)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="places_batch_number")]

    def save_once(self) -> None:
        """Insert it where it is not there yet: what comes with it points at it."""
        if self._state.adding:
            self.save()

    @property
    def code(self) -> str:
        """What people say: JG-3."""
        return f"{self.yard.code}-{self.number}"

    @property
    def ok(self) -> int:
        """Rows that are a home."""
        return self.rows_in - self.refused


class ImportRow(YardModel):
    """What a row of a file said that no column here holds, sealed: heads nobody understands, second telephones.

    And why it was refused, or what is to be looked at in it.
    """

    class State(models.TextChoices):
        """What became of the row."""

        OK = "ok"
        WARNED = "warned"
        REFUSED = "refused"

    batch = YardKey(ImportBatch, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=60)
    number = models.IntegerField()
    path = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.OK)
    codes = models.JSONField(default=list)
    sealed = SealedText(blank=True, bound=lambda row, _name: f"places.row {row.yard_id} {row.id}")

    class Meta:
        indexes = [
            models.Index(fields=["yard", "batch", "id"], name="places_rows_of_batch"),
            models.Index(fields=["yard", "path"], name="places_rows_of_place"),
        ]


class Place(YardModel):
    """A node of the built tree: the estate, zones, buildings, units, homes, and points such as a gate.

    Indexes of keys to a place begin with it: where one is removed, the database asks for its id alone.
    """

    class Kind(models.TextChoices):
        """What it is."""

        ROOT = "root"
        ZONE = "zone"
        BUILDING = "building"
        UNIT = "unit"
        HOME = "home"
        SHOP = "shop"
        ROOM = "room"
        STATION = "station"
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
    use = models.CharField(max_length=12, blank=True)  # of `rules.single.USES`
    batch = YardKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="made")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "path"], name="places_path_once")]
        indexes = [
            models.Index(fields=["parent", "yard"], name="places_children"),
            models.Index(fields=["yard", "batch"], name="places_of_batch", condition=models.Q(batch__isnull=False)),
        ]

    @property
    def open_label(self) -> str:
        """The label as everybody may read it: of a home only its building and unit, for it names who lives there."""
        return self.label.removesuffix(self.name).rstrip() if self.kind == self.Kind.HOME else self.label

    @property
    def open_label_en(self) -> str:
        """The same in English."""
        return self.label_en.removesuffix(self.name_en).rstrip(", ") if self.kind == self.Kind.HOME else self.label_en


class ImportChange(YardModel):
    """What a place said before a batch changed it, and since."""

    batch = YardKey(ImportBatch, on_delete=models.PROTECT, related_name="changes")
    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    area_before = models.IntegerField(null=True)
    floor_before = models.IntegerField(null=True)
    area = models.IntegerField(null=True)
    floor = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "batch", "place"], name="places_change_once")]
        indexes = [models.Index(fields=["place", "yard"], name="places_changes")]


class Station(YardModel):
    """What a place of the kind station offers: hours as `rules.hours` reads them, services as [zh, en].

    `spot` says in words how to find it: next to gate 2, ground floor.
    """

    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    spot = models.CharField(max_length=80, blank=True)
    spot_en = models.CharField(max_length=120, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    services = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "yard"], name="places_station_once")]


class Grid(YardModel):
    """A grid or micro-grid, kept by an office (or an estate): an overlay over estates, buildings, units or homes."""

    class Level(models.TextChoices):
        """A micro-grid lies in a grid."""

        GRID = "grid"
        MICRO = "micro"

    code = models.CharField(max_length=30)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=5, choices=Level)
    above = YardKey("self", null=True, on_delete=models.PROTECT, related_name="below")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "code"], name="places_grid_once")]

    @property
    def path(self) -> str:
        """A path of its own below its keeper, where no place can stand: a code of a place has no ~."""
        return f"{self.yard.path}/~{self.code}"


class GridMember(YardModel):
    """A path that belongs to a grid, with all below it. It may lie in another yard than the one that keeps the grid."""

    grid = YardKey(Grid, on_delete=models.CASCADE, related_name="members")
    path = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "grid", "path"], name="places_member_once")]
        indexes = [models.Index(fields=["path"], name="places_grids_of_path")]


class DoorCode(YardModel):
    """The opaque token of a printed code; a lost or torn one is revoked and another issued."""

    place = YardKey(Place, on_delete=models.PROTECT, related_name="door_codes")
    token = models.CharField(max_length=32)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "token"], name="places_door_once")]
        indexes = [models.Index(fields=["place", "yard"], name="places_doors")]
