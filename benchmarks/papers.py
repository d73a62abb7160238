"""`python -m benchmarks.papers`: papers a second against a bare compile of an empty page; a hundred door sheets.

No database is asked: what is measured is the press.
"""

import resource
import sys
import time
from collections.abc import Callable

from benchmarks.apart import ALONE, begin
from benchmarks.told import note

ROUNDS, RATIO, HUNDRED, MOST_MB = 20, 100, 5.0, 400


def per_second(work: Callable[[], object]) -> float:
    """How often a second, after one round to get warm."""
    work()
    start = time.perf_counter()
    for _round in range(ROUNDS):
        work()
    return ROUNDS / (time.perf_counter() - start)


def measure(_quick: bool) -> None:
    """Bare page, poster, door sheet, a hundred door sheets."""
    from yuanba.platform.papers.public import print_paper

    papers = {"bare page": bare, "poster of the board": lambda: print_paper(board()), "door sheet": lambda: doors(1)}
    told = {name: per_second(work) for name, work in papers.items()}
    for name, rate in told.items():
        note(f"papers: {name}", rate, "a second")
    start = time.perf_counter()
    doors(100)
    took, most = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    note("a door sheet, against a bare page", told["bare page"] / told["door sheet"], "times", most=RATIO)
    note("100 door sheets", took, "s", most=HUNDRED)
    note("memory of the press", most, "MB", most=MOST_MB)


def bare() -> bytes:
    """An empty page, with the fonts of the house at hand."""
    import typst

    from yuanba.platform.papers.fonts import fonts

    made: bytes = typst.Compiler(b"", font_paths=fonts(rare=False)).compile(format="pdf")
    return made


def board() -> object:
    """The poster of an estate that is nowhere kept."""
    from yuanba.interfaces.papers.posters import board_paper

    return board_paper(about(), "https://yuanba.example.cn/b/JG/")


def about() -> object:
    """What an estate is."""
    from yuanba.domains.places.public import Profile

    return Profile(name="金桂苑小区", name_en="Jingui Court", phone="028-0000 1000")


def doors(count: int) -> bytes:
    """The sheets of so many doors."""
    from yuanba.interfaces.papers.answer import paper
    from yuanba.interfaces.papers.doors import Person, Sheet, sheets_data, sheets_pictures
    from yuanba.interfaces.papers.words import Both
    from yuanba.platform.papers.public import print_paper

    role, phone = Both("管家", "Butler"), "138 0000 4402"
    team = [Person(role, Both(f"罗小满{n}", "Luo Xiaoman"), phone, Both("")) for n in range(6)]
    sheets = [
        Sheet(f"door-{n}.svg", Both(f"{n} 栋 1 单元", f"Block {n}"), f"https://yuanba.example.cn/d/JG/{n:022}/", team)
        for n in range(count)
    ]
    return print_paper(paper("doors", "金桂苑小区", sheets_data(about(), sheets), sheets_pictures(sheets)))


if __name__ == "__main__":
    sys.exit(begin("benchmarks.papers", measure, at=[ALONE]))
