"""Looking back on an interview: marks confirmed one by one, then the score and what comes back into the queue."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import N_, _
from studyapp.study.debrief import Answered, Debrief, Row
from studyapp.study.drafts import replace_text
from studyapp.study.opening import Study
from studyapp.ui.mock_markdown import as_markdown
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.widgets.bars import Header, Key, KeyLine
from studyapp.ui.widgets.debrief_rows import debrief_rows, effect_key, point_key, turn_key
from studyapp.ui.widgets.row_list import RowList

#: Space goes round these.
_CYCLE = (1.0, 0.5, 0.0, -1.0)


class DebriefScreen(FramedScreen[None]):
    about = N_("Software only suggests marks: confirm each. Then the score is computed, and what was weak comes back.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cycle", N_("Another mark: said, half, not said, the opposite"), id="debrief.cycle"),
        Binding("w", "save", N_("Save as markdown"), id="debrief.save"),
        Binding("n", "next", N_("The next point to confirm"), id="debrief.next"),
        Binding("l", "language", N_("中文 / English"), id="debrief.language"),
        Binding("escape,q", "leave", N_("Leave; what you marked is kept"), id="debrief.leave"),
    ]

    def __init__(self, study: Study, debrief: Debrief) -> None:
        super().__init__(classes="full")
        self.study = study
        self.debrief = debrief
        self.language: ContentLanguage = debrief.stored.language
        self._opened: set[str] = set()
        self._communication: int | None = None

    def matter(self) -> ComposeResult:
        yield RowList(id="debrief")

    def on_mount(self) -> None:
        self.rows.focus()
        self.paint()
        if not self.debrief.finished:
            self.call_after_refresh(self.action_next)

    @property
    def rows(self) -> RowList:
        return self.query_one("#debrief", RowList)

    def paint(self) -> None:
        debrief, opened, said, language = self.debrief, self._opened, self._communication, self.language
        self.rows.show(lambda width: debrief_rows(debrief, opened, said, language, width))
        plan = debrief.stored.plan
        left = Content.assemble((_("Debrief"), "bold"), f" · {plan.preset.title.text(language)}")
        right = "" if debrief.finished else _("{n} to confirm").format(n=debrief.unmarked)
        self.query_one("#header", Header).say(left, Content(right))
        self._paint_keys()

    def _paint_keys(self) -> None:
        kind = self.rows.current.partition(":")[0]
        point = self._current_point()
        keys: list[Key] = []
        if kind == "turn":
            keys.append(Key("rows.choose", _("open, close")))
        elif kind == "effect":
            keys.append(Key("debrief.cycle", _("take back, put again")))
        elif kind == "point" and not self.debrief.finished and point is not None:
            keys.append(Key("rows.choose", self._enter_word(*point)))
            keys.append(Key("debrief.cycle", _("another mark")))
        elif kind == "said":
            keys.append(Key("debrief.cycle", _("change")))
        elif kind == "finish" and not self.debrief.finished:
            keys.append(Key("rows.choose", _("finish")))
        if not self.debrief.finished and self.debrief.unmarked:
            keys.append(Key("debrief.next", _("next to confirm")))
        keys.append(Key("debrief.leave", _("leave")))
        self.query_one("#keys", KeyLine).show(keys)
        other = "EN" if self.language == "zh" else "中文"
        more = [Key("debrief.save", _("save as markdown")), Key("debrief.language", other)]
        self.query_one("#more-keys", KeyLine).show([*more, Key("app.help", _("all keys"))])

    def _enter_word(self, one: Answered, row: Row) -> str:
        if row.mark is not None or (row.look and point_key(one, row) not in self._opened):
            return _("look")
        return _("accept") if row.offered is not None else _("look")

    def on_row_list_moved(self) -> None:
        self._paint_keys()

    def _current_point(self) -> tuple[Answered, Row] | None:
        key = self.rows.current
        for one in self.debrief.answered:
            for row in one.rows:
                if point_key(one, row) == key:
                    return one, row
        return None

    # Enter

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        kind = message.key.partition(":")[0]
        point = self._current_point()
        if kind == "turn":
            self._open_or_close(message.key)
        elif kind == "point" and point is not None:
            self._accept(*point)
        elif kind == "finish":
            self._finish()
        elif kind == "effect":
            self._turn_effect()

    def _open_or_close(self, key: str) -> None:
        self._opened ^= {key}
        self.paint()
        self.rows.go(key)

    def _accept(self, one: Answered, row: Row) -> None:
        """Take the suggestion. What may say the opposite is shown first, and taken by the second Enter."""
        key = point_key(one, row)
        if row.mark is not None or self.debrief.finished or row.offered is None:
            self._open_or_close(key)
            return
        if row.look and key not in self._opened:
            self._open_or_close(key)
            self.say_note(_("Read what you said: Enter once more says that it is the opposite, Space marks otherwise."))
            return
        self._mark(one, row, row.offered)
        self.action_next()

    def _mark(self, one: Answered, row: Row, value: float) -> None:
        if self.tried(lambda: self.debrief.mark(one.position, row.point.id, value)):
            self._opened.discard(point_key(one, row))
            self.paint()

    def _finish(self) -> None:
        if self.debrief.finished:
            return
        if self.debrief.unmarked:
            self.action_next()
            return
        said = None if self._communication is None else float(self._communication)
        if self.tried(lambda: self.debrief.finish(said)):
            self.paint()
            self.rows.go("finish")
            self.say_note(_("Marked. What was weak is in the queue; Space takes any of it back."))

    # Space and the rest

    def action_cycle(self) -> None:
        kind = self.rows.current.partition(":")[0]
        point = self._current_point()
        if kind == "said":
            now = self._communication
            self._communication = 3 if now is None else (None if now == 2 else now % 4 + 1)
            self.paint()
        elif kind == "effect":
            self._turn_effect()
        elif kind == "point" and point is not None and not self.debrief.finished:
            one, row = point
            if row.look and row.mark is None and point_key(one, row) not in self._opened:
                self._accept(one, row)  # looked at first
                return
            if row.mark is None and row.offered == 0:
                now_value = None  # who changes "not found" has said it
            else:
                now_value = row.mark.value if row.mark is not None else row.offered
            at = _CYCLE.index(now_value) if now_value in _CYCLE else -1
            self._mark(one, row, _CYCLE[(at + 1) % len(_CYCLE)])

    def _turn_effect(self) -> None:
        key = self.rows.current
        effect = next((one for one in self.debrief.effects() if effect_key(one) == key), None)
        if effect is not None and self.tried(lambda: self.debrief.turn_effect(effect)):
            self.paint()
            self.rows.go(key)

    def action_next(self) -> None:
        """Go to the next point that isn't confirmed, round at the end; to the end if all are."""
        open_keys = [point_key(one, row) for one in self.debrief.answered for row in one.rows if row.mark is None]
        if not open_keys:
            self.rows.go("finish" if self.debrief.finished else "said")
            return
        order: list[str] = []
        for one in self.debrief.answered:
            order += [turn_key(one), *(point_key(one, row) for row in one.rows)]
        here = order.index(self.rows.current) if self.rows.current in order else -1
        after = [key for key in open_keys if order.index(key) > here]
        self.rows.go((after or open_keys)[0])

    def action_language(self) -> None:
        self.language = "en" if self.language == "zh" else "zh"
        self.paint()

    def action_save(self) -> None:
        file = self.study.home.exports / f"interview-{self.debrief.stored.id}.md"
        try:
            replace_text(file, as_markdown(self.debrief, self.language))
        except OSError as error:
            self.say_fault(_("{file} can't be written ({reason}).").format(file=file, reason=error.strerror))
        else:
            self.say_note(_("Saved: {file}").format(file=file))

    def action_leave(self) -> None:
        self.dismiss(None)
