"""What Today and `stats` show. A figure with too small a sample is None: not enough data is an answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from studyapp.storage import figures, queues
from studyapp.storage.figures import Recalled
from studyapp.study.opening import Study
from studyapp.study.planning import Plan, plan

HEAT_DAYS = 56
#: Below this many reviews a share of them says little.
MINIMUM_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Today:
    """`due` and `new` are within the daily limits, `beyond` is what is due over them.

    `areas`: due items by area, most first, limits aside. `heat`: grades a day for 56 days, today last.
    `next_day`: the first later day with something due, `next_step` a step later today.
    """

    study_day: date
    days_to_go: int | None
    due: int
    new: int
    learning: int
    beyond: int
    minutes: int
    guessed: bool
    areas: tuple[tuple[str, int], ...]
    heat: tuple[int, ...]
    yesterday: Recalled
    month: Recalled | None
    reviewed_today: int
    days_missed: int
    unseen: int
    items: int
    suspended: int
    next_day: date | None
    next_step: datetime | None


def today(study: Study) -> Today:
    day = study.stamp().study_day
    first = day - timedelta(days=HEAT_DAYS - 1)
    with study.store.read() as connection:
        planned = plan(connection, study.config, day)
        by_day = figures.reviews_by_day(connection, first)
        areas = queues.due_by_area(connection, day)
        states = figures.items_by_state(connection)
        month = figures.recalled(connection, day - timedelta(days=29), day)
        found = Today(
            study_day=day,
            days_to_go=(study.config.interview_date - day).days if study.config.interview_date else None,
            due=len(planned.reviews),
            new=len(planned.new),
            learning=len(planned.steps),
            beyond=sum(areas.values()) - len(planned.reviews),
            minutes=_minutes(planned),
            guessed=planned.guessed,
            areas=tuple(sorted(areas.items(), key=lambda pair: (-pair[1], pair[0]))),
            heat=tuple(by_day.get(first + timedelta(days=i), 0) for i in range(HEAT_DAYS)),
            yesterday=figures.recalled(connection, day - timedelta(days=1), day - timedelta(days=1)),
            month=month if month.asked >= MINIMUM_SAMPLE else None,
            reviewed_today=by_day.get(day, 0),
            days_missed=_days_missed(by_day, day),
            unseen=states["new"],
            items=states["new"] + states["learning"] + states["review"],
            suspended=states["suspended"],
            next_day=queues.next_due_day(connection, day),
            next_step=min((step.due_at for step in planned.steps), default=None),
        )
    return found


def areas_to_cram(study: Study) -> list[tuple[str, int]]:
    with study.store.read() as connection:
        return list(queues.active_by_area(connection).items())


@dataclass(frozen=True, slots=True)
class Stats:
    """`streak`: days in a row with at least one grade, up to today or yesterday."""

    reviews: int
    days: int
    streak: int
    recall_30d: float | None
    items: dict[str, int]


def stats(study: Study) -> Stats:
    day = study.stamp().study_day
    with study.store.read() as connection:
        reviews, days = figures.totals(connection)
        month = figures.recalled(connection, day - timedelta(days=29), day)
        by_day = figures.reviews_by_day(connection, date.min)
        return Stats(
            reviews=reviews,
            days=days,
            streak=_streak(by_day, day),
            recall_30d=month.right / month.asked if month.asked >= MINIMUM_SAMPLE else None,
            items=figures.items_by_state(connection),
        )


def _minutes(planned: Plan) -> int:
    return max(1, round(planned.seconds / 60)) if planned.seconds else 0


def _streak(by_day: dict[date, int], day: date) -> int:
    if day not in by_day:
        day -= timedelta(days=1)
    streak = 0
    while by_day.get(day - timedelta(days=streak)):
        streak += 1
    return streak


def _days_missed(by_day: dict[date, int], day: date) -> int:
    """Count the days since the last grade, today and that day aside; 0 if there was none in eight weeks."""
    earlier = [seen for seen in by_day if seen < day]
    return (day - max(earlier)).days - 1 if earlier else 0
