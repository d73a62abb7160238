"""What the owners' side of a scene decided: by which resolution something large is paid and a deficit is covered."""

from dataclasses import dataclass

from yuanba.demo import pictures
from yuanba.demo.stage import crew
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance.public import covering
from yuanba.domains.voting import public as voting
from yuanba.kernel import clock
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Decision:
    """Who decided what, up to how many yuan; for a deficit none are said: it is the deficit that was published."""

    title: str
    words: str
    body: str
    yuan: int = 0


def resolve(yard: Yard, hands: tuple[str, str], said: Decision, subject: str, fen: int) -> int:
    """Recorded today by one with its signed paper, confirmed by another; its number. The same again is the same."""
    new = voting.NewResolution(
        said.title, said.words, said.body, clock.today(), subject, fen, scans=(store_image(yard, pictures.sheet()).id,)
    )
    recorder, other = (crew.actor(one) for one in hands)
    key = f"demo-{subject}-{clock.today()}"
    made = voting.record_resolution(actor=recorder, yard=yard, new=new, client_key=key)
    voting.confirm_resolution(actor=other, yard=yard, number=made.number)
    return made.number


def cover(yard: Yard, hands: tuple[str, str], said: Decision, wrong: disclosure.Publication) -> None:
    """What is missing at the end of a published period is covered out of public revenue."""
    fen = -wrong.document["foot"]["closing"]
    number = resolve(yard, hands, said, voting.rules.DEFICIT, fen)
    words = f"{wrong.label} 公示的缺口"
    one = covering.Cover(fen, covering.PUBLIC, number, words)
    covering.cover_deficit(actor=crew.actor(hands[0]), yard=yard, cover=one, client_key=f"demo-{wrong.until}")
