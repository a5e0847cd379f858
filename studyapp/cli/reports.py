"""Commands that look and say what they find."""

import argparse
import sys
from collections.abc import Sequence

from studyapp.cli.opening import DONE, PROBLEM, opened, print_json
from studyapp.domain.config import Config
from studyapp.domain.problem import Problem
from studyapp.i18n import _, listed, ngettext, use_language


def due(chosen: argparse.Namespace) -> int:
    from studyapp.study.drill_states import drills_due
    from studyapp.study.progress import today
    from studyapp.ui.words import area_word

    with opened() as study:
        found = today(study)
        drills = len(drills_due(study))
    if chosen.json:
        print_json(
            {
                "study_day": str(found.study_day),
                "due": found.due,
                "learning": found.learning,
                "new": found.new,
                "drills": drills,
                "areas": dict(found.areas),
            }
        )
    else:
        print(
            _("{due} due, {new} new, {learning} in steps").format(due=found.due, new=found.new, learning=found.learning)
        )
        for area, count in found.areas:
            print(f"{count:>5}  {area_word(area)}")
        if drills:
            print(ngettext("{n} drill due", "{n} drills due", drills).format(n=drills))
    return DONE


def drills(chosen: argparse.Namespace) -> int:
    from studyapp.study.drill_states import drill_states

    with opened() as study:
        states = drill_states(study)
        day, language = study.stamp().study_day, study.content_language
    for problem in study.drill_problems:
        print(f"studyapp: {problem}", file=sys.stderr)
    if chosen.json:
        for state in states:
            print_json(
                {
                    "slug": state.drill.slug,
                    "backend": state.backend,
                    "title": {"en": state.drill.title_en, "zh": state.drill.title_zh},
                    "area": state.drill.area,
                    "level": state.drill.level,
                    "minutes": state.drill.minutes,
                    "state": state.state,
                    "due": str(state.due) if state.due is not None else None,
                    "last_verdict": state.last_verdict,
                    "best_seconds": state.best_seconds,
                }
            )
        return DONE
    from studyapp.ui.drill_words import BACKEND_NAMES, due_words, last_words

    _print_columns(
        [
            (
                state.drill.slug,
                BACKEND_NAMES[state.backend],
                state.drill.title(language),
                due_words(state, day),
                last_words(state.last, language),
            )
            for state in states
        ]
    )
    if not states:
        print(_("There are no drills here."))
    return DONE


def stats(chosen: argparse.Namespace) -> int:
    from studyapp.study.drill_states import drill_figures
    from studyapp.study.progress import stats
    from studyapp.ui.words import state_word

    with opened() as study:
        found = stats(study)
        drills = drill_figures(study)
    if chosen.json:
        print_json(
            {
                "reviews": found.reviews,
                "days": found.days,
                "streak": found.streak,
                "recall_30d": found.recall_30d,
                "items": found.items,
                "drills": drills,
            }
        )
        return DONE
    enough = f"{found.recall_30d:.1%}" if found.recall_30d is not None else _("not enough data yet")
    print(
        _("reviews {n}, on {days} days, {streak} in a row").format(
            n=found.reviews, days=found.days, streak=found.streak
        )
    )
    print(_("recall in the last 30 days: {recall}").format(recall=enough))
    print(listed(f"{state_word(state)} {count}" for state, count in found.items.items()))
    standing = listed(f"{state_word(state)} {drills[state]}" for state in found.items)
    print(_("drills: {states}").format(states=standing))
    print(_("attempts {n}, accepted {accepted}").format(n=drills["attempts"], accepted=drills["accepted"]))
    return DONE


def content_check(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.paths import content_root
    from studyapp.study.checking import check_content
    from studyapp.study.settings import read_settings

    home = locate_home()
    settings = read_settings(home)
    use_language(settings.config.interface_language)
    report = check_content(content_root(), home.root, on_drill=_tell_progress if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    problems = [*settings.problems, *_key_problems(settings.config), *report.problems]
    errors = sum(problem.severity == "error" for problem in problems)
    missing = report.coverage.missing
    if chosen.json:
        print_json(
            {
                "cards": len(report.cards),
                "proofs": report.proofs_run,
                "drills": report.drills_run,
                "problems": [
                    {
                        "file": problem.place.file,
                        "line": problem.place.line,
                        "severity": problem.severity,
                        "message": problem.message,
                        "remedy": problem.remedy,
                    }
                    for problem in problems
                ],
                "covered": list(report.coverage.covered),
                "missing": list(missing),
                "seconds": round(report.seconds, 2),
            }
        )
    else:
        for problem in problems:
            print(problem)
        counts = _("{cards} cards, {proofs} proofs run, {drills} drills run, {errors} errors, {warnings} warnings")
        ran = {"cards": len(report.cards), "proofs": report.proofs_run, "drills": report.drills_run}
        print(counts.format(**ran, errors=errors, warnings=len(problems) - errors))
        if chosen.coverage:
            covered = len(report.coverage.covered)
            print(_("topics covered: {n} of {all}").format(n=covered, all=covered + len(missing)))
            for topic in missing:
                print(_("  missing: {topic}").format(topic=topic))
    return PROBLEM if errors or (chosen.coverage and missing) else DONE


def _key_problems(config: Config) -> tuple[Problem, ...]:
    """Give what is wrong with the user's keys. Every screen has to be loaded for it."""
    if not config.keymap:
        return ()
    from studyapp.ui.keymap import check_keymap

    return check_keymap(config.keymap)[1]


def _tell_progress(drill: str) -> None:
    """Running the drills takes a while: say which one was done last, on one line that is written over."""
    print(f"\r\x1b[K{drill}", end="", file=sys.stderr, flush=True)


def doctor(chosen: argparse.Namespace) -> int:
    from studyapp.judge.device import cuda_available
    from studyapp.judge.probing import LAYERS, probe
    from studyapp.study.doctor import examine

    with opened() as study:
        study.key_problems = _key_problems(study.config)
        found = examine(study, rebuild=chosen.rebuild)
    devices = ["cpu", *(["cuda"] if cuda_available() else [])]
    layers = probe()
    if chosen.json:
        print_json(
            {
                "versions": found.versions,
                "files": found.files,
                "faults": list(found.faults),
                "differing": len(found.differing),
                "rebuilt": found.rebuilt,
                "future": found.future,
                "doubts": [{"card": d.card, "place": d.place, "study_day": d.study_day} for d in found.doubts],
                "content_problems": found.content_problems,
                "devices": devices,
                "sandbox": layers,
            }
        )
        return DONE if found.sound else PROBLEM
    for name, value in (found.versions | found.files).items():
        print(f"{name:<16}{value}")
    print(_("drills run on: {devices}").format(devices=", ".join(devices)))
    print(_("code that is judged:"))
    for layer, holds in layers.items():
        print(f"  {'✓' if holds else '✗'} {_(LAYERS[layer])}" + ("" if holds else _(" - not here")))
    print(_("database: {state}").format(state=_("sound") if not found.faults else "; ".join(found.faults)))
    said = _("memory states: {n} differ from the log").format(n=len(found.differing))
    print(said)
    if chosen.rebuild:
        print(_("memory states: {n} rebuilt").format(n=found.rebuilt))
    if found.differing and not chosen.rebuild:
        print(_("`studyapp doctor --rebuild` puts them right"))
    if found.future:
        print(_("{n} log entries are dated later than now: the clock was once ahead").format(n=found.future))
    if found.content_problems:
        print(_("{n} mistakes in cards or configuration: `studyapp content check`").format(n=found.content_problems))
    for doubt in found.doubts:
        print(
            _("called wrong: {card} ({place}), {day}: {text}").format(
                card=doubt.card, place=doubt.place, day=doubt.study_day, text=doubt.text
            )
        )
    return DONE if found.sound else PROBLEM


def _print_columns(rows: Sequence[Sequence[str]]) -> None:
    from studyapp.typeset.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
