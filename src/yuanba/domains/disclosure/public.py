"""What other domains and the doors may call."""

from yuanba.domains.disclosure.models import LineQuestion, Publication, PublishedProof, PublishedVoucher, Statement
from yuanba.domains.disclosure.queries.asking import questions, questions_on
from yuanba.domains.disclosure.queries.calendar import (
    EstateDuties,
    Line,
    calendar_of,
    duties_below,
    late_at,
    late_below,
    standings_at,
)
from yuanba.domains.disclosure.queries.proving import Packed, pack_of, proof_of
from yuanba.domains.disclosure.queries.reading import (
    Published,
    contracts_to_state,
    desk_of,
    proof_photo,
    proofs_behind,
    publication,
    published,
    statements,
    vouchers_behind,
)
from yuanba.domains.disclosure.queries.serving import matching
from yuanba.domains.disclosure.rules import duties, figuring, serving, spans, words
from yuanba.domains.disclosure.usecases.ask_about_line import ask_about_line
from yuanba.domains.disclosure.usecases.correct_statement import correct_statement
from yuanba.domains.disclosure.usecases.countersign_statement import countersign_statement
from yuanba.domains.disclosure.usecases.draft_statement import draft_statement
from yuanba.domains.disclosure.usecases.drop_statement import drop_statement
from yuanba.domains.disclosure.usecases.explain_statement import explain_statement
from yuanba.domains.disclosure.usecases.match_services import match_services
from yuanba.domains.disclosure.usecases.publish_statement import publish_statement
from yuanba.domains.disclosure.usecases.remind_duties import remind_duties
from yuanba.domains.disclosure.usecases.review_statement import review_statement
from yuanba.domains.disclosure.usecases.send_back_statement import send_back_statement
from yuanba.domains.disclosure.usecases.set_duty import set_duty
from yuanba.domains.disclosure.usecases.sign_statement import sign_statement

__all__ = [
    "EstateDuties",
    "Line",
    "LineQuestion",
    "Packed",
    "Publication",
    "Published",
    "PublishedProof",
    "PublishedVoucher",
    "Statement",
    "ask_about_line",
    "calendar_of",
    "contracts_to_state",
    "correct_statement",
    "countersign_statement",
    "desk_of",
    "draft_statement",
    "drop_statement",
    "duties",
    "duties_below",
    "explain_statement",
    "figuring",
    "late_at",
    "late_below",
    "match_services",
    "matching",
    "pack_of",
    "proof_of",
    "proof_photo",
    "proofs_behind",
    "publication",
    "publish_statement",
    "published",
    "questions",
    "questions_on",
    "remind_duties",
    "review_statement",
    "send_back_statement",
    "serving",
    "set_duty",
    "sign_statement",
    "spans",
    "standings_at",
    "statements",
    "vouchers_behind",
    "words",
]
