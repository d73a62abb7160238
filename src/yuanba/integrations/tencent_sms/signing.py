"""The signature TC3-HMAC-SHA256: the key of a day and a service signs a digest of the request."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime

ALGORITHM = "TC3-HMAC-SHA256"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def authorization(
    *, key: str, secret: str, service: str, moment: datetime, headers: Mapping[str, str], body: bytes
) -> str:
    """The header `Authorization` of a POST to `/`; `headers` (names in small letters) are those that are signed."""
    day = moment.astimezone(UTC).strftime("%Y-%m-%d")
    scope, names = f"{day}/{service}/tc3_request", ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip().lower()}\n" for name in sorted(headers))
    request = "\n".join(["POST", "/", "", lines, names, _sha256(body)])
    text = "\n".join([ALGORITHM, str(int(moment.timestamp())), scope, _sha256(request.encode())])
    signer = f"TC3{secret}".encode()
    for step in scope.split("/"):
        signer = _hmac(signer, step)
    return f"{ALGORITHM} Credential={key}/{scope}, SignedHeaders={names}, Signature={_hmac(signer, text).hex()}"
