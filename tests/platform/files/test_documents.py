"""Documents: looked into before they are kept, kept as they are, and never taken for a picture."""

import pytest

from tests.support.documents import pdf
from tests.support.unchanged import refused
from yuanba.platform.files import documents as rules
from yuanba.platform.files.models import StoredFile
from yuanba.platform.files.public import PDF, documents, keep_bytes, kept_path, pictures, store_pdf

pytestmark = pytest.mark.django_db
PLAIN = pdf(2)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document-unreadable"),
        (b"<html>%PDF-</html>%%EOF", "document-unreadable"),
        (b"%PDF-1.7\n%%EOF", "document-unreadable"),
        (PLAIN[: len(PLAIN) // 2], "document-unreadable"),
        (b"MZ" + PLAIN, "document-unreadable"),
        (pdf(0), "document-unreadable"),
        (pdf(password="a"), "document-locked"),
        (pdf(script="app.alert(1)"), "document-active"),
        (pdf(attached=b"MZ"), "document-active"),
    ],
)
def test_what_is_no_plain_document_is_refused(estate, data, code):
    with refused(code):
        store_pdf(estate, data)


def test_one_that_is_too_large_is_refused(estate, monkeypatch):
    monkeypatch.setattr(rules, "LARGEST_DOCUMENT", len(PLAIN) - 1)
    with refused("document-large"):
        store_pdf(estate, PLAIN)


def test_it_is_kept_as_it_is_and_once(estate):
    row = store_pdf(estate, PLAIN)
    assert store_pdf(estate, PLAIN).id == row.id
    assert (row.mime, row.size, StoredFile.objects.count()) == (PDF, len(PLAIN), 1)
    assert kept_path(row).read_bytes() == PLAIN
    assert (pictures(estate, [row.id]), documents(estate, [row.id])) == ([], [row])


def test_one_that_comes_with_a_pack_is_looked_into_again(estate):
    row = store_pdf(estate, PLAIN)
    kept_path(row).unlink()
    with refused("picture-unreadable"):
        keep_bytes(row, [pdf(3)])
    keep_bytes(row, [PLAIN[:100], PLAIN[100:]])
    assert kept_path(row).read_bytes() == PLAIN
