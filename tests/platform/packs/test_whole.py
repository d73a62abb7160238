"""Nothing is forgotten: every table travels or is listed with its reason, and so is every sealed column."""

import ast

import pytest
from django.apps import apps

from tests.architecture.source import SRC, modules
from tests.factories import disputes
from tests.platform.packs.conftest import WORDS
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Contact, Party
from yuanba.domains.people import public as people
from yuanba.platform.packs import public as packs
from yuanba.platform.packs.carried import CARRIED
from yuanba.platform.sealed.public import columns, mark
from yuanba.platform.yards.checks import kind_of

LEFT_OUT = {
    "access.Tries": "counters of tries against this machine's doors",
    "audit.TrustedKey": "made anew there: the receiver trusts the sender, and whom the sender vouched for",
    "django_tasks_database.DBTaskResult": "jobs of this machine",
    "notify.Heard": "what this machine's mailbox and official account were told already, kept for days",
    "notify.Talk": "talks under way with this machine's official account, known by a keyed digest",
    "packs.Alias": "what an import here had to call otherwise; made anew there",
    "packs.PackNote": "what was done with packs on this machine",
    "people.ApiKey": "a credential: issued anew there",
    "people.Device": "a browser signed in here",
    "people.Identity": "a way to sign in: linked anew there",
    "people.Passkey": "a credential, bound to this site's address",
    "people.RecoveryCode": "a credential: issued anew there",
    "people.SecondFactor": "a credential: enrolled anew there",
    "people.SignInCode": "a code of five minutes",
    "sessions.Session": "who is signed in here",
    "tasks.Job": "jobs of this machine",
    "tasks.Worker": "workers of this machine",
    "places.EstateList": "which lists of estates were taken over here: it stands over estates",
    "places.ListedEstate": "which estates a list founded or changed here, so that it can be undone here",
    "yards.FormerPath": "where a yard stood here before it was moved: nothing is written there by an old path",
    "yards.Standstill": "that it is only read here, because it goes on there",
    "yards.Yard": "the yard's own row stands in the manifest",
}


def test_every_table_travels_or_says_why_not(written):
    every = {model._meta.label: kind_of(model) for model in apps.get_models()}
    carried = {model._meta.label for model in CARRIED}
    assert {part.label for part in written[1].tables} == {label for label, kind in every.items() if kind == "YARD"}
    assert {part.label for part in written[1].shared} == carried
    assert {label for label, kind in every.items() if kind != "YARD"} - carried == set(LEFT_OUT)


def test_sealed_columns_are_opened_or_left_out_with_their_table():
    for model in (model for model in apps.get_models() if columns(model)):
        known = kind_of(model) == "YARD" or model._meta.label in LEFT_OUT
        assert known or CARRIED[model].opened, model._meta.label


def test_nothing_is_sealed_but_through_a_column_that_says_so():
    room, words = SRC / "platform" / "sealed", {"seal", "unseal"}
    texts = {path: path.read_text(encoding="utf-8") for path in modules() if room not in path.parents}
    trees = {path: ast.parse(text) for path, text in texts.items() if "yuanba.platform.sealed" in text}
    imports = [(path, node) for path, tree in trees.items() for node in tree.body if isinstance(node, ast.ImportFrom)]
    sealed = [(path, node) for path, node in imports if (node.module or "").startswith("yuanba.platform.sealed")]
    found = [str(path) for path, node in sealed if words & {one.name for one in node.names}]
    assert found == []


@pytest.fixture
def quarrelled(here):
    """A dispute with everything said, signed and looked after."""
    quarrel = disputes.quarrel(here.yard)
    dispute = disputes.agreement(quarrel)
    look = {"clause": 1, "held": "kept", "note": disputes.WORDS["note"]}
    cases.follow_clause(**disputes.of(quarrel, dispute), **look)
    return dispute.number, quarrel.mediator.account


def test_a_dispute_reads_there_as_here(quarrelled, written, there, tmp_path):
    number, mediator = quarrelled
    with packs.opening(written[0], WORDS) as pack:
        taken = packs.take(pack, signer=there, by="li")
    actor = people.actor_of(mediator)
    read = cases.mediation(actor, taken.yard, cases.Dispute.objects.get(yard=taken.yard, number=number).id)
    words = disputes.WORDS
    assert (read.matter, [one.name for one in read.sides]) == (disputes.MATTER, ["周国栋", "黎晓舟"])
    assert [(one.where, one.came, one.said) for one in read.sittings] == [
        (words["where"], words["came"], words["said"])
    ]
    assert [line.clause.held for line in read.clauses] == ["kept", ""]
    assert all(row.name.startswith(mark()) for row in Party.objects.filter(yard=taken.yard))
    again = packs.export(yard=taken.yard, to=tmp_path / "again.pack", lock=WORDS, by="li")
    assert packs.differences(written[1], again) == []


def test_what_no_key_opens_is_told_and_not_lost(here, tmp_path):
    first, other = Contact.objects.filter(yard=here.yard).exclude(sealed_phone="")[:2]
    Contact.objects.filter(id=first.id).update(sealed_phone=other.sealed_phone)
    file = tmp_path / "JG.pack"
    with refused("pack-sealed"):
        packs.export(yard=here.yard, to=file, lock=WORDS, by="wang")
    assert not file.exists()
