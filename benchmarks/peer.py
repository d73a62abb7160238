"""One of the peers, in its own process: `python -m benchmarks.peer hordak|ledger HOST PORT USER DATABASE`.

Says "ready"; then, for each line it reads, a way and a number, writes so many entries and says what they took: `each`
in a transaction of its own, `together` in one around all of them, `bulk` by `bulk_create` of its models. Nothing of
ours is imported but what measures.
"""

import secrets
import sys
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

from benchmarks.spent import spent

Way = Callable[[int], object]
DAY, WORDS, AMOUNT = date(2026, 3, 2), "三月：帮张姐买菜", Decimal("3.00")
APPS = {"hordak": ["mptt", "hordak"], "ledger": ["django_ledger"]}
DJANGO = ["auth", "contenttypes", "sessions", "messages", "staticfiles", "admin"]
PROCESSORS = ["django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]


def main(name: str, host: str, port: str, user: str, database: str) -> None:
    """Settings, tables, accounts; then on demand."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    where = {"HOST": host, "PORT": port, "USER": user, "NAME": database}
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", **where}},
        INSTALLED_APPS=[*(f"django.contrib.{one}" for one in DJANGO), *APPS[name]],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": PROCESSORS},
            }
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SECRET_KEY=secrets.token_hex(),
        USE_TZ=True,
        TIME_ZONE="Asia/Shanghai",
        DEFAULT_CURRENCY="CNY",
        CURRENCIES=["CNY"],
        HORDAK_INTERNAL_CURRENCY="CNY",
    )
    django.setup()
    warnings.simplefilter("ignore")  # of what a peer will drop
    call_command("migrate", verbosity=0)
    ways = {"hordak": _hordak, "ledger": _ledger}[name]()
    print("ready", flush=True)
    for line in sys.stdin:
        way, count = line.split()
        print(*spent(partial(ways[way], int(count))), flush=True)


def _ways(one: Callable[[], object]) -> dict[str, Way]:
    """So many of one, each in a transaction of its own, or together in one."""
    from django.db import transaction

    def together(count: int) -> None:
        with transaction.atomic():
            for _time in range(count):
                one()

    return {"each": lambda count: [together(1) for _time in range(count)], "together": together}


def _hordak() -> dict[str, Way]:
    """`Account.transfer_to` in a transaction, as its documentation says; in bulk as its own tests and benchmarks do."""
    from django.db import transaction
    from hordak.models import Account, Leg, Transaction
    from moneyed import Money

    money = Money(AMOUNT, "CNY")
    wallet, shop = (
        Account.objects.create(name=name, code=code, type="AS", currencies=["CNY"])
        for name, code in (("wallet", "1"), ("shop", "2"))
    )

    def bulk(count: int) -> None:
        entries = [Transaction(description=WORDS, date=DAY) for _time in range(count)]
        legs = [
            leg
            for entry in entries
            for leg in (
                Leg(transaction=entry, account=wallet, credit=money),
                Leg(transaction=entry, account=shop, debit=money),
            )
        ]
        with transaction.atomic():
            Transaction.objects.bulk_create(entries)
            Leg.objects.bulk_create(legs)

    return {**_ways(lambda: wallet.transfer_to(shop, money, description=WORDS, date=DAY)), "bulk": bulk}


def _ledger() -> dict[str, Way]:
    """`commit_txs` of a ledger, posted, as its quick start shows."""
    from django.contrib.auth import get_user_model
    from django_ledger.models import EntityModel

    admin = get_user_model().objects.create_user("bench")
    entity = EntityModel.create_entity(name="estate", use_accrual_method=True, admin=admin, fy_start_month=1)
    coa = entity.create_chart_of_accounts(assign_as_default=True, commit=True, coa_name="chart")
    wallet, shop = (
        entity.create_account(
            coa_model=coa, code=code, role="asset_ca_cash", name=name, balance_type="debit", active=True
        )
        for name, code in (("wallet", "1010"), ("shop", "1020"))
    )
    ledger = entity.create_ledger(name="ledger", posted=True)
    at = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)

    def one() -> None:
        legs = [
            {"account": wallet, "amount": AMOUNT, "tx_type": "credit", "description": WORDS},
            {"account": shop, "amount": AMOUNT, "tx_type": "debit", "description": WORDS},
        ]
        ledger.commit_txs(je_timestamp=at, je_txs=legs, je_posted=True, je_desc=WORDS)

    return _ways(one)


if __name__ == "__main__":
    main(*sys.argv[1:])
