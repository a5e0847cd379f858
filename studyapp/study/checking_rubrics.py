"""Check rubrics: an interviewer must at least understand the card's own words."""

from collections.abc import Iterable, Iterator

from studyapp.domain.card import AuthoredCard, ContentLanguage
from studyapp.domain.marking import is_pattern, listen
from studyapp.domain.problem import Problem
from studyapp.i18n import _

_LANGUAGES: tuple[ContentLanguage, ...] = ("zh", "en")


def check_rubrics(cards: Iterable[AuthoredCard]) -> Iterator[Problem]:
    """Each point is found in its key point's text, each mistake is heard as one, and the card's own answer never is."""
    for card in cards:
        if card.rubric is not None:
            yield from _check(card)


def _check(card: AuthoredCard) -> Iterator[Problem]:
    rubric = card.rubric
    assert rubric is not None
    told = {point.id: point.text for point in card.card.key_points}
    for point in rubric.points:
        for language in _LANGUAGES:
            text = told[point.id].text(language)
            if listen(rubric, text)[point.id].state != "found":
                message = _("The rubric's point `{point}` isn't found in the key point's own words: {text}")
                yield Problem(
                    card.place, message.format(point=point.id, text=text), _("Widen its groups, or mend its subject.")
                )
        for phrase in point.reversed:
            if not is_pattern(phrase) and listen(rubric, phrase)[point.id].state != "reversed":
                message = _("The rubric's point `{point}` doesn't hear its own `reversed` phrase: {text}")
                yield Problem(
                    card.place,
                    message.format(point=point.id, text=phrase),
                    _("A phrase lies within one clause and is about its subject."),
                )
    for language in _LANGUAGES:
        answer = card.card.answer.text(language)
        for name, heard in listen(rubric, answer).items():
            if heard.state == "reversed" and heard.evidence:
                said = answer[slice(*heard.evidence)]
                message = _("The rubric's point `{point}` takes the card's own answer for the opposite: {text}")
                yield Problem(
                    card.place, message.format(point=name, text=said), _("Mend its subject, polarity or `reversed`.")
                )
