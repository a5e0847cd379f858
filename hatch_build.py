"""Build hook: compile the translations, and ship content/ inside the wheel.

An editable install reads content/ from the checkout, so nothing is copied for it: a copy would go stale.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        compile_translations(Path(self.root) / "studyapp" / "locale")
        if version != "editable":
            build_data["force_include"][str(Path(self.root) / "content")] = "studyapp/content"


def compile_translations(locale: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in locale.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


if __name__ == "__main__":  # `make` runs it after an edit of a .po file
    compile_translations(Path(__file__).parent / "studyapp" / "locale")
