"""Print every budget of DESIGN section 6 that this part of the program can answer for, with what was measured."""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import flipping, grading, importing, judging, marking, searching, start, syncing
from benchmarks.decks import make_deck


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        today = datetime.now(UTC).date()
        for cards in (10_000, 100_000):
            home, content = make_deck(folder, cards, today)
            bare, ours, unseen, memory = start.measure(home.root, content)
            _line(f"first card readable, {cards:,} cards", f"{ours / bare:.2f} x bare", "2.0 x bare")
            _line("    bare Textual app / ours", f"{bare:.3f} s / {ours:.3f} s", "")
            _line("    without a glimpse kept from before", f"{unseen / bare:.2f} x bare", "")
            _line("    memory of the process a second later", f"{memory:.0f} MiB", "150 MB")
            grades, flips = asyncio.run(grading.measure(home, content))
            said = f"p50 {statistics.median(grades):.1f} ms, p99 {_percentile(grades, 99):.1f} ms"
            _line(f"grade to next card, {cards:,} cards, CPU", said, "p50 16, p99 50 ms")
            said = f"p50 {statistics.median(flips):.1f} ms, p99 {_percentile(flips, 99):.1f} ms"
            _line("    flip to the answer, CPU", said, "50 ms")
            for name, taken in asyncio.run(searching.measure(home, content)).items():
                said = f"p50 {statistics.median(taken):.1f} ms, p99 {_percentile(taken, 99):.1f} ms"
                budget = "50 ms" if cards == 10_000 else "100 ms"
                _line(f"search of {cards:,} cards, {name}, CPU", said, budget)
        card, flips_of_longest = flipping.measure()
        for width, (first_flip, later_flips) in flips_of_longest.items():
            said = f"first {first_flip:.1f} ms, later {later_flips:.1f} ms"
            _line(f"flip of {card}, the longest, {width} columns, CPU", said, "50 ms")
        first, later = syncing.measure(folder)
        _line("sync of 500 unchanged cards", f"{later:.1f} ms", "100 ms")
        _line("    the first sync, which parses them", f"{first:.0f} ms", "")
    preview, parsing, proposals = importing.measure()
    _line("a note of 150 KB to its preview, CPU", f"{preview / parsing:.2f} x parsing it", "3 x")
    _line(f"    parsing alone / {proposals} proposals", f"{parsing:.2f} s / {preview:.2f} s", "")
    for half, found in marking.measure().items():
        said = f"{found.precision:.2f}, {found.recall:.2f}, {found.credited:.1%}"
        _line(f"marks, {half}: precision, recall, credited wrong", said, "0.90, 0.70, 8 %")
        said = f"{found.decisions}, {found.contradicted}, {found.noticed:.0%}"
        _line("    decisions, contradicted, of these noticed", said, "")
    _judge()


def _judge() -> None:
    drill = judging.nms()
    for backend, budget in (("numpy", "150 ms"), ("torch", "")):
        taken = judging.warm_verdicts(drill, backend)
        said = f"p50 {statistics.median(taken):.0f} ms, max {max(taken):.0f} ms"
        _line(f"verdict on NMS's model answer, {backend}, warm", said, budget)
        cold, alone = judging.cold_verdict(drill, backend), judging.alone(backend)
        _line("    from cold", f"{cold:.2f} s", "")
        said = f"{alone:.2f} s, {1000 * alone / statistics.median(taken):.1f} x the warm verdict"
        _line(f"    the same in a cold process, import {backend}", said, "")
    found = json.loads(subprocess.check_output([sys.executable, "-m", "benchmarks.kernels", "cpu"]))
    for name, (ours, *theirs) in found.items():
        ratio = f", {ours / theirs[0]:.2f} x PyTorch's" if theirs else ""
        _line(f"reference kernel of {name}, cpu", f"{ours:.2f} ms{ratio}", "")


def _line(what: str, measured: str, budget: str) -> None:
    print(f"{what:<50}{measured:<32}{budget}", flush=True)


def _percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


if __name__ == "__main__":
    main()
