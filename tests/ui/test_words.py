from studyapp.ui.words import broken


def test_a_message_keeps_its_own_lines() -> None:
    """Each begins at the left again: what stands before it takes none of its width."""
    said = "`/nonexistent` can't be run\nSet EDITOR to an editor"

    assert broken(said, 30) == said
    assert broken(said, 20) == "`/nonexistent` can't\nbe run\nSet EDITOR to an\neditor"
