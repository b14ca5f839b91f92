"""Where the data and the scorers are, and a digest that says which data a figure was measured on."""

import importlib.util
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


class MaterialMissing(Exception):
    """The data or scorer of a part is not there. The message says what was looked for."""


def find_data(name: str) -> Path:
    """The file or folder `name` of the data folder beside the checkout.

    Raises MaterialMissing where it is absent.
    """
    path = SHARED / "data" / name
    if not path.exists():
        raise MaterialMissing(f"no {name} in ../shared/data beside the checkout: this part needs it")
    return path


def load_scorer(name: str) -> ModuleType:
    """The scorer `name` (without .py) as a module, from the tools folder beside the checkout.

    Raises MaterialMissing where it is absent.
    """
    path = SHARED / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.exists() or spec is None or spec.loader is None:
        raise MaterialMissing(f"no {name}.py in ../shared/tools beside the checkout: this part needs it")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def digest_files(paths: Iterable[Path]) -> str:
    """16 hexadecimal digits of the SHA-256 over the files' names and bytes, in order of name."""
    total = sha256()
    for path in sorted(paths, key=lambda p: p.name):
        total.update(path.name.encode())
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
