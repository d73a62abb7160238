"""What API v3 signs and seals: WECHATPAY2-SHA256-RSA2048 both ways, AEAD_AES_256_GCM for what a notice says."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from cryptography.x509 import load_pem_x509_certificate

from yuanba.kernel import clock

SCHEMA, FRESH_SECONDS = "WECHATPAY2-SHA256-RSA2048", 300


class BrokenError(ValueError):
    """Not signed by WeChat Pay, too old, or not sealed for us."""


def _lines(*parts: str) -> bytes:
    return "".join(f"{part}\n" for part in parts).encode()


@dataclass(frozen=True)
class Signer:
    """The merchant, and the key with which it signs; `serial` is that of its certificate."""

    merchant: str
    serial: str
    key: RSAPrivateKey = field(repr=False)

    def sign(self, *parts: str) -> str:
        """The signature over the parts, a line each."""
        return base64.b64encode(self.key.sign(_lines(*parts), PKCS1v15(), SHA256())).decode()

    def authorization(self, method: str, target: str, body: str, nonce: str) -> str:
        """The header `Authorization` of a request."""
        at = str(int(clock.now().timestamp()))
        said = {
            "mchid": self.merchant,
            "nonce_str": nonce,
            "timestamp": at,
            "serial_no": self.serial,
            "signature": self.sign(method, target, at, nonce, body),
        }
        return f"{SCHEMA} " + ",".join(f'{name}="{value}"' for name, value in said.items())


@dataclass(frozen=True)
class Platform:
    """WeChat Pay's own key, and the name by which its signatures call it."""

    id: str
    key: RSAPublicKey = field(repr=False)

    def check(self, headers: Mapping[str, str], body: bytes) -> None:
        """Refuse as broken what WeChat Pay did not sign within the last five minutes; names of headers are small."""
        at, nonce = headers.get("wechatpay-timestamp", ""), headers.get("wechatpay-nonce", "")
        if headers.get("wechatpay-serial", "") != self.id:
            raise BrokenError("signed with another key")
        if not at.isdecimal() or len(at) > 11 or abs(clock.now().timestamp() - int(at)) > FRESH_SECONDS:
            raise BrokenError("too old")
        try:
            signature = base64.b64decode(headers.get("wechatpay-signature", ""), validate=True)
            signed = f"{at}\n{nonce}\n".encode() + body + b"\n"
            self.key.verify(signature, signed, PKCS1v15(), SHA256())
        except (ValueError, InvalidSignature):
            raise BrokenError("not signed") from None


def opened(key: bytes, sealed: str, nonce: str, also: str) -> bytes:
    """What was sealed for us; refused as broken where it was not, or was changed."""
    try:
        return AESGCM(key).decrypt(nonce.encode(), base64.b64decode(sealed, validate=True), also.encode())
    except (ValueError, InvalidTag):
        raise BrokenError("not sealed for us") from None


def private_key(pem: bytes) -> RSAPrivateKey:
    """The merchant's key (apiclient_key.pem); ValueError for anything else."""
    found = load_pem_private_key(pem, None)
    if not isinstance(found, RSAPrivateKey):
        raise ValueError("the merchant's key is an RSA key")
    return found


def platform_of(pem: bytes, name: str) -> Platform:
    """WeChat Pay's key under its name, or its certificate, which says the name itself; ValueError."""
    is_certificate = b"BEGIN CERTIFICATE" in pem
    found = load_pem_x509_certificate(pem).public_key() if is_certificate else load_pem_public_key(pem)
    if is_certificate:
        name = f"{load_pem_x509_certificate(pem).serial_number:X}"
    if not isinstance(found, RSAPublicKey) or not name:
        raise ValueError("WeChat Pay's key is an RSA key with a name")
    return Platform(name, found)
