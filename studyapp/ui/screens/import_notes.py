"""Notes on their way to becoming cards: look at each proposal, decide, then write all of them at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from studyapp.domain.proposal import Refused
from studyapp.errors import StudyError
from studyapp.i18n import N_, _, ngettext
from studyapp.study.importing import Import, Row, Summary, Wanted, read_import, undo_import
from studyapp.study.opening import Study
from studyapp.ui.import_words import summary_words
from studyapp.ui.screens.dialogs import ProblemsDialog
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.screens.import_dialogs import Cut, ProposalDialog, SplitDialog, TwinDialog, WhichDialog, Wording
from studyapp.ui.widgets.bars import Header, Key, KeyLine, ShownKey
from studyapp.ui.widgets.import_rows import counts, gone_key, import_rows, in_full, left_out_key, row_key
from studyapp.ui.widgets.page import Page
from studyapp.ui.widgets.row_list import RowList
from studyapp.ui.words import broken

#: From this width on the proposal stands beside the list; in a narrower terminal it opens under its row.
_BESIDE = 100
_DECISIONS = ("take", "take_all", "edit", "move_end", "merge", "split", "which", "write", "problems")

Phase = Literal["reading", "deciding", "writing", "written", "undone"]


class _Left(Exception):
    """The user didn't wait for the end."""


class ImportScreen(FramedScreen[None]):
    """Nothing is written before the user says so; an import that was written can be taken back here, whole."""

    about = N_("What your notes would make. Nothing is written until you say so, and then it can be taken back.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", N_("Take this card, or don't"), id="import.take"),
        Binding("a", "take_all", N_("Take all that are open"), id="import.take_all"),
        Binding("e", "edit", N_("Another wording"), id="import.edit"),
        Binding("plus,equals_sign", "move_end(1)", N_("The answer ends a line later"), id="import.longer"),
        Binding("minus", "move_end(-1)", N_("The answer ends a line earlier"), id="import.shorter"),
        Binding("m", "merge", N_("Make one card of two"), id="import.merge"),
        Binding("s", "split", N_("Split in two"), id="import.split"),
        Binding("w", "which", N_("Which card of before it is"), id="import.which"),
        Binding("x", "problems", N_("Files that could not be read"), id="import.problems"),
        Binding("ctrl+s,f5", "write", N_("Write what you took"), id="import.write"),
        Binding("u", "undo", N_("Take the whole import back"), id="import.undo"),
        Binding("escape,q", "leave", N_("Leave"), id="import.leave"),
    ]

    @dataclass
    class Told(Message):
        """What the work in the background came to. `done` notes of `all` were read, while it goes on."""

        result: Import | Summary | StudyError | None
        done: int = 0
        all: int = 0

    def __init__(self, study: Study, wanted: Wanted) -> None:
        super().__init__(classes="full")
        self._study = study
        self._wanted = wanted
        self._phase: Phase = "reading"
        self._so_far = (0, 0)
        self._read: Import | None = None
        self._by_key: dict[str, Row | Refused] = {}
        self._opened: set[str] = set()
        self._summary: Summary | None = None
        self._touched = False

    def matter(self) -> ComposeResult:
        yield Static(id="words")
        with Horizontal(id="import"):
            yield RowList(id="proposals")
            yield Page(id="proposal")

    def on_mount(self) -> None:
        self.query_one("#proposals").focus()
        self._work(self._read_notes)

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= _BESIDE, "-with-page")
        super().on_resize(event)

    # Work that takes its time

    def _work(self, act: Callable[[], Import | Summary]) -> None:
        def work() -> None:
            try:
                self.post_message(self.Told(act()))
            except StudyError as error:
                self.post_message(self.Told(error))
            except _Left:
                return

        self.run_worker(work, thread=True)

    def _read_notes(self) -> Import:
        worker = get_current_worker()

        def told(done: int, all: int) -> None:
            if worker.is_cancelled:
                raise _Left
            self.post_message(self.Told(None, done, all))

        read = read_import(self._study, self._wanted.paths, self._wanted.way, told)
        read.area = self._wanted.area
        return read

    def on_import_screen_told(self, message: Told) -> None:
        match message.result:
            case Import() as read:
                self._read, self._phase = read, "deciding"
            case Summary() as summary:
                self._summary, self._phase = summary, "written"
            case StudyError() as error:
                self._phase = "deciding"
                self.say_fault(str(error))
            case None:
                self._so_far = message.done, message.all
        self.paint()

    # What is shown

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _current(self) -> Row | None:
        found = self._by_key.get(self._rows.current)
        return found if isinstance(found, Row) else None

    def paint(self) -> None:
        read = self._read
        title = Content.styled(_("Import"), "bold")
        self.query_one("#header", Header).say(title, Content(counts(read) if read else ""))
        self.show("words", Content(broken(self._words(), self.text_width)))
        if read is not None:
            self._by_key = {row_key(row): row for row in read.rows}
            self._by_key |= {left_out_key(one): one for one in read.refused}
            opened = set() if self.has_class("-with-page") else self._opened
            self._rows.show(lambda width: import_rows(read, opened, width))
        self._paint_current()

    def _words(self) -> str:
        read = self._read
        if self._phase == "reading":
            done, all = self._so_far
            return _("Reading the notes … {done} of {all}").format(done=done, all=all) if all else _("Reading …")
        if self._phase == "writing":
            return _("Writing …")
        if self._phase == "undone":
            return _("The whole import is taken back: every card is as it was before.")
        if self._summary is not None:
            key = self.key("import.undo") if self._summary.run is not None else ""
            return summary_words(self._summary, key)
        said = []
        if read is not None and read.problems:
            count = len(read.problems)
            words = ngettext(
                "{n} file could not be read: {key} says why.", "{n} files could not be read: {key} says why.", count
            )
            said.append(words.format(n=count, key=self.key("import.problems")))
        if read is not None and not (read.rows or read.gone or read.refused):
            said.append(_("There is nothing in these notes that looks like a question or a title with text below it."))
        return "\n".join(said)

    def _paint_current(self) -> None:
        read, row = self._read, self._by_key.get(self._rows.current)
        page = self.query_one("#proposal", Page)
        page.display = row is not None and self.has_class("-with-page")
        if read is not None and row is not None:
            page.show(lambda width: in_full(read, row, width - 2))
        first, more = self._keys(self._current)
        self.query_one("#keys", KeyLine).show(first)
        self.query_one("#more-keys", KeyLine).show(more)

    def _keys(self, row: Row | None) -> tuple[list[Key | ShownKey], list[Key | ShownKey]]:
        help = Key("app.help", _("all keys"))
        if self._phase == "written":
            undo = [Key("import.undo", _("take it back"))] if self._summary and self._summary.run is not None else []
            return [Key("import.leave", _("done")), *undo], []
        if self._phase == "undone" or self._read is None:
            return [Key("import.leave", _("leave"))], []
        problems = [Key("import.problems", _("mistakes"))] if self._read.problems else []
        end = [Key("import.write", _("write")), Key("import.leave", _("leave, write nothing"))]
        if row is None:
            on_gone = self._rows.current[:1] == "g"
            return [*([Key("import.take", _("keep it, or don't"))] if on_gone else []), *end], [*problems, help]
        take = [] if row.candidates else [Key("import.take", _("don't take") if row.accepted else _("take"))]
        which = [Key("import.which", _("which card?"))] if row.candidates else []
        more = [Key("rows.choose", _("open, close"))] if not self.has_class("-with-page") else []
        more += [Key("import.longer import.shorter", _("its end")), Key("import.merge", _("merge"))]
        more += [Key("import.split", _("split")), Key("import.take_all", _("take all"))]
        return [*take, *which, Key("import.edit", _("edit")), *end], [*more, *problems, help]

    def on_row_list_moved(self) -> None:
        self._paint_current()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.key[:1] == "g":
            self.action_take()
        else:
            self._opened ^= {message.key}
            self.paint()

    # What the user decides

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _DECISIONS:
            return self._phase == "deciding" and self._read is not None
        if action == "leave":
            return self._phase != "writing"
        undoable = self._summary is not None and self._summary.run is not None
        return self._phase == "written" and undoable if action == "undo" else True

    def _changed(self) -> None:
        self._touched = True
        self.say_fault("")
        self.paint()

    @property
    def _deciding(self) -> Import:
        assert self._read is not None
        return self._read

    def action_take(self) -> None:
        key, row, read = self._rows.current, self._current, self._deciding
        if key[:1] == "g":
            read.kept ^= {one.known.item for one in read.gone if gone_key(one) == key}
            self._changed()
        elif row is not None and row.candidates:
            self.action_which()
        elif row is not None:
            read.refuse(row) if row.accepted else read.accept(row)
            self._changed()

    def action_take_all(self) -> None:
        for row in self._deciding.rows:
            if not row.accepted and not row.unwanted and not row.candidates and row.state != "refused":
                self._deciding.accept(row)
        self._changed()

    def action_edit(self) -> None:
        if (row := self._current) is None:
            return

        def take(wording: Wording | None) -> None:
            if wording is not None and self.tried(lambda: self._deciding.edit(row, wording.question, wording.answer)):
                self._changed()

        self.app.push_screen(ProposalDialog(row.proposal.question, row.proposal.answer), take)

    def action_move_end(self, by: int) -> None:
        if (row := self._current) is None:
            return
        if self._deciding.move_end(row, by):
            self._opened.add(self._rows.current)
            self._changed()
        elif row.reworded:
            words = _("This answer isn't the note's any more: {key} changes it.")
            self.say_note(words.format(key=self.key("import.edit")))
        else:
            self.say_note(_("The answer can't end there."))

    def action_merge(self) -> None:
        if (row := self._current) is None:
            return
        following = self._deciding.following(row)
        others = [*([following] if following else []), *(twin for twin in row.twins if not twin.unwanted)]

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self._deciding.merge(row, others[chosen])
                self._opened.add(row_key(row))
                self._changed()

        if not others:
            self.say_note(_("There is no next one in this note, and none elsewhere that asks the same."))
        elif row.twins:
            self.app.push_screen(TwinDialog(row, others), take)
        else:
            take(0)

    def action_split(self) -> None:
        if (row := self._current) is None:
            return

        def cut(at: Cut | None) -> None:
            if at is not None and self.tried(lambda: self._deciding.split(row, at.question, at.at)):
                self._changed()

        self.app.push_screen(SplitDialog(row.proposal.answer), cut)

    def action_which(self) -> None:
        row = self._current
        if row is None or not row.candidates:
            self.say_note(_("There is no doubt about this one."))
            return

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self._deciding.is_card(row, row.candidates[chosen] if chosen >= 0 else None)
                self._changed()

        self.app.push_screen(WhichDialog(row.proposal.question, row.candidates), take)

    def action_problems(self) -> None:
        if self._deciding.problems:
            self.app.push_screen(ProblemsDialog(self._deciding.problems))
        else:
            self.say_note(_("Every file could be read."))

    # Writing

    def action_write(self) -> None:
        self._phase = "writing"
        self.say_fault("")
        self.paint()
        self._work(self._deciding.write)

    def action_undo(self) -> None:
        if self.tried(lambda: undo_import(self._study)):
            self._phase = "undone"
            self.paint()

    def action_leave(self) -> None:
        def go(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        if self._phase == "deciding" and self._touched:
            question = N_("Leave without writing? What you decided here is lost; the notes stay as they are.")
            self.app.push_screen(ConfirmDialog(question, N_("leaves")), go)
        else:
            self.workers.cancel_node(self)
            self.dismiss(None)
