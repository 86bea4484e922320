"""Draws places on a map image: points with the circle they stand for, areas as boxes, names in Arabic.

Outlines of divisions are drawn where the user's own tables have them; nothing is fetched and no base map
is shipped. A graticule gives the scale. Matplotlib is loaded only here: `pip install 'rawi[map]'`.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import msgspec

from rawi.errors import OutputError, SettingsError
from rawi.export.visual import plain, visual
from rawi.gazetteer.distance import distance_km
from rawi.model import Place

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Box = tuple[float, float, float, float]  # west, south, east, north, in degrees
INCHES, DPI = 11.0, 150
MARGIN, LEAST_SPAN = 0.08, 0.2  # of the width; degrees
KM_A_DEGREE = 111.2
WIDE_KM = 150.0  # an area with a longer radius would dwarf the rest: named in the corner, not drawn
NARROW_KM = 20.0  # an area with a shorter radius is drawn as its circle
FAR_KM = 300.0  # and so would what lies so far from the middle of all
LINES = {"admin1": (1.0, "#6b6b6b"), "admin2": (0.5, "#a0a0a0"), "admin3": (0.25, "#c4c4c4")}
POINT, AREA, OUTLINE = "#b2182b", "#2166ac", "#4d4d4d"


class Spot(msgspec.Struct, frozen=True):
    """A place to draw: its label, and how often it is named."""

    label: str
    lat: float
    lon: float
    radius_km: float
    box: Box | None
    times: int = 1


def spots(places: Iterable[Place]) -> tuple[Spot, ...]:
    """The places that have a point, each once with the number of times it is named, the widest first."""
    found: dict[tuple[object, ...], Spot] = {}
    for place in places:
        if place.lat is None or place.lon is None:
            continue
        box = place.box if (place.radius_km or 0.0) > NARROW_KM else None
        key = (place.id or place.text, place.lat, place.lon, box)
        known = found.get(key)
        found[key] = (
            msgspec.structs.replace(known, times=known.times + 1)
            if known
            else Spot(place.text, place.lat, place.lon, place.radius_km or 0.0, box)
        )
    return tuple(sorted(found.values(), key=lambda spot: (-spot.radius_km, spot.label)))


def frame(drawn: Sequence[Spot]) -> Box:
    """The box (west, south, east, north) that holds all that is drawn, with a margin."""
    boxes = [spot.box or (spot.lon, spot.lat, spot.lon, spot.lat) for spot in drawn]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    pad = max((east - west) * MARGIN, (north - south) * MARGIN, LEAST_SPAN / 2)
    return west - pad, south - pad, east + pad, north + pad


def near(found: Sequence[Spot]) -> list[Spot]:
    """The spots that fit on one map: none too wide, none far from the middle of all."""
    narrow = [spot for spot in found if spot.radius_km <= WIDE_KM]
    if not narrow:
        return []
    lat, lon = median(spot.lat for spot in narrow), median(spot.lon for spot in narrow)
    return [spot for spot in narrow if distance_km(lat, lon, spot.lat, spot.lon) <= FAR_KM]


def draw(
    found: Sequence[Spot], outlines: Iterable[tuple[str, Sequence[Any]]], path: Path, *, title: str = ""
) -> int:
    """Write the map as PNG, SVG or PDF, by the ending of `path`; the number of places drawn.

    `outlines` are (kind, rings of longitude and latitude) of divisions that touch the frame.
    Raises: SettingsError where matplotlib is missing, OutputError where the image cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SettingsError("maps need matplotlib: pip install 'rawi[map]'") from error
    drawn = near(found)
    if not drawn:
        raise SettingsError("no place here has a point; nothing to draw")
    west, south, east, north = frame(drawn)
    squeeze = math.cos(math.radians((south + north) / 2))
    height = INCHES * (north - south) / ((east - west) * squeeze)
    figure = Figure(figsize=(INCHES, min(max(height, 5.0), 14.0)), dpi=DPI, layout="constrained")
    axes = figure.add_subplot()
    axes.set(xlim=(west, east), ylim=(south, north), aspect=1 / squeeze)
    axes.grid(color="#e3e3e3", linewidth=0.5)
    axes.tick_params(labelsize=7, colors="#6b6b6b")
    for kind, rings in outlines:
        width, colour = LINES.get(kind, (0.5, OUTLINE))
        for ring in rings:
            axes.plot([x for x, _ in ring], [y for _, y in ring], color=colour, linewidth=width, zorder=1)
    for spot in drawn:
        _draw_spot(axes, spot, squeeze)
    _label(axes, drawn)
    _caption(axes, title, [spot for spot in found if spot not in drawn])
    try:
        figure.savefig(path)
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: the map cannot be written: {error}") from error
    return len(drawn)


def _draw_spot(axes: "Axes", spot: Spot, squeeze: float) -> None:
    from matplotlib.patches import Ellipse, Rectangle

    if spot.box:
        west, south, east, north = spot.box
        axes.add_patch(
            Rectangle((west, south), east - west, north - south, facecolor=AREA, edgecolor=AREA, alpha=0.10)
        )
        axes.add_patch(
            Rectangle((west, south), east - west, north - south, fill=False, edgecolor=AREA, linewidth=0.8)
        )
        return
    high = 2 * spot.radius_km / KM_A_DEGREE
    axes.add_patch(
        Ellipse((spot.lon, spot.lat), high / squeeze, high, facecolor=POINT, edgecolor="none", alpha=0.18)
    )
    axes.plot(spot.lon, spot.lat, "o", color=POINT, markersize=3 + min(spot.times, 9) * 0.4, zorder=3)


def _label(axes: "Axes", drawn: Sequence[Spot]) -> None:
    """Names beside their places, areas in their corner; one that would lie on another moves away."""
    west, south, east, north = frame(drawn)
    wide, high = (east - west) / 150, (north - south) / 48  # of a letter, of a line
    taken: list[tuple[float, float, float]] = []
    for spot in sorted(drawn, key=lambda spot: (spot.box is not None, -spot.times)):
        length = wide * (len(spot.label) + 1)
        x, y = (spot.box[0], spot.box[3] - high) if spot.box else (spot.lon, spot.lat)
        places = [(x + wide, y + step * high) for step in (0.2, 1, -1, 2, -2, 3, -3)]
        places[3:3] = [(x - length - wide, y + step * high) for step in (0.2, 1, -1)]
        at = next((place for place in places if _is_free(place, length, high, taken)), places[0])
        taken.append((*at, length))
        moved = abs(at[1] - y) > high or at[0] < x - length
        axes.annotate(
            shaped(spot.label), (x, y), at, fontsize=7.5, zorder=4, clip_on=True,
            color=AREA if spot.box else "#202020",
            arrowprops={"arrowstyle": "-", "linewidth": 0.3, "color": "#909090"} if moved else None,
        )  # fmt: skip


def _is_free(
    at: tuple[float, float], length: float, high: float, taken: Sequence[tuple[float, float, float]]
) -> bool:
    """Whether a label of this length lies on no other."""
    return all(at[0] > x + other or at[0] + length < x or abs(at[1] - y) >= high for x, y, other in taken)


def _caption(axes: "Axes", title: str, wide: Sequence[Spot]) -> None:
    if title:
        axes.set_title(shaped(title), fontsize=10)
    if wide:
        names = "\u060c ".join(dict.fromkeys(spot.label for spot in wide))
        axes.text(
            0.99, 0.01, shaped(names), transform=axes.transAxes, ha="right", fontsize=7, color="#6b6b6b"
        )  # fmt: skip


def shaped(words: str) -> str:
    """Words as matplotlib must be given them: it joins Arabic letters itself from release 3.11 on."""
    from matplotlib import ft2font

    words = plain(words)
    return words if hasattr(ft2font, "__libraqm_version__") else visual(words, rtl=False)
