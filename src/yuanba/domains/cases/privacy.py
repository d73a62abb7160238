"""What `public` offers of who is seen: the name taken off, a request made private, words out of public view."""

from yuanba.domains.cases.queries.covering import is_covered_file, shows
from yuanba.domains.cases.usecases.cover import cover
from yuanba.domains.cases.usecases.hide import hide
from yuanba.domains.cases.usecases.unname import unname

__all__ = ["cover", "hide", "is_covered_file", "shows", "unname"]
