#!/usr/bin/env python3
"""Trains the network that finds the cubes in a camera picture: for each cube whether it is there, where in the picture, how high.

    python3 training/perception.py --data DIR --out models/hanoi-cubes

DIR is an image set made by `./neurosym images`: images.npy (count, 256, 256, 3), labels.npy (count, cubes, 4) and set.json.
A twentieth of it is held out for the metrics. The folder of the model gets model.onnx and card.json.
Runs with torch >= 1.13 and numpy on the processor alone; equal seeds give equal networks on one machine.
"""
import argparse
import hashlib
import json
import os
import platform
import time

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # spinning threads would slow down whatever else runs, and be slowed down by it

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SIDE = 256  # pixels of the picture's side
GRID = 32  # cells of the heat map's side


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


class CubeNet(nn.Module):
    """Fully convolutional; an 8 x 8 pixel cell of the output votes for the cubes near it.

    Each cell gives, for each cube, a score, a shift to the cube's centre and its height. The softmax of the scores over the
    cells weighs the votes (integral regression: Sun et al., ECCV 2018); the log of the summed scores is the logit of presence.
    """

    def __init__(self, cubes):
        super().__init__()
        self.cubes = cubes
        self.fine = nn.Sequential(shrink(3, 24, 4, 4), Residual(24), shrink(24, 48, 2, 3), Residual(48), Residual(48))
        self.coarse = nn.Sequential(
            shrink(48, 64, 2, 3), Residual(64), Residual(64, 2), Residual(64, 4), nn.Conv2d(64, 48, 1))
        self.head = nn.Sequential(nn.Conv2d(48, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, 4 * cubes, 1))
        nn.init.constant_(self.head[-1].bias[:cubes], -8)  # at first no cube is believed anywhere
        steps = (torch.arange(GRID) + 0.5) / GRID
        self.register_buffer("column", steps.repeat(GRID))  # picture x of each cell
        self.register_buffer("row", steps.repeat_interleave(GRID))

    def votes(self, pictures):
        """Scores, x, y (picture = 1) and height (m) of every cell: four tensors (batch, cubes, cells)."""
        fine = self.fine(pictures)
        features = F.relu(fine + F.interpolate(self.coarse(fine), scale_factor=2.0, mode="nearest"))
        score, x, y, height = self.head(features).reshape(-1, 4, self.cubes, GRID * GRID).unbind(1)
        return score, self.column + 0.1 * x, self.row + 0.1 * y, 0.1 * height

    def forward(self, pictures):
        """pictures (batch, 3, 256, 256) from 0 to 1 -> (batch, cubes, 4): probability of presence, x, y, height."""
        score, x, y, height = self.votes(pictures)
        weight = score.softmax(-1)
        return torch.stack([
            score.logsumexp(-1).sigmoid(), (weight * x).sum(-1), (weight * y).sum(-1), (weight * height).sum(-1)], -1)


def loss_of(network, pictures, labels):
    score, x, y, height = network.votes(pictures)
    present = labels[..., 0]
    presence = F.binary_cross_entropy_with_logits(score.logsumexp(-1), present)

    # the scores shall be a bell of two thirds of a cell around the cube: without this the votes begin everywhere at once
    distance = (network.column - labels[..., 1:2]) ** 2 + (network.row - labels[..., 2:3]) ** 2
    bell = (-distance * GRID**2 / (2 * 0.65**2)).softmax(-1)
    log_weight = score.log_softmax(-1)
    place = -(bell * log_weight).sum(-1)

    weight = log_weight.exp()
    pixels = SIDE * (((weight * x).sum(-1) - labels[..., 1]).abs() + ((weight * y).sum(-1) - labels[..., 2]).abs())
    centimetres = 100 * ((weight * height).sum(-1) - labels[..., 3]).abs()
    return presence + (present * (0.2 * place + 0.5 * pixels + 0.5 * centimetres)).sum() / present.sum()


def photograph(images, labels, generator):
    """Bytes (batch, 256, 256, 3) -> (batch, 3, 256, 256) from 0 to 1, with another exposure, contrast, colour of light and noise each.

    One lens in fifty is covered: an even colour, black as a rule, and no cube in the labels.
    """
    def uniform(low, high, *shape):
        return torch.empty(len(images), *shape).uniform_(low, high, generator=generator)

    # the picture times a gain and plus an offset, in place: passes over memory are what takes time here
    contrast = uniform(0.85, 1.15, 1, 1, 1)
    gain = contrast * uniform(0.75, 1.25, 1, 1, 1) * uniform(0.93, 1.07, 3, 1, 1) / 255
    offset = (1 - contrast) / 2 + uniform(-0.06, 0.06, 1, 1, 1)
    x = images.permute(0, 3, 1, 2).contiguous().float().mul_(gain).add_(offset)
    covered = torch.rand(len(images), generator=generator) < 0.02
    x[covered] = (uniform(-1, 1, 1, 1, 1).clamp(0) * uniform(0, 1, 3, 1, 1))[covered]
    labels = labels * ~covered[:, None, None]
    noise = torch.empty_like(x).normal_(generator=generator)
    return x.add_(noise.mul_(uniform(0, 0.03, 1, 1, 1))).clamp_(0, 1), labels


def predict(network, images):
    network.eval()
    with torch.no_grad():
        return torch.cat([network(part.permute(0, 3, 1, 2).float() / 255) for part in images.split(64)])


def metrics_of(found, labels):
    present = labels[..., 0] > 0
    pixels = SIDE * (found[..., 1:3] - labels[..., 1:3]).norm(dim=-1)[present]
    height = 1000 * (found[..., 3] - labels[..., 3]).abs()[present]
    return {
        "presence_errors": int(((found[..., 0] > 0.5) != present).sum()),
        "cubes": int(present.numel()),
        "picture_error_px_median": round(float(pixels.median()), 3),
        "picture_error_px_p95": round(float(pixels.quantile(0.95)), 3),
        "height_error_mm_median": round(float(height.median()), 2),
        "height_error_mm_p95": round(float(height.quantile(0.95)), 2),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    started = time.time()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    generator = torch.Generator().manual_seed(options.seed)

    with open(os.path.join(options.data, "set.json")) as file:
        image_set = json.load(file)
    images = torch.from_numpy(np.load(os.path.join(options.data, "images.npy")))
    labels = torch.from_numpy(np.load(os.path.join(options.data, "labels.npy")))
    held_out = len(images) // 20
    network = CubeNet(labels.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.learning_rate, weight_decay=1e-2)
    steps = (len(images) - held_out) // options.batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, options.learning_rate, epochs=options.epochs, steps_per_epoch=steps, pct_start=0.15)

    for epoch in range(options.epochs):
        network.train()
        order = torch.randperm(len(images) - held_out, generator=generator)
        total = 0.0
        for step in range(steps):
            batch = order[step * options.batch:(step + 1) * options.batch] + held_out
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(network, *photograph(images[batch], labels[batch], generator))
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += float(loss)
            if step % 50 == 49:
                print(f"epoch {epoch + 1}/{options.epochs} step {step + 1}/{steps} loss {total / (step + 1):.3f} "
                      f"{time.time() - started:.0f} s", flush=True)
        metrics = metrics_of(predict(network, images[:held_out]), labels[:held_out])
        print(f"epoch {epoch + 1}: {json.dumps(metrics)}", flush=True)

    os.makedirs(options.out, exist_ok=True)
    model = os.path.join(options.out, "model.onnx")
    network.eval()
    torch.onnx.export(network, torch.zeros(1, 3, SIDE, SIDE), model, opset_version=16,
                      input_names=["picture"], output_names=["cubes"])
    with open(model, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    card = {
        "schema_version": 1,
        "name": os.path.basename(os.path.normpath(options.out)),
        "domain": image_set["domain"],
        "camera": image_set["camera"],
        "objects": image_set["objects"],
        "file": "model.onnx",
        "sha256": digest,
        "inputs": [{
            "name": "picture", "shape": [1, 3, SIDE, SIDE], "unit": "1",
            "normalisation": "channels red, green, blue of the 8-bit picture divided by 255, upper row first"}],
        "outputs": [{
            "name": "cubes", "shape": [1, labels.shape[1], 4], "unit": "1, 1, 1, m",
            "normalisation": "for each object probability of presence, x and y of its centre in the picture "
                             "(0 to 1 from the upper left), height of its centre above the table"}],
        "training": {
            "data_command": image_set["command"],
            "data_seed": image_set["seed"],
            "data_count": len(images),
            "data_seconds": image_set["seconds"],
            "command": f"python3 training/perception.py --data DIR --out models/hanoi-cubes --epochs {options.epochs} "
                       f"--batch {options.batch} --learning-rate {options.learning_rate:g} --seed {options.seed} "
                       f"--threads {options.threads}",
            "seconds": round(time.time() - started, 1),
            "hardware": f"{platform.machine()}, {options.threads} of {os.cpu_count()} processors, torch {torch.__version__}",
            "energy_joules": None,
            "energy_source": None,
        },
        "metrics": {"held_out": held_out, **metrics},
    }
    with open(os.path.join(options.out, "card.json"), "w") as file:
        json.dump(card, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
