#!/usr/bin/python3 -B
"""compare.py PROGRAM DECK SCRATCH NODE_FOLDER [ROUNDS]: films of the deck
against x264 alone, matplotlib and a canvas in Node.

Contestants take turns for several rounds, so that what disturbs the machine
disturbs them all; what counts is the median over the rounds of the ratio within
a round. Exits with 1 if anything required is missed.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = "1920x1080"
LARGE = "3840x2160"
# Every step of a film is told otherwise in each.
CHANGE_ROUNDS = 3

# Required: at most, and at least.
MOST_OF_X264 = 1.25
MOST_OF_COLD = 0.15
MOST_MEGABYTES = {SIZE: 400, LARGE: 1500}
MOST_OF_MEMORY = 1.1  # of a film of twice the length
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

    def captions(self, film):
        """Names of steps, and their captions."""
        lines = run([*self.command, "captions", film])[1].splitlines()
        return [line.split("\t") for line in lines]

    def make(self, film, size, path, threads, **settings):
        """Seconds and megabytes."""
        _, output, megabytes = run(
            [*self.command, "make", film, size, path, str(threads),
             *(f"{name}={value}" for name, value in settings.items())])
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


class Report:
    def __init__(self):
        self.missed = []
        self.heading = ""

    def begin(self, heading):
        self.heading = heading
        print(heading)

    def tell(self, what, value, unit="", allowed=None):
        word = "" if allowed is None else "ok" if allowed else "TOO MUCH"
        print(f"  {what:<56} {value:8.2f} {unit:<4} {word}", flush=True)
        if allowed is False:
            self.missed.append(f"{self.heading}: {what}")

    def summary(self):
        print("missed" if self.missed else "nothing required is missed")
        for line in self.missed:
            print(f"  {line}")


def compare_x264(ours, film, rate, rounds, scratch, report):
    """The film against the encoder alone. Seconds that the film takes."""
    raw = os.path.join(scratch, "frames.yuv")
    path = os.path.join(scratch, "film.mp4")
    ours.frames(film, raw)
    for threads in sorted({1, os.cpu_count()}):
        ratios, seconds = [], []
        for _ in range(rounds):
            seconds.append(ours.make(film, SIZE, path, threads)[0])
            ratios.append(seconds[-1] / x264(raw, rate, threads))
        cold = statistics.median(seconds)
        ratio = statistics.median(ratios)
        report.tell(f"film, threads: {threads}", cold, "s")
        report.tell(f"film over x264 alone, threads: {threads}", ratio, "",
                    ratio <= MOST_OF_X264)
    os.remove(raw)
    return cold


def check_bytes(ours, film, frames, scratch, report):
    path = os.path.join(scratch, "film.mp4")
    other = os.path.join(scratch, "other.mp4")
    flawless = is_flawless(path, frames)
    report.tell("a fault, or a frame missing", not flawless, "", flawless)
    ours.make(film, SIZE, other, 1)
    same = is_same(path, other)
    report.tell("other bytes with one thread", not same, "", same)


def check_memory(ours, film, scratch, report):
    path = os.path.join(scratch, "other.mp4")
    threads = os.cpu_count()
    for size, most in MOST_MEGABYTES.items():
        megabytes = ours.make(film, size, path, threads)[1]
        report.tell(f"memory at {size}", megabytes, "MB", megabytes <= most)
    # Memory of texts and glyphs is full after the first time.
    longer = [ours.make(film, SIZE, path, threads, times=times)[1]
              for times in (2, 4)]
    ratio = longer[1] / longer[0]
    report.tell("memory of the film four times over, of twice", ratio, "",
                ratio <= MOST_OF_MEMORY)


def compare_changes(ours, film, rounds, scratch, report):
    """Every other caption, and nothing, after the film was made."""
    threads = os.cpu_count()
    path = os.path.join(scratch, "changed.mp4")
    store = os.path.join(scratch, "groups")
    changed, same = {}, []
    for _ in range(rounds):
        cold = ours.make(film, SIZE, path, threads, store=store)[0]
        same.append(ours.make(film, SIZE, path, threads, store=store)[0] / cold)
        is_cold = is_same(path, os.path.join(scratch, "film.mp4"))
        for step, caption in ours.captions(film):
            seconds = ours.make(film, SIZE, path, threads, store=store,
                                caption=caption)[0]
            changed.setdefault(step, []).append(seconds / cold)
        shutil.rmtree(store)
    shares = {step: statistics.median(all) for step, all in changed.items()}
    worst = max(shares, key=shares.get)
    report.tell(f"another caption, of the film, at most ({worst})",
                shares[worst], "", shares[worst] <= MOST_OF_COLD)
    report.tell(f"another caption, mean of {len(shares)} steps",
                statistics.mean(shares.values()))
    report.tell("nothing changed, groups joined anew, of the film",
                statistics.median(same))
    report.tell("other bytes from kept groups", not is_cold, "", is_cold)


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


def compare_rates(slowest, scratch, node_folder, report):
    """Frames a second, the whole way to the file."""
    report.begin("frames a second, the whole way to the file")
    report.tell("ours, the slower film", slowest)
    matplotlib = matplotlib_rate(scratch)
    report.tell("matplotlib", matplotlib)
    report.tell("ours over matplotlib", slowest / matplotlib, "",
                slowest / matplotlib >= TIMES_MATPLOTLIB)
    canvas = canvas_rate(node_folder, scratch)
    if canvas is None:
        print("  no canvas for Node: npm could not install it")
    else:
        report.tell("canvas in Node, piped into ffmpeg", canvas)
        report.tell("ours over it", slowest / canvas, "", slowest > canvas)


def main(program, deck, scratch, node_folder, rounds="5"):
    os.makedirs(scratch, exist_ok=True)
    ours = Ours(program, deck)
    report = Report()
    rates = []
    for film, frames, rate in ours.films():
        report.begin(f"{film}: {frames} frames, {SIZE}")
        cold = compare_x264(ours, film, rate, int(rounds), scratch, report)
        rates.append(frames / cold)
        check_bytes(ours, film, frames, scratch, report)
        compare_changes(ours, film, min(int(rounds), CHANGE_ROUNDS), scratch,
                        report)
        check_memory(ours, film, scratch, report)
    compare_rates(min(rates), scratch, node_folder, report)
    shutil.rmtree(scratch)
    report.summary()
    sys.exit(1 if report.missed else 0)


main(*sys.argv[1:])
