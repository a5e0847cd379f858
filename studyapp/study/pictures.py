"""Where the picture lies that a card names, if it may be shown: nothing but images, and only from the known folders."""

import re
from pathlib import Path
from urllib.parse import unquote

from studyapp.errors import ContentError
from studyapp.home import Home
from studyapp.i18n import _

_IMAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif"))
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")


def picture_file(source: str, card_file: str, content: Path, home: Home) -> Path:
    """Find what `source` names: beside the card's file, or from the user's folder, where imported images lie.

    `card_file` is as cards name their file. Raises ContentError where there is no such image, or it is elsewhere.
    """
    name = unquote(source)
    shipped, _slash, inside = card_file.partition("/")
    folder = (content / inside if shipped == "content" else home.root / card_file).parent
    if _SCHEME.match(name) or Path(name).suffix.lower() not in _IMAGES:
        raise ContentError(_("`{name}` is no image file").format(name=name))
    known = [root.resolve() for root in (content, home.notes, home.images)]
    found = [path for path in (folder / name, home.root / name) if _is_file(path)]
    for path in found:
        real = path.resolve()
        if real.suffix.lower() in _IMAGES and any(real.is_relative_to(root) for root in known):
            return real
    if found:
        raise ContentError(
            _("`{name}` lies outside of the folders for notes and images").format(name=name),
            remedy=_("Put it beside the note that names it."),
        )
    missing = _("the image `{name}` isn't there").format(name=name)
    raise ContentError(missing, where=str(folder), remedy=_("Put it there, or mend the note."))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, or with a null in it
        return False
