"""The API page: the public names with their signatures and docstrings."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Any

import wholestride
from tools.doc_pages.marks import code, codes, join, made, plain, table
from wholestride import files

INTRODUCTION = """
# The public names

```python
import wholestride as ws
```

Two verbs, `plan` and `replan`; readers and writers, which are the only functions that touch
paths; everything else is nouns. Nouns are frozen: a changed copy is made with
`dataclasses.replace`. `print` of a noun is a sentence that a runner understands. Nothing here
looks at the clock or throws dice: the same input gives the same season.
"""

_SECTION = re.compile(r"^(Args|Raises|Returns):$")
_ITEM = re.compile(r"^    (\w+): (.*)$")


def api_page() -> str:
    """The whole page: verbs, files, nouns, lists of words, units."""
    names = [name for name in wholestride.__all__ if name != "__version__"]
    groups: tuple[tuple[str, Callable[[Any], bool]], ...] = (
        ("Verbs, readers and writers", _is_file_function),
        ("Nouns", _is_noun),
        ("Lists of words", _is_enum),
        ("Units", _is_unit),
        ("Errors", _is_error),
    )
    return join(
        [
            made("the signatures and docstrings"),
            INTRODUCTION,
            f"`__version__` is the version of the engine, `{wholestride.__version__}` here.",
            *(
                join([f"## {title}", *(_described(name) for name in names if belongs(_of(name)))])
                for title, belongs in groups
            ),
        ]
    )


def _of(name: str) -> Any:
    return getattr(wholestride, name)


def _is_file_function(value: Any) -> bool:
    return inspect.isfunction(value) and value.__module__ == "wholestride.files"


def _is_unit(value: Any) -> bool:
    return inspect.isfunction(value) and not _is_file_function(value)


def _is_enum(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Enum)


def _is_error(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, Exception)


def _is_noun(value: Any) -> bool:
    return isinstance(value, type) and not _is_enum(value) and not _is_error(value)


def _described(name: str) -> str:
    value = _of(name)
    parts = [f"### {name}"]
    if _is_enum(value):
        parts += [_text(value), codes(_member(each) for each in value)]
    elif dataclasses.is_dataclass(value):
        parts += [_text(value), _fields(value), _members(value)]
    elif inspect.isfunction(value):
        parts += [f"```python\n{_signature(name, value)}\n```", _text(value)]
    else:
        parts += [_text(value)]
    return join(parts)


def _member(each: Enum) -> str:
    return f"{type(each).__name__}.{each.name}"


def _signature(name: str, function: Callable[..., Any]) -> str:
    signature = inspect.signature(function)
    pieces = list(_parameters(signature.parameters.values()))
    line = f"{name}({', '.join(pieces)}) -> {signature.return_annotation}"
    if len(line) <= 88:
        return line
    inner = "".join(f"    {piece},\n" for piece in pieces)
    return f"{name}(\n{inner}) -> {signature.return_annotation}"


def _parameters(parameters: Any) -> Iterator[str]:
    starred = False
    for each in parameters:
        if each.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        yield f"{each.name}: {each.annotation}" + (
            "" if each.default is inspect.Parameter.empty else f" = {_default(each.default)}"
        )


def _default(value: Any) -> str:
    if isinstance(value, Enum):
        return _member(value)
    if isinstance(value, frozenset):
        return "frozenset()"
    if value == files.WIDEST_SPAN:
        return "WIDEST_SPAN"
    empty = f"{type(value).__name__}()"
    return empty if dataclasses.is_dataclass(value) and _all_default(value) else repr(value)


def _all_default(noun: Any) -> bool:
    return all(getattr(noun, each.name) == each.default for each in dataclasses.fields(noun))


def _fields(noun: Any) -> str:
    rows = (
        (code(each.name), code(str(each.type)), _field_default(each))
        for each in dataclasses.fields(noun)
    )
    return table(("field", "type", "default"), rows)


def _field_default(each: dataclasses.Field[Any]) -> str:
    if each.default is not dataclasses.MISSING:
        return code(_default(each.default))
    if each.default_factory is not dataclasses.MISSING:
        return code(repr(each.default_factory()))
    return "needed"


def _members(noun: Any) -> str:
    rows = []
    for name, member in vars(noun).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        called = name if isinstance(member, property) else f"{name}{_call(member)}"
        rows.append((code(called), _first_sentence(member)))
    if "__getitem__" in vars(noun):
        rows.append((code("[day]"), _first_sentence(vars(noun)["__getitem__"])))
    return table(("member", "meaning"), rows) if rows else ""


def _call(member: Callable[..., Any]) -> str:
    names = [name for name in inspect.signature(member).parameters if name != "self"]
    return f"({', '.join(names)})"


def _first_sentence(member: Any) -> str:
    return plain(inspect.getdoc(member) or "").split("\n\n", maxsplit=1)[0]


def _text(value: Any) -> str:
    """A docstring in Google's form as paragraphs and lists; doctests are left out."""
    lines = plain(inspect.getdoc(value) or "").splitlines()
    return "\n".join(_as_markdown(_without_doctests(lines))).strip()


def _without_doctests(lines: Sequence[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        inside = line.lstrip().startswith(">>>") or (inside and bool(line.strip()))
        if not inside:
            yield line


def _as_markdown(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        section, item = _SECTION.match(line), _ITEM.match(line)
        if section:
            yield f"{section[1].replace('Args', 'Arguments')}:\n"
        elif item:
            yield f"* `{item[1]}`: {item[2]}"
        else:
            yield f"  {line.strip()}" if line.startswith("        ") else line.strip()
