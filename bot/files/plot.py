"""Draws how many registered: per day and together, with the closing day, and by target group. Made for a phone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from io import BytesIO
from itertools import accumulate
from textwrap import wrap
from typing import Any

INCHES = (6.0, 7.5)
DPI = 180
"""Together 1080 by 1350 pixels, as wide as a phone."""

BRIGHT = {
    "paper": "#ffffff",
    "ink": "#1f2933",
    "faint": "#d5dce3",
    "bars": "#8fb8de",
    "line": "#0b5394",
    "mark": "#b3261e",
}
DARK = {
    "paper": "#17212b",
    "ink": "#f1f5f9",
    "faint": "#3a4a5a",
    "bars": "#4f83b5",
    "line": "#9fd0ff",
    "mark": "#ff8a80",
}

EDGE = 0.12
"""Inches that stay empty on each side, since phones cut the corners of pictures."""

WIDTH = 44
"""Characters of the title in a line."""

LABELS = 4
"""So many days are named on the axis."""

LONGEST_LABEL = 48


def draw(plotted: Mapping[str, Any]) -> bytes:
    """A PNG of what `conversations.counts` says is to be shown."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - only who wants a picture waits for it
    from matplotlib.figure import Figure  # noqa: PLC0415 - likewise
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 - likewise

    colours, words = DARK if plotted["dark"] else BRIGHT, plotted["words"]
    edges = ConstrainedLayoutEngine(w_pad=EDGE, h_pad=EDGE)
    figure = Figure(figsize=INCHES, dpi=DPI, facecolor=colours["paper"], layout=edges)
    FigureCanvasAgg(figure)
    rows = 2 if plotted["groups"] else 1
    axes = figure.subplots(rows, 1, squeeze=False, height_ratios=[3, 2][:rows])[:, 0]
    figure.suptitle(
        _balanced(_shortened(plotted["title"], 2 * WIDTH)),
        color=colours["ink"],
        fontsize=14,
        fontweight="bold",
    )
    for each in axes:
        _dress(each, colours)
    if plotted["days"]:
        _draw_days(axes[0], plotted, colours)
    else:
        axes[0].set_axis_off()
        axes[0].text(0.5, 0.5, words["nobody"], ha="center", va="center", color=colours["ink"], fontsize=16)
    if plotted["groups"]:
        _draw_groups(axes[1], plotted["groups"], words["groups"], colours)
    picture = BytesIO()
    figure.savefig(picture, format="png", facecolor=colours["paper"])
    return picture.getvalue()


def _draw_days(axes: Any, plotted: Mapping[str, Any], colours: Mapping[str, str]) -> None:
    """Bars for each day on the left scale, the sum as a line on the right one."""
    words = plotted["words"]
    counted = {date.fromisoformat(day): number for day, number in plotted["days"]}
    first, last = min(counted), max(counted)
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    numbers = [counted.get(day, 0) for day in days]
    bars = axes.bar(days, numbers, width=0.8, color=colours["bars"], label=words["daily"])
    axes.set_ylim(0, max(numbers) * 1.15)
    _count_whole(axes)
    shown = [bars, _draw_sum(axes, days, numbers, words["sum"], colours)]
    if plotted["closes"]:
        closes = date.fromisoformat(plotted["closes"])
        label = f"{words['closes']}: {plotted['months'].get(plotted['closes'], '')}".rstrip(": ")
        shown.append(axes.axvline(closes, color=colours["mark"], linewidth=2, linestyle="--", label=label))
        days = sorted({*days, closes})
    _name_days(axes, days, plotted["months"])
    _explain(axes, shown, colours["ink"])


def _draw_sum(
    axes: Any, days: Sequence[date], numbers: Sequence[int], label: str, colours: Mapping[str, str]
) -> Any:
    """The sum so far as a line on a scale of its own, with the last one written at its end."""
    sums = list(accumulate(numbers))
    right = axes.twinx()
    _dress(right, colours)
    _count_whole(right)
    (line,) = right.plot(
        days, sums, color=colours["line"], linewidth=3, marker="o", markersize=4, label=label
    )
    right.set_ylim(0, sums[-1] * 1.15)
    right.annotate(
        str(sums[-1]),
        (days[-1], sums[-1]),
        textcoords="offset points",
        xytext=(-6, 8),
        ha="right",
        color=colours["line"],
        fontsize=15,
        fontweight="bold",
    )
    return line


def _explain(axes: Any, shown: Sequence[Any], ink: str) -> None:
    """What stands for what, above the picture."""
    axes.legend(
        handles=shown,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=2,
        fontsize=12,
        frameon=False,
        labelcolor=ink,
        borderaxespad=0.2,
    )


def _name_days(axes: Any, days: Sequence[date], names: Mapping[str, str]) -> None:
    named = [each for each in days if each.isoformat() in names]
    step = max(1, -(-len(named) // LABELS))
    chosen = named[::step]
    axes.set_xticks(chosen, [names[each.isoformat()] for each in chosen])


def _draw_groups(axes: Any, groups: Sequence[Sequence[Any]], title: str, colours: Mapping[str, str]) -> None:
    """The largest group at the top, each bar with its name above it and its number behind it."""
    ranked = list(reversed(groups))
    numbers = [number for _, number in ranked]
    bars = axes.barh(range(len(ranked)), numbers, height=0.42, color=colours["bars"])
    axes.bar_label(bars, padding=4, color=colours["ink"], fontsize=13, fontweight="bold")
    for place, (label, _) in enumerate(ranked):
        axes.text(
            0, place + 0.28, _shortened(label, LONGEST_LABEL), color=colours["ink"], fontsize=12, va="bottom"
        )
    axes.set_xlim(0, max(numbers) * 1.15)
    axes.set_ylim(-0.4, len(ranked) - 0.1)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_title(title, color=colours["ink"], fontsize=13, fontweight="bold", loc="left")


def _count_whole(axes: Any) -> None:
    """Nobody is half a registration."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - only who wants a picture waits for it

    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))


def _dress(axes: Any, colours: Mapping[str, str]) -> None:
    axes.set_facecolor(colours["paper"])
    axes.tick_params(colors=colours["ink"], labelsize=12, length=0)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(colours["faint"])


def _balanced(title: str) -> str:
    """A title in as few lines as it needs, none of them much shorter than the others."""
    lines = len(wrap(title, WIDTH))
    narrow = (wrapped for width in range(1, WIDTH) if len(wrapped := wrap(title, width)) <= lines)
    return "\n".join(next(narrow, wrap(title, WIDTH)))


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
