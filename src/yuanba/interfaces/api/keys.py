"""Who a program is: `Authorization: Bearer <key>`."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from yuanba.domains.people.public import actor_of_key
from yuanba.platform.access.public import Actor


class Key(HttpBearer):
    """The key of an account; the actor is put into `request.auth`."""

    openapi_description = "A key issued by `yuanba people issue-key`."

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The actor, or None for an unknown key."""
        actor = actor_of_key(token)
        return actor if actor.account else None


def actor(request: HttpRequest) -> Actor:
    """Who asks, on a route with a key."""
    found: Actor = request.auth  # type: ignore[attr-defined]
    return found
