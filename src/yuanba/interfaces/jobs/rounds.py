"""What runs by itself: clocks, the daily look, seals, sweeping."""

from datetime import time, timedelta
from importlib.util import find_spec

from django.contrib.sessions.backends.db import SessionStore

from yuanba.domains.cases import public as cases
from yuanba.domains.contracts import public as contracts
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.ledger import public as ledger
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.domains.voting import public as voting
from yuanba.interfaces.incoming.mail import fetch
from yuanba.kernel import clock
from yuanba.platform.access import throttle
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.audit.public import seal
from yuanba.platform.files.public import sweep
from yuanba.platform.notify.public import sweep_heard, sweep_sent
from yuanba.platform.sheets import public as sheets
from yuanba.platform.tasks.public import periodic, sweep_done
from yuanba.platform.yards.models import Yard, written


def declare() -> None:
    """Every job with its schedule."""
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    periodic("cases.remind", lambda: cases.remind_due(actor=SYSTEM), every=minute)
    periodic("cases.escalate", lambda: cases.escalate_overdue(actor=SYSTEM), every=minute)
    periodic("cases.close_expired", lambda: cases.close_expired(actor=SYSTEM), every=10 * minute)
    periodic("cases.resume_paused", lambda: cases.resume_paused(actor=SYSTEM), every=minute)
    periodic("cases.remind_checks", lambda: cases.remind_checks(actor=SYSTEM), daily_at=time(8, 30))
    periodic("cases.remind_problems", lambda: cases.remind_problems(actor=SYSTEM), daily_at=time(8, 30))
    periodic("disclosure.remind_duties", lambda: disclosure.remind_duties(actor=SYSTEM), daily_at=time(8, 30))
    periodic("finance.remind_revenue", lambda: finance.revenue.remind_revenue(actor=SYSTEM), daily_at=time(8, 30))
    periodic("cases.sweep_words", lambda: cases.sweep_words(actor=SYSTEM), every=hour)
    periodic("cases.sweep_settled", lambda: cases.messaging.sweep_settled(actor=SYSTEM), daily_at=time(3, 0))
    periodic("cases.unlooked", report_unlooked, daily_at=time(22, 0))
    periodic("cases.units.routing", lambda: cases.units.check_routing(actor=SYSTEM), daily_at=time(6, 30))
    periodic("notices.end", lambda: notices.end_expired(actor=SYSTEM), every=hour)
    periodic("ledger.expire_holds", lambda: ledger.expire_holds(actor=SYSTEM), every=minute)
    periodic("finance.ask_open_orders", lambda: finance.online.ask_open_orders(actor=SYSTEM), every=minute)
    periodic("finance.take_trade_bill", lambda: finance.online.take_trade_bill(actor=SYSTEM), daily_at=time(10, 30))
    if find_spec("sklearn") is not None:
        periodic("triage.retrain", retrain_models, daily_at=time(2, 30))
    periodic("audit.seal", seal_all, every=hour)
    periodic("files.sweep", sweep_files, every=hour)
    periodic("mail.fetch", fetch, every=minute)
    periodic("notify.sweep_heard", sweep_heard, every=hour)
    periodic("notify.sweep_sent", sweep_sent, every=hour)
    periodic("sheets.sweep", sheets.sweep, every=hour)
    periodic("sessions.sweep", SessionStore.clear_expired, daily_at=time(3, 0))
    periodic("devices.sweep", people.sweep_devices, daily_at=time(3, 0))
    periodic("codes.sweep", people.sweep_codes, every=hour)
    periodic("tasks.sweep", sweep_done, every=hour)
    periodic("access.sweep", throttle.sweep, every=hour)


def retrain_models() -> None:
    """What suggests kind, level and unit learns from what was decided since; loaded only when it is done."""
    from yuanba.integrations.triage.nightly import retrain_all

    retrain_all()


def report_unlooked() -> None:
    """What nobody looked at by the last 22:00, estate by estate; a yard that was not there yet is left out."""
    due = clock.now() - timedelta(hours=22)
    for yard in Yard.objects.filter(written("id"), kind=Yard.Kind.ESTATE).order_by("path").iterator():
        if clock.aware(yard.created_at).date() <= due.date():
            cases.report_unlooked(actor=SYSTEM, yard=yard, day=due.date())


def seal_all() -> None:
    """Seal the new events of every yard."""
    for yard in Yard.objects.filter(written("id")).order_by("path").iterator():
        while seal(yard) is not None:
            pass


def sweep_files() -> None:
    """Pictures that were stored for a report which was never sent."""
    for yard in Yard.objects.filter(written("id")).order_by("path").iterator():
        used = set(cases.Photo.objects.filter(yard=yard).values_list("file_id", flat=True))
        proofs = notices.Delivery.objects.filter(yard=yard, photo__isnull=False)
        used |= set(proofs.values_list("photo_id", flat=True))
        used |= people.badge_pictures(yard.id) | cases.kept_pictures(yard) | places.inspection_pictures(yard)
        used |= cases.kept_sounds(yard) | cases.messaging.kept_of_messages(yard) | finance.kept_scans(yard)
        used |= finance.revenue.kept_revenue_scans(yard)
        used |= contracts.service_photos(yard) | voting.kept_minutes(yard)
        while sweep(yard, used):
            pass
