"""Opening a deck of 500 cards whose files didn't change."""

import statistics
import time
from pathlib import Path

from studyapp.home import Home
from studyapp.study.clock import SystemClock
from studyapp.study.opening import open_study
from studyapp.study.sync import sync

FILES, CARDS_A_FILE = 25, 20

_CARD = """
## 问题 {n}？
<!-- card
id: generated-{n}
level: 1
-->

**EN** Question {n}?

### 答

答案是 {n}。

### Answer

The answer is {n}.

### 要点 / Key points

- 说出 {n} / says {n}

### 来源 / Source

- by definition
"""


def measure(folder: Path) -> tuple[float, float]:
    """Give milliseconds of the first sync, which parses everything, and the median of later ones."""
    content, home = folder / "content-500", Home(folder / "home-500")
    (content / "notes").mkdir(parents=True)
    for file in range(FILES):
        cards = "".join(_CARD.format(n=file * CARDS_A_FILE + i) for i in range(CARDS_A_FILE))
        text = f"---\ntopic: t{file}\narea: generated\n---\n\n# Topic {file}\n{cards}"
        (content / "notes" / f"topic-{file:02}.md").write_text(text, encoding="utf-8")
    clock = SystemClock()
    begun = time.perf_counter()
    study = open_study(home, content, clock)
    first = 1000 * (time.perf_counter() - begun)
    times = []
    for _round in range(20):
        begun = time.perf_counter()
        assert not sync(study.store, content, home.root, clock.now()).changed
        times.append(1000 * (time.perf_counter() - begun))
    study.close()
    return first, statistics.median(times)
