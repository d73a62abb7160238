"""`python -m benchmarks.figures [sqlite|postgres …]`: the kept figures caught up for a yard that is far behind."""

import os
import subprocess
import sys
import tempfile
import time

CASES, AIM = 5_000, 2_000


def main() -> int:
    """Each database in a process of its own."""
    from benchmarks.__main__ import addresses

    codes = []
    for database in sys.argv[1:] or ["sqlite", "postgres"]:
        with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder, addresses(database) as urls:
            environment = os.environ | urls | {"YUANBA_DATA_DIR": folder, "YUANBA_BENCH_FIGURES": database}
            words = [sys.executable, "-m", "benchmarks.figures", database]
            codes.append(subprocess.run(words, env=environment, check=False).returncode)
    return max(codes)


def measure(database: str) -> int:
    """Cases that no sum knows of; what is behind is one event a case, as a bulk import leaves it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
    django.setup()
    from django.core.management import call_command

    from benchmarks import seed
    from yuanba.domains.cases.public import recount
    from yuanba.platform.access.public import SYSTEM
    from yuanba.platform.yards.public import by_code

    call_command("migrate", verbosity=0)
    seed.found()
    yard = by_code("B0")
    seed.fill(yard, CASES, still_open=200)
    rates = []
    for words in ("never counted", "counted already"):
        start = time.perf_counter()
        done = recount(actor=SYSTEM, yard=yard)
        rates.append(done.cases / (time.perf_counter() - start))
        print(f"{database}: {words:<16} {rates[-1]:>9,.0f} events/s  {len(done.differed):,} differed  aim ≥ {AIM:,}")
    return 0 if min(rates) >= AIM else 1


if __name__ == "__main__":
    if os.environ.get("YUANBA_BENCH_FIGURES"):
        sys.exit(measure(sys.argv[1]))
    sys.exit(main())
