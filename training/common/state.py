"""All that changes while a network is trained: what a checkpoint holds."""
import os

import torch
from torch.optim.swa_utils import AveragedModel


class TrainingState:
    """A network with its optimizer, the average of its weights, and how far the training is."""

    def __init__(self, network, settings, steps):
        self.network = network.to(memory_format=torch.channels_last)
        self.largest_gradient = settings.largest_gradient
        decayed = [weights for weights in network.parameters() if weights.ndim > 1]
        others = [weights for weights in network.parameters() if weights.ndim <= 1]  # of norms, and biases
        self.optimizer = torch.optim.AdamW(
            [{"params": decayed}, {"params": others, "weight_decay": 0.0}], settings.learning_rate, weight_decay=settings.weight_decay)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(self.optimizer, settings.learning_rate, total_steps=steps, pct_start=0.15)
        self.average = AveragedModel(
            self.network, avg_fn=lambda kept, now, count: kept + (now - kept) / min(int(count) + 1, settings.averaged_steps), use_buffers=True)
        self.step = 0
        self.seconds = 0.0  # of all sessions
        self.curve = []  # what was reached on the way

    def synchronised(self):
        """What all workers must agree upon before a step is taken: gradients, and the statistics of batch normalisation."""
        gradients = [weights.grad for weights in self.network.parameters()]
        return gradients + [buffer for buffer in self.network.buffers() if buffer.is_floating_point()]

    def take_step(self):
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.largest_gradient)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.average.update_parameters(self.network)
        self.step += 1

    def save(self, path):
        parts = {name: part.state_dict() for name, part in self._parts()}
        new = path.with_suffix(".new")
        torch.save({**parts, "step": self.step, "seconds": self.seconds, "curve": self.curve}, new)
        os.replace(new, path)  # a training that is killed here keeps the checkpoint before

    def load(self, path):
        saved = torch.load(path)
        for name, part in self._parts():
            part.load_state_dict(saved[name])
        self.step, self.seconds, self.curve = saved["step"], saved["seconds"], saved["curve"]

    def _parts(self):
        return [(name, getattr(self, name)) for name in ("network", "optimizer", "schedule", "average")]
