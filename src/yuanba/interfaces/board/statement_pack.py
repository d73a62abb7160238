"""A published statement as one signed file: the document, its tables, the chain, and a descriptor for programs."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.board import check_statement as check
from yuanba.interfaces.stating import ROWS
from yuanba.interfaces.tables import attached
from yuanba.kernel.merkle import canon
from yuanba.platform.audit import keys
from yuanba.platform.yards.public import by_code

# Name, type, and what the column is in the taxonomy of fiscal data packages.
ROW_FIELDS = (
    ("direction", "string", "direction"),
    ("code", "string", "economic-classification:generic:level1:code"),
    ("label", "string", "economic-classification:generic:level1:label"),
    ("label_en", "string", "economic-classification:generic:level1:description"),
    ("phase", "string", "phase:id"),
    ("amount", "number", "value"),
    ("currency", "string", "value-currency:code"),
)
VOUCHER_FIELDS = (
    ("day", "date", "date:generic"),
    ("code", "string", "economic-classification:generic:level1:code"),
    ("part", "string", "expenditure-type:code"),
    ("voucher", "string", "budget-line-id"),
    ("words", "string", "budget-line-description"),
    ("payee", "string", "recipient:generic:name"),
    ("amount", "number", "value"),
)
SERVICE_FIELDS = (
    ("code", "string", "activity:generic:project:code"),
    ("name", "string", "activity:generic:project:label"),
    ("name_en", "string", ""),
    ("standard", "string", ""),
    ("times", "integer", ""),
    ("per", "string", ""),
    ("due", "integer", ""),
    ("done", "integer", ""),
    ("signed", "integer", ""),
    ("cases", "integer", ""),
)
Fields = tuple[tuple[str, str, str], ...]


@require_safe
def package(request: HttpRequest, code: str, publication: str) -> HttpResponse:
    """The package of a publication, for anyone; `check_statement.py` checks it."""
    found = disclosure.pack_of(by_code(code), publication)
    made = HttpResponse(packed(found), content_type="application/zip")
    return attached(made, f"{publication}.zip")


def packed(found: disclosure.Packed) -> bytes:
    """The bytes of the zip: the same for the same publication and chain."""
    files = {
        check.STATEMENT: canon(found.sealed),
        check.CHAIN: canon(found.chain),
        check.PROOFS: canon(found.proofs),
        check.ROWS: _table(ROW_FIELDS, _rows(found.sealed)),
        check.VOUCHERS: _table(VOUCHER_FIELDS, check.expected_vouchers(found.sealed)),
        check.SERVICES: _table(SERVICE_FIELDS, check.expected_services(found.sealed)),
    }
    files[check.DESCRIPTOR] = canon(_descriptor(found, files))
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    signature = keys.sign(canon({"yuanba statement": 1, "files": digests})).hex()
    files[check.SIGNATURE] = canon({"files": digests, "key": keys.public_key().hex(), "signature": signature})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _rows(sealed: Any) -> Iterable[list[str]]:
    """A line for each figure: this period, the year so far, the plan of the year."""
    for of, code, phase, amount in check.expected_rows(sealed):
        with override("zh-hans"):
            label = gettext(ROWS[code])
        yield [of, code, label, ROWS[code], phase, amount, "CNY"]


def _table(fields: Fields, rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([name for name, _type, _of in fields])
    writer.writerows(rows)
    return text.getvalue().encode()


def _descriptor(found: disclosure.Packed, files: dict[str, bytes]) -> dict[str, Any]:
    """`datapackage.json` of a Fiscal Data Package: what the tables are, column by column."""
    head = found.publication.document["head"]
    return {
        "profile": "fiscal-data-package",
        "name": found.publication.code.lower(),
        "title": f"{head['estate']} {found.publication.label}",
        "countryCode": "CN",
        "granularity": "aggregated",
        "fiscalPeriod": {"start": head["since"], "end": head["until"]},
        "resources": [
            _resource(check.ROWS, files, ROW_FIELDS, ["code", "phase"]),
            _resource(check.VOUCHERS, files, VOUCHER_FIELDS, []),
            _resource(check.SERVICES, files, SERVICE_FIELDS, ["code"]),
        ],
        "model": {
            "measures": {"amount": {"source": "amount", "resource": "rows", "currency": "CNY"}},
            "dimensions": {
                name: {
                    "dimensionType": kind,
                    "primaryKey": [name],
                    "attributes": {name: {"source": name, "resource": "rows"}},
                }
                for name, kind in (("code", "classification"), ("direction", "other"), ("phase", "other"))
            },
        },
    }


def _resource(name: str, files: dict[str, bytes], fields: Fields, key: list[str]) -> dict[str, Any]:
    columns = [{"name": one, "type": kind} | ({"columnType": of} if of else {}) for one, kind, of in fields]
    return {
        "profile": "tabular-data-resource",
        "name": name.removesuffix(".csv"),
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(files[name]),
        "hash": f"sha256:{hashlib.sha256(files[name]).hexdigest()}",
        "schema": {"fields": columns} | ({"primaryKey": key} if key else {}),
    }
