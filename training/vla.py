#!/usr/bin/env python3
"""Trains a vision-language-action network: pictures of two cameras, a sentence and the arm's own readings to a chunk of actions.

    python3 training/vla.py training/hanoi-vla.json --data DIR --out DIR [--resume]

DIR is made of demonstrations (see DemonstrationExamples.cs): CAMERA.npy, state.npy, moment.npy, sentence.npy, chunk.npy, named.npy and
set.json. Trained from scratch, words included. Labels that go beyond the demonstrations are used in training only, and can be left out
(`grounding`: 0): where in the first camera's picture the things are that the sentence names.
"""
import json
import math
import re
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

from common import loop, model_card

METRES = 0.1  # places in a chunk are in units of this inside the network
STATE_NOISE = (0.003, 0.003, 0.003, 0.02, 0.02, 0.02, 0.001, 0.01)  # of the units of Proprioception.cs
HELD_OUT = 40  # one demonstration in so many is kept for the metrics


@dataclass(frozen=True)
class Shape:
    """The part `network` of a settings file."""

    channels: int = 32  # of the first stage of the picture tower; doubled, then half as many again
    width: int = 192  # of the decoder
    layers: int = 3  # of the decoder
    keypoints: int = 14  # places in each picture that the network chooses for itself
    grounding: float = 0.3  # weight of the loss that says where the named things are


class Attention(nn.Module):
    """Multi-head attention (Vaswani et al. 2017) by plain products and softmax, which two cores do fastest."""

    def __init__(self, width, heads=4):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x, memory):
        q, k, v = (
            layer(source).reshape(source.shape[0], source.shape[1], self.heads, -1).transpose(1, 2)
            for layer, source in ((self.query, x), (self.key, memory), (self.value, memory)))
        weight = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).softmax(-1)
        return self.out((weight @ v).transpose(1, 2).reshape(x.shape))


class Layer(nn.Module):
    """A layer of a transformer, norms first; it looks at itself and, where there is any, at a memory."""

    def __init__(self, width, has_memory=False):
        super().__init__()
        self.own, self.own_norm = Attention(width), nn.LayerNorm(width)
        self.other, self.other_norm = (Attention(width), nn.LayerNorm(width)) if has_memory else (None, None)
        self.mix = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, 3 * width), nn.ReLU(), nn.Linear(3 * width, width))

    def forward(self, x, memory=None):
        y = self.own_norm(x)
        x = x + self.own(y, y)
        if self.other is not None:
            x = x + self.other(self.other_norm(x), memory)
        return x + self.mix(x)


class Words(nn.Module):
    """A sentence to a vector, and to what is looked for in the pictures: the thing that is moved, and what it is put on."""

    def __init__(self, vocabulary, length, width):
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.place = nn.Parameter(0.02 * torch.randn(length, width))
        self.layers = nn.ModuleList(Layer(width) for _ in range(2))
        self.asked = nn.Parameter(torch.randn(3, width))

    def forward(self, words):
        x = self.word(words) + self.place
        for layer in self.layers:
            x = layer(x)
        weight = (self.asked @ x.transpose(1, 2) / math.sqrt(x.shape[-1]) + (-1e4 * (words == 0).float())[:, None]).softmax(-1)
        return weight @ x  # (batch, 3, width): the sentence, the moved thing, the support


class Block(nn.Module):
    """x + f(x, sentence): a convolution whose channels the sentence scales and shifts (FiLM: Perez et al. 2018)."""

    def __init__(self, channels, width):
        super().__init__()
        self.convolution = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(channels, affine=False)
        self.film = nn.Linear(width, 2 * channels)

    def forward(self, x, sentence):
        scale, shift = self.film(sentence)[:, :, None, None].chunk(2, 1)
        return F.relu(x + (1 + scale) * self.norm(self.convolution(x)) + shift)


def shrink(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Sight(nn.Module):
    """A picture to some places in it and what is seen there (spatial softmax: Levine et al. 2016); two of them are what the sentence names."""

    FEATURES = 64

    def __init__(self, shape, words, side):
        super().__init__()
        c = shape.channels
        self.first = nn.Sequential(shrink(3, c), shrink(c, 2 * c))
        self.fine = nn.ModuleList(Block(2 * c, words) for _ in range(2))
        self.further = shrink(2 * c, 3 * c)
        self.coarse = nn.ModuleList(Block(3 * c, words) for _ in range(2))
        self.fine_out, self.coarse_out = nn.Conv2d(2 * c, self.FEATURES, 1), nn.Conv2d(3 * c, self.FEATURES, 1)
        self.named = nn.Linear(words, self.FEATURES)
        self.chosen = nn.Parameter(torch.randn(shape.keypoints, self.FEATURES))
        cells = side // 4
        steps = (torch.arange(cells) + 0.5) / cells
        self.register_buffer("place", torch.stack([steps.repeat(cells), steps.repeat_interleave(cells)], -1), persistent=False)

    def forward(self, picture, asked):
        """picture (batch, 3, side, side), asked (batch, 3, words) -> places (batch, points, 2), features, logits (batch, points, cells)."""
        sentence = asked[:, 0]
        x = self.first(picture)
        for block in self.fine:
            x = block(x, sentence)
        y = self.further(x)
        for block in self.coarse:
            y = block(y, sentence)
        x = F.relu(self.fine_out(x) + F.interpolate(self.coarse_out(y), scale_factor=2.0, mode="nearest")).flatten(2)
        questions = torch.cat([self.named(asked[:, 1:]), self.chosen.expand(len(x), -1, -1)], 1)
        logits = (questions @ x / math.sqrt(self.FEATURES) * 4).float()
        weight = logits.softmax(-1)
        return weight @ self.place, weight.to(x.dtype) @ x.transpose(1, 2), logits


class Vla(nn.Module):
    def __init__(self, shape, vocabulary, length, cameras, side, steps, state_mean, state_deviation):
        super().__init__()
        self.shape, self.steps = shape, steps
        words = 128
        self.words = Words(vocabulary, length, words)
        self.sights = nn.ModuleList(Sight(shape, words, side) for _ in range(cameras))
        points = cameras * (shape.keypoints + 2)
        self.register_buffer("state_mean", state_mean)
        self.register_buffer("state_deviation", state_deviation)
        self.seen = nn.Linear(Sight.FEATURES + 2, shape.width)
        self.told = nn.Linear(words, shape.width)
        self.felt = nn.Sequential(nn.Linear(len(state_mean), shape.width), nn.ReLU(), nn.Linear(shape.width, shape.width))
        self.kind = nn.Parameter(0.02 * torch.randn(points + 4, shape.width))
        self.step = nn.Parameter(0.02 * torch.randn(steps, shape.width))
        self.layers = nn.ModuleList(Layer(shape.width, has_memory=True) for _ in range(shape.layers))
        self.out = nn.Sequential(nn.LayerNorm(shape.width), nn.Linear(shape.width, 4))

    def actions(self, pictures, words, state):
        """-> chunk (batch, steps, 4): places in units of METRES, logit of closed fingers; logits of the named things in the first picture."""
        asked = self.words(words)
        seen = [sight(picture, asked) for sight, picture in zip(self.sights, pictures)]
        places = torch.cat([place for place, _, _ in seen], 1)
        features = torch.cat([feature for _, feature, _ in seen], 1)
        memory = torch.cat([
            self.seen(torch.cat([4 * (places - 0.5).to(features.dtype), features], -1)),
            self.told(asked),
            self.felt((state - self.state_mean) / self.state_deviation)[:, None]], 1) + self.kind
        x = self.step.expand(len(state), -1, -1)
        for layer in self.layers:
            x = layer(x, memory)
        return self.out(x).float(), seen[0][2][:, :2]


class Exported(nn.Module):
    """The network as it is run: pictures as bytes give them, words as numbers in floats; places in metres, fingers from -1 to 1."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, *inputs):
        *pictures, words, state = inputs
        chunk, _ = self.network.actions([picture / 255 for picture in pictures], words.long(), state)
        return torch.cat([METRES * chunk[..., :3], torch.tanh(chunk[..., 3:] / 2)], -1)


def words_of(sentence):
    """As PolicyVocabulary.cs has it: lower case, letters and digits only."""
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
        return Vla(self.shape, len(self.vocabulary), self.length, len(self.cameras), self.side,
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
        found, logits = network.actions(pictures, words, state)
        place = (found[..., :3] - chunk[..., :3] / METRES).abs().mean()
        gripper = F.binary_cross_entropy_with_logits(found[..., 3], (chunk[..., 3] > 0).float())
        return place + 0.1 * gripper + self.shape.grounding * grounding(logits, named, network.sights[0].place)

    def metrics(self, network):
        rows = self.held_out
        found, logits, chunk, named = [], [], [], []
        with torch.no_grad():
            for start in range(0, len(rows), 64):
                pictures, words, state, target, things = self.batch(rows[start:start + 64], is_trained=False)
                actions, heat = network.actions(pictures, words, state)
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

    def exported(self, network):
        return Exported(network)

    def card(self):
        return model_card.Card(
            {
                "kind": "policy",
                "cameras": self.cameras,
                "vocabulary": self.vocabulary,
                "grounding_loss": self.shape.grounding > 0,
                "network": asdict(self.shape),
                "parameters": sum(weights.numel() for weights in self.network().parameters()),
            },
            [*(model_card.Tensor(camera, [1, 3, self.side, self.side], "1", "red, green, blue from 0 to 255, upper row first")
               for camera in self.cameras),
             model_card.Tensor("words", [1, self.length], "1", "places of the sentence's words in the vocabulary, 0 after the end"),
             model_card.Tensor("state", [1, self.state.shape[1]], "m, m/s, m, m/s", "tool in the frame of the base, its speed, opening, its speed")],
            [model_card.Tensor("chunk", [1, self.data.shape("chunk")[1], 4], "m, m, m, 1",
                               "where the tool is to go at each coming control step, from where it is now; fingers, -1 open, 1 closed")])


def grounding(logits, named, place):
    """Cross entropy of where the network looks for the named things and a bell of two thirds of a cell around them."""
    cells = math.isqrt(len(place))
    distance = (place - named[..., None, :2]).square().sum(-1)
    bell = (-distance * cells**2 / (2 * 0.65**2)).softmax(-1)
    known = named[..., 2]
    return -((bell * logits.log_softmax(-1)).sum(-1) * known).sum() / known.sum().clamp(min=1)


if __name__ == "__main__":
    loop.main(Demonstrations, __doc__.splitlines()[0])
