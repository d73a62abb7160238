"""Check a statement package without the software that made it: `python3 check_statement.py PACKAGE.zip`.

One file, standard library only. It finds a changed figure, a missing or moved row, a broken chain, another signature.
What no package can prove by itself is whose key signed it: compare the key, and the digest with the sheet on the wall.
"""

import argparse
import csv
import hashlib
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STATEMENT, CHAIN, PROOFS, ROWS, VOUCHERS, SERVICES, DESCRIPTOR = (
    "statement.json",
    "chain.json",
    "proofs.json",
    "rows.csv",
    "vouchers.csv",
    "services.csv",
    "datapackage.json",
)
SIGNATURE = "signature.json"
SIGNED = (STATEMENT, CHAIN, PROOFS, ROWS, VOUCHERS, SERVICES, DESCRIPTOR)
LARGEST = 32 * 1024 * 1024
FIRST = "0" * 64
# Ed25519, RFC 8032, section 5.1: the field, the curve, the order of its base point.
P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493
Point = tuple[int, int, int, int]


def added(one: Point, two: Point) -> Point:
    """The sum of two points in extended coordinates."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """A point so many times."""
    found: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = added(found, point)
        point, number = added(point, point), number >> 1
    return found


def point_of(data: bytes) -> Point:
    """The point that 32 bytes say; ValueError where they say none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(data: bytes, signature: str, key: str) -> bool:
    """Whether `signature` over `data` was made with the private half of `key`, both hexadecimal."""
    try:
        raw, public = bytes.fromhex(signature), bytes.fromhex(key)
        if len(raw) != 64 or len(public) != 32:
            return False
        a, r, s = point_of(public), point_of(raw[:32]), int.from_bytes(raw[32:], "little")
    except ValueError:
        return False
    k = int.from_bytes(hashlib.sha512(raw[:32] + public + data).digest(), "little") % ORDER
    one, two = times(s, BASE), added(r, times(k, a))
    same = (one[0] * two[2] - two[0] * one[2]) % P == 0 and (one[1] * two[2] - two[1] * one[2]) % P == 0
    return s < ORDER and same


def canon(value: Any) -> bytes:
    """Canonical JSON: keys in order, no blanks, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def sha256(data: bytes) -> str:
    """The digest, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def yuan(fen: int) -> str:
    """12345 fen are 123.45."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def opened(data: bytes) -> dict[str, bytes]:
    """The files of a package; ValueError where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            names = [one.filename for one in pack.infolist()]
            if sorted(names) != sorted((*SIGNED, SIGNATURE)):
                raise ValueError("other files than a statement package has")
            if sum(one.file_size for one in pack.infolist()) > LARGEST:
                raise ValueError("too large")
            return {name: pack.read(name) for name in names}
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from None


def wrong_signature(files: dict[str, bytes], key: str) -> Iterator[str]:
    """The signature covers each file; its key is the one that was expected."""
    said = json.loads(files[SIGNATURE])
    if set(said["files"]) != set(SIGNED):
        yield "the signature does not cover every file"
    for name in SIGNED:
        if said["files"].get(name) != sha256(files[name]):
            yield f"{name} was changed after it was signed"
    if not is_signed(canon({"yuanba statement": 1, "files": said["files"]}), said["signature"], said["key"]):
        yield "the signature does not fit"
    if key and said["key"] != key.lower():
        yield f"signed with another key: {said['key']}"


def wrong_chain(files: dict[str, bytes], digest: str) -> Iterator[str]:
    """The statement has the digest that stands in the chain of its estate, and the chain has no gap."""
    statement, chain = json.loads(files[STATEMENT]), json.loads(files[CHAIN])
    found = sha256(files[STATEMENT])
    before = FIRST
    for place, one in enumerate(chain, 1):
        if one["number"] != place or one["before"] != before:
            yield f"the chain is broken at {one['code']}"
        before = one["digest"]
    head = statement["document"]["head"]
    own = [one for one in chain if one["code"] == head["code"]]
    if len(own) != 1:
        yield f"{head['code']} does not stand in the chain once"
    elif (own[0]["digest"], own[0]["before"], own[0]["supersedes"]) != (found, statement["before"], head["supersedes"]):
        yield f"the statement is not the one that was published as {head['code']}"
    if digest and digest.lower() != found:
        yield f"its digest is {found}, not the one of the sheet"


def wrong_corrections(document: Any, vouchers: Any) -> Iterator[str]:
    """What came too late and what was worked out anew make the corrections; vouchers make the first."""
    moved = document["foot"]["moved"]
    late = document.get("corrections", {"vouchers": 0, "other": moved})
    told = sum(one["fen"] for one in vouchers if one["item"] == "moved")
    if late["vouchers"] != -told or late["vouchers"] + late["other"] != moved:
        yield "the vouchers do not make the corrections of earlier periods"


def wrong_sums(files: dict[str, bytes]) -> Iterator[str]:
    """Rows make the sums, vouchers make the costs, and each foot closes."""
    statement = json.loads(files[STATEMENT])
    document, vouchers = statement["document"], statement["vouchers"]
    rows, foot = document["rows"], document["foot"]
    for part in ("income", "expense"):
        if sum(row["now"] for row in rows if row["of"] == part) != foot[part]:
            yield f"the rows do not make the sum: {part}"
    if foot["opening"] + foot["moved"] + foot["income"] - foot["expense"] != foot["closing"]:
        yield "opening + income − expense is not closing"
    yield from wrong_corrections(document, vouchers)
    shown = [row for row in rows if row["of"] == "expense" or row["code"] == "cover"]
    costs = {row["code"]: row["now"] for row in shown if row["code"] != "remuneration"}
    for code, now in costs.items():
        if sum(one["fen"] for one in vouchers if one["item"] == code) != now:
            yield f"the vouchers do not make the cost: {code}"
    if "public" in document:
        yield from wrong_revenue(document["public"], vouchers)
    fund = document.get("fund") or {"opening": None}
    if fund["opening"] is not None and fund["opening"] + fund["came"] - fund["used"] != fund["closing"]:
        yield "maintenance fund: opening + came in − used is not its balance"


def wrong_revenue(public: Any, vouchers: list[Any]) -> Iterator[str]:
    """Of public revenue: rows make the sums, records make each row, the foot closes."""
    rows, foot = public["rows"], public["foot"]
    for of, name in (("public-in", "income"), ("public-out", "cost"), ("public-used", "used")):
        if sum(row["now"] for row in rows if row["of"] == of) != foot[name]:
            yield f"the rows do not make the sum of public revenue: {name}"
    if foot["opening"] + foot["moved"] + foot["income"] - foot["cost"] - foot["used"] != foot["closing"]:
        yield "public revenue: opening + income − costs − used is not closing"
    for row in rows:
        if sum(one["fen"] for one in vouchers if one["item"] == row["code"]) != row["now"]:
            yield f"the records do not make the row of public revenue: {row['code']}"


def wrong_services(files: dict[str, bytes]) -> Iterator[str]:
    """What shows that services were done is what was published; entries and requests make what was done."""
    document = json.loads(files[STATEMENT])["document"]
    service, proofs = document.get("service"), json.loads(files[PROOFS])["proofs"]
    if service is None:
        if proofs:
            yield f"{PROOFS} shows what the statement does not have"
        return
    if sha256(files[PROOFS]) != service["proofs"]:
        yield f"{PROOFS} is not what was published"
    for line in service["lines"]:
        own = [one for one in proofs if one["line"] == line["code"]]
        signed = sum(one["times"] for one in own if one["source"] != "case")
        shown = sum(1 for one in own if one["source"] == "case")
        if line["done"] != line["signed"] + line["cases"]:
            yield f"entries and requests are not what was done: {line['code']}"
        if signed != line["signed"] or shown > line["cases"]:
            yield f"the proofs do not make what was done: {line['code']}"


def expected_services(statement: Any) -> list[list[str]]:
    """What `services.csv` has to say."""
    names = ("code", "name", "name_en", "standard", "times", "per", "due", "done", "signed", "cases")
    lines = (statement["document"].get("service") or {"lines": []})["lines"]
    return [["" if one[name] is None else str(one[name]) for name in names] for one in lines]


def expected_rows(statement: Any) -> list[list[str]]:
    """What `rows.csv` has to say, without the words beside the codes."""
    found = []
    document = statement["document"]
    for row in (*document["rows"], *document.get("public", {"rows": []})["rows"]):
        for phase in ("now", "year", "plan"):
            if row.get(phase) is not None:
                found.append([row["of"], row["code"], phase, yuan(row[phase])])
    return found


def expected_vouchers(statement: Any) -> list[list[str]]:
    """What `vouchers.csv` has to say."""
    names = ("day", "item", "part", "voucher", "words", "payee")
    return [[*(str(one[name]) for name in names), yuan(one["fen"])] for one in statement["vouchers"]]


def wrong_tables(files: dict[str, bytes]) -> Iterator[str]:
    """The tables say the same as the statement, row for row, in its order."""
    statement = json.loads(files[STATEMENT])
    rows = list(csv.DictReader(io.StringIO(files[ROWS].decode())))
    if [[row[name] for name in ("direction", "code", "phase", "amount")] for row in rows] != expected_rows(statement):
        yield f"{ROWS} says something else than the statement"
    vouchers = list(csv.reader(io.StringIO(files[VOUCHERS].decode())))[1:]
    if vouchers != expected_vouchers(statement):
        yield f"{VOUCHERS} says something else than the statement"
    services = list(csv.reader(io.StringIO(files[SERVICES].decode())))[1:]
    if services != expected_services(statement):
        yield f"{SERVICES} says something else than the statement"


def corrected_by(files: dict[str, bytes]) -> str:
    """The one that corrects it, as far as the chain knows; empty where none does."""
    code = json.loads(files[STATEMENT])["document"]["head"]["code"]
    return next((str(one["code"]) for one in json.loads(files[CHAIN]) if one["supersedes"] == code), "")


def faults(data: bytes, digest: str = "", key: str = "") -> list[str]:
    """All that is wrong with a package; nothing where it holds."""
    try:
        files = opened(data)
        found = [*wrong_signature(files, key), *wrong_chain(files, "".join(digest.split()))]
        return [*found, *wrong_sums(files), *wrong_services(files), *wrong_tables(files)]
    except (ValueError, LookupError, TypeError, AttributeError, RuntimeError, zlib.error) as error:
        return [f"this is no statement package: {error!r}"]


def main(words: list[str] | None = None) -> int:
    """0 where the package holds, 1 where something is wrong."""
    parser = argparse.ArgumentParser(description="Check a statement package. 核对收支公示数据包。")
    parser.add_argument("package", type=Path)
    parser.add_argument("--digest", default="", help="the digest on the sheet, 纸上的摘要")
    parser.add_argument("--key", default="", help="the key of whoever published it, 公示方的公钥")
    given = parser.parse_args(words)
    data = given.package.read_bytes()
    wrong = faults(data, given.digest, given.key)
    for one in wrong:
        sys.stdout.write(f"WRONG 不符: {one}\n")
    if wrong:
        return 1
    files = opened(data)
    code = json.loads(files[STATEMENT])["document"]["head"]["code"]
    sys.stdout.write(f"HOLDS 相符: {code}\ndigest 摘要: {sha256(files[STATEMENT])}\n")
    sys.stdout.write(f"key 公钥: {json.loads(files[SIGNATURE])['key']}\n")
    later = corrected_by(files)
    if later:
        sys.stdout.write(f"CORRECTED 已更正: {later}\n")
    if not given.digest or not given.key:
        sys.stdout.write(
            "Compare the digest with the sheet, the key with /verify/. 请与纸上的摘要、核对页的公钥对照。\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
