"""A town, packed; and an installation of its own to take the pack in."""

import pytest

from tests.support import databases
from tests.support.documents import pdf
from tests.support.town import Town
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.audit import keys
from yuanba.platform.audit.public import seal
from yuanba.platform.files.public import store_pdf
from yuanba.platform.packs import public as packs
from yuanba.platform.sealed.keys import forget as forget_keys
from yuanba.platform.yards.public import forget

PHONE = "13800004402"
WORDS = packs.Lock("eine lange Losung")


@pytest.fixture
def here(transactional_db, settings, tmp_path):
    """The sending installation: a town with sealed evidence."""
    settings.YUANBA_DATA_DIR = tmp_path / "here"
    return sending()


def sending():
    """A town with evidence in it, sealed."""
    forget()
    forget_keys()
    town = Town()
    people.register_resident(actor=SYSTEM, yard=town.yard, home=town.home, kind="owner", phone=PHONE, name="黎晓舟")
    store_pdf(town.yard, pdf())
    seal(town.yard)
    return town


@pytest.fixture
def written(here, tmp_path):
    """The pack of the town, and its manifest."""
    file = tmp_path / "JG.pack"
    return file, packs.export(yard=here.yard, to=file, lock=WORDS, by="wang")


@pytest.fixture
def there(written, settings, tmp_path):
    """Another installation, empty, with keys of its own; returns the sender's key."""
    signer = keys.public_key().hex()
    databases.empty()
    settings.YUANBA_DATA_DIR = tmp_path / "there"
    forget()
    forget_keys()
    return signer


@pytest.fixture
def taken(written, there):
    """The pack, taken in."""
    with packs.opening(written[0], WORDS) as pack:
        return packs.take(pack, signer=there, by="li")
