#!/usr/bin/python3 -B
"""matplotlib_side.py FRAMES FILE: a FuncAnimation at 1080p of what a film's
frame has: a heatmap of 36 cells with their values and 30 translucent arcs."""

import sys

import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.animation import FFMpegWriter, FuncAnimation
from matplotlib.patches import FancyArrowPatch

SIDE = 6
ARCS = 30


def main(frames, path):
    figure, axes = pyplot.subplots(figsize=(19.2, 10.8), dpi=100)
    axes.set_xlim(0, 2 * SIDE)
    axes.set_ylim(SIDE, 0)
    values = [[((row * 7 + column * 3) % 10) / 10 for column in range(SIDE)]
              for row in range(SIDE)]
    image = axes.imshow(values, extent=(0, SIDE, SIDE, 0), vmin=0, vmax=2)
    texts = [axes.text(column + 0.5, row + 0.5, "", ha="center", va="center")
             for row in range(SIDE) for column in range(SIDE)]
    arcs = [axes.add_patch(FancyArrowPatch(
        (SIDE + 1 + index % 5, 1), (SIDE + 1 + index // 6, 5), alpha=0.4,
        connectionstyle=f"arc3,rad={index / ARCS - 0.5}", linewidth=3))
            for index in range(ARCS)]

    def update(frame):
        moved = [[value + frame / frames for value in row] for row in values]
        image.set_data(moved)
        for index, text in enumerate(texts):
            text.set_text(f"{moved[index // SIDE][index % SIDE]:.2f}")
        for index, arc in enumerate(arcs):
            arc.set_linewidth(1 + 4 * ((frame + index) % frames) / frames)
        return [image, *texts, *arcs]

    animation = FuncAnimation(figure, update, frames=frames)
    animation.save(path, writer=FFMpegWriter(
        fps=30, codec="libx264", extra_args=["-preset", "ultrafast"]))


main(int(sys.argv[1]), sys.argv[2])
