"""A trained model's forward pass in torch, as its configuration tells it."""

import math

import torch
from torch.nn import functional


def norm(x, weights, name, epsilon):
    return functional.layer_norm(x, x.shape[-1:], weights[name + ".weight"],
                                 weights[name + ".bias"], epsilon)


def linear(x, weights, name):
    return functional.linear(x, weights[name + ".weight"],
                             weights[name + ".bias"])


def gelu(x):
    """The approximation by tanh."""
    inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)
    return 0.5 * x * (1 + torch.tanh(inner))


def run(ids, weights, config):
    """Weights of every layer and head, outputs of every layer, and logits."""
    heads, epsilon = config["n_heads"], config["layernorm_eps"]
    tokens = len(ids)
    x = weights["tok_emb.weight"][ids] + weights["pos_emb.weight"][:tokens]
    steps = {"embeddings": x, "weights": [], "head_context": [],
             "layer_output": []}
    future = torch.ones(tokens, tokens).triu(1).bool()
    for i in range(config["n_layers"]):
        block = f"blocks.{i}."
        normed = norm(x, weights, block + "ln1", epsilon)
        queries, keys, values = (
            linear(normed, weights, f"{block}attn.{part}")
            .view(tokens, heads, -1).transpose(0, 1) for part in "qkv")
        scores = queries @ keys.transpose(1, 2) / math.sqrt(keys.shape[-1])
        if config["causal"]:
            scores = scores.masked_fill(future, -math.inf)
        attention = torch.softmax(scores, dim=-1)
        contexts = attention @ values
        joined = contexts.transpose(0, 1).reshape(tokens, -1)
        x = x + linear(joined, weights, block + "attn.o")
        normed = norm(x, weights, block + "ln2", epsilon)
        hidden = gelu(linear(normed, weights, block + "mlp.fc1"))
        x = x + linear(hidden, weights, block + "mlp.fc2")
        steps["weights"].append(attention)
        steps["head_context"].append(contexts)
        steps["layer_output"].append(x)
    final = steps["final_norm"] = norm(x, weights, "ln_f", epsilon)
    steps["logits"] = final @ weights["tok_emb.weight"].T + weights["head.bias"]
    return {name: torch.stack(step) if isinstance(step, list) else step
            for name, step in steps.items()}
