"""At the doors of a stairwell: what came of it, and what a tap means where somebody else tapped meanwhile."""

from yuanba.domains.notices.rules.vocabulary import HANDED
from yuanba.kernel.text import gettext_noop as _

NOBODY, REFUSED, TAKEN_BACK = "nobody", "refused", "taken-back"
RESULTS: dict[str, str] = {
    HANDED: _("Handed over"),
    NOBODY: _("Nobody at home"),
    REFUSED: _("Not accepted"),
    TAKEN_BACK: _("Taken back"),
}


def follows(last: tuple[int, str], tap: tuple[int, str]) -> str:
    """What a tap is after the last one, each with its turn and result: `new`, `same` or `meanwhile`.

    The turn of a tap is the number of taps its page knew of. A page that knew them all writes a new line; an older one
    that says what stands there already is a repeat, and one that says something else is to be looked at again. What
    was handed over is handed over once; what was taken back cannot be taken back again.
    """
    (turn, result), (seen, said) = last, tap
    if said == result and (seen < turn or said in {HANDED, TAKEN_BACK}):
        return "same"
    return "new" if seen == turn and (turn or said != TAKEN_BACK) else "meanwhile"
