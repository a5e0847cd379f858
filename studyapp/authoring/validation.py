"""pydantic's errors as problems with a line, in words an author can act on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from studyapp.authoring.report import Report
from studyapp.i18n import _


class Strict(BaseModel):
    """Nothing is converted and no key is ignored."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a value of the right form; `path` leads to it, as pydantic's `loc` does."""

    path: tuple[int | str, ...]
    message: str
    remedy: str


class Located(Protocol):
    @property
    def data(self) -> Mapping[object, object]: ...

    def line(self, path: Sequence[object]) -> int: ...


Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], located: Located, report: Report) -> Model | None:
    """Give the model, or None after reporting every mistake at its line."""
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            message, remedy = _words(details, model)
            report.add(located.line(details["loc"]), message, remedy)
        return None


def report_faults(located: Located, faults: Iterable[Fault], report: Report) -> None:
    for fault in faults:
        report.add(located.line(fault.path), fault.message, fault.remedy)


def refusal(message: str, remedy: str = "") -> PydanticCustomError:
    """For validators: an error whose words reach the author unchanged."""
    return PydanticCustomError("refused", "{message}", {"message": message, "remedy": remedy})


def _words(details: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    kind, path = details["type"], details["loc"]
    key = ".".join(str(part) for part in path if part != "[key]")
    context = details.get("ctx", {})
    match kind:
        case "refused":
            return f"`{key}`: {context['message']}" if key else context["message"], context["remedy"]
        case "missing":
            return _("`{key}` is missing.").format(key=key), _("Add `{key}`.").format(key=path[-1])
        case "extra_forbidden":
            return _("`{key}` is no known key.").format(key=key), _known(model, path)
        case "invalid_key":
            return _("A key is no text."), _("Put it in quotes.")
        case "literal_error" | "enum":
            expected = context["expected"]
            return (
                _("`{key}` can't be {value}.").format(key=key, value=_short(details["input"])),
                _("Write {expected}.").format(expected=expected),
            )
        case _ if kind in (limits := _limits(context)):
            return _("`{key}` is out of range.").format(key=key), limits[kind]
        case _ if kind in (expected := _types()):
            return (
                _("`{key}` can't be {value}.").format(key=key, value=_short(details["input"])),
                _("Write {expected}.").format(expected=expected[kind]),
            )
    return f"`{key}`: {details['msg']}.", ""


def _known(model: type[BaseModel], path: Sequence[int | str]) -> str:
    if len(path) > 1:
        return _("Correct its spelling, or delete it.")
    names = ", ".join(field.alias or name for name, field in model.model_fields.items())
    return _("Write one of {names}.").format(names=names)


def _limits(context: Mapping[str, object]) -> dict[str, str]:
    return {
        "greater_than_equal": _("Write at least {limit}.").format(limit=context.get("ge")),
        "greater_than": _("Write more than {limit}.").format(limit=context.get("gt")),
        "less_than_equal": _("Write at most {limit}.").format(limit=context.get("le")),
        "string_too_short": _("Write at least {limit} character.").format(limit=context.get("min_length")),
        "too_short": _("Write at least {limit}.").format(limit=context.get("min_length")),
        "too_long": _("Write at most {limit}.").format(limit=context.get("max_length")),
    }


def _types() -> dict[str, str]:
    mapping = _("keys with values")
    return {
        "string_type": _("a text; quote what YAML reads as a number, a date or yes/no"),
        "int_type": _("a whole number"),
        "float_type": _("a number"),
        "bool_type": _("true or false"),
        "list_type": _("a list, for example [a, b]"),
        "dict_type": mapping,
        "model_type": mapping,
        "model_attributes_type": mapping,
    }


def _short(value: object) -> str:
    try:
        text = repr(value)
    except (ValueError, RecursionError):
        return _("that value")
    return f"`{text}`" if len(text) <= 40 else f"`{text[:37]}...`"
