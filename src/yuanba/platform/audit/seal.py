"""Sealing a yard's events, and proving later that nothing was changed, added in between, or taken out."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from yuanba.kernel import clock, merkle
from yuanba.platform.audit import keys
from yuanba.platform.audit.models import Seal, SealedLeaf, TrustedKey
from yuanba.platform.events.public import Event
from yuanba.platform.yards.models import Yard

BATCH = 1000
GRACE = timedelta(days=1)  # no transaction stays open, and no clock of a server is wrong, for longer


def leaf_of(event: Event) -> bytes:
    """The leaf hash of an event over its canonical JSON."""
    shown = {
        "id": str(event.id),
        "yard": str(event.yard_id),
        "name": event.name,
        "at": clock.aware(event.at).isoformat(timespec="microseconds"),
        "actor": str(event.actor_account or ""),
        "actor_name": event.actor_name,
        "subject": str(event.subject),
        "payload": event.payload,
    }
    return merkle.leaf(merkle.canon(shown))


def _signed_text(yard: Yard, number: int, size: int, root: str, previous: str, at: str) -> bytes:
    return merkle.canon(
        {"yard": yard.code, "number": number, "size": size, "root": root, "previous": previous, "at": at}
    )


def seal(yard: Yard) -> Seal | None:
    """Seal the events that are not sealed yet, at most 1,000; None where there are none."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        last = Seal.objects.filter(yard=yard).order_by("-number").first()
        batch = _unsealed(yard, last)
        if not batch:
            return None
        hashes = [leaf_of(event) for event in batch]
        made = _signed(yard, last, merkle.root(hashes).hex(), len(batch))
        made.save()
        SealedLeaf.objects.bulk_create(
            SealedLeaf(yard=yard, seal=made, index=index, event=event, hash=hashed.hex())
            for index, (event, hashed) in enumerate(zip(batch, hashes, strict=True))
        )
        return made


def _unsealed(yard: Yard, last: Seal | None) -> list[Event]:
    leaves = SealedLeaf.objects.filter(yard=yard, event=OuterRef("pk"))
    events = Event.objects.filter(~Exists(leaves), yard=yard)
    if last is not None:
        events = events.filter(id__gte=_since(yard, last))
    return list(events.order_by("id")[:BATCH])


def _since(yard: Yard, last: Seal) -> UUID:
    """The least id that an event not sealed yet can have.

    By id, not by `at`: an id tells when the row was written, also where a replay has moved the clock.
    """
    leaf = SealedLeaf.objects.filter(yard=yard, seal=last).order_by("-index").values_list("event_id", flat=True)[0]
    milliseconds = (leaf.int >> 80) - GRACE // timedelta(milliseconds=1)
    return UUID(int=max(milliseconds, 0) << 80)


def _signed(yard: Yard, last: Seal | None, root: str, size: int) -> Seal:
    number, previous = (last.number + 1, last.root) if last else (1, "")
    at = clock.now()
    text = _signed_text(yard, number, size, root, previous, at.isoformat(timespec="microseconds"))
    return Seal(
        yard=yard,
        number=number,
        size=size,
        root=root,
        previous=previous,
        key=keys.public_key().hex(),
        signature=keys.sign(text).hex(),
        at=at,
    )


def verify(yard: Yard) -> list[str]:
    """Recount every seal from the stored events; returns what does not hold, empty where all does.

    What it cannot see is that the newest seals were taken off together: compare the last root with a printed one.
    """
    faults: list[str] = []
    previous, known = "", keys.known() | trusted(yard)
    for count, kept in enumerate(Seal.objects.filter(yard=yard).order_by("number"), start=1):
        if kept.number != count or kept.previous != previous:
            faults.append(f"seal {kept.number}: the chain is broken before it")
        faults += _events_of(yard, kept) + _signature_of(yard, kept, known)
        previous = kept.root
    return faults


def _events_of(yard: Yard, kept: Seal) -> list[str]:
    leaves = SealedLeaf.objects.filter(yard=yard, seal=kept).order_by("index").select_related("event")
    hashes, faults = [], []
    for leaf in leaves:
        hashes.append(leaf_of(leaf.event))
        if hashes[-1].hex() != leaf.hash:
            faults.append(f"seal {kept.number}: event {leaf.event_id} is not the sealed one")
    if len(hashes) != kept.size:
        faults.append(f"seal {kept.number}: {len(hashes)} of {kept.size} events are there")
    elif merkle.root(hashes).hex() != kept.root:
        faults.append(f"seal {kept.number}: the root does not fit its events")
    return faults


def _signature_of(yard: Yard, kept: Seal, known: set[str]) -> list[str]:
    at = clock.aware(kept.at).isoformat(timespec="microseconds")
    text = _signed_text(yard, kept.number, kept.size, kept.root, kept.previous, at)
    if not keys.is_signed(text, kept.signature, kept.key):
        return [f"seal {kept.number}: the signature does not fit"]
    return [] if kept.key in known else [f"seal {kept.number}: signed with a key that is not ours"]


def trusted(yard: Yard) -> set[str]:
    """The keys of others whose seals of this yard count."""
    return set(TrustedKey.objects.filter(yard=yard).values_list("key", flat=True))


def trust(yard: Yard, signer: str) -> None:
    """The yard came from the installation with this key: its seals count, and those it vouched for by sending them."""
    sealed_with = Seal.objects.filter(yard=yard).values_list("key", flat=True).order_by().distinct()
    for key in sorted({signer, *sealed_with}):
        TrustedKey.objects.get_or_create(yard=yard, key=key, defaults={"at": clock.now()})
