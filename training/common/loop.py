"""The training loop: a script says what its network is (`Problem`), all else is here.

    python3 training/perception.py training/hanoi-cubes.json --data DIR --out DIR [--resume]

Computes in bfloat16 with float32 master weights (torch.autocast), averages gradients over worker processes and weights over
steps, and leaves a checkpoint every two minutes and when it is interrupted. A training that was resumed gives the same network,
bit for bit, as one that ran through: all chance in a step comes from the seed, the step's number and the worker's.
"""
import argparse
import json
import math
import shlex
import sys
import time
import zlib
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import numpy
import torch

from common import model_card, workers
from common.data import ArrayFolder
from common.pace import Pace
from common.state import TrainingState

SECONDS_BETWEEN_CHECKPOINTS = 120
SECONDS_BETWEEN_REPORTS = 10


@dataclass(frozen=True)
class Settings:
    """The part `training` of a settings file."""

    epochs: float
    batch: int  # examples of one step, all workers together
    learning_rate: float  # the highest: it rises during the first 15 % of the steps, then falls to nothing (Smith and Topin 2017)
    weight_decay: float = 0.01  # of matrices and filters
    largest_gradient: float = 5.0  # norm at which gradients are clipped
    averaged_steps: int = 100  # about how many of the last steps the averaged weights remember
    workers: int = 2
    snapshots: int = 0  # networks that are kept on the way, at equal distances, to see what success comes with what training
    start_from: str = ""  # weights.npz of an earlier training, from the root of the project; first weights are drawn when empty


class Problem(ABC):
    """A network and its data, as the loop sees them. Every worker makes its own."""

    examples: int  # to train on
    data: ArrayFolder

    @abstractmethod
    def __init__(self, data: ArrayFolder, shape: dict):
        """`shape` is the part `network` of the settings file, which chooses among the shapes that a script knows."""

    @abstractmethod
    def network(self) -> torch.nn.Module:
        """The network with its first weights."""

    @abstractmethod
    def loss(self, network, examples) -> torch.Tensor:
        """The mean loss of some examples, a list of numbers from 0 to `self.examples` - 1."""

    @abstractmethod
    def metrics(self, network) -> dict:
        """What the network reaches on data that it is not trained on."""

    def exported(self, network) -> torch.nn.Module:
        """The network as it is written to model.onnx."""
        return network

    @abstractmethod
    def card(self) -> model_card.Card:
        """What the network is for, and what goes in and comes out."""


def main(problem, description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("settings", type=Path, help="such as training/hanoi-cubes.json, of which `training` and `seed` are read")
    parser.add_argument("--data", type=Path, required=True, help="folder with set.json and the .npy files")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.onnx and card.json, and for the checkpoint until then")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint, if there is one")
    options = parser.parse_args()
    content = json.loads(options.settings.read_text())
    try:
        settings = Settings(**content["training"])
    except (KeyError, TypeError) as error:
        parser.error(f"{options.settings}: {error}")
    checkpoint = options.out / "checkpoint.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if not options.resume:
        checkpoint.unlink(missing_ok=True)
    start = Path(__file__).resolve().parents[2] / settings.start_from if settings.start_from else None
    sys.exit(workers.run(train, settings.workers, problem, content.get("network") or {}, settings, start, content["seed"], options.data, checkpoint))


def train(group, problem_type, shape, settings, start, seed, folder, checkpoint):
    """What each worker does: its share of every batch. The first one also speaks and writes the files."""
    data = ArrayFolder(folder)
    problem = problem_type(data, shape)
    steps_in_epoch = problem.examples // settings.batch
    steps = round(settings.epochs * steps_in_epoch)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(seed)
    network = problem.network()
    if start:
        network.load_state_dict({name: torch.from_numpy(weights).to(network.state_dict()[name].dtype) for name, weights in numpy.load(start).items()})
    state = TrainingState(network, settings, steps)
    if checkpoint.exists():
        state.load(checkpoint)
    kept = {steps * part // (settings.snapshots + 1) for part in range(1, settings.snapshots + 1)}
    progress = Progress(state.step, steps, settings.batch, is_silent=group.rank > 0)
    pace = Pace()
    started = saved = time.monotonic() - state.seconds

    while state.step < steps:
        epoch, place = divmod(state.step, steps_in_epoch)
        batch = order_of(problem.examples, seed, epoch)[place * settings.batch:(place + 1) * settings.batch]
        torch.manual_seed(seed_of(seed, "step", state.step, group.rank))
        state.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            loss = problem.loss(state.network, batch[group.rank::group.count])
        loss.backward()
        shared = torch.tensor([float(loss), float(group.wants_stop), float(pace.has_doubled)])
        group.average([*state.synchronised(), shared])
        loss, wants_stop, is_slow = shared.tolist()
        if not math.isfinite(loss):
            sys.exit(f"the loss is no number any more at step {state.step}; a lower learning_rate may help")
        state.take_step()
        pace.step()
        state.seconds = time.monotonic() - started
        progress.step(loss)

        if state.step % steps_in_epoch == 0 and group.rank == 0:
            reached = problem.metrics(state.average.module.eval())
            state.curve.append({"examples": state.step * settings.batch, "seconds": round(state.seconds, 1), **reached})
            progress.say(f"epoch {epoch + 1} of {settings.epochs:g}: {json.dumps(reached)}")
        if state.step in kept and group.rank == 0:
            leave(checkpoint.parent / "snapshots" / f"after-{state.step * settings.batch}", state, problem, settings)
        if wants_stop or is_slow or time.monotonic() - saved > SECONDS_BETWEEN_CHECKPOINTS:
            saved = time.monotonic()
            if group.rank == 0:
                state.save(checkpoint)
        if (wants_stop or is_slow) and state.step < steps:
            progress.say(f"stops at step {state.step}; --resume goes on from there" if wants_stop
                         else f"steps take twice as long as at first: starts anew at step {state.step}")
            sys.exit(workers.AGAIN)
        pace.restart()

    if group.rank == 0:
        leave(checkpoint.parent, state, problem, settings)
        checkpoint.unlink(missing_ok=True)


def leave(folder, state, problem, settings):
    """Writes what the training has reached."""
    folder.mkdir(parents=True, exist_ok=True)
    network = state.average.module.eval()
    training = {"command": shlex.join(["python3", *sys.argv]), "seconds": round(state.seconds, 1), **asdict(settings), "curve": state.curve}
    model_card.write(folder, network, problem.exported(network), problem.card(), problem.data.description, training, problem.metrics(network))


def seed_of(*parts):
    """A seed that depends on all of its parts; PyTorch's generator for the processor looks at 32 bits only."""
    return zlib.crc32(repr(parts).encode())


@lru_cache(maxsize=1)
def order_of(examples, seed, epoch):
    """The order in which an epoch shows the examples; the same for all workers."""
    return torch.randperm(examples, generator=torch.Generator().manual_seed(seed_of(seed, "epoch", epoch))).tolist()


class Progress:
    """Lines for people."""

    def __init__(self, step, steps, batch, is_silent):
        self.step_number, self.steps, self.batch, self.is_silent = step, steps, batch, is_silent
        self.since = time.monotonic()
        self.losses = []
        if step > 0:
            self.say(f"goes on at step {step} of {steps}")

    def say(self, line):
        if not self.is_silent:
            print(line, flush=True)

    def step(self, loss):
        self.step_number += 1
        self.losses.append(loss)
        seconds = time.monotonic() - self.since
        if seconds > SECONDS_BETWEEN_REPORTS:
            pace = len(self.losses) / seconds
            self.say(f"step {self.step_number} of {self.steps}: loss {sum(self.losses) / len(self.losses):.3f}, "
                     f"{self.batch * pace:.0f} examples/s, {(self.steps - self.step_number) / pace / 60:.0f} min left")
            self.since, self.losses = time.monotonic(), []
