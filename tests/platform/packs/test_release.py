"""The old yard stands still, the new one confirms; till then it can be taken back."""

import json
from datetime import timedelta

import pytest

from tests.factories.cases import target
from tests.platform.packs.conftest import WORDS
from tests.support.unchanged import held, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.audit import keys
from yuanba.platform.audit.public import verify
from yuanba.platform.events.public import dispatch
from yuanba.platform.packs import public as packs
from yuanba.platform.packs.models import PackNote
from yuanba.platform.tasks import public as tasks
from yuanba.platform.yards.models import Standstill

NEW = "星桥街道服务器 https://xq.example"


@pytest.fixture
def approved(here):
    """The manager has asked, the community has approved."""
    asked = places.ask_handover(
        actor=here.actors["manager"], yard=here.yard, to=NEW, receiver="4f" * 32, why="换了物业公司。"
    )
    places.decide_handover(actor=here.actors["supervisor"], yard=here.yard, number=asked.number, state="approved")
    return here


def release(town, tmp_path):
    return packs.release(yard=town.yard, to=tmp_path / "JG.pack", by="wang", lock=WORDS)


def write(town):
    return cases.answer(actor=town.actors["manager"], target=target(town.cases["dispatched"]), text="下午来修。")


def test_nobody_releases_what_was_not_approved(here, tmp_path):
    with refused("pack-unasked"):
        release(here, tmp_path)
    assert not (tmp_path / "JG.pack").exists()


def test_a_released_yard_is_read_and_not_written_and_can_be_taken_back(approved, tmp_path):
    made = release(approved, tmp_path)
    assert verify(approved.yard) == []
    with refused("yard-closed"):
        write(approved)
    before = held(approved.yard)
    with clock.at(clock.now() + timedelta(days=40)):
        dispatch()
        assert tasks.run_due() != []
        assert list(tasks.failing()) == []
    assert held(approved.yard) == before
    again = release(approved, tmp_path)
    assert packs.differences(made, again) == []
    assert packs.take_back(yard=approved.yard, by="wang")
    assert not packs.take_back(yard=approved.yard, by="wang")
    write(approved)


def test_a_pack_that_cannot_be_written_opens_the_yard_again(approved, tmp_path):
    with pytest.raises(FileNotFoundError):
        packs.release(yard=approved.yard, to=tmp_path / "nowhere" / "JG.pack", by="wang", lock=WORDS)
    assert not Standstill.objects.exists()
    write(approved)


def receipt_from(town, root, settings, folder):
    """What the new system, with keys of its own, would sign for a pack with this root."""
    ours, settings.YUANBA_DATA_DIR = settings.YUANBA_DATA_DIR, folder
    came = PackNote(yard=town.yard, what="in", root=root, key="", rows=1, files=1, by="li", at=clock.now())
    came.save()
    text, receiver = packs.receipt_of(town.yard), keys.public_key().hex()
    PackNote.objects.filter(id=came.id).delete()
    settings.YUANBA_DATA_DIR = ours
    return text, receiver


def test_what_the_new_house_has_confirmed_is_not_taken_back(approved, settings, tmp_path):
    made = release(approved, tmp_path)
    text, receiver = receipt_from(approved, made.root, settings, tmp_path / "there")
    other, _key = receipt_from(approved, "0" * 64, settings, tmp_path / "there")
    receipt = packs.read_receipt(text)
    with refused("receipt-stranger"):
        packs.confirm(receipt, signer=keys.public_key().hex(), by="wang")
    with refused("receipt-other"):
        packs.confirm(packs.read_receipt(other), signer=receiver, by="wang")
    packs.confirm(receipt, signer=receiver, by="wang")
    packs.confirm(receipt, signer=receiver, by="wang")
    with refused("pack-final"):
        packs.take_back(yard=approved.yard, by="wang")
    with refused("pack-final"):
        release(approved, tmp_path)
    assert list(PackNote.objects.order_by("at", "id").values_list("what", flat=True)) == ["out", "released", "receipt"]


def test_a_changed_receipt_is_none(taken):
    said = json.loads(packs.receipt_of(taken.yard))
    assert packs.read_receipt(json.dumps(said).encode()).root == taken.manifest.root
    for odd in (said | {"root": "0" * 64}, said | {"more": "x"}, said | {"at": 7}, [], "x" * 9000):
        with refused("receipt-unreadable"):
            packs.read_receipt(json.dumps(odd).encode())
    half = json.dumps(said | {"by": "\ud800"}).encode()
    for text in (b"[" * 4000, b'{"yard":' * 500, b"[" * 900 + b"]" * 900, half, b"\xff", b""):
        with refused("receipt-unreadable"):
            packs.read_receipt(text)


def test_what_is_written_here_has_no_receipt_and_is_not_confirmed(here, settings, tmp_path):
    with refused("pack-not-here"):
        packs.receipt_of(here.yard)
    text, receiver = receipt_from(here, "0" * 64, settings, tmp_path / "there")
    with refused("pack-at-work"):
        packs.confirm(packs.read_receipt(text), signer=receiver, by="wang")
