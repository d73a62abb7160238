"""What other domains and the doors may call."""

from yuanba.domains.people import proving
from yuanba.domains.people.binding import BOUND_KINDS
from yuanba.domains.people.codes import codes_work, sweep_codes, takes_code
from yuanba.domains.people.devices import saw_device, sweep_devices
from yuanba.domains.people.forgetting import register_forgetting
from yuanba.domains.people.identities import NotProvedError, Proof, identity_port, own_identities, plug_identity
from yuanba.domains.people.letters import letter_called
from yuanba.domains.people.models import (
    Account,
    Claim,
    Delegation,
    Device,
    Enterprise,
    Invitation,
    Merge,
    Passkey,
    PasswordLetter,
    Post,
    ResidentCard,
    Tenure,
    Unsealing,
)
from yuanba.domains.people.queries import (
    account,
    actor_of,
    actor_of_key,
    english_names,
    forget_keys,
    own_homes,
    own_posts,
)
from yuanba.domains.people.queries.badges import badge_photo, seen_by
from yuanba.domains.people.queries.called import called_by, mobiles_without_account
from yuanba.domains.people.queries.cards import Living, empty_homes, homeless, living
from yuanba.domains.people.queries.duties import (
    Duty,
    called,
    colleagues,
    duties_of,
    duty,
    ended_posts,
    ending_soon,
    may_appoint,
    own_duties,
    stood_in_for,
)
from yuanba.domains.people.queries.enterprises import MOST as MOST_ENTERPRISES
from yuanba.domains.people.queries.enterprises import enterprises, party_survey
from yuanba.domains.people.queries.gathering import register_export
from yuanba.domains.people.queries.lacking import homes_without_people, homes_without_phone
from yuanba.domains.people.queries.likeness import likely_doubles, others_like
from yuanba.domains.people.queries.moving import posts_left_behind, posts_over
from yuanba.domains.people.queries.organisation import (
    butler_loads,
    butlers_of,
    chain_at,
    committee_at,
    committee_page,
    cross_appointed,
    five_sides,
    representatives,
    sides_of,
)
from yuanba.domains.people.queries.oversight import at_grids, teams_of
from yuanba.domains.people.queries.record import (
    Held,
    enterprise_record,
    merges_of,
    own_household,
    owners_beside,
    posts_of_card,
    rights_on,
    tenures_of_card,
    tenures_of_home,
)
from yuanba.domains.people.queries.residents import (
    Resident,
    doubles,
    occupants,
    own_cards,
    register_of_owners,
    resident,
    residents_by_place,
    residents_of_phone,
)
from yuanba.domains.people.queries.signing_in import (
    invitation_called,
    open_claims,
    open_invitations,
    own_claims,
    own_devices,
)
from yuanba.domains.people.queries.survey import survey_below, surveyed_estates
from yuanba.domains.people.queries.teams import (
    Member,
    badge_pictures,
    holders,
    holders_under,
    looks_after,
    looks_after_each,
    team_at,
    team_of_estate,
)
from yuanba.domains.people.queries.terms import Term, term_seats, terms, terms_ending
from yuanba.domains.people.queries.unsealings import own_unsealings, unsealings
from yuanba.domains.people.queries.visits import visited, visited_card
from yuanba.domains.people.queries.wearers import wearers
from yuanba.domains.people.rules import POST_ROLES, SEEN_ANEW, TENURE_ROLES, is_phone, plain_phone
from yuanba.domains.people.rules.cards import LANGUAGES, CardDraft
from yuanba.domains.people.rules.enterprises import PARTY, EnterpriseDraft
from yuanba.domains.people.rules.listed import HINTS, Said, named_in
from yuanba.domains.people.rules.posts import Badge, Seat
from yuanba.domains.people.rules.roles import (
    BUTLER_HOMES,
    CHAIN,
    COMMITTEE_SIDES,
    COMMITTEES,
    LOOKING_AFTER,
    ROLES,
    SEATS,
    SIDES,
    TERMED,
    near_roles,
)
from yuanba.domains.people.rules.tenure import OF_ENTERPRISES, OWNING, STANDING_IN, Stay
from yuanba.domains.people.usecases.accept_claim import accept_claim
from yuanba.domains.people.usecases.accept_invitation import accept_invitation
from yuanba.domains.people.usecases.appoint import appoint
from yuanba.domains.people.usecases.appoint_to_places import Newcomer, appoint_to_places
from yuanba.domains.people.usecases.ask_code import ask_code
from yuanba.domains.people.usecases.change_password import change_password
from yuanba.domains.people.usecases.change_phone import change_phone
from yuanba.domains.people.usecases.claim_home import claim_home
from yuanba.domains.people.usecases.delegate import delegate
from yuanba.domains.people.usecases.end_delegation import end_delegation
from yuanba.domains.people.usecases.end_device import end_device
from yuanba.domains.people.usecases.end_other_devices import end_other_devices
from yuanba.domains.people.usecases.end_post import end_post
from yuanba.domains.people.usecases.end_posts_of_contract import end_posts_of_contract
from yuanba.domains.people.usecases.erase_resident import erase_resident
from yuanba.domains.people.usecases.export_resident import export_resident
from yuanba.domains.people.usecases.give_account import give_account
from yuanba.domains.people.usecases.import_residents import ImportedResidents, import_residents
from yuanba.domains.people.usecases.invite_to_home import MadeInvitation, invite_to_home
from yuanba.domains.people.usecases.issue_api_key import issue_api_key
from yuanba.domains.people.usecases.link_identity import link_identity
from yuanba.domains.people.usecases.merge_residents import merge_residents
from yuanba.domains.people.usecases.move_in import move_in
from yuanba.domains.people.usecases.move_out import move_out
from yuanba.domains.people.usecases.name_person import name_person
from yuanba.domains.people.usecases.name_representative import name_representative
from yuanba.domains.people.usecases.open_account import open_account
from yuanba.domains.people.usecases.open_sealed import open_sealed
from yuanba.domains.people.usecases.part_residents import part_residents
from yuanba.domains.people.usecases.prove_again import prove_again
from yuanba.domains.people.usecases.put_under_contract import put_under_contract
from yuanba.domains.people.usecases.refuse_claim import refuse_claim
from yuanba.domains.people.usecases.register_person import register_person
from yuanba.domains.people.usecases.register_resident import register_resident
from yuanba.domains.people.usecases.register_tenure import register_tenure
from yuanba.domains.people.usecases.release_phone import release_phone
from yuanba.domains.people.usecases.remember_device import remember_device
from yuanba.domains.people.usecases.renew_post import renew_post
from yuanba.domains.people.usecases.revoke_api_key import revoke_api_key
from yuanba.domains.people.usecases.revoke_invitation import revoke_invitation
from yuanba.domains.people.usecases.sign_in import sign_in
from yuanba.domains.people.usecases.sign_in_by_code import sign_in_by_code
from yuanba.domains.people.usecases.sign_in_by_identity import sign_in_by_identity
from yuanba.domains.people.usecases.sign_in_by_passkey import sign_in_by_passkey
from yuanba.domains.people.usecases.undo_residents import undo_residents
from yuanba.domains.people.usecases.unlink_identity import unlink_identity
from yuanba.domains.people.usecases.use_letter import use_letter
from yuanba.domains.people.usecases.write_badge import write_badge
from yuanba.domains.people.usecases.write_card import write_card
from yuanba.domains.people.usecases.write_enterprise import write_enterprise
from yuanba.domains.people.usecases.write_letter import write_letter

__all__ = [
    "BOUND_KINDS",
    "BUTLER_HOMES",
    "CHAIN",
    "COMMITTEES",
    "COMMITTEE_SIDES",
    "HINTS",
    "LANGUAGES",
    "LOOKING_AFTER",
    "MOST_ENTERPRISES",
    "OF_ENTERPRISES",
    "OWNING",
    "PARTY",
    "POST_ROLES",
    "ROLES",
    "SEATS",
    "SEEN_ANEW",
    "SIDES",
    "STANDING_IN",
    "TENURE_ROLES",
    "TERMED",
    "Account",
    "Badge",
    "CardDraft",
    "Claim",
    "Delegation",
    "Device",
    "Duty",
    "Enterprise",
    "EnterpriseDraft",
    "Held",
    "ImportedResidents",
    "Invitation",
    "Living",
    "MadeInvitation",
    "Member",
    "Merge",
    "Newcomer",
    "NotProvedError",
    "Passkey",
    "PasswordLetter",
    "Post",
    "Proof",
    "Resident",
    "ResidentCard",
    "Said",
    "Seat",
    "Stay",
    "Tenure",
    "Term",
    "Unsealing",
    "accept_claim",
    "accept_invitation",
    "account",
    "actor_of",
    "actor_of_key",
    "appoint",
    "appoint_to_places",
    "ask_code",
    "at_grids",
    "badge_photo",
    "badge_pictures",
    "butler_loads",
    "butlers_of",
    "called",
    "called_by",
    "chain_at",
    "change_password",
    "change_phone",
    "claim_home",
    "codes_work",
    "colleagues",
    "committee_at",
    "committee_page",
    "cross_appointed",
    "delegate",
    "doubles",
    "duties_of",
    "duty",
    "empty_homes",
    "end_delegation",
    "end_device",
    "end_other_devices",
    "end_post",
    "end_posts_of_contract",
    "ended_posts",
    "ending_soon",
    "english_names",
    "enterprise_record",
    "enterprises",
    "erase_resident",
    "export_resident",
    "five_sides",
    "forget_keys",
    "give_account",
    "holders",
    "holders_under",
    "homeless",
    "homes_without_people",
    "homes_without_phone",
    "identity_port",
    "import_residents",
    "invitation_called",
    "invite_to_home",
    "is_phone",
    "issue_api_key",
    "letter_called",
    "likely_doubles",
    "link_identity",
    "living",
    "looks_after",
    "looks_after_each",
    "may_appoint",
    "merge_residents",
    "merges_of",
    "mobiles_without_account",
    "move_in",
    "move_out",
    "name_person",
    "name_representative",
    "named_in",
    "near_roles",
    "occupants",
    "open_account",
    "open_claims",
    "open_invitations",
    "open_sealed",
    "others_like",
    "own_cards",
    "own_claims",
    "own_devices",
    "own_duties",
    "own_homes",
    "own_household",
    "own_identities",
    "own_posts",
    "own_unsealings",
    "owners_beside",
    "part_residents",
    "party_survey",
    "plain_phone",
    "plug_identity",
    "posts_left_behind",
    "posts_of_card",
    "posts_over",
    "prove_again",
    "proving",
    "put_under_contract",
    "refuse_claim",
    "register_export",
    "register_forgetting",
    "register_of_owners",
    "register_person",
    "register_resident",
    "register_tenure",
    "release_phone",
    "remember_device",
    "renew_post",
    "representatives",
    "resident",
    "residents_by_place",
    "residents_of_phone",
    "revoke_api_key",
    "revoke_invitation",
    "rights_on",
    "saw_device",
    "seen_by",
    "sides_of",
    "sign_in",
    "sign_in_by_code",
    "sign_in_by_identity",
    "sign_in_by_passkey",
    "stood_in_for",
    "survey_below",
    "surveyed_estates",
    "sweep_codes",
    "sweep_devices",
    "takes_code",
    "team_at",
    "team_of_estate",
    "teams_of",
    "tenures_of_card",
    "tenures_of_home",
    "term_seats",
    "terms",
    "terms_ending",
    "undo_residents",
    "unlink_identity",
    "unsealings",
    "use_letter",
    "visited",
    "visited_card",
    "wearers",
    "write_badge",
    "write_card",
    "write_enterprise",
    "write_letter",
]
