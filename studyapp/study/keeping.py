"""One's data out and back: export, backup, restore."""

import os
import tempfile
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import Literal

from studyapp.errors import StorageCorrupt, StorageError
from studyapp.home import Home
from studyapp.i18n import _
from studyapp.storage import export as tables
from studyapp.storage.backups import copy_database, examine, replace_database
from studyapp.study.opening import Study

#: What a full backup holds beside the database: everything of the user's that isn't made anew by itself.
_USER_FILES = ("config.toml", "notes", "drills", "interviews", "personas", "images", "drafts")
_DATABASE = "studyapp.db"


def export(study: Study, form: Literal["jsonl", "csv"], file: Path) -> int:
    """Write all rows (jsonl) or all reviews (csv); give the number of lines. The file appears whole or not at all."""
    write = tables.write_jsonl if form == "jsonl" else tables.write_csv
    file = file.resolve()  # a link stays a link
    in_place = file.exists() and not file.is_file()  # a pipe or a device can't be replaced
    target = file if in_place else file.with_name(file.name + ".partial")
    try:
        with target.open("w", encoding="utf-8", newline="") as text, study.store.read() as connection:
            lines = write(connection, text)
        if not in_place:
            os.replace(target, file)
    except OSError as error:
        if not in_place:
            target.unlink(missing_ok=True)
        raise _unwritable(file, error) from error
    return lines


def backup(home: Home, file: Path) -> None:
    """Pack the database, as of now, and the user's own files into one zip."""
    if not home.database.exists():
        raise StorageError(_("there is nothing to back up yet"), where=str(home.root))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(file.name + ".partial")
        with tempfile.TemporaryDirectory(dir=file.parent) as folder:
            copy = Path(folder) / _DATABASE
            copy_database(home.database, copy)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(copy, _DATABASE)
                for path in _user_files(home):
                    archive.write(path, path.relative_to(home.root).as_posix())
        os.replace(partial, file)
    except OSError as error:
        raise _unwritable(file, error) from error


def backup_name() -> str:
    return f"studyapp-{datetime.now():%Y-%m-%d-%H%M%S-%f}.zip"


def restore(home: Home, file: Path) -> Path | None:
    """Bring back a backup: a zip of `backup`, or a dated database of backups/.

    What there is now is backed up first, to the file that is given back. The database is replaced; files of the
    backup are laid over the user's own, and files it doesn't hold stay.
    """
    if not file.is_file():
        raise StorageError(_("there is no such file"), where=str(file), remedy=_("Name a backup."))
    if not zipfile.is_zipfile(file):
        examine(file)
        safety = _keep_what_there_is(home)
        replace_database(home.database, file)
        return safety
    try:
        with tempfile.TemporaryDirectory() as folder:
            _unpack(file, Path(folder))
            database = Path(folder) / _DATABASE
            examine(database)
            safety = _keep_what_there_is(home)
            replace_database(home.database, database)
            database.unlink()
            for source in Path(folder).rglob("*"):
                if source.is_file():
                    target = home.root / source.relative_to(folder)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(source.read_bytes())
    except OSError as error:
        raise _unwritable(home.root, error) from error
    return safety


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = [name for name in archive.namelist() if name.split("/")[0] in (*_USER_FILES, _DATABASE)]
            if _DATABASE not in names:
                raise StorageError(_("this zip is no backup of studyapp's"), where=str(file))
            archive.extractall(folder, names)  # zipfile takes `..` and absolute paths out of names
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # RuntimeError: it wants a password
        raise StorageCorrupt(
            _("this backup is damaged ({reason})").format(reason=error),
            where=str(file),
            remedy=_("Nothing was changed. Choose another backup."),
        ) from error


def _keep_what_there_is(home: Home) -> Path | None:
    """Back up before a restore; a database too damaged to copy is moved aside as it is."""
    if not home.database.exists():
        return None
    safety = home.backups / f"before-restore-{backup_name()}"
    try:
        backup(home, safety)
    except StorageCorrupt:
        safety = safety.with_suffix(".damaged.db")
        os.replace(home.database, safety)
        for rest in ("-wal", "-shm"):
            home.database.with_name(home.database.name + rest).unlink(missing_ok=True)
    return safety


def _user_files(home: Home) -> list[Path]:
    found = []
    for name in _USER_FILES:
        path = home.root / name
        found += [path] if path.is_file() else [p for p in sorted(path.rglob("*")) if p.is_file()]
    return found


def _unwritable(file: Path, error: Exception) -> StorageError:
    return StorageError(
        _("this can't be written ({reason})").format(reason=error),
        where=str(file),
        remedy=_("Name another place, or make room."),
    )
