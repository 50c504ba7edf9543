"""Random configurations of every variant, as experiments of a deck.

Sizes are such that a float32 number can be compared at all. One token, or an
input of width 1 or 2, may leave no score but one whose terms cancel, of which
neither torch nor owldeck has more than a few digits. Weights of `rand` are all
positive, so that scores grow with the widths into the thousands, where float32
is too coarse for a softmax: there the widths stay small.
"""

MASKS = ("none", "minus-infinity", "multiply")
IMPLEMENTATIONS = ("split", "stack", "fused", "loop", "streaming")

# What a kind of attention sets itself.
USUAL = {"simple": ("none", False), "scaled": ("none", True),
         "causal": ("minus-infinity", True),
         "multi-head": ("minus-infinity", True)}


def embeddings(random, tokens, width):
    return [[round(random.uniform(-1, 1), 3) for _ in range(width)]
            for _ in range(tokens)]


def add_switches(random, c, masks):
    """Some of the switches that every kind knows."""
    mask, scale = USUAL[c["attention"]]
    c["mask"] = random.choice(masks)
    c["scale"] = scale if random.random() < 0.7 else not scale
    c["temperature"] = 1.0
    if random.random() < 0.4:
        c["temperature"] = round(random.uniform(0.25, 4), 2)
    c["batch"] = random.randint(1, 3) if random.random() < 0.5 else None


def configuration(random, attention, masks=MASKS, parameters="linear",
                  implementation=None, dropout=False):
    """Everything that a module needs to know, and the input."""
    heads = random.randint(1, 6) if attention == "multi-head" else 1
    # Now and then more tokens than a block of `streaming` has.
    tokens = random.choice([random.randint(2, 12), random.randint(2, 12),
                            random.randint(13, 80)])
    widest_input, widest_head = (8, 4) if parameters == "rand" else (24, 16)
    c = {"attention": attention, "parameters": parameters,
         "d_in": random.randint(3, widest_input), "heads": heads,
         "d_out": heads * random.randint(1, widest_head), "qkv_bias": False,
         "output_projection": random.random() < 0.6, "dropout": 0.0,
         "dropout_seed": None, "torch_seed": random.getrandbits(40),
         "implementation": implementation, "block": random.randint(1, 16)}
    if parameters == "linear" and attention != "simple":
        c["qkv_bias"] = random.random() < 0.5
    add_switches(random, c, masks)
    if dropout:
        c["dropout"] = round(random.uniform(0.05, 0.95), 2)
        if random.random() < 0.5:
            c["dropout_seed"] = random.getrandbits(40)
    c["embeddings"] = embeddings(random, tokens, c["d_in"])
    return c


def without_defaults(c):
    """The keys that an experiment needs to say."""
    usual = {"mask": USUAL[c["attention"]][0],
             "scale": USUAL[c["attention"]][1], "temperature": 1.0,
             "batch": None, "dropout": 0.0, "dropout_seed": None,
             "parameters": "linear", "qkv_bias": False}
    if c["attention"] != "simple":
        usual.update({"d_out": None, "torch_seed": None})
    elif c["dropout"]:
        usual["torch_seed"] = None
    if c["attention"] == "multi-head":
        usual.update({"heads": 1, "implementation": "split",
                      "output_projection": True})
        if c["implementation"] == "streaming":
            usual["block"] = 64
    if "weights" in c:
        usual["weights"] = None
        if not c["dropout"]:
            del usual["torch_seed"]
    return {key: c[key] for key, value in usual.items() if c[key] != value}


def experiments(c, name):
    """The input and the attention called `name`."""
    tokens = [f"t{i}" for i in range(len(c["embeddings"]))]
    return {f"{name}-input": {"tokens": tokens, "embeddings": c["embeddings"]},
            name: {"attention": c["attention"], "input": f"{name}-input",
                   **without_defaults(c)}}


PUNCTUATION = [",", ".", ":", ";", "?", "!", "--"]


def text_configuration(random):
    """A text of few different words, so that they come more than once."""
    words = [f"w{random.randint(0, 9)}" for _ in range(random.randint(1, 12))]
    for i in range(len(words)):
        if random.random() < 0.2:
            words[i] += " " + random.choice(PUNCTUATION)
    c = {"text": " ".join(words), "d_model": random.choice([1, 2, 3, 8, 24]),
         "positions": random.random() < 0.7,
         "torch_seed": random.getrandbits(40)}
    if c["positions"] and random.random() < 0.5:
        c["context_length"] = random.randint(len(c["text"].split()), 40)
    return c


def sentence(random, vocabulary, context):
    """Words that a model knows, in any order."""
    known = [word for word in vocabulary if word.isalpha()]
    count = random.randint(1, min(12, context - 1))
    return " ".join(random.choice(known) for _ in range(count))
