"""Reading inspections: the list with its progress, one thing, and then beside now."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q

from yuanba.domains.places.models import Addendum, Inspection, Item, ItemPhoto, Profile, Signature
from yuanba.domains.places.rules.inspections import GROUPS, differs
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check, visible
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

READ = "takeover.read"
COMPARED = ("found", "condition", "reading", "holder")


@dataclass(frozen=True)
class Group:
    """A group of things, with how many were looked at and how many are not as they should be."""

    code: str
    items: list[Item]

    @property
    def title(self) -> str:
        """Its English name."""
        return GROUPS[self.code]

    @property
    def done(self) -> int:
        """How many were looked at."""
        return sum(bool(one.condition) for one in self.items)

    @property
    def odd(self) -> int:
        """How many are broken or missing."""
        return sum(one.condition in ("defect", "missing") for one in self.items)


@dataclass(frozen=True)
class Sheet:
    """An inspection with all that belongs on its page."""

    inspection: Inspection
    groups: list[Group]
    signatures: list[Signature]
    addenda: list[Addendum]

    @property
    def total(self) -> int:
        """How many things there are."""
        return sum(len(group.items) for group in self.groups)

    @property
    def done(self) -> int:
        """How many were looked at."""
        return sum(group.done for group in self.groups)

    @property
    def odd(self) -> int:
        """How many are broken or missing."""
        return sum(group.odd for group in self.groups)

    @property
    def next(self) -> Item | None:
        """The first thing nobody looked at."""
        return next((one for group in self.groups for one in group.items if not one.condition), None)

    @property
    def sides(self) -> dict[str, Signature]:
        """Signatures by side."""
        return {one.side: one for one in self.signatures}


@dataclass(frozen=True)
class Pair:
    """A thing then and now, each with its photographs."""

    then: Item | None
    now: Item
    then_photos: list[ItemPhoto] = field(default_factory=list)
    now_photos: list[ItemPhoto] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        """Whether it is another than it was; what nobody looked at again says nothing."""
        if not self.now.condition:
            return False
        if self.then is None:
            return True
        first, second = ({name: getattr(one, name) for name in COMPARED} for one in (self.then, self.now))
        return differs(first, second)


def inspections(actor: Actor, yard: Yard) -> list[Inspection]:
    """The inspections of an estate, the newest first; refused as absent."""
    check(actor, READ, yard)
    return list(Inspection.objects.filter(yard=yard).select_related("baseline").order_by("-number")[:50])


def sheet(actor: Actor, yard: Yard, number: int) -> Sheet:
    """An inspection with its list; refused as absent."""
    check(actor, READ, yard)
    found = Inspection.objects.select_related("baseline").filter(yard=yard, number=number).first()
    if found is None:
        raise absent()
    found.yard = yard
    by_group: dict[str, list[Item]] = {code: [] for code in GROUPS}
    for item in found.items.select_related("place").order_by("number"):
        by_group[item.group].append(item)
    groups = [Group(code, items) for code, items in by_group.items() if items]
    addenda = list(found.addenda.select_related("item").order_by("id")[:200])
    return Sheet(found, groups, list(found.signatures.order_by("id")), addenda)


def photos_of(yard: Yard, items: list[UUID]) -> dict[UUID, list[ItemPhoto]]:
    """Photographs by the id of their thing."""
    found: dict[UUID, list[ItemPhoto]] = {}
    rows = ItemPhoto.objects.filter(yard=yard, item_id__in=items).order_by("position", "id")
    for photo in rows:
        found.setdefault(photo.item_id, []).append(photo)
    return found


def pairs(yard: Yard, shown: Sheet) -> list[Pair]:
    """Each thing of a later inspection beside what was signed."""
    now = [item for group in shown.groups for item in group.items]
    origins = [item.origin_id for item in now if item.origin_id]
    then = {item.id: item for item in Item.objects.filter(yard=yard, inspection=shown.inspection.baseline)}
    photos = photos_of(yard, [*origins, *(item.id for item in now)])
    return [
        Pair(then.get(one.origin_id), one, photos.get(one.origin_id, []), photos.get(one.id, []))  # type: ignore[arg-type]
        for one in now
    ]


def origin_of(item: Item) -> Item | None:
    """The same thing as it was signed; None where there was none."""
    return Item.objects.filter(yard=item.yard_id, id=item.origin_id).first() if item.origin_id else None


def inspection_photo(actor: Actor, yard: Yard, photo_id: UUID) -> StoredFile:
    """The file of a photograph, or of a signed paper; refused as absent."""
    check(actor, READ, yard)
    file = ItemPhoto.objects.filter(yard=yard, id=photo_id, name="").values_list("file_id", flat=True).first()
    paper = Signature.objects.filter(yard=yard, id=photo_id).values_list("paper_id", flat=True)
    found = StoredFile.objects.filter(yard=yard, id__in=[one for one in (file, paper.first()) if one]).first()
    if found is None:
        raise absent()
    return found


def inspection_document(actor: Actor, yard: Yard, document_id: UUID) -> ItemPhoto:
    """A document of a thing with its file and name; refused as absent."""
    check(actor, READ, yard)
    rows = ItemPhoto.objects.filter(yard=yard, id=document_id).exclude(name="")
    found = rows.select_related("file").first()
    if found is None:
        raise absent()
    return found


def inspection_pictures(yard: Yard) -> set[UUID]:
    """The files that inspections use."""
    papers = Signature.objects.filter(yard=yard, paper__isnull=False).values_list("paper_id", flat=True)
    return {*ItemPhoto.objects.filter(yard=yard).values_list("file_id", flat=True), *papers}


@dataclass(frozen=True)
class Taking:
    """An estate being taken over or taken over, for who looks from above."""

    inspection: Inspection
    name: str
    name_en: str
    total: int
    done: int
    odd: int


def takeovers(actor: Actor, after: str = "", size: int = 50) -> list[Taking]:
    """The newest inspection lists of the estates the actor sees, in order of the estate's code."""
    seen = Inspection.objects.filter(visible(actor, READ, "yard__path"), baseline=None)
    rows = seen.filter(yard__code__gt=after).select_related("yard").order_by("yard__code", "number")
    counted = rows.annotate(
        total=Count("items"),
        done=Count("items", filter=~Q(items__condition="")),
        odd=Count("items", filter=Q(items__condition__in=("defect", "missing"))),
    )
    found = list(counted[:size])
    names = {one.yard_id: one for one in Profile.objects.filter(yard__in=[row.yard_id for row in found])}
    return [
        Taking(row, names[row.yard_id].name, names[row.yard_id].name_en, row.total, row.done, row.odd) for row in found
    ]
