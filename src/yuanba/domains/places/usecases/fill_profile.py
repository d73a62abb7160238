"""What is said about an estate is written into its profile."""

from dataclasses import asdict

from django.db import transaction

from yuanba.domains.places.events import ProfileFilled
from yuanba.domains.places.models import Profile
from yuanba.domains.places.rules.estates import Facts
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def fill_profile(*, actor: Actor, yard: Yard, facts: Facts) -> dict[str, str | int | None]:
    """The fields that changed, each with what it said before; what is not said stays, the same again changes nothing.

    Refused as absent.
    """
    check(actor, "place.manage", yard)
    with transaction.atomic():
        profile = Profile.objects.select_for_update(of=("self",)).get(yard=yard)
        said = {name: value for name, value in asdict(facts).items() if value not in ("", None)}
        changed = sorted(name for name, value in said.items() if getattr(profile, name) != value)
        before = {name: getattr(profile, name) for name in changed}
        if changed:
            for name in changed:
                setattr(profile, name, said[name])
            profile.save()
            record(ProfileFilled(fields=changed), yard=yard, actor=actor, subject=yard.id)
    return before
