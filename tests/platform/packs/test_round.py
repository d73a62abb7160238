"""A yard goes into a pack and comes out of it elsewhere, whole."""

from tests.factories import people
from tests.platform.packs.conftest import PHONE, WORDS
from tests.support.documents import pdf
from tests.support.unchanged import refused
from yuanba.domains.people.models import Account, ResidentCard
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.models.residents import phone_digest, tail_digest
from yuanba.domains.people.writing import opened
from yuanba.platform.audit import keys
from yuanba.platform.audit.public import verify
from yuanba.platform.files.public import PDF, StoredFile, kept_path, path_of
from yuanba.platform.packs import public as packs
from yuanba.platform.packs import rows, schema
from yuanba.platform.sealed.public import mark


def test_the_same_export_from_there_is_equal(written, taken, tmp_path):
    again = packs.export(yard=taken.yard, to=tmp_path / "again.pack", lock=WORDS, by="li")
    assert packs.differences(written[1], again) == []
    assert (again.root, again.shared_root, again.rows) == (written[1].root, written[1].shared_root, written[1].rows)
    assert taken.faults == ()


def test_sealed_fields_are_sealed_with_the_key_of_the_receiver(taken):
    card = ResidentCard.objects.get(yard=taken.yard, account__phone_digest=number_digest(PHONE))
    assert (opened(card, "phone"), card.sealed_phone.startswith(mark())) == (PHONE, True)
    assert card.phone_digest == phone_digest(card, PHONE)
    assert card.phone_tail_digest == tail_digest(card, PHONE[-4:])


def test_the_evidence_holds_with_the_key_of_the_sender(taken, there):
    assert keys.public_key().hex() != there
    assert verify(taken.yard) == []


def test_pictures_come_with_their_thumbnails_and_documents_as_they_are(taken):
    rows = list(StoredFile.objects.filter(yard=taken.yard).order_by("mime"))
    assert {row.mime for row in rows} == {PDF, "image/jpeg"}
    assert kept_path(rows[0]).read_bytes() == pdf()
    for row in rows[1:]:
        assert [path_of(taken.yard.id, row.digest, side).is_file() for side in (0, 480, 160)] == [True] * 3


def test_accounts_come_without_credentials(taken):
    assert set(Account.objects.values_list("username", "password")) == {(None, "")}


def test_who_has_the_telephone_here_already_is_the_same_person(written, there, tmp_path):
    known = people.account("黎晓舟", phone=PHONE)
    with packs.opening(written[0], WORDS) as pack:
        taken = packs.take(pack, signer=there, by="li")
    card = ResidentCard.objects.get(yard=taken.yard, account=known)
    assert opened(card, "phone") == PHONE
    again = packs.export(yard=taken.yard, to=tmp_path / "again.pack", lock=WORDS, by="li")
    assert (again.root, again.rows) == (written[1].root, written[1].rows)


def test_a_pack_for_one_receiver_opens_there_only(here, settings, tmp_path):
    settings.YUANBA_DATA_DIR = tmp_path / "there"
    receiver = packs.receiving_key()
    settings.YUANBA_DATA_DIR = tmp_path / "here"
    file = tmp_path / "JG.pack"
    made = packs.export(yard=here.yard, to=file, lock=packs.Lock(receiver=receiver), by="wang")
    with refused("pack-locked"), packs.opening(file, packs.Lock()):
        pass
    settings.YUANBA_DATA_DIR = tmp_path / "there"
    with packs.opening(file, packs.Lock()) as pack:
        packs.verify(pack)
        assert pack.manifest == made


def test_every_key_to_a_shared_table_is_carried():
    assert schema.uncarried() == []


def test_every_field_can_be_written_and_read():
    kinds = {field for model in schema.tables().values() for field in schema.fields_of(model)}
    odd = [field for field in kinds if not isinstance(rows.kind_of_field(field), rows.KINDS)]
    assert odd == []
