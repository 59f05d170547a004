"""Transformer layers that two cores compute fast, and a sentence encoder made of them."""
import math

import torch
from torch import nn


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
