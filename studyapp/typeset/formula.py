"""Formulas as plain text for the terminal."""


def one_line(latex: str) -> str:
    return " ".join(latex.split())


def rows(latex: str) -> tuple[str, ...]:
    return (one_line(latex),)
