"""Where observers and building heads report what they see."""

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel.paging import Page, part_of
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, paths

SPOTS = 60  # of one list to tap on


def spots_of(actor: Actor) -> list[places.Place]:
    """Where the actor may report: buildings, units and points of the own posts, of all estates they are in."""
    held = paths(actor, "case.observe")
    posts = people.own_posts(actor.account) if actor.account else []
    yards = {one.yard_id: one.yard for one in posts if one.yard.kind == "estate"}
    found = [place for yard in yards.values() for place in places.places_to_choose(yard)]
    return [one for one in found if any(touch(path, one.path) and one.path.startswith(path) for path in held)]


def page_of_spots(spots: list[places.Place], after: str) -> Page[places.Place]:
    """A page of them, in order of path; refused as absent after a place that is none of theirs."""
    return part_of(spots, lambda one: str(one.id), after, size=SPOTS)
