"""Who is seen: the own name taken off, a request made private, words or a picture out of public view."""

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import count_word
from yuanba.interfaces.judging import check_judge
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()


class Unnames(Schema):
    """`tell`: messages still go to the telephone that was left; nobody sees it."""

    tell: bool = True
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


class Hides(Schema):
    """`version` is the one that was read; `key` makes a repeat harmless."""

    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


class Covers(Schema):
    """What is taken out of public view; `of` is the step or photograph, `wording` stands there instead of words."""

    what: Literal["text", "step", "photo", "sound"]
    of: UUID | None = None
    wording: str = Field("", max_length=20_000)
    reason: str = Field(max_length=400)
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


@router.post("/follow/{code}/{token}/unname", response=shapes.Case)
def unname(request: HttpRequest, code: str, token: str, said: Unnames) -> dict[str, Any]:
    """The own name off one's own case."""
    case, reporter = cases.case_by_token(by_code(code), token)
    check_judge(request, case)
    count_word(case)
    target = cases.Target(case.yard, case.id, said.version, said.key)
    return shapes.shown(cases.privacy.unname(actor=reporter, target=target, tell=said.tell))


@router.post("/follow/{code}/{token}/hide", response=shapes.Case)
def hide(request: HttpRequest, code: str, token: str, said: Hides) -> dict[str, Any]:
    """One's own case made private."""
    case, reporter = cases.case_by_token(by_code(code), token)
    check_judge(request, case)
    count_word(case)
    target = cases.Target(case.yard, case.id, said.version, said.key)
    return shapes.shown(cases.privacy.hide(actor=reporter, target=target))


@router.post("/yards/{code}/cases/{uuid:case_id}/cover", response=shapes.Case, auth=key)
def cover(request: HttpRequest, code: str, case_id: UUID, said: Covers) -> dict[str, Any]:
    """Out of public view, with a reason."""
    target = cases.Target(by_code(code), case_id, said.version, said.key)
    words = {"wording": said.wording, "reason": said.reason}
    return shapes.shown(cases.privacy.cover(actor=actor(request), target=target, what=said.what, of=said.of, **words))
