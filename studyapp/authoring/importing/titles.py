"""What a line of a note is: a question, a title, a term with its definition, or none of them.

People mark questions in a handful of ways; these rules are about the ways, never about what the notes are about.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.domain.proposal import ProposalKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that name an aspect of what stands above them. They never make a card by themselves.
_ASPECTS = _words(
    """作用 用途 目的 意义 优点 优势 缺点 缺陷 劣势 不足 优缺点 特点 特性 性质 思想 思路 核心 核心思想 主要思想
    动机 背景 简介 介绍 概述 概念 定义 原理 方法 做法 步骤 流程 过程 计算过程 算法流程 公式 推导 证明 例子 举例
    例如 示例 比如 代码 实现 结构 网络结构 模型结构 参数 输入 输出 训练 推理 测试 损失 损失函数 结果 效果 实验
    原因 问题 解决 解决方案 解决方法 解决办法 改进 改进点 创新点 贡献 应用 应用场景 使用场景 适用场景 场景 注意
    注意事项 注 备注 说明 提示 总结 小结 结论 补充 区别 联系 对比 比较 分类 参考 参考资料 参考文献 参考链接 链接
    资料 来源 出处 图 表 图示 几何解释 代数解释 直观理解 直观解释 理解 分析 其中 即 答 回答 答案 详见 参见 见 原文
    摘自 转自
    pros cons advantages disadvantages advantage disadvantage note notes ps p.s. tips tip example examples e.g. i.e.
    usage use purpose motivation idea background introduction overview definition method methods steps step summary
    conclusion references reference ref refs link links source sources code implementation formula proof result
    results problem solution where input output inputs outputs training inference application applications todo see
    answer a blog paper"""
)
#: What is said about a note as a whole.
_FIELDS = _words(
    """date created updated modified edited time author authors lecturer teacher course tags tag status type category
    aliases url link source version 日期 时间 创建 创建时间 更新 更新时间 修改时间 作者
    讲师 主讲 课程 标签 分类 状态 来源 链接 版本"""
)
# What stands before a colon that only announces the next lines.
_LEAD_IN = re.compile(
    r"(如下|所示|如图|以下|下面|几点|几个|几种|几类|[两三四五六七八九]个|[两三四五六七八九]种|[两三四五六七八九]点|方面|包括|包含"
    r"|分为|分成|主要有|还有|就是|可得|得到|得|则|因此|所以|因为|假设|认为|解决的是|有|为|是|说|如|:)$"
    r"|\b(as follows|follows|following|below|are|is|include|includes|including|have|has|that|by|with|to|then)$"
)
_VAGUE = re.compile(r"^(v(er(sion)?)?\.?\s*\d[\d.]*|\w|[\W\d_]+)$", re.IGNORECASE)
_COUNT = re.compile(r"^第?[一二三四五六七八九十两\d]+[个种类点层步条项阶段部分]*$")
_INTERROGATIVE = re.compile(
    r"什么|为何|为啥|如何|怎么|怎样|哪些|哪个|哪种|哪几|多少|是否|能否|区别|有何|吗$|么$"
    r"|^(what|why|how|when|which|where|who|explain|describe|compare)\b|\bdifferences? between\b",
    re.IGNORECASE,
)
# Questions that only keep a text going.
_RHETORICAL = re.compile(
    r"^(那么|那|所以|但是|可是|but|so|and|then)?[，, ]*"
    r"(为什么|怎么办|为何|何解|是什么|why|how|so what|what else)呢?$",
    re.IGNORECASE,
)

_NUMBER = re.compile(
    r"^\s*(?:(?:Q|q|问题?|题目?|Question)\s*\d*\s*[:：.、)）]|[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）][.、]?"
    r"|第?\s*\d{1,3}\s*(?:[、)）:：]|[.．](?!\d)|题\s*[.、:：]?)|第?[一二三四五六七八九十]{1,3}\s*(?:[、.．:：]|题\s*[.、:：]?)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.、]?\s+|[①-⑳])\s*"
)
_ASKED = re.compile(r"^\s*(?:Q|问题?|Question)\s*\d*\s*[:：]\s*(?=\S)", re.IGNORECASE)
_ANSWERED = re.compile(r"^\s*(?:\*\*|__)?\s*(?:A|答案?|回答|Answer)\s*\d*\s*[:：]\s*(?:\*\*|__)?\s*", re.IGNORECASE)

_BOLD = re.compile(r"^(?P<mark>\*\*|__)(?P<bold>(?:(?!(?P=mark)).)+)(?P=mark)(?P<after>.*)$")
_COLON = re.compile(r"^(?P<term>[^:：]{1,60}?)\s*(?:：|:(?=\s|[^\x00-\x7f]|[A-Z]|$))\s*(?P<rest>.*)$")
_FIELD = re.compile(r"^\s*(?:[-*]\s+)?([^:：]{1,20})[:：]\s*(.{0,80})$")
_SUMMARY = re.compile(r"<summary\b[^>]*>(.*?)</summary>(.*)", re.IGNORECASE | re.DOTALL)
_WIKI_LINK = re.compile(r"\[\[[^\[\]]+\]\]")
_PUNCTUATION = re.compile(r"[,，。;；!！?？“”\"、]|\.\s")
_LINK = re.compile(
    r"!?\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target><[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)[^)]*\)"
)
_ADDRESS = re.compile(r"<?https?://[^\s>）)\]]+>?")
_HTML = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>")
_MARKED = re.compile(r"[\[\]<>&`$*_~=\\]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

_TITLE_LENGTH, _QUESTION_LENGTH, _TERM_LENGTH, _LABEL_LENGTH = 40, 80, 18, 8


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is. `rest` is what stands on it behind the title and belongs to the answer."""

    kind: ProposalKind
    text: str
    rest: str = ""
    unsure: bool = False


def classify(line: str, *, flat: bool, alone: bool, listed: bool = False) -> Line | None:
    """Say what kind of title a paragraph's first line is; None for plain text.

    `flat`: the note has no headings to speak of. `alone`: the paragraph has no other line. `listed`: it begins an
    item of a list.
    """
    asked = _ASKED.match(line)
    number = _NUMBER.match(line)
    said = line[number.end() :] if number else line.strip()
    found = _BOLD.match(said)
    if found:
        return _bold(clean(found["bold"]), found["after"].strip(), flat=flat, alone=alone, listed=listed)
    if has_link(said):
        return None
    text = clean(said)
    if asked and text:
        return Line("plain_question", text)
    if is_question(text, marked=False) and measure(text) <= _QUESTION_LENGTH and text.count("。") == 0:
        return Line("plain_question", text)
    if flat and not listed and not number:
        return _definition(said, alone=alone)
    return None


def _bold(text: str, after: str, *, flat: bool, alone: bool, listed: bool) -> Line | None:
    colon = after[:1] in (":", "：")
    rest = after[1:].strip() if colon else after
    if rest.strip(" ?？。.!！*_") == "":
        whole, rest = True, ""
        text += "？" if after[:1] in ("?", "？") and not text.endswith(("?", "？")) else ""
    else:
        whole = False
    if not text or is_aspect(text) or measure(text) > _QUESTION_LENGTH:
        return None
    if is_question(text, marked=whole) and (whole or text.endswith(("?", "？"))):
        return Line("bold_question", text.rstrip("：: "), rest)
    if whole:
        is_title = flat and alone and not listed and measure(text) <= _TITLE_LENGTH and not _ends_sentence(text)
        return Line("bold_title", text.rstrip("：: ")) if is_title else None
    term = text.rstrip("：: ")
    if flat and (colon or text.endswith((":", "："))) and is_term(term):
        return Line("definition", term, rest)
    return None


def _definition(line: str, *, alone: bool) -> Line | None:
    found = _COLON.match(line)
    if not found:
        return None
    term, rest = clean(found["term"]), found["rest"]
    if not is_term(term) or rest.startswith("//"):
        return None
    if rest:
        return None if only_links(rest) else Line("definition", term, rest)
    return Line("definition", term, unsure=True) if alone else None


def summary(block: str) -> Line | None:
    """Give what a part that folds open asks, if an HTML block begins one; `rest` stands in that block already."""
    found = _SUMMARY.search(block)
    text = clean(found[1]) if found else ""
    if not found or not text or is_aspect(text) or not is_question(text, marked=True):
        return None
    return Line("plain_question", text, without_folds(found[2]))


def without_folds(block: str) -> str:
    """Take the tags away that fold a part of a page."""
    return re.sub(r"</?details\b[^>]*>", "", block, flags=re.IGNORECASE).strip()


def is_question(text: str, *, marked: bool) -> bool:
    """`marked`: it is set in bold, so that a question word is enough; otherwise it must end with a question mark."""
    bare = text.rstrip(" 。.)）")
    if bare.endswith(("?", "？")):
        return not _RHETORICAL.match(bare.rstrip("?？ "))
    return marked and bool(_INTERROGATIVE.search(bare)) and not _ends_sentence(text)


def is_aspect(text: str) -> bool:
    return text.strip(" :：。.").lower() in _ASPECTS


def is_vague(text: str) -> bool:
    """Whether a title says too little without what stands above it."""
    return is_aspect(text) or bool(_VAGUE.match(text))


def is_term(text: str) -> bool:
    return (
        0 < measure(text) <= _TERM_LENGTH
        and not _PUNCTUATION.search(text)
        and not is_aspect(text)
        and not _LEAD_IN.search(text.lower())
        and not _COUNT.match(text)
        and any(char.isalpha() for char in text)
    )


def is_title_like(line: str) -> bool:
    """Whether a plain line could be the title of what follows: short, and no sentence."""
    text = clean(line)
    return 0 < measure(text) <= _TITLE_LENGTH and not _ends_sentence(text) and any(char.isalpha() for char in text)


def _ends_sentence(text: str) -> bool:
    return text.endswith(("。", "；", ";", "，", ",", "、", ".", "！"))


def is_answer(line: str) -> bool:
    """Whether a line says of itself that it answers the one above."""
    return bool(_ANSWERED.match(line))


def is_metadata(lines: Sequence[str]) -> bool:
    """Whether lines say something about the note itself, as `Date: ...` does, and nothing else."""
    found = [_FIELD.match(line) for line in lines]
    known = sum(match is not None and match[1].strip().lower() in _FIELDS for match in found)
    return all(found) and 2 * known >= len(lines)


def strip_answer_mark(text: str) -> str:
    return _ANSWERED.sub("", text, count=1)


def clean(text: str) -> str:
    """Give a title as a question to show: no marks, numbers, links or tags; formulas and code stay."""
    if _MARKED.search(text):
        text = _without_marks(text)
    text = " ".join(text.split())
    return text[found.end() :] if (found := _NUMBER.match(text)) else text


def _without_marks(text: str) -> str:
    text = _LINK.sub(lambda found: "" if found[0][0] == "!" else found["text"], text)
    text = html.unescape(_HTML.sub("", text))
    pieces = re.split(r"(`[^`]*`|\$[^$]*\$)", text)
    pieces[::2] = [
        _ESCAPE.sub(r"\1", re.sub(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|~~|==", "", piece)) for piece in pieces[::2]
    ]
    return "".join(pieces)


def measure(text: str) -> int:
    """Count what is read one by one: Chinese characters, and words of others."""
    return len(re.findall(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+", text))


# Links and images


def has_link(text: str) -> bool:
    return bool(("](" in text and _LINK.search(text)) or ("://" in text and _ADDRESS.search(text)))


def links(text: str) -> tuple[str, ...]:
    """Give each link as markdown, or as its bare address."""
    if not has_link(text):
        return ()
    found = [(match.start(), match[0]) for match in _LINK.finditer(text) if match[0][0] != "!"]
    bare = _LINK.sub(lambda match: " " * len(match[0]), text)
    found += [(match.start(), match[0].strip("<>")) for match in _ADDRESS.finditer(bare)]
    return tuple(dict.fromkeys(link for _at, link in sorted(found)))


def only_links(text: str) -> bool:
    """Whether nothing stands there but links, and words that announce them."""
    bare = _WIKI_LINK.sub("", text)
    if (bare == text and not has_link(text)) or has_image(text):
        return False
    return _is_announcement(_ADDRESS.sub("", _LINK.sub(_without_link, bare)))


def is_reference(text: str) -> bool:
    """Like `only_links`, or a link behind a label: `code: https://...`."""
    if not has_link(text) or has_image(text):
        return False
    rest = _ADDRESS.sub("", _LINK.sub(_without_link, text)).strip()
    return _is_announcement(rest) or (rest.endswith((":", "：")) and measure(rest) <= _LABEL_LENGTH)


def without_images(text: str) -> str:
    return _LINK.sub(lambda found: "" if found[0][0] == "!" else found[0], _IMAGE_TAG.sub("", text)).strip()


def only_images(text: str) -> bool:
    """Whether nothing stands there but images and links."""
    return has_image(text) and _is_announcement(_ADDRESS.sub("", _LINK.sub(_without_link, _IMAGE_TAG.sub("", text))))


_IMAGE_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_IMAGE_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


def has_image(text: str) -> bool:
    if "](" not in text and "<" not in text:
        return False
    return bool(_IMAGE_TAG.search(text)) or any(found[0][0] == "!" for found in _LINK.finditer(text))


def images(text: str) -> tuple[tuple[str, str], ...]:
    """Give (name, target as written) of each image."""
    if not has_image(text):
        return ()
    found = [(m.start(), m["text"], m["target"].strip("<>")) for m in _LINK.finditer(text) if m[0][0] == "!"]
    for tag in _IMAGE_TAG.finditer(text):
        if source := _IMAGE_SOURCE.search(tag[0]):
            found.append((tag.start(), "", next(filter(None, source.groups()), "")))
    return tuple((" ".join(html.unescape(name).split()), target) for _at, name, target in sorted(found))


def _without_link(_found: re.Match[str]) -> str:
    return ""


def _is_announcement(text: str) -> bool:
    bare = re.sub(r"[\s\W_\d]+", " ", html.unescape(_HTML.sub("", text))).strip().lower()
    return all(word in _ASPECTS for word in bare.split())
