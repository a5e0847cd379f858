"""Notes on their way to becoming cards: look at each proposal, decide, then write all of them at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from studyapp.i18n import N_, _, ngettext
from studyapp.study.importing import Import, Row, Summary, undo_import
from studyapp.ui.screens.dialogs import ProblemsDialog
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.screens.import_dialogs import Cut, SplitDialog, WhichDialog, Wording, WordingDialog
from studyapp.ui.widgets.bars import Header, Key, KeyLine
from studyapp.ui.widgets.import_rows import answer, counts, import_rows
from studyapp.ui.widgets.page import Page
from studyapp.ui.widgets.row_list import RowList
from studyapp.ui.words import broken

#: From this width on the proposal stands beside the list; in a narrower terminal it opens under its row.
_BESIDE = 100


class ImportScreen(FramedScreen[None]):
    """Nothing is written before the user says so; an import that was written can be taken back here, whole."""

    about = N_("What your notes would make. Nothing is written until you say so, and then it can be taken back.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", N_("Take this card, or don't"), id="import.take"),
        Binding("a", "take_all", N_("Take all that are open"), id="import.take_all"),
        Binding("e", "edit", N_("Another wording"), id="import.edit"),
        Binding("plus,equals_sign", "move_end(1)", N_("The answer ends a line later"), id="import.longer"),
        Binding("minus", "move_end(-1)", N_("The answer ends a line earlier"), id="import.shorter"),
        Binding("m", "merge", N_("Merge with the next one"), id="import.merge"),
        Binding("s", "split", N_("Split in two"), id="import.split"),
        Binding("w", "which", N_("Which card of before it is"), id="import.which"),
        Binding("x", "problems", N_("Files that could not be read"), id="import.problems"),
        Binding("ctrl+s,f5", "write", N_("Write what you took"), id="import.write"),
        Binding("u", "undo", N_("Take the whole import back"), id="import.undo"),
        Binding("escape,q", "leave", N_("Leave"), id="import.leave"),
    ]

    def __init__(self, read: Import) -> None:
        super().__init__(classes="full")
        self._read = read
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

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.set_class(event.size.width >= _BESIDE, "-with-page")

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _current(self) -> Row | None:
        key = self._rows.current
        number = int(key[1:]) if key[:1] == "p" else -1
        return self._read.rows[number] if 0 <= number < len(self._read.rows) else None

    def paint(self) -> None:
        title = Content.styled(_("Import"), "bold")
        self.query_one("#header", Header).say(title, Content(counts(self._read)))
        self.show("words", Content(broken(self._words(), self.text_width)))
        opened = set() if self.has_class("-with-page") else self._opened
        self._rows.show(lambda width: import_rows(self._read, opened, width))
        self._paint_current()

    def _words(self) -> str:
        if self._summary is not None:
            return self._told(self._summary)
        read = self._read
        if not (read.rows or read.gone or read.refused):
            return _("There is nothing in these notes that looks like a question or a title with text below it.")
        return ""

    def _told(self, summary: Summary) -> str:
        said = _("Written: {added} new, {changed} changed, {same} as before, {retired} retired.")
        words = said.format(added=summary.added, changed=summary.changed, same=summary.same, retired=summary.retired)
        if summary.missing:
            count = len(summary.missing)
            missing = ngettext("{n} image was not found.", "{n} images were not found.", count).format(n=count)
            words += f" {missing}"
        return words + " " + _("{key} takes the whole import back.").format(key=self.key("import.undo"))

    def _paint_current(self) -> None:
        row = self._current
        page = self.query_one("#proposal", Page)
        page.display = row is not None and self.has_class("-with-page")
        if row is not None:
            page.show(lambda width: self._in_full(row, width - 2))
        self._paint_keys(row)

    def _in_full(self, row: Row, width: int) -> Content:
        question = Content.styled(broken(row.proposal.question, width), "bold")
        return Content.assemble(question, "\n\n", answer(self._read, row, width))

    def _paint_keys(self, row: Row | None) -> None:
        keys = self.query_one("#keys", KeyLine)
        if self._summary is not None:
            keys.show([Key("import.leave", _("done")), Key("import.undo", _("take it back"))])
            self.query_one("#more-keys", KeyLine).show([])
            return
        write, leave = Key("import.write", _("write")), Key("import.leave", _("leave, write nothing"))
        if row is None:
            on_gone = self._rows.current[:1] == "g"
            keys.show([*([Key("import.take", _("keep it"))] if on_gone else []), write, leave])
            self.query_one("#more-keys", KeyLine).show([Key("app.help", _("all keys"))])
            return
        take = Key("import.take", _("don't take") if row.accepted else _("take"))
        which = [Key("import.which", _("which card?"))] if row.candidates else []
        keys.show([take, *which, Key("import.edit", _("edit")), write, leave])
        more = [Key("rows.choose", _("open, close"))] if not self.has_class("-with-page") else []
        more += [Key("import.longer import.shorter", _("its end")), Key("import.merge", _("merge"))]
        more += [Key("import.split", _("split")), Key("import.take_all", _("take all"))]
        more += [Key("import.problems", _("mistakes"))] if self._read.problems else []
        self.query_one("#more-keys", KeyLine).show([*more, Key("app.help", _("all keys"))])

    def on_row_list_moved(self) -> None:
        self._paint_current()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.key[:1] == "g":
            self.action_take()
        elif message.key[:1] == "p":
            self._opened ^= {message.key}
            self.paint()

    # What the user decides

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("take", "take_all", "edit", "move_end", "merge", "split", "which", "write"):
            return self._summary is None
        return self._summary is not None if action == "undo" else True

    def _changed(self) -> None:
        self._touched = True
        self.say_fault("")
        self.paint()

    def action_take(self) -> None:
        key, row = self._rows.current, self._current
        if key[:1] == "g":
            self._read.kept ^= {int(key[1:])}
            self._changed()
        elif row is not None and row.candidates:
            self.action_which()
        elif row is not None:
            self._read.refuse(row) if row.accepted else self._read.accept(row)
            self._changed()

    def action_take_all(self) -> None:
        for row in self._read.rows:
            if not row.accepted and not row.unwanted and not row.candidates:
                self._read.accept(row)
        self._changed()

    def action_edit(self) -> None:
        if (row := self._current) is None:
            return

        def take(wording: Wording | None) -> None:
            if wording is not None and self.tried(lambda: self._read.edit(row, wording.question, wording.answer)):
                self._changed()

        self.app.push_screen(WordingDialog(row.proposal.question, row.proposal.answer), take)

    def action_move_end(self, by: int) -> None:
        if (row := self._current) is not None:
            before = row.proposal
            self._read.move_end(row, by)
            if row.proposal == before:
                self.say_note(_("The answer can't end there."))
            else:
                self._opened.add(self._rows.current)
                self._changed()

    def action_merge(self) -> None:
        if (row := self._current) is not None:
            if self._read.merge(row):
                self._changed()
            else:
                self.say_note(_("There is no next one in this note."))

    def action_split(self) -> None:
        if (row := self._current) is None:
            return

        def cut(at: Cut | None) -> None:
            if at is not None and self.tried(lambda: self._read.split(row, at.question, at.at)):
                self._changed()

        self.app.push_screen(SplitDialog(row.proposal.answer), cut)

    def action_which(self) -> None:
        row = self._current
        if row is None or not row.candidates:
            self.say_note(_("There is no doubt about this one."))
            return

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self._read.is_card(row, row.candidates[chosen] if chosen >= 0 else None)
                self._changed()

        self.app.push_screen(WhichDialog(row.proposal.question, row.candidates), take)

    def action_problems(self) -> None:
        if self._read.problems:
            self.app.push_screen(ProblemsDialog(self._read.problems))
        else:
            self.say_note(_("Every file could be read."))

    # Writing

    def action_write(self) -> None:
        def write() -> None:
            self._summary = self._read.write()

        if self.tried(write):
            self.paint()

    def action_undo(self) -> None:
        if self.tried(lambda: undo_import(self._read.study)):
            self._summary = None
            self._touched = False
            self.dismiss(None)

    def action_leave(self) -> None:
        def go(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        if self._summary is None and self._touched:
            question = N_("Leave without writing? What you decided here is lost; the notes stay as they are.")
            self.app.push_screen(ConfirmDialog(question, N_("leaves")), go)
        else:
            self.dismiss(None)
