#!/usr/bin/env python3
"""Trains the network that finds things in a camera picture: for each whether it is there, where in the picture, how high, how it is turned.

    python3 training/perception.py training/hanoi-cubes.json --data DIR --out DIR [--resume]

DIR is an image set made by `./neurosym images`: images.npy (count, side, side, 3), labels.npy (count, things, 4, or 6 where turns matter) and set.json.
A twentieth of it is held out for the metrics. Runs with torch >= 1.13 and numpy on the processor alone.
"""
import torch
from torch import nn
from torch.nn import functional as F

from common import loop, model_card

CELL = 8  # pixels of a side of the output's cells
TURNS = ", cosine and sine of its turn about the vertical times the turns in a full one after which it is gripped as before"
GRAIN = 2**22  # random numbers that the noise of all pictures is cut from


class Residual(nn.Module):
    """x + f(x), f a 3 x 3 convolution; dilation widens its view at no cost."""

    def __init__(self, channels, dilation=1):
        super().__init__()
        self.convolution = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm2d(channels)

    def forward(self, x):
        return F.relu(x + self.norm(self.convolution(x)))


def shrink(inputs, outputs, factor, kernel):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride=factor, padding=(kernel - factor + 1) // 2, bias=False),
        nn.BatchNorm2d(outputs), nn.ReLU())


class ThingNet(nn.Module):
    """Fully convolutional; an 8 x 8 pixel cell of the output votes for the things near it.

    Each cell gives, for each thing, a score, a shift to the thing's centre, its height and, of six numbers, the cosine and sine of its turn.
    The softmax of the scores over the cells weighs the votes (integral regression: Sun et al., ECCV 2018); the log of the summed scores is
    the logit of presence.
    """

    def __init__(self, things, numbers, side):
        super().__init__()
        self.things = things
        self.numbers = numbers
        self.side = side
        self.fine = nn.Sequential(shrink(3, 24, 4, 4), Residual(24), shrink(24, 48, 2, 3), Residual(48), Residual(48))
        self.coarse = nn.Sequential(
            shrink(48, 64, 2, 3), Residual(64), Residual(64, 2), Residual(64, 4), nn.Conv2d(64, 48, 1))
        self.head = nn.Sequential(nn.Conv2d(48 + 2, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, numbers * things, 1))
        nn.init.constant_(self.head[-1].bias[:things], -8)  # at first nothing is believed anywhere
        steps = (torch.arange(side // CELL) + 0.5) * CELL / side
        self.register_buffer("column", steps.repeat(len(steps)), persistent=False)  # picture x of each cell
        self.register_buffer("row", steps.repeat_interleave(len(steps)), persistent=False)

    def where(self, features):
        """Each cell's place in the picture as two channels (Liu et al., "An intriguing failing of convolutional neural networks and the
        CoordConv solution", NeurIPS 2018): of two things that look alike, one may belong left and one right."""
        place = torch.stack([self.column, self.row]).reshape(1, 2, *features.shape[2:])
        return place.to(features.dtype).expand(len(features), -1, -1, -1)

    def votes(self, pictures):
        """Scores, then x, y (picture = 1), height (m), cosine and sine of every cell: (batch, things, cells) and (numbers - 1, batch, things, cells)."""
        fine = self.fine(pictures)
        features = F.relu(fine + F.interpolate(self.coarse(fine), scale_factor=2.0, mode="nearest"))
        votes = self.head(torch.cat([features, self.where(features)], 1)).float()
        score, x, y, height, *turn = votes.reshape(len(pictures), self.numbers, self.things, -1).unbind(1)
        return score, torch.stack([self.column + 0.1 * x, self.row + 0.1 * y, 0.1 * height, *turn])

    def forward(self, pictures):
        """pictures (batch, 3, side, side) from 0 to 1 -> (batch, things, numbers): probability of presence, x, y, height, cosine, sine."""
        score, votes = self.votes(pictures)
        found = (score.softmax(-1) * votes).sum(-1)
        return torch.stack([score.logsumexp(-1).sigmoid(), *found], -1)


def loss_of(network, pictures, labels):
    score, votes = network.votes(pictures)
    present = labels[..., 0]
    presence = F.binary_cross_entropy_with_logits(score.logsumexp(-1), present)

    # the scores shall be a bell of two thirds of a cell around the thing: without this the votes begin everywhere at once
    distance = (network.column - labels[..., 1:2]) ** 2 + (network.row - labels[..., 2:3]) ** 2
    bell = (-distance * (network.side / CELL) ** 2 / (2 * 0.65**2)).softmax(-1)
    log_weight = score.log_softmax(-1)
    place = -(bell * log_weight).sum(-1)

    x, y, height, *turn = ((log_weight.exp() * votes).sum(-1) - labels[..., 1:].movedim(-1, 0)).abs()
    pixels = network.side * (x + y)
    centimetres = 100 * height
    degrees = sum(30 * error for error in turn)  # two to a unit
    return presence + (present * (0.2 * place + 0.5 * pixels + 0.5 * centimetres + 0.5 * degrees)).sum() / present.sum()


def scaled(images):
    """Bytes (batch, side, side, 3) -> (batch, 3, side, side) from 0 to 1, its memory as it was: channels last."""
    return images.float().mul_(1 / 255).permute(0, 3, 1, 2)


def photograph(images, labels, grain):
    """Scaled pictures with another exposure, contrast, colour of light and noise each.

    One lens in fifty is covered: an even colour, black as a rule, and nothing in the labels.
    """
    def uniform(low, high, *shape):
        return torch.empty(len(images), *shape).uniform_(low, high)

    # the picture times a gain and plus an offset, in place: passes over memory are what takes time here
    contrast = uniform(0.85, 1.15, 1, 1, 1)
    gain = contrast * uniform(0.75, 1.25, 1, 1, 1) * uniform(0.93, 1.07, 3, 1, 1)
    offset = (1 - contrast) / 2 + uniform(-0.06, 0.06, 1, 1, 1)
    x = scaled(images).mul_(gain).add_(offset)
    covered = torch.rand(len(images)) < 0.02
    x[covered] = (uniform(-1, 1, 1, 1, 1).clamp(0) * uniform(0, 1, 3, 1, 1))[covered]
    labels = labels * ~covered[:, None, None]
    for picture, deviation in zip(x, uniform(0, 0.03).tolist()):
        start = int(torch.randint(len(grain) - picture.numel(), ()))
        noise = grain[start:start + picture.numel()].view(picture.shape[1], picture.shape[2], 3).permute(2, 0, 1)
        picture.add_(noise, alpha=deviation)
    return x.clamp_(0, 1), labels


class Pictures(loop.Problem):
    def __init__(self, data, shape):
        self.data = data
        count, self.side = data.shape("images")[:2]
        self.held_out = count // 20
        self.examples = count - self.held_out
        self.grain = torch.randn(GRAIN, generator=torch.Generator().manual_seed(0))

    def network(self):
        return ThingNet(*self.data.shape("labels")[1:], self.side)

    def loss(self, network, examples):
        rows = [self.held_out + example for example in examples]
        return loss_of(network, *photograph(self.data.rows("images", rows), self.data.rows("labels", rows), self.grain))

    def metrics(self, network):
        with torch.no_grad():
            found = torch.cat([
                network(scaled(self.data.rows("images", slice(start, min(start + 64, self.held_out)))))
                for start in range(0, self.held_out, 64)])
        labels = self.data.rows("labels", slice(self.held_out))
        present = labels[..., 0] > 0
        pixels = self.side * (found[..., 1:3] - labels[..., 1:3]).norm(dim=-1)[present]
        height = 1000 * (found[..., 3] - labels[..., 3]).abs()[present]
        turned = {}
        if labels.shape[-1] > 4:
            cosine, sine = labels[..., 4:].unbind(-1)
            error = torch.atan2(found[..., 5] * cosine - found[..., 4] * sine, found[..., 4] * cosine + found[..., 5] * sine)
            degrees = torch.rad2deg(error[present].abs())
            turned = {
                "turn_error_deg_median": round(float(degrees.median()), 2),
                "turn_error_deg_p95": round(float(degrees.quantile(0.95)), 2),
            }
        return {
            "held_out": self.held_out,
            "presence_errors": int(((found[..., 0] > 0.5) != present).sum()),
            "cubes": int(present.numel()),
            "picture_error_px_median": round(float(pixels.median()), 3),
            "picture_error_px_p95": round(float(pixels.quantile(0.95)), 3),
            "height_error_mm_median": round(float(height.median()), 2),
            "height_error_mm_p95": round(float(height.quantile(0.95)), 2),
            **turned,
        }

    def card(self):
        return model_card.Card(
            {name: self.data.description[name] for name in ("domain", "camera", "objects")},
            [model_card.Tensor(
                "picture", [1, 3, self.side, self.side], "1",
                "channels red, green, blue of the 8-bit picture divided by 255, upper row first")],
            [model_card.Tensor(
                "cubes", [1, *self.data.shape("labels")[1:]], ", ".join(["1, 1, 1, m", "1, 1"][:self.data.shape("labels")[2] // 2 - 1]),
                "for each object probability of presence, x and y of its centre in the picture (0 to 1 from the upper left), "
                "height of its centre above the table" + TURNS * (self.data.shape("labels")[2] > 4))])


if __name__ == "__main__":
    loop.main(Pictures, __doc__.splitlines()[0])
