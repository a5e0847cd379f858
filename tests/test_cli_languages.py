"""The command line's own words in both languages, argparse's included."""

import re
from collections.abc import Callable

import pytest
from building import Desk

from studyapp import cli

Say = Callable[..., tuple[int, str]]
#: Names that are the same in both languages.
SAME = {
    *("studyapp", "json", "jsonl", "csv", "zip", "id", "ids", "zh", "en", "JSON", "FILE", "FOLDER", "SLUG"),
    *("PyTorch", "NumPy", "numpy", "torch", "cuda", "cpu", "auto"),
}


@pytest.fixture
def say(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command that ends at once; give its exit status and all that it says."""
    monkeypatch.setenv("STUDYAPP_HOME", str(desk.home.root))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out + said.err

    return run


@pytest.mark.parametrize("command", ["", "review", "drill", "check", "export", "doctor"])
def test_help_is_all_chinese_in_a_chinese_locale(say: Say, command: str) -> None:
    status, said = say(*command.split(), "--help", LANG="zh_CN.UTF-8")

    words = re.sub(r"\{[^}]*\}|--?\w+|`[^`]*`|^ {4}\w+", "", said, flags=re.M)
    assert status == 0 and "用法" in said and "选项" in said
    assert [word for word in re.findall(r"[A-Za-z]{2,}", words) if word not in (*SAME, command)] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("review", "--limit", "x"), "x 不是"),
        (("review", "--limit"), "参数 --limit：后面要有一个值"),
        (("review", "--lang", "fr"), "没有 'fr' 这一项"),
        (("review", "--plain=3"), "不需要值 '3'"),
        (("drill",), "缺少参数：SLUG"),
        (("nothing",), "没有 'nothing' 这一项"),
        (("due", "--bogus"), "不认识的参数：--bogus"),
        (("export",), "--jsonl --csv 须有其一"),
        (("export", "--jsonl", "a", "--csv", "b"), "不能与"),
        (("check", "a", "b", "--seed", "x"), "x 不是从 0 起的整数"),
    ],
)
def test_wrong_usage_is_told_in_chinese(say: Say, arguments: tuple[str, ...], told: str) -> None:
    status, said = say(*arguments, LANG="zh_CN.UTF-8")

    assert status == 2 and told in said and "错误：" in said


def test_the_interface_that_was_chosen_goes_before_the_locale(desk: Desk, say: Say) -> None:
    desk.configure(interface_language="zh")

    assert "每日复习" in say("--help", LANG="en_GB.UTF-8")[1]
    assert "the daily session" in say("--help", STUDYAPP_INTERFACE_LANGUAGE="en")[1]


def test_a_configuration_that_is_no_toml_still_gives_help(desk: Desk, say: Say) -> None:
    desk.home.config.write_text("[[[", encoding="utf-8")

    status, said = say("--help", LANG="en_GB.UTF-8")

    assert status == 0 and "usage:" in said
