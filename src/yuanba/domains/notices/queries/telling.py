"""The estates in which somebody may say something."""

from collections.abc import Iterable

from django.db.models import Q

from yuanba.domains.places.public import Profile
from yuanba.kernel.errors import absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, anywhere, visible
from yuanba.platform.yards.models import Yard

MOST = 200  # estates at once


def estates_to_tell(actor: Actor, said: str = "", codes: Iterable[str] = ()) -> list[Profile]:
    """Estates where the actor publishes, called so or of these codes, in order of path, two hundred at most; refused
    as absent."""
    if not anywhere(actor, "notice.publish"):
        raise absent()
    rows = Profile.objects.filter(visible(actor, "notice.publish", "yard__path"), yard__kind=Yard.Kind.ESTATE)
    wanted, text = list(codes)[: MOST + 1], clean(said)[:60]
    if wanted:
        rows = rows.filter(yard__code__in=wanted)
    if text:
        rows = rows.filter(Q(name__contains=text) | Q(name_en__icontains=text))
    return list(rows.select_related("yard").order_by("yard__path")[: MOST + 1])
