"""Snapshots of the import: the list, a proposal, what it asks. `pytest --snapshot-update` after looking."""

from pathlib import Path

import pytest
from building import Desk
from picturing import Pictured
from textual.pilot import Pilot

from studyapp.study.importing import Wanted, read_import
from studyapp.study.opening import Study

pytestmark = pytest.mark.slow

LOOKS = [((60, 16), "zh", "dark"), ((80, 24), "en", "light"), ((120, 40), "zh", "light"), ((120, 40), "en", "dark")]
looks = pytest.mark.parametrize(
    ("size", "study"),
    [(size, (language, theme)) for size, language, theme in LOOKS],
    ids=[f"{size[0]}x{size[1]}-{language}-{theme}" for size, language, theme in LOOKS],
    indirect=["study"],
)

NETS = """# 网络结构

## ResNet v{version} 解决了什么问题？

退化问题：网络更深，训练误差反而更大。跳跃连接让梯度直接流过。

$$y = F(x) + x$$

| 层数 | 参数量 |
|---|---|
| 18 | 11.7M |
| 50 | 25.6M |

## DenseNet

每一层都接收前面所有层的输出，特征得到复用。

### 优点

参数更少，梯度更容易传到浅层。

## 待补的题目是什么？

## 资料

https://example.org
"""


@pytest.fixture
def study(desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Study:
    language, theme = request.param
    desk.configure(interface_language=language, content_language=language, theme=theme)
    notes = desk.root / "笔记"
    notes.mkdir()
    monkeypatch.chdir(desk.root)
    (notes / "网络.md").write_text(NETS.format(version=1) + "\n## 旧的一节\n\n这一节后来删掉了。\n", encoding="utf-8")
    study = desk.open()
    read_import(study, [notes]).write()
    (notes / "网络.md").write_text(NETS.format(version=2), encoding="utf-8")
    (notes / "其他.md").write_text("## DenseNet\n\n密集连接的网络，每个块内两两相连。\n", encoding="utf-8")
    return study


def pictured(study: Study) -> Pictured:
    return Pictured(lambda: study, lambda _study: Wanted((Path("笔记"),)), study.config)


def after(*keys: str) -> object:
    async def press(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            await pilot.press(*[key] * bool(key))
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return press


@looks
@pytest.mark.parametrize(
    "keys",
    ["", "down enter", "down w", "e", "s", "m", "ctrl+s"],
    ids=["list", "doubt", "which", "edit", "split", "merge", "written"],
)
def test_import(snap_compare: object, study: Study, size: tuple[int, int], keys: str) -> None:
    shown = snap_compare(pictured(study), terminal_size=size, run_before=after(*keys.split()))  # type: ignore[operator]
    assert shown


def test_snapshots_are_there() -> None:
    assert len(list((Path(__file__).parent / "__snapshots__" / "test_import_looks").iterdir())) == 7 * len(LOOKS)
