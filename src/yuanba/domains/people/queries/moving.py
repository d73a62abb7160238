"""Who sees an estate by a post, and would not after it is moved; and the other way round."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force
from yuanba.kernel import clock

MOST = 200


def posts_over(paths: Iterable[str]) -> list[Post]:
    """Posts of today right at these paths, by path and role; two hundred at most."""
    return _posts(Q(path__in=list(paths)))


def posts_left_behind(path: str, keepers: Iterable[UUID]) -> list[Post]:
    """Posts of today at or below a path which others keep: they reach nothing there once it is moved."""
    inside = Q(path__under=path) | Q(grid__members__path__under=path)
    return _posts(inside & Q(yard__in=list(keepers)))


def _posts(here: Q) -> list[Post]:
    rows = Post.objects.filter(here, in_force(clock.today()), account__is_active=True).select_related("account", "yard")
    return list(rows.order_by("path", "role", "id").distinct()[:MOST])
