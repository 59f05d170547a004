#!/usr/bin/env python3
"""Trains a vision-language-action network: pictures of two cameras, a sentence and the arm's own readings to a chunk of actions.

    python3 training/vla.py training/hanoi-vla.json --data DIR --out DIR [--resume]

DIR is made of demonstrations (see DemonstrationExamples.cs): CAMERA.npy, state.npy, moment.npy, sentence.npy, chunk.npy, named.npy and
set.json. Trained from scratch, words included, unless `tower` is `resnet18` or `sentence` is `minilm`. Actions are predicted (`generates`: `regression`, L1) or drawn
(`flow`: flow matching, Lipman et al., ICLR 2023). Labels that go beyond the demonstrations are used in training only, and can be
left out (`grounding`: 0): where in the first camera's picture the things are that the sentence names.
"""
import json
import math
import re
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

from common import loop, minilm, model_card, resnet
from common.attention import Layer, Words
from common.sight import FEATURES, PlainTower, PretrainedTower, Sight

METRES = 0.1  # places in a chunk are in units of this inside the network
STATE_NOISE = (0.003, 0.003, 0.003, 0.02, 0.02, 0.02, 0.001, 0.01)  # of the units of Proprioception.cs
HELD_OUT = 40  # one demonstration in so many is kept for the metrics
TIMES_PER_EXAMPLE = 4  # draws of noise for each example of a batch; only the decoder runs for each of them


@dataclass(frozen=True)
class Shape:
    """The part `network` of a settings file."""

    generates: str = "regression"  # or "flow"
    integration_steps: int = 5  # of Euler, when a flow is run
    tower: str = "plain"  # for pictures, or "resnet18", pretrained, without its last stage
    sentence: str = "learned"  # or "minilm", whose words were trained by others
    channels: int = 32  # of the first stage of a plain tower; doubled, then half as many again
    width: int = 192  # of the decoder
    layers: int = 3  # of the decoder
    keypoints: int = 14  # places in each picture that the network chooses for itself
    grounding: float = 0.3  # weight of the loss that says where the named things are


class Vla(nn.Module):
    def __init__(self, shape, vocabulary, length, cameras, side, steps, state_mean, state_deviation):
        super().__init__()
        self.shape, self.steps = shape, steps
        words = 128
        self.words = minilm.PretrainedWords(vocabulary, length, words) if shape.sentence == "minilm" else Words(len(vocabulary), length, words)
        self.sights = nn.ModuleList(Sight(self.tower(words), shape.keypoints, words, side) for _ in range(cameras))
        points = cameras * (shape.keypoints + 2)
        self.register_buffer("state_mean", state_mean)
        self.register_buffer("state_deviation", state_deviation)
        self.seen = nn.Linear(FEATURES + 2, shape.width)
        self.told = nn.Linear(words, shape.width)
        self.felt = nn.Sequential(nn.Linear(len(state_mean), shape.width), nn.ReLU(), nn.Linear(shape.width, shape.width))
        self.kind = nn.Parameter(0.02 * torch.randn(points + 4, shape.width))
        self.step = nn.Parameter(0.02 * torch.randn(steps, shape.width))
        self.drawn = nn.Linear(4 + 1, shape.width) if shape.generates == "flow" else None
        self.layers = nn.ModuleList(Layer(shape.width, has_memory=True) for _ in range(shape.layers))
        self.out = nn.Sequential(nn.LayerNorm(shape.width), nn.Linear(shape.width, 4))

    def tower(self, words):
        return PretrainedTower(words) if self.shape.tower == "resnet18" else PlainTower(self.shape.channels, words)

    def perceive(self, pictures, words, state):
        """-> what the decoder looks at (batch, tokens, width); logits of the named things in the first picture."""
        asked = self.words(words)
        seen = [sight(picture, asked) for sight, picture in zip(self.sights, pictures)]
        places = torch.cat([place for place, _, _ in seen], 1)
        features = torch.cat([feature for _, feature, _ in seen], 1)
        memory = torch.cat([
            self.seen(torch.cat([4 * (places - 0.5).to(features.dtype), features], -1)),
            self.told(asked),
            self.felt((state - self.state_mean) / self.state_deviation)[:, None]], 1) + self.kind
        return memory, seen[0][2][:, :2]

    def decode(self, memory, drawn=None, time=None):
        """-> (batch, steps, 4): a chunk; of a flow the velocity of what is drawn (batch, steps, 4) at a time (batch, 1) from 0, noise, to 1, a chunk."""
        x = self.step.expand(len(memory), -1, -1)
        if drawn is not None:
            x = x + self.drawn(torch.cat([drawn, time[:, None].expand(-1, self.steps, -1)], -1))
        for layer in self.layers:
            x = layer(x, memory)
        return self.out(x).float()

    def chunk(self, memory, noise=None):
        """-> (batch, steps, 4): places in units of METRES; positive where the fingers are closed."""
        if noise is None:
            return self.decode(memory)
        x = noise
        for step in range(self.shape.integration_steps):
            time = torch.full_like(x[:, 0, :1], step / self.shape.integration_steps)
            x = x + self.decode(memory, x, time) / self.shape.integration_steps
        return x


class Exported(nn.Module):
    """The network as it is run: pictures as bytes give them, words as numbers in floats; places in metres, fingers from -1 to 1."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, *inputs):
        inputs = list(inputs)
        noise = inputs.pop() if self.network.drawn is not None else None
        *pictures, words, state = inputs
        memory, _ = self.network.perceive([picture / 255 for picture in pictures], words.long(), state)
        chunk = self.network.chunk(memory, noise)
        fingers = torch.tanh(chunk[..., 3:] / 2) if noise is None else chunk[..., 3:].clamp(-1, 1)
        return torch.cat([METRES * chunk[..., :3], fingers], -1)


def words_of(sentence):
    """As VlaPolicy.cs has it: lower case, letters and digits only."""
    return re.findall(r"[a-z0-9]+", sentence.lower())


def photographed(images):
    """Bytes (batch, side, side, 3) -> (batch, 3, side, side), each with another exposure, contrast and colour of light."""
    def uniform(low, high, *shape):
        return torch.empty(len(images), *shape).uniform_(low, high)

    contrast = uniform(0.9, 1.1, 1, 1, 1)
    gain = contrast * uniform(0.85, 1.15, 1, 1, 1) * uniform(0.96, 1.04, 3, 1, 1) / 255
    offset = (1 - contrast) / 2 + uniform(-0.04, 0.04, 1, 1, 1)
    return images.float().permute(0, 3, 1, 2).mul_(gain).add_(offset).clamp_(0, 1)


class Demonstrations(loop.Problem):
    def __init__(self, data, shape):
        self.data = data
        self.shape = Shape(**shape)
        about = data.description
        self.cameras, self.side = about["cameras"], about["side_px"]
        self.vocabulary = ["", *sorted({word for sentence in about["sentences"] for word in words_of(sentence)})]
        self.length = max(len(words_of(sentence)) for sentence in about["sentences"])
        number = {word: index for index, word in enumerate(self.vocabulary)}
        self.words = torch.tensor([
            [number[word] for word in words_of(sentence)] + [0] * (self.length - len(words_of(sentence)))
            for sentence in about["sentences"]])
        everything = slice(None)
        self.moment = data.rows("moment", everything)[:, 0].long()
        self.sentence = data.rows("sentence", everything)[:, 0].long()
        self.state = data.rows("state", everything)
        starts = torch.tensor(about["first_moment_of_demonstration"])
        demonstration = torch.bucketize(self.moment, starts, right=True) - 1
        is_held_out = demonstration % HELD_OUT == 0
        self.trained_on = torch.nonzero(~is_held_out)[:, 0].tolist()
        self.held_out = torch.nonzero(is_held_out)[:, 0].tolist()
        self.examples = len(self.trained_on)

    def network(self):
        deviation = self.state.std(0) + 1e-6
        return Vla(self.shape, self.vocabulary, self.length, len(self.cameras), self.side,
                   self.data.shape("chunk")[1], self.state.mean(0), deviation)

    def batch(self, rows, is_trained):
        moments = self.moment[rows]
        order = moments.tolist()
        pictures = [self.data.rows(camera, order) for camera in self.cameras]
        state = self.state[moments]
        if is_trained:
            pictures = [photographed(picture) for picture in pictures]
            state = state + torch.randn_like(state) * torch.tensor(STATE_NOISE)
        else:
            pictures = [picture.float().permute(0, 3, 1, 2) / 255 for picture in pictures]
        return pictures, self.words[self.sentence[rows]], state, self.data.rows("chunk", rows), self.data.rows("named", rows)

    def loss(self, network, examples):
        pictures, words, state, chunk, named = self.batch([self.trained_on[example] for example in examples], is_trained=True)
        memory, logits = network.perceive(pictures, words, state)
        target = torch.cat([chunk[..., :3] / METRES, chunk[..., 3:].sign()], -1)
        return self.distance(network, memory, target) + self.shape.grounding * grounding(logits, named, network.sights[0].place)

    def distance(self, network, memory, target):
        if self.shape.generates == "flow":
            memory, target = (part.repeat(TIMES_PER_EXAMPLE, 1, 1) for part in (memory, target))
            noise, time = torch.randn_like(target), torch.rand(len(target), 1)
            mixed = noise + time[:, None] * (target - noise)
            return F.mse_loss(network.decode(memory, mixed, time), target - noise)
        found = network.decode(memory)
        gripper = F.binary_cross_entropy_with_logits(found[..., 3], (target[..., 3] > 0).float())
        return (found[..., :3] - target[..., :3]).abs().mean() + 0.1 * gripper

    def metrics(self, network):
        rows = self.held_out
        found, logits, chunk, named = [], [], [], []
        with torch.no_grad():
            for start in range(0, len(rows), 64):
                pictures, words, state, target, things = self.batch(rows[start:start + 64], is_trained=False)
                memory, heat = network.perceive(pictures, words, state)
                actions = network.chunk(memory, self.noise(target))
                place = heat.softmax(-1) @ network.sights[0].place
                for part, value in ((found, actions), (logits, place), (chunk, target), (named, things)):
                    part.append(value)
        found, place, chunk, named = map(torch.cat, (found, logits, chunk, named))
        off = 1000 * (METRES * found[..., :3] - chunk[..., :3]).norm(dim=-1)
        pixels = self.side * (place - named[..., :2]).norm(dim=-1)
        known = named[..., 2] > 0
        return {
            "held_out": len(rows),
            "target_error_mm_median": round(float(off.median()), 2),
            "target_error_mm_mean": round(float(off.mean()), 2),
            "gripper_errors": round(float(((found[..., 3] > 0) != (chunk[..., 3] > 0)).float().mean()), 4),
            "moved_error_px_median": round(float(pixels[:, 0][known[:, 0]].median()), 2),
            "support_error_px_median": round(float(pixels[:, 1][known[:, 1]].median()), 2),
        }

    def noise(self, chunk):
        """For a flow the same draw at each call; nothing for a regression."""
        return torch.randn(chunk.shape, generator=torch.Generator().manual_seed(0)) if self.shape.generates == "flow" else None

    def exported(self, network):
        return Exported(network)

    def card(self):
        return card(self.shape, self.network(), self.cameras, self.side, self.vocabulary, self.length)


def card(shape, network, cameras, side, vocabulary, length):
    """What a network is for, and what goes in and comes out."""
    chunk = [1, network.steps, 4]
    return model_card.Card(
        {
            "kind": "policy",
            "cameras": cameras,
            "vocabulary": vocabulary,
            "grounding_loss": shape.grounding > 0,
            "network": asdict(shape),
            "parameters": sum(weights.numel() for weights in network.parameters()),
        },
        [*(model_card.Tensor(camera, [1, 3, side, side], "1", "red, green, blue from 0 to 255, upper row first") for camera in cameras),
         model_card.Tensor("words", [1, length], "1", "places of the sentence's words in the vocabulary, 0 after the end"),
         model_card.Tensor("state", [1, len(network.state_mean)], "m, m/s, m, m/s", "tool in the frame of the base, its speed, opening, its speed"),
         *([model_card.Tensor("noise", chunk, "1", "normally distributed")] if shape.generates == "flow" else [])],
        [model_card.Tensor("chunk", chunk, "m, m, m, 1",
                           "where the tool is to go at each coming control step, from where it is now; fingers, -1 open, 1 closed")],
        "; ".join(source for source, is_used in ((resnet.SOURCE, shape.tower == "resnet18"), (minilm.SOURCE, shape.sentence == "minilm")) if is_used) or None)


def grounding(logits, named, place):
    """Cross entropy of where the network looks for the named things and a bell of two thirds of a cell around them."""
    cells = math.isqrt(len(place))
    distance = (place - named[..., None, :2]).square().sum(-1)
    bell = (-distance * cells**2 / (2 * 0.65**2)).softmax(-1)
    known = named[..., 2]
    return -((bell * logits.log_softmax(-1)).sum(-1) * known).sum() / known.sum().clamp(min=1)


if __name__ == "__main__":
    loop.main(Demonstrations, __doc__.splitlines()[0])
