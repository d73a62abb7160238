"""Taking words, a photograph or a sound of a case out of public view: what can be chosen, and doing it."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yuanba.domains.cases import public as cases
from yuanba.interfaces.telling import Line
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.ui import words

MOST_STEPS = 20


def to_cover(story: cases.Story, lines: list[Line]) -> list[tuple[str, str]]:
    """What is in public view and can be taken out: its value in the form, and its words."""
    stages = cases.vocabulary.STAGES
    found = [("text", _("The words of the request"))] if story.case.text else []
    for number, photo in enumerate(story.photos, 1):
        if photo.id not in story.covered:
            said = f"{_('Photograph')} {number} · {_(stages[photo.stage])} {words.when(photo.at)}"
            found.append((f"photo:{photo.id}", said))
    found += [("sound", pgettext("cover", "What was spoken"))] if story.hears else []
    for step, line in list(zip(story.steps, lines, strict=True))[:MOST_STEPS]:
        if step.text and step.public and step.id not in story.covered:
            found.append((f"step:{step.id}", f"{line.title} · {line.under}"))
    return found


def cover(request: HttpRequest, actor: Actor, target: cases.Target) -> cases.Case:
    """One choice names both: `photo:<id>`, `step:<id>`, `text`, `sound`."""
    what, colon, of = request.POST.get("what", "").partition(":")
    said = {name: request.POST.get(name, "") for name in ("wording", "reason")}
    return cases.privacy.cover(actor=actor, target=target, what=what, of=_id(of) if colon else None, **said)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refusal("invalid", fields={"what": "what-unknown"}) from None
