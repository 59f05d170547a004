#!/usr/bin/env python3
"""Writes networks of the architecture in vla.py in several sizes with random weights: what running them takes does not depend on the weights.

    python3 training/untrained.py models/hanoi-vla/card.json --out DIR
"""
import argparse
import json
from pathlib import Path

import torch

from common import model_card
from vla import Exported, Shape, Vla, card

SHAPES = (  # from that of models/hanoi-vla to that of SmolVLA's 450 million
    Shape(channels=40, width=208, layers=4),
    Shape(channels=64, width=320, layers=5),
    Shape(channels=96, width=480, layers=7),
    Shape(channels=160, width=912, layers=7),
    Shape(channels=256, width=1552, layers=12),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("like", type=Path, help="card of a trained network, whose cameras, words and chunk are taken over")
    parser.add_argument("--out", type=Path, required=True, help="gets a folder for each network")
    options = parser.parse_args()
    like = json.loads(options.like.read_text())
    cameras, vocabulary = like["cameras"], like["vocabulary"]
    side, length, states = (like["inputs"][place]["shape"][-1] for place in (0, len(cameras), len(cameras) + 1))
    steps = like["outputs"][0]["shape"][1]
    torch.manual_seed(0)
    for shape in SHAPES:
        network = Vla(shape, vocabulary, length, len(cameras), side, steps, torch.zeros(states), torch.ones(states))
        description = card(shape, network, cameras, side, vocabulary, length)
        folder = options.out / f"vla-{description.purpose['parameters'] / 1e6:.0f}M"
        folder.mkdir(parents=True)
        with torch.no_grad():
            model_card.write_untrained(folder, Exported(network), description, {})
        print(folder.name, flush=True)


if __name__ == "__main__":
    main()
