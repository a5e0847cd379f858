"""Images of imported notes: copied into the user's folder by what they are, never by where they lay."""

import hashlib
import os
import re
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

from studyapp.domain.proposal import Picture, Proposal
from studyapp.home import Home

_KINDS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif"}
_SIGNATURES = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"), (b"GIF8", ".gif"), (b"RIFF", ".webp"), (b"<svg", ".svg"))
_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]+://", re.IGNORECASE)
#: A bigger file is no picture for a card.
_MOST_BYTES = 20_000_000


class ImageKeeper:
    """`copied` counts files written; `missing` names those that no card can show, each once."""

    def __init__(self, home: Home, embedded: dict[str, bytes]) -> None:
        self._home = home
        self._embedded = embedded
        self.copied = 0
        self.missing: dict[str, None] = {}

    def keep(self, proposal: Proposal, folder: Path) -> str:
        """Copy the images of an answer; give the answer with their new places. `folder` is the note's."""
        answer = proposal.answer
        for picture in proposal.pictures:
            written = f"embedded:{picture.sha256}" if picture.sha256 else picture.target
            if not written or (_ADDRESS.match(written) and not written.startswith("file:")):
                continue
            found = self._find(picture, folder)
            if found is None:
                self.missing[picture.target or picture.name] = None
                continue
            answer = _point_to(answer, written, self._copy(*found))
        return answer

    def _find(self, picture: Picture, folder: Path) -> tuple[bytes, str] | None:
        if picture.sha256:
            data = self._embedded.get(picture.sha256)
            return (data, next((end for sign, end in _SIGNATURES if data.startswith(sign)), ".png")) if data else None
        for path in candidates(picture.target, folder):
            if path.suffix.lower() not in _KINDS:
                continue
            try:
                if path.is_file() and path.stat().st_size <= _MOST_BYTES:
                    return path.read_bytes(), path.suffix.lower()
            except (OSError, ValueError):
                continue
        return None

    def _copy(self, data: bytes, ending: str) -> str:
        name = f"{hashlib.sha256(data).hexdigest()}{ending}"
        target = self._home.images / name
        if not target.exists():
            self._home.images.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(f".{name}")
            partial.write_bytes(data)
            os.replace(partial, target)
            self.copied += 1
        return f"images/{name}"


def candidates(target: str, folder: Path) -> list[Path]:
    """Give where an image may lie, likeliest first: as written, decoded, and by its name beside the note.

    Paths are written by Windows, by web editors, or for another machine; of the last only the name can help.
    """
    plain = target.removeprefix("file:///").removeprefix("file://")
    found: dict[Path, None] = {}
    for text in (plain, unquote(plain)):
        windows = PureWindowsPath(text)
        parts = [part for part in windows.parts if part not in (windows.anchor, ".")]
        if not parts:
            continue
        own = Path(text.replace("\\", "/"))
        if not windows.drive:
            found[own if own.is_absolute() else folder / own] = None
        for keep in range(min(3, len(parts)), 0, -1):
            found[folder.joinpath(*parts[-keep:])] = None
        found[folder / "images" / parts[-1]] = None
        found[folder / "assets" / parts[-1]] = None
    return list(found)


def _point_to(answer: str, target: str, place: str) -> str:
    """Replace an image's target where it is one, in markdown and in HTML; an HTML tag becomes markdown."""
    tag = re.compile(rf"<img\b[^>]*src\s*=\s*[\"']?{re.escape(target)}[\"']?[^>]*>", re.IGNORECASE)
    name = PureWindowsPath(unquote(target)).stem if not target.startswith("embedded:") else ""
    answer = tag.sub(f"![{name}]({place})", answer)
    link = re.compile(rf"(!\[[^\]]*\])\(<?{re.escape(target)}>?([^)]*)\)")
    return link.sub(lambda match: f"{match[1]}({place})", answer)
