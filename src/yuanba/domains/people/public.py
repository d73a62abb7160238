"""What other domains and the doors may call."""

from yuanba.domains.people.models import (
    Account,
    Enterprise,
    Merge,
    Post,
    Representative,
    ResidentCard,
    Tenure,
    Unsealing,
)
from yuanba.domains.people.queries import account, actor_of, actor_of_key, forget_keys, own_homes, own_posts
from yuanba.domains.people.queries.enterprises import Neighbour, enterprises, party_survey
from yuanba.domains.people.queries.gathering import register_export
from yuanba.domains.people.queries.residents import (
    Occupant,
    Occupying,
    OwnedHome,
    Resident,
    doubles,
    occupants,
    register_of_owners,
    resident,
    residents_of_phone,
)
from yuanba.domains.people.queries.teams import Member, holders, holders_under, team_at, team_of_estate
from yuanba.domains.people.queries.unsealings import own_unsealings, unsealings
from yuanba.domains.people.rules import POST_ROLES, STAFF, TENURE_ROLES, is_phone, plain_phone
from yuanba.domains.people.rules.cards import LANGUAGES, SEALED, CardDraft
from yuanba.domains.people.rules.enterprises import PARTY, EnterpriseDraft
from yuanba.domains.people.rules.tenure import Stay
from yuanba.domains.people.usecases.appoint import appoint
from yuanba.domains.people.usecases.end_post import end_post
from yuanba.domains.people.usecases.erase_resident import erase_resident
from yuanba.domains.people.usecases.export_resident import export_resident
from yuanba.domains.people.usecases.issue_api_key import issue_api_key
from yuanba.domains.people.usecases.merge_residents import merge_residents
from yuanba.domains.people.usecases.move_in import move_in
from yuanba.domains.people.usecases.move_out import move_out
from yuanba.domains.people.usecases.name_representative import name_representative
from yuanba.domains.people.usecases.open_account import open_account
from yuanba.domains.people.usecases.open_sealed import open_sealed
from yuanba.domains.people.usecases.part_residents import part_residents
from yuanba.domains.people.usecases.register_tenure import register_tenure
from yuanba.domains.people.usecases.revoke_api_key import revoke_api_key
from yuanba.domains.people.usecases.sign_in import sign_in
from yuanba.domains.people.usecases.write_card import write_card
from yuanba.domains.people.usecases.write_enterprise import write_enterprise

__all__ = [
    "LANGUAGES",
    "PARTY",
    "POST_ROLES",
    "SEALED",
    "STAFF",
    "TENURE_ROLES",
    "Account",
    "CardDraft",
    "Enterprise",
    "EnterpriseDraft",
    "Member",
    "Merge",
    "Neighbour",
    "Occupant",
    "Occupying",
    "OwnedHome",
    "Post",
    "Representative",
    "Resident",
    "ResidentCard",
    "Stay",
    "Tenure",
    "Unsealing",
    "account",
    "actor_of",
    "actor_of_key",
    "appoint",
    "doubles",
    "end_post",
    "enterprises",
    "erase_resident",
    "export_resident",
    "forget_keys",
    "holders",
    "holders_under",
    "is_phone",
    "issue_api_key",
    "merge_residents",
    "move_in",
    "move_out",
    "name_representative",
    "occupants",
    "open_account",
    "open_sealed",
    "own_homes",
    "own_posts",
    "own_unsealings",
    "part_residents",
    "party_survey",
    "plain_phone",
    "register_export",
    "register_of_owners",
    "register_tenure",
    "resident",
    "residents_of_phone",
    "revoke_api_key",
    "sign_in",
    "team_at",
    "team_of_estate",
    "unsealings",
    "write_card",
    "write_enterprise",
]
