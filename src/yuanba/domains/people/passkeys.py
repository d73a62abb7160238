"""Passkeys (WebAuthn): what a browser is asked, and whether its answer is true. User verification is required."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from yuanba.domains.people.models import Account, Passkey
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register

register("passkey-wrong", 422, "This passkey was not accepted. Please try again, or sign in another way.")
LONGEST = 20_000
UV = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Site:
    """Where a browser believes to be: the name passkeys are bound to, and the origin that asks."""

    name: str
    origin: str


def own_passkeys(account_id: UUID) -> list[Passkey]:
    """The passkeys of an account, the oldest first; there are twenty at most."""
    return list(Passkey.objects.filter(account=account_id).order_by("id"))


def new_challenge() -> str:
    """Sixty-four bytes nobody guesses, safe in a session."""
    return bytes_to_base64url(webauthn.helpers.generate_challenge())


def options_to_add(account_id: UUID, site: Site, challenge: str) -> str:
    """What the browser is to make, as JSON: a key that can be found without a name, in no device that has one here."""
    account = Account.objects.get(id=account_id)
    made = webauthn.generate_registration_options(
        rp_id=site.name,
        rp_name="Yuanba",
        user_id=account.id.bytes,
        user_name=account.username or account.name,
        user_display_name=account.name,
        challenge=base64url_to_bytes(challenge),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UV
        ),
        exclude_credentials=_named(own_passkeys(account.id)),
    )
    return webauthn.options_to_json(made)


def options_to_use(site: Site, challenge: str, account_id: UUID | None = None) -> str:
    """What the browser is to sign, as JSON: with a key of this account, or with any it has for this site."""
    made = webauthn.generate_authentication_options(
        rp_id=site.name,
        challenge=base64url_to_bytes(challenge),
        allow_credentials=_named(own_passkeys(account_id)) if account_id else [],
        user_verification=UV,
    )
    return webauthn.options_to_json(made)


def _named(keys: list[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.credential)) for one in keys]


def new_key(said: str, challenge: str, site: Site) -> Passkey:
    """The key a browser made, not saved, without account and name. Refused: `passkey-wrong`."""
    try:
        found = webauthn.verify_registration_response(
            credential=_read(said),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except Exception:  # whatever a parser of somebody else's bytes stumbles over
        raise Refusal("passkey-wrong") from None
    key, public = bytes_to_base64url(found.credential_id), bytes_to_base64url(found.credential_public_key)
    if len(key) > 1400 or len(public) > 2400:
        raise Refusal("passkey-wrong")
    return Passkey(credential=key, public_key=public, sign_count=found.sign_count)


def key_of(said: str) -> Passkey | None:
    """The passkey an answer names."""
    try:
        named = str(_read(said)["id"])
    except (ValueError, KeyError, RecursionError):
        return None
    return Passkey.objects.select_related("account").filter(credential=named).first() if named.isascii() else None


def use_key(key: Passkey, said: str, challenge: str, site: Site) -> None:
    """Note that it signed this challenge. Refused: `passkey-wrong`, also where its counter does not go on."""
    try:
        found = webauthn.verify_authentication_response(
            credential=_read(said),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except Exception:  # whatever a parser of somebody else's bytes stumbles over
        raise Refusal("passkey-wrong") from None
    same = Passkey.objects.filter(id=key.id, sign_count=key.sign_count)
    if not same.update(sign_count=found.new_sign_count, used_at=clock.now()):
        raise Refusal("passkey-wrong")


def _read(said: str) -> dict[str, Any]:
    found = json.loads(said) if len(said) <= LONGEST and "\x00" not in said else None
    if not isinstance(found, dict):
        raise ValueError("not what a browser says of a passkey")
    return found
