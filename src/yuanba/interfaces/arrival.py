"""Where everybody's own first page is."""

from yuanba.platform.access.public import Actor

OVERSIGHT = {"community-supervisor", "street-official", "district-official", "grid-worker"}
DESK = {"butler", "engineer", "manager", "mediator"}


def first_page(actor: Actor) -> str:
    """The door of one's post; `/` for residents and strangers."""
    if actor.roles & OVERSIGHT:
        return "/oversight/"
    if actor.roles & DESK:
        return "/desk/"
    return "/backoffice/" if "platform-operator" in actor.roles else "/"
