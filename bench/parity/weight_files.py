"""Weights as files: written as decks read them, read as models have them."""

import json
import struct

import numpy
import torch

DTYPES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16",
          torch.bfloat16: "BF16"}


def tensor_bytes(tensor):
    """Its numbers, little-endian; numpy has no bfloat16."""
    if tensor.dtype == torch.bfloat16:
        tensor = tensor.view(torch.int16)
    return tensor.contiguous().numpy().tobytes()


def write_safetensors(path, tensors):
    """A header's length, the header as JSON, and the numbers."""
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        numbers = tensor_bytes(tensor)
        header[name] = {"dtype": DTYPES[tensor.dtype],
                        "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_safetensors(path):
    """The float32 tensors of a file."""
    content = path.read_bytes()
    start = 8 + struct.unpack("<Q", content[:8])[0]
    tensors = {}
    for name, entry in json.loads(content[8:start]).items():
        if name == "__metadata__":
            continue
        first, last = entry["data_offsets"]
        numbers = numpy.frombuffer(content[start + first:start + last], "<f4")
        tensors[name] = torch.tensor(numbers).view(entry["shape"])
    return tensors


def fill(module, random, dtype):
    """Other weights than a constructor draws, as wide as `dtype` can hold."""
    generator = torch.Generator().manual_seed(random.getrandbits(40))
    with torch.no_grad():
        for parameter in module.parameters():
            width = parameter.shape[-1] ** -0.5
            drawn = torch.randn(parameter.shape, generator=generator) * width
            parameter.copy_(drawn.to(dtype).float())


def write_state(module, path, dtype, random):
    """A state dict, in any order; bare parameters have no `.weight`."""
    bare = {name for name, part in module.named_modules()
            if type(part).__name__ == "Bare"}
    tensors = {}
    for name, tensor in module.state_dict().items():
        owner = name.rsplit(".", 1)[0]
        tensors[owner if owner in bare else name] = tensor.to(dtype)
    names = list(tensors)
    random.shuffle(names)
    write_safetensors(path, {name: tensors[name] for name in names})


def write_arrays(parameters, folder, name, random):
    """Every weight as a NumPy file or as numbers in the deck.
    Gives: the experiment's `weights`."""
    weights = {}
    for step, tensor in parameters.items():
        numbers = tensor.numpy()
        if random.random() < 0.3:
            weights[step] = numbers.tolist()
            continue
        numbers = numbers.astype(random.choice(["<f4", "<f8", ">f4", ">f8"]))
        if random.random() < 0.5:
            numbers = numpy.asfortranarray(numbers)
        numpy.save(folder / f"{name}-{step}.npy", numbers)
        weights[step] = f"{name}-{step}.npy"
    return weights
