"""Tables of cases."""

from yuanba.domains.cases.models.history import Contact, Photo, Step
from yuanba.domains.cases.models.keeping import Counter, PolicyVersion
from yuanba.domains.cases.models.looks import Look, Opening
from yuanba.domains.cases.models.requests import Case

__all__ = ["Case", "Contact", "Counter", "Look", "Opening", "Photo", "PolicyVersion", "Step"]
