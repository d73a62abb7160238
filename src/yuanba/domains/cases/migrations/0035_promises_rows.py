"""Promises of before get their rows: from the steps in which they were given, ended by the step that ended the work."""

from datetime import datetime

from django.db import migrations

AT_ONCE = 500


def write_rows(apps, schema_editor):
    """Of what was taken into another, the work ended with that one; the company is that of today, no other is known."""
    alias = schema_editor.connection.alias
    promise, step, profile = (
        apps.get_model(*name.split(".")).objects.using(alias) for name in ("cases.Promise", "cases.Step", "places.Profile")
    )
    companies = {yard: names for yard, *names in profile.values_list("yard_id", "company", "company_en")}
    rows = []
    for given in step.filter(verb="promise").select_related("case").order_by("at", "id").iterator(AT_ONCE):
        company, company_en = companies.get(given.yard_id, ("", ""))
        row = promise.model(yard_id=given.yard_id, case_id=given.case_id, at=given.at)
        row.words, row.due = words_of(apps, alias, given), datetime.fromisoformat(given.data["due"])
        row.company, row.company_en = company, company_en
        end(apps, alias, row, given)
        rows.append(row)
        if len(rows) == AT_ONCE:
            promise.bulk_create(rows)
            rows = []
    promise.bulk_create(rows)


def end(apps, alias, row, given):
    """The first end of the work after the promise was given."""
    steps = apps.get_model("cases", "Step").objects.using(alias)
    work = [given.case_id, *filter(None, [given.case.main_id])]
    ended = steps.filter(yard_id=given.yard_id, case_id__in=work, verb="resolve", at__gte=given.at)
    last = ended.order_by("at", "id").first()
    if last is None:
        return
    row.ended_at = last.at
    row.how = "kept" if last.at <= row.due else "late"
    if last.data.get("outcome", "solved") != "solved":
        row.how, row.because = "dropped", words_of(apps, alias, last)


def words_of(apps, alias, step):
    """What it says in public: other words where they were taken out of view."""
    covers = apps.get_model("cases", "Cover").objects.using(alias)
    cover = covers.filter(yard_id=step.yard_id, case_id=step.case_id, what="step", target=step.id).first()
    return cover.wording if cover else step.text


class Migration(migrations.Migration):
    dependencies = [("cases", "0034_promises"), ("places", "0012_complete_community")]

    operations = [migrations.RunPython(write_rows, migrations.RunPython.noop)]
