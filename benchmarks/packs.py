"""`python -m benchmarks.packs [sqlite|postgres …] [--quick]`: an estate of 2,000 requests into a pack and out of it.

Row by row: the memory that ten times as many requests take more must stay small. Each step is a process of its own.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MANY, QUICK, TIMES, PHOTOS = 2_000, 200, 10, 50
MOST_MB, MOST_RATIO, SECONDS = 32, 40.0, 120
WORDS = "a passphrase of this benchmark"


def main() -> int:
    """Each database; a tenth of the requests first, then all."""
    words, many = [one for one in sys.argv[1:] if one != "--quick"], QUICK if "--quick" in sys.argv else MANY
    for database in words or ["sqlite", "postgres"]:
        few, all_ = measured(database, many // TIMES), measured(database, many)
        for step in ("export", "import"):
            more = all_[step]["mb"] - few[step]["mb"]
            print(
                f"{database}: {step} of {many:,} requests, {all_['export']['rows']:,} rows: {all_[step]['s']:6.1f} s  "
                f"{all_['export']['rows'] / all_[step]['s']:8,.0f} rows/s  {all_[step]['mb']:.0f} MB, "
                f"+{more:.0f} MB over a tenth",
                flush=True,
            )
            assert more < MOST_MB
            assert all_[step]["s"] < SECONDS
        ratio = all_["export"]["s"] / all_["export"]["bare"]
        print(f"{database}: export takes {ratio:.1f} times as long as reading and writing the rows alone", flush=True)
        assert ratio < MOST_RATIO
    return 0


def measured(database: str, count: int) -> dict[str, dict[str, float]]:
    """What each step says of itself."""
    from benchmarks.apart import addresses

    found = {}
    prefix = "yuanba-bench-"
    with (
        tempfile.TemporaryDirectory(prefix=prefix) as folder,
        addresses(database) as here,
        addresses(database) as there,
    ):
        for step, urls in (("fill", here), ("export", here), ("import", there)):
            data = f"{folder}/{'there' if step == 'import' else 'here'}"
            own = {"YUANBA_DATA_DIR": data, "YUANBA_BENCH_PACK": f"{folder}/a.pack"}
            own["YUANBA_REPORTS_PER_HOUR"] = "1000000"
            command = [sys.executable, "-m", "benchmarks.packs", step, str(count)]
            done = subprocess.run(command, env=os.environ | urls | own, stdout=subprocess.PIPE, check=True)
            found[step] = json.loads(done.stdout.splitlines()[-1])
    return found


def step(name: str, count: int) -> None:
    """One of the steps, in this process."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
    django.setup()
    from django.core.management import call_command

    if name != "export":
        call_command("migrate", verbosity=0)
    said = {"fill": fill, "export": written, "import": taken}[name](Path(os.environ["YUANBA_BENCH_PACK"]), count)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(said | {"mb": mb}))


def fill(_file: Path, count: int) -> dict[str, float]:
    """So many requests, each with a contact, some with a picture."""
    from tests.factories import cases as make
    from tests.support.pictures import photograph

    from yuanba.platform.files.public import store_image

    town = make.town()
    for number in range(count):
        small = photograph(size=(64 + number % 90, 48 + number // 90)) if number % (MANY // PHOTOS) == 0 else b""
        photos = (store_image(town.yard, small).id,) if small else ()
        words, phone = f"第 {number} 件：楼道的灯不亮。", f"138 0000 {number:04}"
        make.report(town.place, words, photos=photos, phone=phone, key=f"bench-{number}")
    return {}


def written(file: Path, _count: int) -> dict[str, float]:
    """The pack; beside it how long the same rows take as plain JSON."""
    from yuanba.platform.packs import public as packs
    from yuanba.platform.packs.schema import tables
    from yuanba.platform.yards.public import by_code

    yard, lock, start = by_code("JG"), packs.Lock(WORDS), time.perf_counter()
    made = packs.export(yard=yard, to=file, lock=lock, by="bench")
    took, start = time.perf_counter() - start, time.perf_counter()
    with file.with_suffix(".json").open("w", encoding="utf-8") as out:
        for model in tables().values():
            for row in model._default_manager.filter(yard=yard).order_by("id").values().iterator(chunk_size=500):
                out.write(json.dumps(row, default=str, ensure_ascii=False))
    return {"s": took, "bare": time.perf_counter() - start, "rows": made.rows}


def taken(file: Path, _count: int) -> dict[str, float]:
    """Taken in and proven equal."""
    from yuanba.platform.packs import public as packs

    start = time.perf_counter()
    with packs.opening(file, packs.Lock(WORDS)) as pack:
        packs.take(pack, signer=pack.key, by="bench")
    return {"s": time.perf_counter() - start}


if __name__ == "__main__":
    if "YUANBA_BENCH_PACK" in os.environ:
        step(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main())
