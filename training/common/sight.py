"""Pictures to places in them and what is seen there, as a sentence asks."""
import math

import torch
from torch import nn
from torch.nn import functional as F

from common import resnet

FEATURES = 64  # of a place


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


class PlainTower(nn.Module):
    """A picture to features at a quarter of its side, as the sentence asks for them."""

    def __init__(self, channels, words):
        super().__init__()
        c = channels
        self.first = nn.Sequential(shrink(3, c), shrink(c, 2 * c))
        self.fine = nn.ModuleList(Block(2 * c, words) for _ in range(2))
        self.further = shrink(2 * c, 3 * c)
        self.coarse = nn.ModuleList(Block(3 * c, words) for _ in range(2))
        self.fine_out, self.coarse_out = nn.Conv2d(2 * c, FEATURES, 1), nn.Conv2d(3 * c, FEATURES, 1)

    def forward(self, picture, sentence):
        x = self.first(picture)
        for block in self.fine:
            x = block(x, sentence)
        y = self.further(x)
        for block in self.coarse:
            y = block(y, sentence)
        return F.relu(self.fine_out(x) + F.interpolate(self.coarse_out(y), scale_factor=2.0, mode="nearest"))


class PretrainedTower(nn.Module):
    """The same with a pretrained ResNet18, whose stages the sentence scales and shifts; at first it leaves them as they are."""

    def __init__(self, words):
        super().__init__()
        self.resnet = resnet.ResNet()
        self.resnet.take_pretrained()
        self.films = nn.ModuleList(nn.Linear(words, 2 * channels) for channels in resnet.CHANNELS)
        for film in self.films:
            nn.init.zeros_(film.weight)
            nn.init.zeros_(film.bias)
        self.outs = nn.ModuleList(nn.Conv2d(channels, FEATURES, 1) for channels in resnet.CHANNELS)

    def forward(self, picture, sentence):
        x, seen = self.resnet.enter(picture), 0
        for number, (stage, film, out) in enumerate(zip(self.resnet.stages, self.films, self.outs)):
            scale, shift = film(sentence)[:, :, None, None].chunk(2, 1)
            x = F.relu((1 + scale) * stage(x) + shift)
            y = out(x)
            seen = seen + (F.interpolate(y, scale_factor=2.0**number, mode="nearest") if number else y)
        return F.relu(seen)


class Sight(nn.Module):
    """A picture to some places in it and what is seen there (spatial softmax: Levine et al. 2016); two of them are what the sentence names."""

    def __init__(self, tower, keypoints, words, side):
        super().__init__()
        self.tower = tower
        self.named = nn.Linear(words, FEATURES)
        self.chosen = nn.Parameter(torch.randn(keypoints, FEATURES))
        cells = side // 4
        steps = (torch.arange(cells) + 0.5) / cells
        self.register_buffer("place", torch.stack([steps.repeat(cells), steps.repeat_interleave(cells)], -1), persistent=False)

    def forward(self, picture, asked):
        """picture (batch, 3, side, side), asked (batch, 3, words) -> places (batch, points, 2), features, logits (batch, points, cells)."""
        x = self.tower(picture, asked[:, 0]).flatten(2)
        questions = torch.cat([self.named(asked[:, 1:]), self.chosen.expand(len(x), -1, -1)], 1)
        logits = (questions @ x / math.sqrt(FEATURES) * 4).float()
        weight = logits.softmax(-1)
        return weight @ self.place, weight.to(x.dtype) @ x.transpose(1, 2), logits
