"""The signature ACS3-HMAC-SHA256: a digest of the request, put in order, under the secret."""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote

ALGORITHM = "ACS3-HMAC-SHA256"


def sha256(data: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def query_of(parameters: Mapping[str, str]) -> str:
    """Names in order, everything but letters, figures and -_.~ escaped."""
    return "&".join(f"{quote(name, safe='~')}={quote(parameters[name], safe='~')}" for name in sorted(parameters))


def authorization(*, key: str, secret: str, query: str, headers: Mapping[str, str], body: bytes = b"") -> str:
    """The header `Authorization` of a POST to `/`; all of `headers` (small letters) are signed."""
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = "\n".join(["POST", "/", query, lines, names, sha256(body)])
    signed = hmac.new(secret.encode(), f"{ALGORITHM}\n{sha256(request.encode())}".encode(), hashlib.sha256)
    return f"{ALGORITHM} Credential={key},SignedHeaders={names},Signature={signed.hexdigest()}"
