"""Who has a copy of the database reads no telephone of a person in it, and no secret by which a request opens."""

import re

import pytest
from django.apps import apps
from django.db import models, transaction

from tests.factories import cases as made
from tests.support.sms import plugged, work
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.people.public import Account
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import dispatch
from yuanba.platform.notify.public import keep_talk, note_heard, talk_with

PHONE, OPENID = "13812345678", "oX1-somebody"
MOBILE = re.compile(r"(?<![\w-])1[3-9]\d{9}(?![\w-])")
TEXTS = (models.CharField, models.TextField, models.JSONField)


def words():
    """Every text of every row of every table, by table and column."""
    for model in apps.get_models():
        for field in (one for one in model._meta.local_fields if isinstance(one, TEXTS)):
            for value in model._base_manager.values_list(field.attname, flat=True):
                yield f"{model._meta.label}.{field.attname}", str(value)


@pytest.mark.django_db
def test_no_telephone_and_no_secret_stands_in_plain_words(town, settings):
    settings.YUANBA_PUBLIC_URL = "https://x.test"
    with plugged():
        people.ask_code(actor=ANONYMOUS, phone=PHONE, address="203.0.113.7")
        told = made.report(town.place, "灯不亮", name="黎春燕", phone=PHONE)
        cases.answer(actor=town.actors["butler"], target=made.target(told.case), text="今天来。", how="phoned")
        cases.join(actor=people.actor_of(Account.objects.first().id), target=made.target(told.case))
        dispatch()
        work()
    short = cases.short_of(told.case)
    with transaction.atomic():
        note_heard("wechat", "1", f"https://x.test/s/{short}/", OPENID)
        keep_talk(talk_with("wechat", OPENID), {"case": short, "words": PHONE})
    every = cases.Case.objects.select_related("yard")
    followed = cases.Follower.objects.select_related("yard", "case__yard")
    secrets = {word for one in (*every, *followed) for word in (cases.short_of(one), cases.token_of(one))} | {OPENID}
    assert len(secrets) > 8
    plain = {(where, word) for where, text in words() for word in secrets if word in text}
    assert plain == set()
    assert {where for where, text in words() if MOBILE.search(text)} - {"people.Post.phone"} == set()
