from pathlib import Path

import pytest

from studyapp.errors import ContentError
from studyapp.home import Home
from studyapp.study.pictures import picture_file


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Home]:
    content, home = tmp_path / "content", Home(tmp_path / "home")
    for file in (
        *(content / "notes" / "cnn" / "a.png", content / "figures" / "b.svg", home.notes / "曲线 1.PNG"),
        *(home.images / "0f.jpg", home.root / "studyapp.db", home.root / "secret.png", tmp_path / "out.png"),
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    return content, home


@pytest.mark.parametrize(
    ("source", "card_file", "found"),
    [
        ("a.png", "content/notes/cnn/x.md", "content/notes/cnn/a.png"),
        ("../../figures/b.svg", "content/notes/cnn/x.md", "content/figures/b.svg"),
        ("%E6%9B%B2%E7%BA%BF%201.PNG", "notes/x.md", "home/notes/曲线 1.PNG"),
        ("images/0f.jpg", "notes/deep/x.md", "home/images/0f.jpg"),
        ("../images/0f.jpg", "notes/x.md", "home/images/0f.jpg"),
    ],
)
def test_found(folders: tuple[Path, Home], tmp_path: Path, source: str, card_file: str, found: str) -> None:
    assert picture_file(source, card_file, *folders) == tmp_path / found


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("gone.png", "isn't there"),
        ("../secret.png", "outside"),
        ("../../out.png", "outside"),
        ("/etc/passwd", "no image"),
        ("../studyapp.db", "no image"),
        ("file:///a.png", "no image"),
        ("data:image/png;base64,AA", "no image"),
        ("a%00.png", "isn't there"),
        ("x" * 5000 + ".png", "isn't there"),
        ("", "no image"),
    ],
)
def test_refused(folders: tuple[Path, Home], source: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        picture_file(source, "notes/x.md", *folders)


def test_link_that_leads_out_is_refused(folders: tuple[Path, Home], tmp_path: Path) -> None:
    _content, home = folders
    (home.notes / "link.png").symlink_to(tmp_path / "out.png")
    (home.notes / "key.png").symlink_to(home.root / "studyapp.db")

    for name in ("link.png", "key.png"):
        with pytest.raises(ContentError, match="outside"):
            picture_file(name, "notes/x.md", *folders)
