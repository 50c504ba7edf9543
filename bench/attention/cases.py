"""The sizes that compare.py compares at, and where their numbers lie."""

import os

# (batch, tokens, d, heads)
CASES = [(4, 100, 768, 12), (1, 1024, 768, 12), (8, 4, 256, 4)]


def folder_of(root, case):
    return os.path.join(root, "-".join(map(str, case)))
