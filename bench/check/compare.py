#!/usr/bin/env python3
"""Times `owldeck check --no-drawing` on generated decks, against libyaml that
only reads the same files; fails where a limit is missed.

usage: compare.py OWLDECK WORK [ROUNDS]
"""
import pathlib
import statistics
import subprocess
import sys
import time

READER = "import sys, yaml\nfor f in sys.argv[1:]: yaml.compose(open(f), Loader=yaml.CLoader)"


def slide(number, deck, anchor):
    lines = [
        f"  - slide: {number}",
        f"    type: {'practical' if anchor else 'concept'}",
        f"    topic: topic {number} of the deck",
        f"    title: Title {number} says what it says",
        "    body: |",
        f"      - Every token [asks](flow) every token, see slide {max(1, number - 1)}",
        f"      - The weights of row {number} sum to one",
        "    beginner: {means: A row is a budget, matters: It decides what is read, "
        "mistake: Reading down a column}",
    ]
    if anchor:
        lines += ["    anchor:", *(f"      {line}" for line in anchor)]
    lines += [
        f"    owl: Insight {number} of {deck} is none of the others.",
        "    instructor:",
        "      notes: |",
        f"        Say on slide {number} what a row of weights is and where it comes from.",
        "      minutes: 4",
        f"      answer: Asked about slide {number}, it depends on its row {number}.",
    ]
    return lines


def anchor_of(prefix, number, first_need):
    need = f"{prefix}-LAB-{number - 1:05}" if number > 1 else first_need
    return [
        f"id: {prefix}-LAB-{number:05}",
        "assets: [ch03/ch03.ipynb]",
        f"objective: run example {number} of the weights",
        f"prerequisites: [{need}]",
    ]


def deck(name, slides, anchors, prefix="CH3", first_need=""):
    lines = [f"deck: {{id: {name}, title: Deck {name}}}", "slides:"]
    every, made = max(1, slides // anchors), 0
    for number in range(1, slides + 1):
        anchor = None
        if number % every == 0 and made < anchors:
            made += 1
            anchor = anchor_of(prefix, made, first_need)
        lines += slide(number, name, anchor)
    return "\n".join(lines) + "\n"


def write_course(folder, decks, slides, anchors):
    names = []
    for index in range(decks):
        first = f"CH{index - 1}-LAB-{anchors:05}" if index else ""
        path = folder / f"c{index}.yaml"
        path.write_text(deck(f"c{index}", slides, anchors, f"CH{index}", first))
        names.append(path)
    (folder / "course.yaml").write_text(
        "course: {id: llm, title: LLM, decks: [%s]}\n" % ", ".join(p.name for p in names))
    return folder / "course.yaml", names


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    owldeck, work = sys.argv[1], pathlib.Path(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    work.mkdir(parents=True, exist_ok=True)
    cases = {}
    for slides, anchors in ((360, 200), (1000, 500), (10000, 5000)):
        path = work / f"{slides}.yaml"
        path.write_text(deck(f"d{slides}", slides, anchors))
        cases[f"{slides} slides, {anchors} anchors"] = (path, [path])
    cases["12 decks of 30 slides"] = write_course(work, 12, 30, 17)
    limits = {"360 slides, 200 anchors": 0.1, "12 decks of 30 slides": 0.1,
              "10000 slides, 5000 anchors": 3}
    missed = False
    print(f"{'':28} {'check':>9} {'libyaml':>9} {'ratio':>6}  a slide")
    for name, (path, files) in cases.items():
        ours, theirs = [], []
        for _ in range(rounds if "10000" not in name else 3):
            ours.append(seconds([owldeck, "check", "--no-drawing", str(path)]))
            theirs.append(seconds([sys.executable, "-c", READER, *map(str, files)]))
        time_ours, time_theirs = statistics.median(ours), statistics.median(theirs)
        slides = 360 if "12" in name else int(name.split()[0])
        over = name in limits and time_ours > limits[name]
        missed = missed or over
        print(f"{name:28} {1000 * time_ours:6.0f} ms {1000 * time_theirs:6.0f} ms "
              f"{time_ours / time_theirs:6.2f}  {1e6 * time_ours / slides:4.0f} us"
              f"{'  over its limit' if over else ''}")
    sys.exit(1 if missed else 0)


main()
