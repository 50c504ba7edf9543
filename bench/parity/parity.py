#!/usr/bin/python3 -B
"""parity.py OWLDECK [VARIANT...]: owldeck's numbers against torch's.

Random configurations of every variant are written as decks, computed by
`owldeck tensors` and by torch modules with the same seeds, weights and input.
Drawn weights must be the same bit for bit where torch's are exact; what follows
from them may differ by 2e-6, taken as the largest |a - b| over a tensor's
values, divided by the largest |b|. That is torch in float32. Where torch in
float32 is farther than owldeck from torch in float64 (on the same float32
weights), torch in float64 is what counts.
"""

import argparse
import copy
import dataclasses
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
import torch

import configurations
import torch_attention
import torch_model
import weight_files

ALLOWED = 2e-6
FOOT = """
Errors: the largest |a - b| over a tensor's values, divided by the largest |b|
unless absolute. What counts is the one to torch in float32, or to torch in
float64 (on the same float32 weights) where float32 is farther from that than
owldeck is. Inputs: 2 to 80 tokens of width 3 to 24, for rand 3 to 8 and heads
of at most 4: below and above, scores that cancel or reach the thousands have
fewer digits in float32, in torch as here."""
CHUNK = 50  # configurations in a deck
MODELS = pathlib.Path(__file__).resolve().parents[2] / "content/models/tiny"


@dataclasses.dataclass
class Case:
    """A configuration: its experiments, and torch's answers by step."""
    experiments: dict
    exact: dict  # must be the same bit for bit
    near: dict  # torch in float32
    precise: dict = None  # the same in float64, where something is computed


@dataclasses.dataclass
class Result:
    """The worst over all configurations of a variant."""
    count: int = 0
    drawn: int = 0
    wrong_bits: int = 0
    float32: float = 0.0
    float64: float = None
    torch: float = None
    worst: float = -1.0
    where: str = ""

    def is_good(self):
        return self.wrong_bits == 0 and self.worst <= ALLOWED


def difference(a, b, absolute):
    """The largest |a - b|, relative to the largest |b| unless `absolute`;
    infinities must stand in the same places."""
    a, b = a.double(), b.double()
    if a.shape != b.shape or not torch.equal(a.isfinite(), b.isfinite()):
        return float("inf")
    finite = b.isfinite()
    if not torch.equal(a[~finite], b[~finite]):
        return float("inf")
    a, b = a[finite], b[finite]
    if not b.numel():
        return 0.0
    error = (a - b).abs().max().item()
    largest = b.abs().max().item()
    return error if absolute or largest == 0 else error / largest


class Variant:
    """A way to make cases, and how their numbers are judged."""

    def __init__(self, make, absolute=False):
        self.make = make
        self.absolute = absolute


def attention_case(c, name, folder=None, given=None, rng=None):
    """The case of an attention whose weights are drawn, or `given` as
    "safetensors" or "arrays"."""
    torch.manual_seed(c["torch_seed"])
    module = torch_attention.module_of(c)
    if given:
        dtype = torch.float32
        if given == "safetensors":
            dtype = rng.choice(list(weight_files.DTYPES))
        weight_files.fill(module, rng, dtype)
        parameters = torch_attention.parameters_of(module)
        if given == "safetensors":
            c["weights"] = f"{name}.safetensors"
            weight_files.write_state(module, folder / c["weights"], dtype, rng)
        else:
            c["weights"] = weight_files.write_arrays(parameters, folder, name,
                                                     rng)
        torch.manual_seed(c["torch_seed"])
    if c["dropout_seed"] is not None:
        torch.manual_seed(c["dropout_seed"])
    x = torch.tensor(c["embeddings"])
    if c["batch"] or c["attention"] == "multi-head":
        x = torch.stack([x] * (c["batch"] or 1))
    near = torch_attention.forward(module, x)
    precise = torch_attention.forward(copy.deepcopy(module).double(), x, True)
    return Case(configurations.experiments(c, name),
                torch_attention.parameters_of(module), near, precise)


def drawn(*kinds, **options):
    """A variant of attentions, of any of `kinds`, with weights from a seed."""
    def make(rng, name, folder):
        c = configurations.configuration(rng, rng.choice(kinds), **options)
        return attention_case(c, name)
    return Variant(make)


def given(how, parameters):
    """A variant of attentions with weights from files."""
    def make(rng, name, folder):
        kind = rng.choice(["scaled", "causal", "multi-head", "multi-head"])
        options = {"masks": configurations.MASKS}
        if kind == "multi-head":
            # Arrays are named by step, the same for every implementation but
            # for those of stacked heads, which are drawn or from a state dict.
            known = [each for each in configurations.IMPLEMENTATIONS
                     if how == "safetensors" or each != "stack"]
            options["implementation"] = rng.choice(known)
            if options["implementation"] == "streaming":
                options["masks"] = configurations.MASKS[:2]
        c = configurations.configuration(rng, kind, parameters=parameters,
                                         **options)
        return attention_case(c, name, folder, how, rng)
    return Variant(make)


def randn_case(rng, name, folder):
    """Only what is drawn: torch's own digits depend on the machine."""
    c = configurations.configuration(rng, "scaled", parameters="randn")
    case = attention_case(c, name)
    return Case(case.experiments, {}, case.exact)


def text_case(rng, name, folder):
    c = configurations.text_configuration(rng)
    tokens = c["text"].split()
    words = sorted(set(tokens))
    ids = torch.tensor([words.index(token) for token in tokens])
    torch.manual_seed(c["torch_seed"])
    near = {"token_table": torch.nn.Embedding(len(words), c["d_model"])
            .weight.detach()}
    near["token_embeddings"] = near["token_table"][ids]
    near["embeddings"] = near["token_embeddings"]
    if c["positions"]:
        rows = c.get("context_length", len(tokens))
        table = torch.nn.Embedding(rows, c["d_model"]).weight.detach()
        near["position_table"] = table
        near["embeddings"] = near["token_embeddings"] + table[:len(tokens)]
    return Case({name: c}, {"ids": ids.float()}, near)


def model(part):
    """A variant of sentences that a trained model reads."""
    vocabulary = json.loads((MODELS / "vocab.json").read_text())
    config = json.loads((MODELS / "config.json").read_text())[part]
    weights = weight_files.read_safetensors(MODELS / f"{part}.safetensors")
    precise = {name: tensor.double() for name, tensor in weights.items()}

    def make(rng, name, folder):
        text = configurations.sentence(rng, vocabulary, config["context"])
        ids = [config["bos"], *map(vocabulary.index, text.split())]
        return Case({name: {"model": f"tiny-{part}", "text": text}}, {},
                    torch_model.run(ids, weights, config),
                    torch_model.run(ids, precise, config))
    return Variant(make)


def variants():
    all = {"simple": drawn("simple"),
           "scaled, rand": drawn("scaled", parameters="rand",
                                 masks=["none"]),
           "scaled, linear": drawn("scaled", masks=["none"]),
           "causal, minus-infinity": drawn("causal",
                                           masks=["minus-infinity"]),
           "causal, multiply": drawn("causal", masks=["multiply"])}
    for name in configurations.IMPLEMENTATIONS:
        masks = configurations.MASKS[:2 if name == "streaming" else 3]
        all[f"multi-head, {name}"] = drawn("multi-head", masks=masks,
                                           implementation=name)
    all["dropout, one head"] = drawn("simple", "scaled", "causal",
                                     dropout=True)
    for name in configurations.IMPLEMENTATIONS[:4]:
        all[f"dropout, {name}"] = drawn("multi-head", dropout=True,
                                        implementation=name)
    all["weights from .npy or the deck"] = given("arrays", "linear")
    all["bare weights likewise"] = given("arrays", "bare")
    all["weights from .safetensors"] = given("safetensors", "linear")
    all["bare weights likewise, in a file"] = given("safetensors", "bare")
    all["randn parameters (absolute)"] = Variant(randn_case, absolute=True)
    all["text and nn.Embedding (absolute)"] = Variant(text_case, absolute=True)
    all["model tiny-encoder"] = model("encoder")
    all["model tiny-decoder"] = model("decoder")
    return all


def deck_of(experiments):
    """JSON is YAML."""
    return json.dumps({
        "deck": {"id": "parity", "title": "Parity"},
        "experiments": experiments,
        "slides": [{"slide": 1, "type": "concept", "topic": "parity",
                    "title": "Parity"}]})


def computed(owldeck, folder, cases):
    """What owldeck makes of `cases`: by experiment, the tensors by step."""
    deck = folder / "deck.yaml"
    experiments = {}
    for case in cases:
        experiments.update(case.experiments)
    deck.write_text(deck_of(experiments))
    done = subprocess.run([owldeck, "tensors", deck, "--format", "json",
                           "--values"], stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"owldeck failed on {keep(deck)}")
    return {each["experiment"]: {step["tensor"]: step["values"]
                                 for step in each["tensors"]}
            for each in json.loads(done.stdout)}


def keep(deck):
    """A copy of `deck` that outlives the run."""
    kept = pathlib.Path(tempfile.mkdtemp(prefix="parity-"))
    for file in deck.parent.iterdir():
        (kept / file.name).write_bytes(file.read_bytes())
    return kept / deck.name


def to_tensor(values):
    return torch.from_numpy(numpy.array(values, dtype=numpy.float32))


def judge(case, name, ours, absolute, result):
    """Adds one configuration to `result`."""
    result.count += 1
    for step, tensor in case.exact.items():
        result.drawn += 1
        if step not in ours or not torch.equal(to_tensor(ours[step]), tensor):
            result.wrong_bits += 1
            result.where = result.where or f"{name}.{step}"
    for step, near in case.near.items():
        mine = to_tensor(ours[step]) if step in ours else torch.empty(0)
        counts = difference(mine, near, absolute)
        result.float32 = max(result.float32, counts)
        if case.precise:
            precise = case.precise[step]
            own = difference(near, precise, absolute)
            error64 = difference(mine, precise, absolute)
            result.float64 = max(result.float64 or 0.0, error64)
            result.torch = max(result.torch or 0.0, own)
            if own > error64:
                counts = error64
        if counts > result.worst:
            result.worst = counts
            if not result.wrong_bits:
                result.where = f"{name}.{step}"


def run_variant(variant, title, options):
    result = Result()
    rng = random.Random(f"{options.seed} {title}")
    for first in range(0, options.count, CHUNK):
        with tempfile.TemporaryDirectory(prefix="parity-") as scratch:
            folder = pathlib.Path(scratch)
            cases = {}
            for i in range(first, min(first + CHUNK, options.count)):
                name = f"c{i}"
                cases[name] = variant.make(rng, name, folder)
            ours = computed(options.owldeck, folder, cases.values())
            good = result.is_good()
            for name, case in cases.items():
                judge(case, name, ours[name], variant.absolute, result)
            if good and not result.is_good():
                print(f"{title}: see {keep(folder / 'deck.yaml')}")
    return result


def number(value):
    return "-" if value is None else f"{value:.1e}"


def line(title, result):
    weights = "same bits" if result.drawn else "-"
    if result.wrong_bits:
        weights = f"{result.wrong_bits} differ"
    verdict = "ok" if result.is_good() else "MISS"
    return (f"{title:34}{result.count:6}  {weights:>10}"
            f"{number(result.float32):>11}{number(result.float64):>11}"
            f"{number(result.torch):>11}{number(result.worst):>11}"
            f"  {verdict:5}{result.where}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("owldeck", type=pathlib.Path)
    parser.add_argument("variant", nargs="*", help="words of its name")
    parser.add_argument("--count", type=int, default=1000,
                        help="configurations of each variant (1000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_intermixed_args()
    options.owldeck = options.owldeck.resolve()
    torch.set_num_threads(1)

    print(f"torch {torch.__version__}, {options.count} configurations each, "
          f"seed {options.seed}; allowed {ALLOWED:g}\n")
    print(f"{'':34}{'':6}  {'weights':>10}{'to torch':>11}{'to torch':>11}"
          f"{'torch 32':>11}{'counts':>11}")
    print(f"{'variant':34}{'runs':>6}  {'drawn':>10}{'float32':>11}"
          f"{'float64':>11}{'to 64':>11}{'':11}  {'':5}where")
    missed = 0
    for title, variant in variants().items():
        if options.variant and not all(w in title for w in options.variant):
            continue
        result = run_variant(variant, title, options)
        print(line(title, result), flush=True)
        missed += not result.is_good()
    print(FOOT)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
