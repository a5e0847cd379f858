"""The yardstick: a Textual app with one Static, which leaves after its first frame."""

import sys
import time

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("ready")

    def on_mount(self) -> None:
        self.call_after_refresh(self._leave)

    def _leave(self) -> None:
        self.exit()


if __name__ == "__main__":
    BareApp().run()
    sys.stderr.write(f"{time.monotonic()}\n")
