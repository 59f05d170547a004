#!/usr/bin/env python3
"""Trains the small network that grasps and sets down: where the goal is and what the arm feels to the motion of the next control steps.

    python3 training/skills.py training/hanoi-skills.json --data DIR --out DIR [--resume]

DIR is made of demonstrations (see SkillExamples.cs): features.npy, chunk.npy, ended.npy and set.json. `generates` is `flow` (flow matching:
Lipman et al., ICLR 2023) or `regression`, which predicts one motion and stands beside it as an ablation.
"""
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

from common import loop, model_card

METRES = 0.03  # places in a chunk are in units of this inside the network
HELD_OUT = 20  # one example in so many, at the end, is kept for the metrics
FEATURE_NOISE = 0.02
TIMES_PER_EXAMPLE = 4  # draws of noise for each example of a batch


@dataclass(frozen=True)
class Shape:
    """The part `network` of a settings file."""

    generates: str = "flow"
    width: int = 192
    blocks: int = 3
    integration_steps: int = 5  # of Euler, when it is run


class Block(nn.Module):
    """x + f(x), with the time of the flow scaling and shifting what goes in."""

    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.film = nn.Linear(width, 2 * width)
        self.mix = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width))

    def forward(self, x, condition):
        scale, shift = self.film(condition).chunk(2, -1)
        return x + self.mix(self.norm(x) * (1 + scale) + shift)


class Skills(nn.Module):
    def __init__(self, shape, features, steps):
        super().__init__()
        self.shape, self.steps = shape, steps
        width = shape.width
        self.seen = nn.Sequential(nn.Linear(features, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.told = nn.Linear(width + 1, width)
        self.noise = nn.Linear(3 * steps, width)
        self.blocks = nn.ModuleList(Block(width) for _ in range(shape.blocks))
        self.out = nn.Linear(width, 3 * steps)
        self.end = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 1))

    def velocity(self, seen, x, time):
        """Of a motion x (batch, 3 steps) at a time (batch, 1) from 0, noise, to 1, a motion."""
        condition = self.told(torch.cat([seen, time], -1))
        y = self.noise(x).float() + condition  # norms compute in float32
        for block in self.blocks:
            y = block(y, condition)
        return self.out(y)

    def forward(self, features, noise):
        """features (batch, features), noise (batch, steps, 3) -> chunk (batch, steps, 3) in metres, probability that the stage is over (batch, 1)."""
        seen = self.seen(features)
        x = noise.flatten(1)
        if self.shape.generates == "flow":
            for step in range(self.shape.integration_steps):
                time = torch.full_like(x[:, :1], step / self.shape.integration_steps)
                x = x + self.velocity(seen, x, time) / self.shape.integration_steps
        else:
            x = self.velocity(seen, 0 * x, 0 * x[:, :1])
        return METRES * x.reshape(-1, self.steps, 3), torch.sigmoid(self.end(seen))


class Stages(loop.Problem):
    def __init__(self, data, shape):
        self.data = data
        self.shape = Shape(**shape)
        everything = slice(None)
        self.features, self.chunk, self.ended = (data.rows(name, everything) for name in ("features", "chunk", "ended"))
        self.examples = len(self.features) - len(self.features) // HELD_OUT

    def network(self):
        return Skills(self.shape, self.features.shape[1], self.chunk.shape[1])

    def loss(self, network, examples):
        features = self.features[examples]
        features = features + FEATURE_NOISE * torch.randn_like(features)
        chunk, ended = self.chunk[examples].flatten(1) / METRES, self.ended[examples]
        seen = network.seen(features)
        # few states are ends, and to go on too long is as bad as to stop too early
        end = F.binary_cross_entropy_with_logits(network.end(seen).float(), ended, pos_weight=torch.tensor(4.0))
        if self.shape.generates != "flow":
            return (network.velocity(seen, torch.zeros_like(chunk), torch.zeros_like(ended)).float() - chunk).abs().mean() + 0.2 * end
        seen, chunk = (part.repeat(TIMES_PER_EXAMPLE, 1) for part in (seen, chunk))
        noise, time = torch.randn_like(chunk), torch.rand(len(chunk), 1)
        found = network.velocity(seen, (1 - time) * noise + time * chunk, time).float()
        return F.mse_loss(found, chunk - noise) + 0.2 * end

    def metrics(self, network):
        held_out = slice(self.examples, None)
        features, chunk, ended = self.features[held_out], self.chunk[held_out], self.ended[held_out]
        with torch.no_grad():
            found, over = network(features, torch.randn(chunk.shape, generator=torch.Generator().manual_seed(0)))
        off = 1000 * (found - chunk).norm(dim=-1)
        return {
            "held_out": len(chunk),
            "target_error_mm_median": round(float(off.median()), 2),
            "target_error_mm_p95": round(float(off.quantile(0.95)), 2),
            "ends_missed": round(float(((over < 0.5) & (ended > 0.5)).float().sum() / ended.sum()), 4),
            "ends_imagined": round(float(((over > 0.5) & (ended < 0.5)).float().sum() / (1 - ended).sum()), 4),
        }

    def card(self):
        steps = self.chunk.shape[1]
        return model_card.Card(
            {"kind": "skills", "network": asdict(self.shape), "parameters": sum(weights.numel() for weights in self.network().parameters())},
            [model_card.Tensor("features", [1, self.features.shape[1]], "1", "as SkillFeatures.cs writes them"),
             model_card.Tensor("noise", [1, steps, 3], "1", "normally distributed")],
            [model_card.Tensor("chunk", [1, steps, 3], "m", "where the tool is to go at each coming control step, from where it is now"),
             model_card.Tensor("ended", [1, 1], "1", "probability that the stage is over")])


if __name__ == "__main__":
    loop.main(Stages, __doc__.splitlines()[0])
