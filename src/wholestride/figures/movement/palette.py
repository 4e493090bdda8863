"""Colours and weights: classes for drawings inside a page, resolved colours for files.

The greys come from the ink ramp; the warm tint means a working muscle or a movement and nothing
else. Far limbs go towards the paper in both themes.
"""

from __future__ import annotations

import re

LIGHT: dict[str, str] = {
    "paper": "#ffffff",
    "skin": "#97a19a",
    "skin-far": "#c6ccc6",
    "shirt": "#58635c",
    "shirt-far": "#a3aba5",
    "shorts": "#2a322d",
    "shorts-far": "#868f88",
    "shoes": "#1c231e",
    "shoes-far": "#79827b",
    "hair": "#2a322d",
    "eye": "#1c231e",
    "tint": "#e0562a",
    "tint-mid": "#e98862",
    "tint-far": "#f0ae93",
    "mat": "#ecece6",
    "then": "#7d837b",
    "iron": "#3f4641",
    "iron-face": "#5d665f",
    "iron-far": "#8d958e",
    "wood": "#d6c3a3",
    "wood-top": "#e8dbc2",
    "wood-side": "#bfa67f",
    "ball": "#d8c6a4",
    "light": "#f4ead3",
    "roller": "#bb8a50",
    "roller-face": "#d6a96e",
    "band": "#23806b",
    "band-top": "#6fb5a5",
    "wall": "#e3e4de",
    "wall-side": "#d5d7d0",
    "rod": "#a9afa8",
    "pad": "#4b544e",
    "pad-top": "#6a746d",
    "cloth": "#7f8bab",
}
DARK: dict[str, str] = {
    "paper": "#1b1f1c",
    "skin": "#c9d0c9",
    "skin-far": "#727b74",
    "shirt": "#87938b",
    "shirt-far": "#4c554f",
    "shorts": "#57655c",
    "shorts-far": "#39423c",
    "shoes": "#eef1ed",
    "shoes-far": "#8a938c",
    "hair": "#65736a",
    "eye": "#141714",
    "tint": "#ff8a58",
    "tint-mid": "#c56f4a",
    "tint-far": "#8f5238",
    "mat": "#2a302c",
    "then": "#969d95",
    "iron": "#a3aca5",
    "iron-face": "#78827b",
    "iron-far": "#545d57",
    "wood": "#a08a68",
    "wood-top": "#bda581",
    "wood-side": "#7f6c4e",
    "ball": "#b7a27b",
    "light": "#d9c9a6",
    "roller": "#9a6f3d",
    "roller-face": "#b98a52",
    "band": "#6cc9b1",
    "band-top": "#4a8e7e",
    "wall": "#2c332e",
    "wall-side": "#353d37",
    "rod": "#5a635c",
    "pad": "#5b665f",
    "pad-top": "#79857d",
    "cloth": "#a3afc9",
}

FILLS: dict[str, str] = {
    ".k": "skin",
    ".z .k": "skin-far",
    ".t": "shirt",
    ".z .t": "shirt-far",
    ".o": "shorts",
    ".z .o": "shorts-far",
    ".b": "shoes",
    ".z .b": "shoes-far",
    ".h": "hair",
    ".e": "eye",
    ".m": "tint",
    ".m2,.mv .z .m": "tint-far",
    ".f": "mat",
    ".i": "iron",
    ".j": "iron-face",
    ".j2": "iron-far",
    ".w": "wood",
    ".u": "wood-top",
    ".q1": "wood-side",
    ".q": "ball",
    ".r": "roller",
    ".r1": "roller-face",
    ".n1,.mv .n3": "band",
    ".n2": "band-top",
    ".g": "wall",
    ".g2": "wall-side",
    ".y,.mv .y2": "pad",
    ".y1": "pad-top",
    ".l1": "cloth",
    ".bd": "mat",
    ".d0": "paper",
    ".d1": "tint-far",
    ".d2": "tint-mid",
    ".d3": "tint",
    ".dn": "skin-far",
    ".sn": "shorts",
    ".sf": "shorts-far",
}
"""Colour of each filled class."""
STROKES: dict[str, tuple[str, int]] = {
    ".a": ("tint", 26),
    ".c": ("then", 13),
    ".v": ("iron", 28),
    ".d": ("iron", 32),
    ".n": ("band", 26),
    ".p": ("iron", 13),
    ".s": ("wood-side", 26),
    ".l": ("cloth", 34),
    ".c2": ("rod", 12),
    ".g1": ("rod", 30),
    ".f1": ("wood-side", 30),
    ".f2": ("rod", 40),
    ".q2": ("light", 14),
    ".bs": ("then", 13),
}
"""Colour and width of each drawn line."""
HALO = 14
BORDER = 9
"""Around each region of the muscle map, so that neighbours stay two."""
CLASSES = re.compile(r'class="([^"]+)"')
VARIABLES = re.compile(r"var\(--mv-([a-z-]+)\)")


def rules(value: str = "var(--mv-{})", used: frozenset[str] | None = None) -> list[str]:
    """The style rules, with each colour written as the given form of its name.

    Where the used classes are known, the rules of the others are left out.
    """

    def wanted(selector: str) -> bool:
        names = [part.rpartition(".")[2] for part in selector.split(",")]
        return used is None or any(name in used for name in names)

    lines = [".mv path{stroke-linejoin:round}"]
    lines += [
        f".mv {name}{{fill:{value.format(colour)}}}"
        for name, colour in FILLS.items()
        if wanted(name)
    ]
    lines += [
        f".mv {name}{{fill:none;stroke:{value.format(colour)};stroke-width:{width};"
        "stroke-linecap:round}"
        for name, (colour, width) in STROKES.items()
        if wanted(name)
    ]
    paper = value.format("paper")
    lines.append(f".mv .x{{paint-order:stroke;stroke:{paper};stroke-width:{HALO}}}")
    lines += [
        rule
        for name, rule in (
            (".hl", f".mv .hl{{fill:{paper}}}"),
            (".mu", f".mv .mu path{{stroke:{paper};stroke-width:{BORDER};paint-order:stroke}}"),
            (".d0", f".mv .mu .d0 path{{stroke:{value.format('tint')};paint-order:normal}}"),
            (".st", ".mv .st{opacity:.76}"),
            (".g0", ".mv .g0{opacity:.34}"),
        )
        if wanted(name)
    ]
    return lines


def shared_style() -> str:
    """The one style sheet of all drawings in a page; it follows the page's colour scheme."""
    names = ";".join(f"--mv-{name}:light-dark({LIGHT[name]},{DARK[name]})" for name in LIGHT)
    return "\n".join([f".mv{{{names}}}", *rules(), ""])


def own_style(svg: str, dark: bool | None = None) -> str:
    """The style of one drawing that stands alone, with the rules that it needs.

    In one theme its colours are resolved, for PNG and PDF; else it follows its reader.
    """
    used = frozenset(name for listed in CLASSES.findall(svg) for name in listed.split())
    found = rules("var(--mv-{})", used)
    if dark is not None:
        return resolved("".join(found), DARK if dark else LIGHT)
    night = "".join(only_colours(rule) for rule in found)
    return (
        f"{resolved(''.join(found), LIGHT)}"
        f"@media(prefers-color-scheme:dark){{{resolved(night, DARK)}}}"
    )


def resolved(text: str, colours: dict[str, str]) -> str:
    """Rules with the colours of a theme instead of their names."""
    return VARIABLES.sub(lambda found: colours[found[1]], text)


def only_colours(rule: str) -> str:
    """A rule with only those of its declarations that name a colour, if there are any."""
    selector, _, rest = rule.partition("{")
    named = [each for each in rest.rstrip("}").split(";") if VARIABLES.search(each)]
    return f"{selector}{{{';'.join(named)}}}" if named else ""
