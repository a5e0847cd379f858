"""Code of a card as coloured lines: comments, strings, numbers, keywords and the names being defined.

One pattern a language instead of pygments: that takes 65 ms to load at the first card with code, more than a whole flip
may, and finds nothing more that our five colours could show.
"""

import re
from functools import cache, lru_cache

from studyapp.ui.widgets.runs import Line, Run

PLAIN = "$accent"
_STYLES = {
    "comment": "$code-comment",
    "string": "$code-string",
    "number": "$code-number",
    "keyword": "$code-keyword",
    "defined": "bold $code-name",
    "rest": "$code-name",
}

_PYTHON = """False None True and as assert async await break case class continue def del elif else except finally for
from global if import in is lambda match nonlocal not or pass raise return self try while with yield"""
_C = """alignas auto bool break case catch char class const constexpr continue default delete do double else enum
explicit extern false float for friend goto if inline int long namespace new noexcept nullptr operator
override private protected public register return short signed sizeof static static_cast struct switch
template this throw true try typedef typename union unsigned using virtual void volatile while __device__
__global__ __host__ __shared__ size_t"""
_SHELL = "case do done elif else esac export fi for function if in local return set then until unset while"
_YAML = "true false null yes no"

_NUMBER = r"(?P<number>\b(?:0[xXbB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d+)\w*)"
_STRING = r"\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?"
_LANGUAGES = {
    "python": (
        r"(?P<comment>\#[^\n]*)",
        rf"(?P<string>\b[rbfuRBFU]{{0,2}}(?:\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)|{_STRING})"
        rf"|(?:\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)|{_STRING}))",
        r"(?:(?<=\bdef )|(?<=\bclass ))(?P<defined>\w+)",
        r"(?P<keyword>^[ ]*@[\w.]+|\b(?:KEYWORDS)\b)".replace("KEYWORDS", "|".join(_PYTHON.split())),
    ),
    "c": (
        r"(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))",
        rf"(?P<string>{_STRING})",
        r"(?:(?<=\bstruct )|(?<=\bclass ))(?P<defined>\w+)",
        r"(?P<keyword>^[ ]*\#[ ]*\w+|\b(?:KEYWORDS)\b)".replace("KEYWORDS", "|".join(_C.split())),
    ),
    "shell": (
        r"(?P<comment>(?:^|(?<=\s))\#[^\n]*)",
        r"(?P<string>\"(?:\\.|[^\"\\])*\"?|'[^']*'?)",
        r"(?P<keyword>\$\{?\w+\}?|\b(?:KEYWORDS)\b)".replace("KEYWORDS", "|".join(_SHELL.split())),
    ),
    "yaml": (
        r"(?P<comment>(?:^|(?<=\s))\#[^\n]*)",
        rf"(?P<string>{_STRING})",
        r"(?P<keyword>\b(?:KEYWORDS)\b)".replace("KEYWORDS", "|".join(_YAML.split())),
        r"^[ ]*(?:-[ ]+)*(?P<defined>[\w.-]+)(?=[ ]*[:=])",
    ),
}
_NAMES = {
    **dict.fromkeys(("python", "py", "python3", "pycon"), "python"),
    **dict.fromkeys(("c", "cpp", "c++", "cc", "h", "hpp", "cuda", "cu", "java", "js", "ts", "rust", "go"), "c"),
    **dict.fromkeys(("bash", "sh", "shell", "zsh", "console"), "shell"),
    **dict.fromkeys(("yaml", "yml", "toml", "json", "ini"), "yaml"),
}


@lru_cache(maxsize=256)
def coloured(source: str, info: str) -> tuple[Line, ...]:
    """Give the lines of `source`; `info` is what stands behind the fence."""
    name = next(iter(info.lower().split()), "")
    pattern = _pattern(_NAMES[name]) if name in _NAMES else None
    if pattern is None:
        return tuple([(line, PLAIN)] if line else [] for line in source.split("\n"))
    runs: list[Run] = []
    position = 0
    for match in pattern.finditer(source):
        group = str(match.lastgroup)
        start, end = match.span(group)
        runs += [(source[position:start], _STYLES["rest"]), (source[start:end], _STYLES[group])]
        position = end
    return _lines([*runs, (source[position:], _STYLES["rest"])])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile("|".join([*_LANGUAGES[language], _NUMBER]), re.MULTILINE | re.DOTALL)


def _lines(runs: list[Run]) -> tuple[Line, ...]:
    lines: list[Line] = [[]]
    for text, style in runs:
        first, *more = text.split("\n")
        lines[-1] += [(first, style)] if first else []
        lines += [[(part, style)] if part else [] for part in more]
    return tuple(lines)
