"""Where things lie on this machine."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]
DATA_DIR = Path(os.environ.get("YUANBA_DATA_DIR") or ROOT / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
