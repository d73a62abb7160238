"""What stands beside the story of a case: more time, instructions, hand_ups, and who was told that it is late."""

from dataclasses import dataclass

from yuanba.domains.cases.models import Case, Extension, HandUp, Instruction, Rung


@dataclass(frozen=True)
class Aside:
    """The newest first, at most a few of each."""

    extensions: list[Extension]
    instructions: list[Instruction]
    hand_ups: list[HandUp]
    rungs: list[Rung]

    @property
    def asked(self) -> Extension | None:
        """More time that waits for a decision."""
        return next((one for one in self.extensions if one.state == "asked"), None)

    @property
    def approved(self) -> list[Extension]:
        """More time that was given, the first first: the first promise is the first date of it."""
        return [one for one in reversed(self.extensions) if one.state == "approved"]

    @property
    def instruction(self) -> Instruction | None:
        """The instruction that is not over."""
        return next((one for one in self.instructions if one.ended_at is None), None)

    @property
    def hand_up(self) -> HandUp | None:
        """The hand_up that is not over, the highest."""
        open_ones = [one for one in self.hand_ups if one.ended_at is None]
        return max(open_ones, key=lambda one: one.to, default=None)


def aside(case: Case) -> Aside:
    """All of it, for whoever may read the case."""
    here = {"yard": case.yard, "case": case}
    return Aside(
        extensions=list(Extension.objects.filter(**here).order_by("-id")[:10]),
        instructions=list(Instruction.objects.filter(**here).order_by("-id")[:10]),
        hand_ups=list(HandUp.objects.filter(**here).order_by("-id")[:10]),
        rungs=list(Rung.objects.filter(**here).order_by("-id")[:12]),
    )


def shown_extensions(case: Case) -> list[Extension]:
    """The extensions the resident reads: those that were approved; no statement where there is none."""
    if not case.extensions:
        return []
    return list(Extension.objects.filter(yard=case.yard, case=case, state="approved").order_by("id"))


def held(case: Case) -> HandUp | None:
    """Who above has the case on, with their date; no statement where the estate has it."""
    if not case.held_by:
        return None
    rows = HandUp.objects.filter(yard=case.yard, case=case, to=case.held_by, ended_at__isnull=True)
    return rows.order_by("-id").first()
