"""Cards found again after edits of every kind. The truth is known: each edited card carries the number it began with.

`pytest -s` prints the figures that README gives: kept, asked, lost, wrong.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import pytest

from studyapp.authoring.importing.matching import Matched, match
from studyapp.domain.proposal import Known, Proposal

_TOPICS = """批归一化 层归一化 组归一化 残差连接 瓶颈结构 空洞卷积 转置卷积 分组卷积 可变形卷积 深度可分离卷积 感受野
池化 全局平均池化 随机失活 权重衰减 学习率预热 余弦退火 动量 自适应学习率 梯度裁剪 交叉熵 焦点损失 平滑标签 交并比
非极大值抑制 平均精度 锚框 特征金字塔 区域提议 门控循环单元 注意力 L1正则化 L2正则化 Inception-v2 Inception-v3 YOLOv2
YOLOv3 3D卷积 2D卷积 R-CNN Fast-R-CNN BN LN""".split()  # noqa: SIM905
_FORMS = ("什么是{}？", "{}", "{}解决什么问题？", "{}怎么计算？", "为什么用{}？")
_SAID = (
    *("它在训练时依赖当前批的统计量", "推理时改用滑动平均", "计算量随通道数增长", "能减轻梯度消失", "参数更少"),
    *("对小目标更友好", "需要额外的超参数", "与前一层共享权重", "会丢失空间信息", "收敛更快但可能泛化较差"),
    *("输出尺寸由步幅决定", "可以看成一种集成", "在小数据集上容易过拟合", "把特征对齐到同一尺度", "用门控制信息流"),
    *("每个位置预测多个框", "正负样本比例约为一比三", "先升维再降维", "对异常值不敏感", "等价于带约束的优化"),
)
_ASPECTS = ("优点", "缺点", "几何解释")


@dataclass(frozen=True)
class Written:
    """A card of a note; `number` is who it is, 0 for one that wasn't there before."""

    number: int
    path: tuple[str, ...]
    question: str
    answer: str


Note = list[Written]
Edit = Callable[[Note, Random], Note]


def note(random: Random) -> Note:
    cards: Note = []
    for topic in random.sample(_TOPICS, 14):
        path = (random.choice(("网络", "训练", "检测")), topic)
        for form in random.sample(_FORMS, random.randint(1, 2)):
            cards.append(Written(len(cards) + 1, path[:1], form.format(topic), said(random, topic)))
        for aspect in random.sample(_ASPECTS, random.randint(0, 2)):
            answer = said(random, topic) if random.random() < 0.6 else random.choice(_SAID)
            cards.append(Written(len(cards) + 1, path, aspect, answer))
    return cards


def said(random: Random, topic: str) -> str:
    return f"{topic}：" + "，".join(random.sample(_SAID, random.randint(1, 5))) + "。"


def one(change: Callable[[Written, Random], Written]) -> Edit:
    def edit(cards: Note, random: Random) -> Note:
        at = random.randrange(len(cards))
        return [change(card, random) if number == at else card for number, card in enumerate(cards)]

    return edit


def typo(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return random.choice(
        (text[:at] + "的" + text[at:], text[:at] + text[at + 1 :] or text, text[:at] + "。" + text[at:])
    )


def move(cards: Note, random: Random) -> Note:
    card = cards[random.randrange(len(cards))]
    rest = [other for other in cards if other is not card]
    at = random.randrange(len(rest) + 1)
    return [*rest[:at], replace(card, path=("别处", *card.path[1:])), *rest[at:]]


def rename_section(cards: Note, random: Random) -> Note:
    name = random.choice(cards).path[0]
    return [replace(card, path=(name + "（整理）", *card.path[1:])) if card.path[0] == name else card for card in cards]


def split(cards: Note, random: Random) -> Note:
    at = random.randrange(len(cards))
    card = cards[at]
    half = len(card.answer) // 2
    pieces = [replace(card, answer=card.answer[:half]), Written(0, card.path, "补充一问", card.answer[half:])]
    return [*cards[:at], *pieces, *cards[at + 1 :]]


def delete(cards: Note, random: Random) -> Note:
    gone = random.randrange(len(cards))
    return [card for number, card in enumerate(cards) if number != gone]


def add(cards: Note, random: Random) -> Note:
    """A new card about something that may stand there already, or with a sibling's number."""
    topic = random.choice(_TOPICS)
    path = ("训练", topic) if random.random() < 0.4 else ("训练",)
    question = random.choice(_ASPECTS) if len(path) == 2 else random.choice(_FORMS).format(topic)
    return [*cards, Written(0, path, question, said(random, topic))]


def replace_by_sibling(cards: Note, random: Random) -> Note:
    """Take a card out and write one that differs in its number only: another card."""
    numbered = [card for card in cards if any(char.isdigit() for char in card.question)]
    if not numbered:
        return cards
    card = random.choice(numbered)
    other = card.question.translate(str.maketrans("123", "231"))
    return [Written(0, one.path, other, one.answer) if one is card else one for one in cards]


def reword(card: Written, random: Random) -> Written:
    topic = next((topic for topic in _TOPICS if topic in card.question), "")
    return (
        replace(card, question=random.choice(("请说明{}", "谈谈{}的作用", "{}是做什么的？")).format(topic))
        if topic
        else card
    )


EDITS: dict[str, Edit] = {
    "typo in a question": one(lambda card, random: replace(card, question=typo(card.question, random))),
    "typo in an answer": one(lambda card, random: replace(card, answer=typo(card.answer, random))),
    "question reworded": one(reword),
    "answer rewritten": one(lambda card, random: replace(card, answer=said(random, card.question))),
    "answer extended": one(lambda card, random: replace(card, answer=card.answer + said(random, "另外"))),
    "card moved": move,
    "section renamed": rename_section,
    "card split": split,
    "card deleted": delete,
    "card added": add,
    "card replaced by a sibling": replace_by_sibling,
    "order changed": lambda cards, random: random.sample(cards, len(cards)),
}


def found(before: Note, after: Note) -> Matched:
    known = [Known(card.number, "", "n.md", card.path, card.question, card.answer) for card in before]
    return match(known, [proposal(card) for card in after], [""] * len(after))


def proposal(card: Written) -> Proposal:
    return Proposal("n.md", 1, 1, 1, card.question, card.answer, "heading", (), card.path)


def judge(before: Note, after: Note) -> Counter[str]:
    """Count what became of the cards that are still there, and every match that is none."""
    matched = found(before, after)
    numbers = {card.number for card in after}
    doubted = {doubt.known.item for doubt in matched.doubts}
    figures: Counter[str] = Counter()
    for card in before:
        at = matched.same.get(card.number)
        if at is not None and after[at].number != card.number:
            figures["wrong"] += 1
            print("WRONG", card, after[at], sep="\n  ")
        elif card.number in numbers:
            figures["kept" if at is not None else "asked" if card.number in doubted else "lost"] += 1
    return figures


@pytest.mark.parametrize("kind", EDITS)
def test_one_edit_of_a_kind(kind: str) -> None:
    figures: Counter[str] = Counter()
    for seed in range(150):
        random = Random(f"{kind}:{seed}")
        before = note(random)
        figures += judge(before, EDITS[kind](before, random))

    print(f"\n{kind:28} {dict(figures)}")
    assert figures["wrong"] == 0
    assert figures["lost"] <= 0.002 * figures["kept"]
    assert figures["asked"] <= 0.02 * figures["kept"]


@pytest.mark.slow
def test_many_edits_at_once() -> None:
    """Five edits of random kinds between two imports, a thousand times."""
    figures: Counter[str] = Counter()
    for seed in range(1000):
        random = Random(seed)
        before = after = note(random)
        for kind in random.choices(list(EDITS), k=5):
            after = EDITS[kind](after, random)
        figures += judge(before, after)

    print(f"\nfive edits at once: {dict(figures)}")
    assert figures["wrong"] == 0
    assert figures["lost"] <= 0.01 * figures["kept"]


def test_an_unchanged_note_changes_nothing() -> None:
    cards = note(Random(1))
    matched = found(cards, cards)

    assert matched.same == {card.number: at for at, card in enumerate(cards)}
    assert (matched.doubts, matched.gone, matched.new) == ((), (), ())


def test_every_proposal_and_every_card_has_one_place() -> None:
    for seed in range(50):
        random = Random(seed)
        before = after = note(random)
        for kind in random.choices(list(EDITS), k=8):
            after = EDITS[kind](after, random)
        matched = found(before, after)

        assert len(set(matched.same.values())) == len(matched.same)
        assert sorted([*matched.same.values(), *matched.new]) == list(range(len(after)))
        items = [*matched.same, *(d.known.item for d in matched.doubts), *(k.item for k in matched.gone)]
        assert sorted(items) == sorted(card.number for card in before)


def test_a_written_id_goes_before_everything() -> None:
    known = [Known(7, "abc", "n.md", (), "旧题", "旧答"), Known(8, "", "n.md", (), "新题", "新答")]

    assert match(known, [proposal(Written(0, (), "新题", "新答"))], ["abc"]).same == {7: 0}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("YOLO v2 改进了什么？", "YOLO v3 改进了什么？"),
        ("4D 卷积的输入形状", "5D 卷积的输入形状"),
        ("L1 正则化为什么稀疏", "L2 正则化为什么稀疏"),
        ("BN 在推理时用滑动平均吗", "BN 在推理时不用滑动平均吗"),
        ("Inception-A module", "Inception-B module"),
    ],
)
def test_a_digit_a_version_or_a_not_blocks_likeness(old: str, new: str) -> None:
    answer = "它由多个并行的分支组成，最后在通道维拼接，再用一层线性映射。"
    matched = match([Known(1, "", "n.md", (), old, answer)], [proposal(Written(0, (), new, answer))], [""])

    assert matched.same == {}
    assert [doubt.candidates for doubt in matched.doubts] == [(0,)]
