"""The problems of one file, collected while it is read."""

from studyapp.domain.problem import Place, Problem, Severity


class Report:
    """Lines are 1-based."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, line: int, message: str, remedy: str = "", severity: Severity = "error") -> None:
        self._problems.append(Problem(Place(self.file, line), message, remedy, severity))

    def has_error(self, first: int, last: int) -> bool:
        """Say whether an error lies on the lines from `first` to `last`, both included."""
        return any(p.severity == "error" and first <= p.place.line <= last for p in self._problems)

    def problems(self) -> tuple[Problem, ...]:
        """Give them by line; the same mistake on one line only once."""
        return tuple(sorted(dict.fromkeys(self._problems), key=lambda problem: problem.place))
