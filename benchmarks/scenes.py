"""`python -m benchmarks.scenes [sqlite|postgres …]`: every scene of the demo, and what pages of an estate ask for."""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.apart import begin
from benchmarks.told import note

SECONDS, STATEMENTS, CITY = 120, 10, 3_047


def measure(_quick: bool) -> None:
    """One database, empty at first; limits are for processor time, so that a busy machine says the same."""
    from django.core.management import call_command

    from yuanba.demo.scenes import SCENES

    whole = 0.0
    for scene in SCENES:
        whole += _timed(scene.id, scene.play)
    note("all scenes of the demo, processor", whole, "s", most=SECONDS)
    _asked()
    busy = _timed("division tree", lambda: _divisions(call_command))
    note(f"division tree of a city, {CITY:,} communities", busy, "s", most=10)


def _timed(words: str, act: object) -> float:
    start, cpu = time.monotonic(), time.process_time()
    act()  # type: ignore[operator]
    took, busy = time.monotonic() - start, time.process_time() - cpu
    print(f"{words:<58} {took:6.1f} s  cpu {busy:5.1f} s", flush=True)
    return busy


def _asked() -> None:
    """Who looks after a home, its buildings, a check of a right: counted in statements."""
    from tests.support.statements import statements

    from yuanba.domains.cases.public import by_place, narrow_of
    from yuanba.domains.people import public as people
    from yuanba.domains.places import public as places
    from yuanba.platform.access.public import can
    from yuanba.platform.yards.public import by_code

    yard = by_code("JD528")
    manager = people.actor_of(people.Account.objects.get(username="jd-manager").id)
    home = places.find_place(yard, "4-1-201")
    building = places.find_place(yard, "4")
    still_open = narrow_of({"state": "open"})
    acts = {
        "who looks after a home": (1, lambda: people.looks_after(home.path)),
        "who looks after the estate": (1, lambda: people.team_of_estate(yard.path)),
        "loads of all butlers": (STATEMENTS, lambda: people.butler_loads(yard)),
        "floors of a building": (
            STATEMENTS,
            lambda: places.unit_matrix(manager, building, lambda path: by_place(manager, yard, path, still_open)),
        ),
        "who somebody is, with all rights": (2, lambda: people.actor_of(manager.account)),
        "a check of a right": (0, lambda: can(manager, "people.register", home)),
    }
    for words, (most, act) in acts.items():
        with statements() as said:
            _timed(words, act)
        note(f"statements: {words}", len(said), "", most=most)


def _divisions(call_command: object) -> None:
    """A city as large as the largest, of invented names, from a file."""
    lines = ["area_code,area,street_code,street,village_code,village"]
    for number in range(CITY):
        area, street = 519001 + number // 160, number // 12 % 900 + 1
        lines.append(f"{area},区{area},{area}{street:03},街{street},{area}{street:03}{number % 12 + 1:03},社区{number}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "city.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        call_command("divisions", file=file, city="5190", name="某市", verbosity=0)  # type: ignore[operator]


if __name__ == "__main__":
    sys.exit(begin("benchmarks.scenes", measure))
