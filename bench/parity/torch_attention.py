"""The attentions of a deck as torch modules, written from their definition.

A configuration is a dict with the keys of an experiment, and what the deck
leaves to a default. Every forward pass gives its tensors under the names of
the trace's steps.
"""

import math

import torch
from torch import nn
from torch.nn import functional


class Bare(nn.Module):
    """A bare parameter [d_in, d_out], multiplied from the right."""

    def __init__(self, draw, d_in, d_out):
        super().__init__()
        self.weight = nn.Parameter(draw(d_in, d_out))

    def forward(self, x):
        return x @ self.weight


def layer(parameters, d_in, d_out, bias):
    if parameters == "linear":
        return nn.Linear(d_in, d_out, bias=bias)
    draw = {"rand": torch.rand, "randn": torch.randn, "bare": torch.empty}
    return Bare(draw[parameters], d_in, d_out)


def attend(queries, keys, values, c):
    """Scaled dot-product attention [..., token, dim] with all its switches."""
    steps = {"scores": queries @ keys.transpose(-2, -1)}
    scores = steps["scores"]
    tokens = scores.shape[-1]
    future = torch.ones(tokens, tokens).triu(1).bool()
    if c["mask"] == "minus-infinity":
        scores = scores.masked_fill(future, -math.inf)
    divisor = math.sqrt(queries.shape[-1]) if c["scale"] else 1.0
    weights = torch.softmax(scores / (divisor * c["temperature"]), dim=-1)
    if c["mask"] == "multiply":
        weights = weights.masked_fill(future, 0.0)
        weights = weights / weights.sum(dim=-1, keepdim=True)
    steps["weights"] = weights
    if c["dropout"]:
        weights = steps["dropped"] = functional.dropout(weights, c["dropout"])
    steps["context"] = weights @ values
    return steps


class Simple(nn.Module):
    """Embeddings are their own queries, keys and values."""

    def __init__(self, c):
        super().__init__()
        self.c = c

    def forward(self, x):
        return attend(x, x, x, self.c)


class SingleHead(nn.Module):
    def __init__(self, c, d_out=None):
        super().__init__()
        self.c = c
        size = c["d_in"], d_out or c["d_out"], c["qkv_bias"]
        self.W_query = layer(c["parameters"], *size)
        self.W_key = layer(c["parameters"], *size)
        self.W_value = layer(c["parameters"], *size)

    def forward(self, x):
        projected = {"queries": self.W_query(x), "keys": self.W_key(x),
                     "values": self.W_value(x)}
        return {**projected, **attend(*projected.values(), self.c)}


def out_layer(c):
    bias = c["parameters"] == "linear"
    return layer(c["parameters"], c["d_out"], c["d_out"], bias)


class MultiHead(nn.Module):
    """What all implementations share: heads [batch, head, token, head_dim]
    become one output."""

    def __init__(self, c):
        super().__init__()
        self.c = c

    def add_output(self, c):
        if c["output_projection"]:
            self.out_proj = out_layer(c)

    def heads_of(self, tensor):
        batch, tokens, _ = tensor.shape
        return tensor.view(batch, tokens, self.c["heads"], -1).transpose(1, 2)

    def finish(self, steps):
        contexts = steps["head_context"] = steps.pop("context")
        batch, _, tokens, _ = contexts.shape
        joined = contexts.transpose(1, 2).reshape(batch, tokens, -1)
        steps["concatenated"] = joined
        if self.c["output_projection"]:
            steps["output"] = self.out_proj(joined)
        return steps

    def run(self, queries, keys, values):
        head = {"head_queries": queries, "head_keys": keys,
                "head_values": values}
        return self.finish({**head, **attend(queries, keys, values, self.c)})


class Split(MultiHead):
    """One projection each, cut into heads."""

    def __init__(self, c):
        super().__init__(c)
        size = c["d_in"], c["d_out"], c["qkv_bias"]
        self.W_query = layer(c["parameters"], *size)
        self.W_key = layer(c["parameters"], *size)
        self.W_value = layer(c["parameters"], *size)
        self.add_output(c)

    def forward(self, x):
        return self.run(*(self.heads_of(project(x)) for project in
                          (self.W_query, self.W_key, self.W_value)))


class Fused(MultiHead):
    """One projection for queries, keys and values together."""

    def __init__(self, c):
        super().__init__(c)
        self.qkv = layer(c["parameters"], c["d_in"], 3 * c["d_out"],
                         c["qkv_bias"])
        if c["output_projection"]:
            self.proj = out_layer(c)

    @property
    def out_proj(self):
        return self.proj

    def forward(self, x):
        return self.run(*(self.heads_of(part)
                          for part in self.qkv(x).chunk(3, dim=-1)))


def side_by_side(heads):
    """The steps of single heads [batch, ...] as steps [batch, head, ...]."""
    names = {"queries": "head_queries", "keys": "head_keys",
             "values": "head_values"}
    return {names.get(name, name): torch.stack([h[name] for h in heads], dim=1)
            for name in heads[0]}


class Stack(MultiHead):
    """Single-head modules, each with a forward pass of its own."""

    def __init__(self, c):
        super().__init__(c)
        head_dim = c["d_out"] // c["heads"]
        self.heads = nn.ModuleList(SingleHead(c, head_dim)
                                   for _ in range(c["heads"]))
        self.add_output(c)

    def forward(self, x):
        return self.finish(side_by_side([head(x) for head in self.heads]))


class Loop(Split):
    """As Split, one head after the other."""

    def forward(self, x):
        parts = [self.heads_of(project(x)) for project in
                 (self.W_query, self.W_key, self.W_value)]
        heads = []
        for i in range(self.c["heads"]):
            queries, keys, values = (part[:, i] for part in parts)
            heads.append({"queries": queries, "keys": keys, "values": values,
                          **attend(queries, keys, values, self.c)})
        return self.finish(side_by_side(heads))


class Streaming(Split):
    """As Split; what is streamed never holds scores or weights."""

    def forward(self, x):
        steps = super().forward(x)
        del steps["scores"], steps["weights"]
        return steps


def module_of(c):
    if c["attention"] == "simple":
        return Simple(c)
    if c["attention"] != "multi-head":
        return SingleHead(c)
    kinds = {"split": Split, "stack": Stack, "fused": Fused, "loop": Loop,
             "streaming": Streaming}
    return kinds[c["implementation"]](c)


STEP_OF_LAYER = {"W_query": "query", "W_key": "key", "W_value": "value",
                 "qkv": "qkv", "out_proj": "out", "proj": "out"}


def parameters_of(module):
    """The parameters under the names of the trace's steps; those of stacked
    heads [head, ...]."""
    found = {}
    for name, tensor in module.named_parameters():
        *_, owner, kind = name.split(".")
        step = ("W_" if kind == "weight" else "b_") + STEP_OF_LAYER[owner]
        found.setdefault(step, []).append(tensor.detach())
    stacked = isinstance(module, Stack)
    return {step: torch.stack(all) if stacked and "out" not in step else all[0]
            for step, all in found.items()}


def forward(module, x, exact=False):
    """All steps in float32, or in float64 from the same float32 numbers. The
    generator is left as it was, so that both draw the same dropout."""
    state = torch.get_rng_state()
    with torch.no_grad():
        steps = module(x.double()) if exact else module(x)
    torch.set_rng_state(state)
    return steps
