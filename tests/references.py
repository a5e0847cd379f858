"""The oracles of the drills that ship, as modules, so that a test can hold them against an independent source."""

import importlib.util
from types import ModuleType

from studyapp.paths import content_root


def reference(slug: str) -> ModuleType:
    """Give content/drills/`slug`/reference.py; its functions take and give float64 arrays."""
    path = content_root() / "drills" / slug / "reference.py"
    spec = importlib.util.spec_from_file_location(f"reference_of_{slug}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
