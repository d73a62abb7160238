"""The same matter growing in one place within days: grouped by place, likeness of the words and time; pure.

A message belongs to a group where it names the place, comes within `GAP` of another one of the group, and says what the
group says. Who leads the list is how many people spoke, what others agreed to, and how much of it is new.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from yuanba.domains.cases.rules.naming import named_by, places_in
from yuanba.domains.cases.rules.phrases import phrases
from yuanba.kernel.text import bigrams

GAP, NEW = timedelta(days=14), timedelta(days=30)
ALIKE, FEWEST = 0.16, 3
Vector = dict[str, float]


@dataclass(frozen=True)
class Message:
    """What somebody said, as far as a hot spot needs it. `place` is known for own cases, else found in the words.

    What is `hidden` counts, but none of its words is shown.
    """

    key: str
    who: str
    title: str
    text: str
    at: datetime
    agree: int = 0
    against: int = 0
    place: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Spot:
    """A matter at a place: its messages in order of time, the words it is about, and how hot it is."""

    place: str
    about: tuple[str, ...]
    messages: tuple[Message, ...]
    heat: float

    @property
    def people(self) -> int:
        """How many different people spoke."""
        return len({one.who or one.key for one in self.messages})

    @property
    def since(self) -> datetime:
        """The first word of it."""
        return self.messages[0].at

    @property
    def until(self) -> datetime:
        """The latest."""
        return self.messages[-1].at

    @property
    def agreeing(self) -> int:
        """Likes and objections."""
        return sum(one.agree + one.against for one in self.messages)


def hotspots(messages: Sequence[Message], now: datetime | None = None) -> list[Spot]:
    """The matters that at least three people spoke of, the hottest first; none is told twice under two names.

    With `now`, what grew in the last thirty days up to it; without, in the thirty days each grew most.
    """
    told = sorted(messages, key=lambda one: (one.at, one.key))
    where = _places(told)
    weights = _weights(told)
    vectors = _vectors(told, weights)
    spots = [spot for place, rows in where.items() for spot in _spots(place, rows, told, vectors, now)]
    spots.sort(key=lambda spot: (-spot.heat, spot.place))
    return [_called(spot, weights) for spot in _once(spots)]


def _places(told: Sequence[Message]) -> dict[str, list[int]]:
    where: dict[str, list[int]] = defaultdict(list)
    named = places_in([f"{one.title}。{one.text}" for one in told])
    for row, (one, names) in enumerate(zip(told, named, strict=True)):
        for name in [one.place] if one.place else names:
            where[name].append(row)
    return {place: rows for place, rows in where.items() if len(rows) >= FEWEST}


def _counted(one: Message) -> Counter[str]:
    return Counter(bigrams(one.text)) + Counter(2 * bigrams(one.title))


def _weights(told: Sequence[Message]) -> Vector:
    """How much a pair of characters says: the rare ones more."""
    rows = Counter(pair for one in told for pair in _counted(one))
    return {pair: math.log(1 + len(told) / n) for pair, n in rows.items()}


def _vectors(told: Sequence[Message], weight: Vector) -> list[Vector]:
    """What each message is about: pairs of characters with their weights, the title counts twice."""
    return [_unit({pair: (1 + math.log(n)) * weight[pair] for pair, n in _counted(one).items()}) for one in told]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {pair: value / length for pair, value in vector.items()}


def _spots(
    place: str, rows: Iterable[int], told: Sequence[Message], vectors: Sequence[Vector], now: datetime | None
) -> list[Spot]:
    """The matters at one place: each message joins the group it is most like, if that is not too long ago."""
    own = set(bigrams(place))
    groups: list[tuple[list[int], Vector]] = []
    for row in rows:
        said = _unit({pair: value for pair, value in vectors[row].items() if pair not in own})
        near = [group for group in groups if told[row].at - told[group[0][-1]].at <= GAP]
        best = max(near, key=lambda group: _cosine(said, group[1]), default=None)
        if best is None or _cosine(said, best[1]) < ALIKE:
            groups.append(([row], dict(said)))
            continue
        best[0].append(row)
        _add(best[1], said)
    made = [_spot(place, [told[row] for row in members], now) for members, _middle in groups]
    return [spot for spot in made if spot.people >= FEWEST and spot.heat > 0]


def _add(middle: Vector, said: Vector) -> None:
    for pair, value in said.items():
        middle[pair] = middle.get(pair, 0.0) + value


def _cosine(one: Vector, middle: Vector) -> float:
    length = math.sqrt(sum(value * value for value in middle.values())) or 1.0  # what has no words is like nothing
    return sum(value * middle.get(pair, 0.0) for pair, value in one.items()) / length


def _spot(place: str, members: Sequence[Message], now: datetime | None) -> Spot:
    spot = Spot(place, (), tuple(members), 0.0)
    fresh = _most_people(members) if now is None else len({_who(one) for one in members if now - one.at <= NEW})
    return replace(spot, heat=fresh + math.log1p(spot.agreeing) if fresh else 0.0)


def _called(spot: Spot, weights: Vector) -> Spot:
    """With the name its messages give the place, and what they say of it."""
    shown = [one for one in spot.messages if not one.hidden]
    titles, texts = [one.title for one in shown], [one.text for one in shown]
    known = any(one.place for one in spot.messages)
    place = spot.place if known else named_by(spot.place, titles, texts)
    titles, texts = ([said.replace(place, "。") for said in rows] for rows in (titles, texts))
    return replace(spot, place=place, about=phrases(titles, texts, weights))


def _who(one: Message) -> str:
    return one.who or one.key


def _most_people(members: Sequence[Message]) -> int:
    """The most people in any thirty days."""
    return max(len({_who(one) for one in members if start.at <= one.at <= start.at + NEW}) for start in members)


def _once(spots: Sequence[Spot]) -> list[Spot]:
    """Without those of which half is told of already."""
    told: set[str] = set()
    kept = []
    for spot in spots:
        keys = {one.key for one in spot.messages}
        if 2 * len(keys & told) < len(keys):
            kept.append(spot)
            told |= keys
    return kept
