"""The source as the architecture tests read it."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "yuanba"
DOMAINS = SRC / "domains"


def modules(below: Path = SRC) -> list[Path]:
    """Every module but the migrations, which Django writes."""
    return sorted(path for path in below.rglob("*.py") if "migrations" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """A module as a tree, which nobody changes: parsed once for all who ask."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def tracked() -> list[Path]:
    """Every file that is in the repository or would be added to it."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def contract(name: str) -> dict:
    """One import-linter contract of pyproject.toml."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return next(one for one in table["tool"]["importlinter"]["contracts"] if one["id"] == name)
