"""`yuanba import hotline FILE --yard CODE [--profile NAME]`: a file of the city's hotline."""

import json
from typing import Any

from django.utils.translation import override

from yuanba.domains.cases.public import hotline
from yuanba.interfaces.hotlines import HotlineFile, hotline_in, hotline_report
from yuanba.interfaces.importing import source_of
from yuanba.interfaces.sheets_in import words_of, write_errors
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

USUAL = "12345"


def take_in(options: dict[str, Any]) -> str:
    """Read by the profile named, else the one that fits, else by synonyms, which are then kept as a profile."""
    yard, dry_run = by_code(options["yard"]), options["dry_run"]
    file = _read(options, yard)
    profile = file.profile
    if profile is None and not dry_run:
        name = options["profile"] or USUAL
        profile = hotline.save_hotline_profile(
            actor=SYSTEM, yard=yard, name=name, fields=file.fields, heads=file.heads, anew=True
        )
    made = hotline.take_hotline(
        actor=SYSTEM,
        yard=yard,
        lines=file.table.lines(),
        source=source_of(options["file"]),
        heads=tuple(file.heads),
        profile=profile,
        dry_run=dry_run,
    )
    if options["errors"]:
        with override("zh-hans"):
            write_errors(file.table, made, options["errors"])
    if options["json"]:
        return json.dumps(hotline_report(file, made), ensure_ascii=False)
    return for_people(file, made)


def _read(options: dict[str, Any], yard: Yard) -> HotlineFile:
    profiles = hotline.hotline_profiles(SYSTEM, yard)
    if options["profile"]:
        profiles = [one for one in profiles if one.name == options["profile"]]
        if not profiles and not hotline_in(options["file"]).is_clear:
            raise Refusal("hotline-profile")
    file = hotline_in(options["file"], profiles)
    if options["profile"] and profiles and file.profile is None:
        raise Refusal("hotline-profile")
    if not file.is_clear:
        raise Refusal("hotline-map")
    return file


def for_people(file: HotlineFile, made: hotline.TakenHotline) -> str:
    """The report for people."""
    profile = file.profile.name if file.profile else "by what is usually written over columns"
    lines = [f"sheet {file.part.sheet.name}, read {profile}"]
    lines += [f"sheet {one.name}: left out with {one.rows} rows" for one in file.others]
    lines += [f"{name}: {head}" for name, head in file.fields.items()]
    lines += [f"row {one.number}: {words_of(codes)}" for one in made.outcomes if (codes := one.codes)]
    lines.append(f"cases {made.added}, waiting for a place {made.waiting}, here before {made.same}")
    lines.append(f"rows in {len(made.rows)} = ok {made.ok} + refused {made.refused} (warned {made.warned})")
    return "\n".join(lines)
