"""An observer or building head reports with two taps."""

from uuid import UUID

from yuanba.domains.cases.rules.drafts import Draft
from yuanba.domains.cases.rules.observing import PRESETS
from yuanba.domains.cases.usecases.report import Reported, report
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check


def observe(
    *, actor: Actor, place: Place, preset: str, client_key: str, more: str = "", photos: tuple[UUID, ...] = ()
) -> Reported:
    """A case sorted as its preset says, once per client key. Refused: `invalid`, `conflict`, absent."""
    check(actor, "case.observe", place)
    found = PRESETS.get(preset)
    if found is None:
        raise Refusal("invalid", fields={"preset": "choice-unknown"})
    added = clean(more)
    text = f"{found.text}\n{added}" if added else found.text
    draft = Draft(text=text, kind=found.kind, level=found.level, photos=photos)
    return report(actor=actor, place=place, draft=draft, channel="observer", client_key=client_key)
