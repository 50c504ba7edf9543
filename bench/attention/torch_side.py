#!/usr/bin/python3
"""torch_side.py FOLDER THREADS: torch's side of compare.py.

Answers every line `BATCH TOKENS D HEADS RUNS` by the median seconds of a causal
nn.MultiheadAttention, one number for each way of asking torch for it. Before
that it prints the BLAS that the process has loaded, and writes the weights, the
input and the output of every case into FOLDER.
"""

import array
import ctypes
import os
import re
import statistics
import sys
import time

import torch

from cases import CASES, folder_of

# The answer is the same; the faster is what counts.
WAYS = [(weights, mask) for weights in (False, True)
        for mask in ("float", "bool")]


def openblas():
    """The loaded OpenBLAS's path and the processor that it is tuned for."""
    with open("/proc/self/maps") as maps:
        paths = {path for path in re.findall(r"(/\S+)$", maps.read(), re.M)
                 if "openblas" in os.path.basename(path)}
    if not paths:
        sys.exit("torch runs without OpenBLAS: nothing to compare with")
    path = sorted(paths)[0]
    name = ctypes.CDLL(path).openblas_get_corename
    name.restype = ctypes.c_char_p
    return f"{path} {name().decode()}"


def write(path, tensor):
    with open(path, "wb") as file:
        array.array("f", tensor.flatten().tolist()).tofile(file)


class Case:
    def __init__(self, root, case):
        batch, tokens, d, heads = case
        torch.manual_seed(123)
        self.module = torch.nn.MultiheadAttention(d, heads, batch_first=True)
        for bias in (self.module.in_proj_bias, self.module.out_proj.bias):
            torch.nn.init.uniform_(bias, -0.1, 0.1)  # torch begins with zeros
        self.module.eval()
        self.input = torch.randn(batch, tokens, d)
        future = torch.triu(torch.ones(tokens, tokens, dtype=torch.bool), 1)
        self.masks = {
            "bool": future,
            "float": torch.zeros(tokens, tokens).masked_fill(
                future, float("-inf")),
        }
        self.write(folder_of(root, case))

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for name, parameter in self.module.named_parameters():
            write(os.path.join(folder, name), parameter)
        write(os.path.join(folder, "input"), self.input)
        write(os.path.join(folder, "expected"), self.run(WAYS[0])[0])

    def run(self, way):
        weights, mask = way
        return self.module(self.input, self.input, self.input,
                           need_weights=weights, attn_mask=self.masks[mask])

    def median(self, way, runs):
        self.run(way)
        times = []
        for _ in range(runs):
            begin = time.perf_counter()
            self.run(way)
            times.append(time.perf_counter() - begin)
        return statistics.median(times)


@torch.no_grad()
def main():
    root, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    cases = {case: Case(root, case) for case in CASES}
    print(openblas(), flush=True)
    for line in sys.stdin:
        *case, runs = map(int, line.split())
        times = [cases[tuple(case)].median(way, runs) for way in WAYS]
        print(*times, flush=True)


main()
