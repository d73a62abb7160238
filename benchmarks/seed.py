"""Filling a database: 500 estates under one community, and as many cases as wanted, most of them closed."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, connections

from benchmarks.bare import Row, made
from yuanba.demo import town
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.kernel.ids import digest, uuid7
from yuanba.kernel.text import search_column
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards import guard
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

ESTATES, OPEN_EACH = 500, 4
WORDS = ("楼道灯不亮，晚上摸黑上楼", "单元门关不拢，风一吹就开", "车库地漏反水", "快递柜夜里一直响")


def found(estates: int = ESTATES) -> str:
    """Estates B0…B499 (or fewer), a manager over all of them and a key for a program; returns the key."""
    *_above, community = town._divisions()
    for number in range(estates):
        places.found_yard(
            actor=SYSTEM,
            code=f"B{number}",
            kind="estate",
            division=community,
            name=f"小区 {number}",
            phone="028-0000 1000",
        )
    office = places.found_yard(
        actor=SYSTEM, code="OF", kind="community", division=community, name="社区", phone="028-0000 2000"
    )
    account = people.open_account(actor=SYSTEM, name="程序", username="bench", password="bench-password")  # noqa: S106  a database of its own
    yard = by_code("B0")
    for role, path, home in (
        ("manager", yard.path, yard),
        ("program", community.path, office),
        ("community-supervisor", community.path, office),
    ):
        people.Post(yard=home, account=account, role=role, path=path, where="", since=clock.today()).save()
    people.Account.objects.filter(id=account.id).update(staff_since=clock.now())  # the days for a second factor begin
    with connections["owner" if settings.YUANBA_MIGRATE_URL else "default"].schema_editor() as editor:
        editor.create_model(Row)
    if settings.YUANBA_MIGRATE_URL:
        guard.install(connections["owner"], connections["default"].settings_dict["USER"])
    for number in range(estates):  # what an estate has had since its first day
        cases.units.plan_of(by_code(f"B{number}"))
    for number in range(100):
        made(WORDS[number % len(WORDS)]).save(force_insert=True)
    return people.issue_api_key(actor=SYSTEM, account=account, label="bench")


def fill(yard: Yard, wanted: int, *, still_open: int) -> None:
    """Bring a yard to `wanted` cases, the last `still_open` of them open, in slices."""
    have = cases.Case.objects.filter(yard=yard).count()
    place, policy = places.root(yard), cases.to_data(cases.DEFAULT)
    now = clock.now()
    made = []
    for number in range(have + 1, wanted + 1):
        is_open = number > wanted - still_open
        reported = now - timedelta(minutes=wanted - number)
        text = f"{WORDS[number % len(WORDS)]}，第 {number} 件"
        made.append(
            cases.Case(
                yard=yard,
                number=number,
                kind="repair",
                level="ordinary",
                state="new" if is_open else "closed",
                place=place,
                path=place.path,
                said_title=text[:40],
                text=text,
                channel="import",
                visibility="neighbours",
                token_digest=digest(f"{yard.code}-{number}"),
                client_key=digest(f"seed-{number}"),
                content_digest="",
                policy=policy,
                reported_at=reported,
                closed_at=None if is_open else reported + timedelta(hours=3),
                answer_due=reported + timedelta(hours=4),
                close_due=reported + timedelta(hours=4),
                due_what="answer" if is_open else "",
                due_at=reported + timedelta(hours=4) if is_open else None,
                search=search_column(text),
            )
        )
        if len(made) == 2000:
            cases.Case.objects.bulk_create(made)
            made.clear()
    cases.Case.objects.bulk_create(made)
    with connection.cursor() as cursor:
        row = [uuid7(), yard.id, wanted]
        values = [one.hex if hasattr(one, "hex") and connection.vendor == "sqlite" else one for one in row]
        cursor.execute(
            "INSERT INTO cases_counter (id, yard_id, last, changes) VALUES (%s, %s, %s, 0) "
            "ON CONFLICT (yard_id) DO UPDATE SET last = excluded.last",
            values,
        )
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE cases_case")
