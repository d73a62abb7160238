"""The ready replies of a yard: its own, and those of the product that it has not changed."""

from dataclasses import dataclass
from uuid import UUID

from yuanba.domains.cases.models import ReplyTemplate
from yuanba.domains.cases.rules.replies import PRESETS, VERBS, Reply, fits
from yuanba.kernel.errors import absent
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Ready:
    """One on offer. `key` is a preset's name or a row's id; the door translates the words of an unchanged preset."""

    key: str
    reply: Reply
    row: ReplyTemplate | None = None

    @property
    def is_preset(self) -> bool:
        """Whether it is as the product brings it."""
        return self.row is None


def replies_of(yard: Yard) -> list[Ready]:
    """All of them by verb, the yard's own first."""
    rows = list(ReplyTemplate.objects.filter(yard=yard).order_by("name", "id"))
    changed = {row.preset for row in rows}
    own = [Ready(str(row.id), reply_of(row), row) for row in rows if row.retired_at is None]
    presets = [Ready(key, reply) for key, reply in PRESETS.items() if key not in changed]
    return sorted([*own, *presets], key=lambda one: VERBS.index(one.reply.verb))


def replies_for(yard: Yard, kind: str, state: str, verbs: list[str]) -> dict[str, list[Ready]]:
    """Those that fit a request, by verb."""
    found = replies_of(yard) if set(verbs) & set(VERBS) else []
    return {verb: [one for one in found if fits(one.reply, verb, kind, state)] for verb in verbs if verb in VERBS}


def ready_reply(yard: Yard, key: str) -> Ready:
    """One by its key; refused as absent."""
    found = next((one for one in replies_of(yard) if one.key == key), None)
    if found is None:
        raise absent()
    return found


def reply_of(row: ReplyTemplate) -> Reply:
    """The row as a value."""
    return Reply(row.name, row.verb, row.text, row.text_en, row.kind, row.state)


def retired_presets(yard: Yard) -> list[ReplyTemplate]:
    """Presets this yard took away."""
    return list(ReplyTemplate.objects.filter(yard=yard, retired_at__isnull=False).exclude(preset="").order_by("id"))


def row_id(key: str) -> UUID:
    """The id in a key that is not a preset's; refused as absent."""
    try:
        return UUID(key)
    except ValueError:
        raise absent() from None
