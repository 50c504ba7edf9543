#!/usr/bin/python3 -B
"""compare.py PROGRAM DECK SCRATCH NODE_FOLDER: films of the deck against x264
alone, matplotlib and a canvas in Node.

Contestants take turns for several rounds, so that what disturbs the machine
disturbs them all; what counts is the median over the rounds of the ratio within
a round.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 5
SIZE = "1920x1080"
LARGE = "3840x2160"

# Required: at most, and at least.
MOST_OF_X264 = 1.25
MOST_OF_COLD = 0.15
MOST_MEGABYTES = {SIZE: 400, LARGE: 1500}
TIMES_MATPLOTLIB = 15
# What the others draw, scaled to a film's length.
MATPLOTLIB_FRAMES = 48
CANVAS_FRAMES = 240

# The settings of render/export/video_encoder.cc.
X264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "23",
        "-x264-params",
        "8x8dct=1:partitions=i8x8,i4x4:scenecut=0:keyint=90"]


def run(command, **options):
    """Seconds, output and megabytes at most of a process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True,
                               **options)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - start, output, usage.ru_maxrss / 1024


class Ours:
    def __init__(self, program, deck):
        self.command = [program, deck]

    def films(self):
        lines = run([*self.command, "list"])[1].splitlines()
        return [(name, int(frames), rate)
                for name, frames, rate in (line.split() for line in lines)]

    def make(self, film, size, path, threads, *store):
        _, output, megabytes = run([*self.command, "make", film, size, path,
                                    str(threads), *store])
        return float(output), megabytes

    def frames(self, film, path):
        run([*self.command, "frames", film, SIZE, path])


def x264(frames, rate, threads):
    return run(["ffmpeg", "-v", "error", "-f", "rawvideo", "-pix_fmt",
                "yuv420p", "-s", SIZE, "-r", rate, "-i", frames, *X264,
                "-threads", str(threads), "-f", "null", "-"])[0]


def is_flawless(path, frames):
    """Whether ffprobe and a decoder find every frame and no fault."""
    seen = json.loads(run(["ffprobe", "-v", "error", "-count_frames",
                           "-of", "json", "-show_streams", path])[1])
    decoded = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f",
                              "null", "-"], capture_output=True, check=True)
    return (int(seen["streams"][0]["nb_read_frames"]) == frames and
            not decoded.stderr)


def is_same(one, other):
    with open(one, "rb") as a, open(other, "rb") as b:
        return a.read() == b.read()


def tell(what, value, unit="", allowed=None):
    word = "" if allowed is None else "ok" if allowed else "TOO MUCH"
    print(f"  {what:<52} {value:8.2f} {unit:<4} {word}", flush=True)


def compare_film(ours, film, frames, rate, scratch):
    threads = os.cpu_count()
    raw = os.path.join(scratch, "frames.yuv")
    path = os.path.join(scratch, "film.mp4")
    other = os.path.join(scratch, "other.mp4")
    ours.frames(film, raw)
    print(f"{film}: {frames} frames, {SIZE}")
    cold = []
    for count in sorted({1, threads}):
        ratios, seconds = [], []
        for _ in range(ROUNDS):
            seconds.append(ours.make(film, SIZE, path, count)[0])
            ratios.append(seconds[-1] / x264(raw, rate, count))
        cold = statistics.median(seconds)
        tell(f"{count} threads: film", cold, "s")
        tell(f"{count} threads: film over x264 alone",
             statistics.median(ratios), "",
             statistics.median(ratios) <= MOST_OF_X264)
    os.remove(raw)
    tell("a fault, or a frame missing", not is_flawless(path, frames), "",
         is_flawless(path, frames))
    ours.make(film, SIZE, other, 1)
    tell("other bytes with one thread", not is_same(path, other), "",
         is_same(path, other))
    compare_changes(ours, film, path, scratch)
    for size, most in MOST_MEGABYTES.items():
        megabytes = ours.make(film, size, path, threads)[1]
        tell(f"memory at {size}", megabytes, "MB", megabytes <= most)
    return cold


def compare_changes(ours, film, cold_path, scratch):
    """Another caption, and nothing, after the film was made."""
    threads = os.cpu_count()
    path = os.path.join(scratch, "changed.mp4")
    changed, same = [], []
    for _ in range(ROUNDS):
        store = os.path.join(scratch, "groups")
        cold = ours.make(film, SIZE, path, threads, store)[0]
        same.append(ours.make(film, SIZE, path, threads, store)[0] / cold)
        is_cold = is_same(path, cold_path)
        changed.append(
            ours.make(film, SIZE, path, threads, store, "changed")[0] / cold)
        shutil.rmtree(store)
    tell("another caption, of the film", statistics.median(changed), "",
         statistics.median(changed) <= MOST_OF_COLD)
    tell("nothing changed, groups joined anew, of the film",
         statistics.median(same))
    tell("other bytes from kept groups", not is_cold, "", is_cold)


def matplotlib_rate(scratch):
    path = os.path.join(scratch, "matplotlib.mp4")
    script = os.path.join(HERE, "matplotlib_side.py")
    return MATPLOTLIB_FRAMES / run(["/usr/bin/python3", "-B", script,
                                    str(MATPLOTLIB_FRAMES), path])[0]


def canvas_rate(node_folder, scratch):
    """Frames a second, or nothing if there is no canvas for Node here."""
    modules = os.path.join(node_folder, "node_modules")
    if not os.path.isdir(modules):
        return None
    start = time.monotonic()
    canvas = subprocess.Popen(
        ["node", os.path.join(HERE, "canvas_side.js"), str(CANVAS_FRAMES)],
        stdout=subprocess.PIPE, env={**os.environ, "NODE_PATH": modules})
    run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba",
         "-s", SIZE, "-r", "30", "-i", "-", *X264, "-pix_fmt", "yuv420p",
         os.path.join(scratch, "canvas.mp4")], stdin=canvas.stdout)
    if canvas.wait() != 0:
        sys.exit("node failed")
    return CANVAS_FRAMES / (time.monotonic() - start)


def main(program, deck, scratch, node_folder):
    os.makedirs(scratch, exist_ok=True)
    ours = Ours(program, deck)
    rates = []
    for film, frames, rate in ours.films():
        seconds = compare_film(ours, film, frames, rate, scratch)
        rates.append(frames / seconds)
    slowest = min(rates)
    print("frames a second, the whole way to the file")
    tell("ours, the slower film", slowest)
    matplotlib = matplotlib_rate(scratch)
    tell("matplotlib", matplotlib)
    tell("ours over matplotlib", slowest / matplotlib, "",
         slowest / matplotlib >= TIMES_MATPLOTLIB)
    canvas = canvas_rate(node_folder, scratch)
    if canvas is None:
        print("  no canvas for Node: npm could not install it")
    else:
        tell("canvas in Node, piped into ffmpeg", canvas)
        tell("ours over it", slowest / canvas, "", slowest >= canvas)
    shutil.rmtree(scratch)


main(*sys.argv[1:])
