"""What other domains and the doors may call."""

from yuanba.domains.contracts.models import Contract, Saldo, ServiceDone, Version
from yuanba.domains.contracts.queries import Sheet, current, listed, past, sheet, shown, state_of, terms_on
from yuanba.domains.contracts.queries.services import (
    Owed,
    covered_photos,
    owed,
    service_photo,
    service_photos,
    service_sheet,
    services_counted,
    services_done,
    services_entered,
)
from yuanba.domains.contracts.rules import (
    checking,
    drawing,
    examples,
    fees,
    late,
    lives,
    modes,
    parking,
    services,
    sharing,
    vocabulary,
)
from yuanba.domains.contracts.rules.checking import Draft
from yuanba.domains.contracts.rules.late import Clause
from yuanba.domains.contracts.rules.modes import Pay
from yuanba.domains.contracts.rules.signing import Signing
from yuanba.domains.contracts.rules.terms import Line, Tariff, Terms, digest, from_data, to_data
from yuanba.domains.contracts.usecases.cover_service import cover_service
from yuanba.domains.contracts.usecases.draft_contract import draft_contract
from yuanba.domains.contracts.usecases.end_contract import end_contract
from yuanba.domains.contracts.usecases.rewrite_contract import rewrite_contract
from yuanba.domains.contracts.usecases.sign_contract import sign_contract
from yuanba.domains.contracts.usecases.sign_service import sign_service
from yuanba.domains.contracts.usecases.succeed_contract import succeed_contract
from yuanba.domains.contracts.usecases.supplement_contract import supplement_contract
from yuanba.domains.contracts.usecases.take_back_service import take_back_service

__all__ = [
    "Clause",
    "Contract",
    "Draft",
    "Line",
    "Owed",
    "Pay",
    "Saldo",
    "ServiceDone",
    "Sheet",
    "Signing",
    "Tariff",
    "Terms",
    "Version",
    "checking",
    "cover_service",
    "covered_photos",
    "current",
    "digest",
    "draft_contract",
    "drawing",
    "end_contract",
    "examples",
    "fees",
    "from_data",
    "late",
    "listed",
    "lives",
    "modes",
    "owed",
    "parking",
    "past",
    "rewrite_contract",
    "service_photo",
    "service_photos",
    "service_sheet",
    "services",
    "services_counted",
    "services_done",
    "services_entered",
    "sharing",
    "sheet",
    "shown",
    "sign_contract",
    "sign_service",
    "state_of",
    "succeed_contract",
    "supplement_contract",
    "take_back_service",
    "terms_on",
    "to_data",
    "vocabulary",
]
