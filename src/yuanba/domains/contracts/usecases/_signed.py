"""Whether a contract can be signed, was signed so before, or was written anew meanwhile."""

from yuanba.domains.contracts.models import Contract
from yuanba.domains.contracts.queries import state_of
from yuanba.domains.contracts.rules import lives
from yuanba.domains.contracts.rules.signing import Signing
from yuanba.kernel.errors import Refusal


def check_signable(contract: Contract, signing: Signing, seen: int) -> bool:
    """False where it was signed so before; refused as `contract-state`, `contract-stale`."""
    if contract.signed_on:
        before = Signing(contract.signed_on, contract.signer_owners, contract.signer_company)
        if before == signing:
            return False
        raise Refusal("contract-state", state=lives.STATES[state_of(contract)])
    if contract.seen != seen:
        raise Refusal("contract-stale")
    return True
