"""Commands that open a screen, or the session without one."""

import argparse
import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studyapp.cli.opening import DONE, open_here, opened
from studyapp.cli.terminal import need_utf8, no_screen
from studyapp.errors import EnvironmentProblem, UsageProblem
from studyapp.i18n import Language, _, use_language

if TYPE_CHECKING:
    from studyapp.study.importing import Wanted
    from studyapp.study.interview import Appointment
    from studyapp.study.opening import Study
    from studyapp.study.practice import Sitting
    from studyapp.study.review import ReviewSession
    from studyapp.ui.app import First


def today(_chosen: argparse.Namespace) -> int:
    if why := no_screen():
        raise EnvironmentProblem(why, remedy=_("`studyapp review --plain` works line by line, `studyapp due` counts."))
    return _run_app(lambda study: None)


def review(chosen: argparse.Namespace) -> int:
    def begin(study: "Study") -> "ReviewSession":
        from studyapp.study.progress import areas_to_cram
        from studyapp.study.review import ReviewSession

        areas = [area for area, _count in areas_to_cram(study)]
        if chosen.area and chosen.area not in areas:
            raise UsageProblem(
                _("there is no area `{area}`").format(area=chosen.area),
                remedy=_("Areas are {areas}.").format(areas=", ".join(areas)),
            )
        kind: Any = "cram" if chosen.cram else "daily"
        return ReviewSession(study, kind, area=chosen.area, limit=chosen.limit, minutes=chosen.minutes)

    why = no_screen()
    if not (chosen.plain or why):
        return _run_app(begin, chosen.lang, glimpse=not (chosen.cram or chosen.area))
    if why and not chosen.plain:
        print("studyapp:", _("{why}; going on line by line").format(why=why), file=sys.stderr)
    need_utf8()
    from studyapp.ui.plain import converse

    with opened() as study:
        study.back_up_daily()
        converse(begin(study), chosen.lang or study.content_language)
    return DONE


def drill(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.judge.catalogue import find_drill, find_drills
    from studyapp.judge.device import choose_device
    from studyapp.paths import content_root
    from studyapp.study.drills import roots
    from studyapp.study.settings import read_settings

    home = locate_home()
    use_language(read_settings(home).config.interface_language)
    found = find_drill(find_drills(roots(content_root(), home))[0], chosen.slug)
    if chosen.backend not in (None, *found.backends):
        raise UsageProblem(_("{drill} isn't asked for in {backend}").format(drill=found.slug, backend=chosen.backend))
    if why := no_screen():
        raise EnvironmentProblem(why, remedy=_("`studyapp check` judges a file without a screen."))

    def begin(study: "Study") -> "Sitting":
        from studyapp.study.drill_states import backend_to_practise, drill_states
        from studyapp.study.practice import Sitting

        states = [state for state in drill_states(study) if state.drill.slug == found.slug]
        backend = chosen.backend or backend_to_practise(states)
        return Sitting(found, backend, choose_device(chosen.device, backend))

    return _run_app(begin)


def mock(chosen: argparse.Namespace) -> int:
    def wanted() -> "Appointment | None":
        from studyapp.study.interview import Appointment

        if chosen.preset is None:
            return None
        return Appointment(chosen.preset, chosen.seed, chosen.persona or "", chosen.minutes, chosen.lang)

    def begin(study: "Study") -> "First":
        from studyapp.study.presets import read_presets

        appointment = wanted()
        if appointment is None:
            return "mocks"
        presets = read_presets(study)
        presets.persona(chosen.persona or presets.preset(appointment.preset).persona)  # said before a screen opens
        return appointment

    if chosen.preset is None and any((chosen.minutes, chosen.seed is not None, chosen.persona)):
        raise UsageProblem(_("these options are for one interview: name it"), remedy=_("Add --preset."))
    why = no_screen()
    if not (chosen.plain or why):
        return _run_app(begin)
    if why and not chosen.plain:
        print("studyapp:", _("{why}; going on line by line").format(why=why), file=sys.stderr)
    need_utf8()
    from studyapp.ui.plain_mock import conduct

    with opened() as study:
        study.back_up_daily()
        conduct(study, wanted())
    return DONE


def check(chosen: argparse.Namespace) -> int:
    from studyapp.home import locate_home
    from studyapp.judge.command import run_check
    from studyapp.judge.drill import Allowance
    from studyapp.paths import content_root
    from studyapp.study.settings import read_settings

    home = locate_home()
    config = read_settings(home).config
    use_language(config.interface_language)
    allowance = Allowance(config.judge_time_factor, config.judge_memory_factor)
    return run_check(chosen, [content_root() / "drills", home.drills], allowance)


def import_notes(chosen: argparse.Namespace) -> int:
    def begin(_study: "Study") -> "Wanted":
        from studyapp.study.importing import Wanted

        return Wanted(tuple(chosen.paths), chosen.way, chosen.area or "")

    from studyapp.study.note_files import need_paths

    need_paths(chosen.paths)
    return _run_app(begin)


def _run_app(
    begin: "Callable[[Study], First | None]",
    language: "Language | None" = None,
    *,
    glimpse: bool = False,
) -> int:
    need_utf8()
    # Hundreds of modules are loaded before the first frame and none is given back: without the collector's
    # rounds over them the first card is there a quarter sooner. The app switches it on again.
    gc.disable()
    from studyapp.home import locate_home
    from studyapp.study.clock import SystemClock
    from studyapp.study.glimpse import keep, look
    from studyapp.study.settings import read_settings
    from studyapp.study.whereabouts import WhereaboutsFile
    from studyapp.ui.app import StudyApp

    home, clock = locate_home(), SystemClock()
    config = read_settings(home).config
    language = language or WhereaboutsFile(home).load().content_language(config.content_language)
    seen = look(home, clock.now(), clock.zone) if glimpse else None
    app = StudyApp(open_here, begin, config, language=language, glimpse=seen)
    try:
        error = app.run()
    finally:
        if app.study is not None:
            keep(app.study)
    if error is not None:
        raise error
    return app.return_code or DONE
