"""One of the peers, in its own process: `python -m benchmarks.peer hordak|ledger TIMES HOST PORT USER DATABASE`.

Says "ready"; then, for each line it reads, writes so many entries and says what they took. Nothing of ours is imported
but what measures.
"""

import secrets
import sys
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

from benchmarks.spent import spent

DAY, WORDS, AMOUNT = date(2026, 3, 2), "三月：帮张姐买菜", Decimal("3.00")
APPS = {"hordak": ["mptt", "hordak"], "ledger": ["django_ledger"]}
DJANGO = ["auth", "contenttypes", "sessions", "messages", "staticfiles", "admin"]
PROCESSORS = ["django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]


def main(name: str, many: str, host: str, port: str, user: str, database: str) -> None:
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
    one = {"hordak": _hordak, "ledger": _ledger}[name]()
    print("ready", flush=True)
    for _line in sys.stdin:
        print(*spent(lambda: [one() for _time in range(int(many))]), flush=True)


def _hordak() -> Callable[[], object]:
    """`Account.transfer_to` in a transaction, as its documentation says."""
    from django.db import transaction
    from hordak.models import Account
    from moneyed import Money

    wallet, shop = (
        Account.objects.create(name=name, code=code, type="AS", currencies=["CNY"])
        for name, code in (("wallet", "1"), ("shop", "2"))
    )

    def one() -> None:
        with transaction.atomic():
            wallet.transfer_to(shop, Money(AMOUNT, "CNY"), description=WORDS, date=DAY)

    return one


def _ledger() -> Callable[[], object]:
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

    return one


if __name__ == "__main__":
    main(*sys.argv[1:])
