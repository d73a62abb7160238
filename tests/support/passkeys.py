"""A telephone that makes passkeys, in memory: ES256 keys, "none" attestation, as a browser would pass them on."""

import json
from hashlib import sha256
from secrets import token_bytes

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

UP, UV, AT = 1, 4, 64
ORIGIN = "http://testserver"


class Telephone:
    """`flags`, `origin`, `site` and `count` are what it says of itself; `id` is the key's name."""

    def __init__(self, origin=ORIGIN, site="testserver", flags=UP | UV):
        self.key, self.credential = ec.generate_private_key(ec.SECP256R1()), token_bytes(32)
        self.origin, self.site, self.flags, self.count = origin, site, flags, 0

    @property
    def id(self):
        return bytes_to_base64url(self.credential)

    def add(self, options, **more):
        """The answer to being asked for a new key."""
        attested = bytes(16) + len(self.credential).to_bytes(2) + self.credential + self._public()
        made = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | AT) + attested}
        return self._told("webauthn.create", options, {"attestationObject": cbor2.dumps(made)}, more)

    def use(self, options, **more):
        """The answer to being asked for a signature; the counter goes on."""
        self.count += 1
        data, client = self._data(self.flags), self._client("webauthn.get", options, more)
        signed = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": data, "signature": signed}
        return self._told("webauthn.get", options, parts, more)

    def _told(self, kind, options, parts, more):
        parts = parts | {"clientDataJSON": self._client(kind, options, more)}
        response = {name: bytes_to_base64url(value) for name, value in parts.items()}
        return json.dumps({"id": self.id, "rawId": self.id, "type": "public-key", "response": response})

    def _client(self, kind, options, more):
        said = {
            "type": kind,
            "challenge": json.loads(options)["challenge"],
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps(said | more).encode()

    def _data(self, flags):
        return sha256(self.site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _public(self):
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)})
