"""A module that no longer fits on a few screens is two modules; so is a function."""

from statistics import median

from tests.architecture.source import SRC, functions, modules, parsed

# A function is one screen. Of a hundred ninety-nine have at most 30 lines, with head and docstring.
LONGEST = 40


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def percentile(values, share):
    return sorted(values)[int(len(values) * share)] if values else 0


def test_modules_are_short():
    sizes = {str(path): size for path in modules() if (size := lines(path))}
    assert not {path: size for path, size in sizes.items() if size > 400}
    assert percentile(list(sizes.values()), 0.9) <= 200
    assert median(sizes.values()) <= 60


def test_functions_are_short():
    sizes = {
        f"{path.relative_to(SRC)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules()
        for node in functions(parsed(path))
    }
    assert percentile(list(sizes.values()), 0.9) <= 25
    assert not {name: size for name, size in sizes.items() if size > LONGEST}
