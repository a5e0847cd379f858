"""Generated decks of any size, with a history of due days spread as a daily user's would be."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import bindparam, update

from studyapp.domain.card import AuthoredCard, Bilingual, Card, CardKind, KeyPoint
from studyapp.domain.memory import ItemState, Spaced
from studyapp.domain.problem import Place
from studyapp.home import Home
from studyapp.i18n import use_language
from studyapp.storage.deck import SourceFile, apply_deck, write_source_files
from studyapp.storage.engine import open_store
from studyapp.storage.rows import state_to_row
from studyapp.storage.tables import item_state
from studyapp.study.sync import reader_now

AREAS = ("normalization", "detection", "losses", "optimizers", "convolution")
ANSWER = """两者都先标准化为 $\\hat{x}=(x-\\mu)/\\sqrt{\\sigma^2+\\epsilon}$，再做 $y=\\gamma\\hat{x}+\\beta$。

| | BN | LN |
|---|---|---|
| 统计范围 | 每个通道，跨 batch 和空间 | 每个样本，跨特征 |
| 推理时 | 用滑动平均 | 与训练相同 |

- 受 batch 大小影响的是前者
- 后者训练与推理相同
"""


def make_deck(folder: Path, cards: int, today: date) -> tuple[Home, Path]:
    """Give a user's folder and a content folder that agree, so that opening them parses nothing.

    Three in four cards are spaced, with due days from 20 days ago to 180 days ahead; the rest are unseen. The
    states are written as they are, without a log: nothing here reads the log of a card that wasn't graded.
    """
    home, content = Home(folder / f"home-{cards}"), folder / f"content-{cards}"
    (content / "notes").mkdir(parents=True)
    notes = content / "notes" / "generated.md"
    notes.write_text("# Generated\n", encoding="utf-8")
    use_language("en")  # as config.toml below says
    store = open_store(home.database, before_migration=lambda: None)
    now = datetime.combine(today, datetime.min.time(), UTC)
    random = Random(7)
    with store.write() as connection:
        apply_deck(connection, [_card(i) for i in range(cards)], frozenset(), now)
        rows = [
            {"b_item": item} | state_to_row(_state(random, today), item, retired=False)
            for item in range(1, cards + 1)
            if item % 4
        ]
        connection.execute(update(item_state).where(item_state.c.item_id == bindparam("b_item")), rows)
        stat = os.stat(notes)
        file = SourceFile("content/notes/generated.md", stat.st_size, stat.st_mtime_ns, "", reader_now(), ())
        write_source_files(connection, [file])
    store.close()
    home.config.write_text('interface_language = "en"\n', encoding="utf-8")
    return home, content


def _state(random: Random, today: date) -> ItemState:
    interval = random.randint(1, 200)
    due = today + timedelta(days=random.randint(-20, 180))
    return ItemState(Spaced(float(interval), 5.0, due - timedelta(days=interval), due, 4, 0))


def _card(number: int) -> AuthoredCard:
    area = AREAS[number % len(AREAS)]
    card = Card(
        id=f"generated-{number}",
        kind=CardKind.QA,
        level=1 + number % 3,
        topic="generated",
        area=area,
        siblings=(f"pair-{number // 2}",) if number % 10 < 2 else (),
        rev=1,
        question=Bilingual(f"BN 和 LN 有哪些差异（{number}）？", f"How do BN and LN differ ({number})?"),
        prompt="",
        answer=Bilingual(ANSWER, ANSWER),
        key_points=tuple(KeyPoint(f"p{i}", Bilingual("按通道统计", "per channel"), 1) for i in range(3)),
        follow_ups=(),
        source="- Ioffe & Szegedy 2015, arXiv:1502.03167, section 3",
        errata="",
        parameters=None,
    )
    place = Place("content/notes/generated.md", 1)
    return AuthoredCard(card, place, (), (), (), (), None, f"{number:064d}")
