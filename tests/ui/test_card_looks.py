"""Snapshots of one card that has everything. `pytest --snapshot-update` after looking at what changed."""

from pathlib import Path

import pytest
from building import Desk, card
from picturing import Pictured
from textual.pilot import Pilot

from studyapp.study.review import ReviewSession
from studyapp.ui.screens import review_page

_RICH = Path(__file__).with_name("rich_card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        ((60, 44), "dark", ["space"]),
        ((80, 44), "light", ["space"]),
        ((120, 44), "dark", ["space"]),
        ((80, 44), "dark", ["space", "f"]),
    ],
    ids=["60-dark", "80-light", "120-dark", "80-dark-source"],
)
def test_card(
    snap_compare: object,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    theme: str,
    keys: list[str],
) -> None:
    monkeypatch.setattr(review_page, "monotonic", lambda: 0.0)
    desk.configure(interface_language="en", content_language="en", theme=theme)
    desk.write("a.md", card("one", answer=_RICH))
    study = desk.open()

    async def reveal(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)

    app = Pictured(lambda: study, ReviewSession, study.config)
    assert snap_compare(app, terminal_size=size, run_before=reveal)  # type: ignore[operator]
