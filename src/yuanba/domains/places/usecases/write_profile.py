"""The profile of an estate is written by hand."""

from django.db import transaction

from yuanba.domains.places.events import ProfileFilled
from yuanba.domains.places.models import Place, Profile
from yuanba.domains.places.rules.profile import Written, profile_of
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def write_profile(*, actor: Actor, yard: Yard, written: Written) -> list[str]:
    """The fields that changed; what is empty is no longer said, the same again changes nothing.

    The estate's own place goes by the new names. Refused: as `rules.profile.profile_of`, absent.
    """
    check(actor, "place.manage", yard)
    said = profile_of(written, clock.today().year)
    with transaction.atomic():
        profile = Profile.objects.select_for_update(of=("self",)).get(yard=yard)
        changed = sorted(name for name, value in said.items() if getattr(profile, name) != value)
        if changed:
            for name in changed:
                setattr(profile, name, said[name])
            profile.save()
            _name_root(yard, profile)
            record(ProfileFilled(fields=changed), yard=yard, actor=actor, subject=yard.id)
    return changed


def _name_root(yard: Yard, profile: Profile) -> None:
    """No label of a place below names the estate."""
    english = (profile.name_en or profile.name)[:80]
    names = {"name": profile.name, "label": profile.name, "name_en": english, "label_en": english}
    Place.objects.filter(yard=yard, path=yard.path).update(**names)
