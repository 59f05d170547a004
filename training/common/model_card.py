"""What a training leaves: model.onnx and card.json, the contract with the program that runs the network."""
import hashlib
import json
import os
import platform
from dataclasses import asdict, dataclass

import torch


@dataclass(frozen=True)
class Tensor:
    """An input or output of a network."""

    name: str
    shape: list
    unit: str
    normalisation: str


@dataclass(frozen=True)
class Card:
    """What a script knows of its network: what it is for, and what goes in and comes out."""

    purpose: dict  # such as domain, camera and objects
    inputs: list
    outputs: list


def write(folder, network, card, data, training, metrics):
    """Writes both files. `data` is the description in set.json, `training` the settings and the time that it took."""
    model = folder / "model.onnx"
    torch.onnx.export(
        network.eval(), tuple(torch.zeros(tensor.shape) for tensor in card.inputs), str(model), opset_version=16,
        input_names=[tensor.name for tensor in card.inputs], output_names=[tensor.name for tensor in card.outputs])
    content = {
        "schema_version": 1,
        "name": folder.name,
        **card.purpose,
        "file": model.name,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "inputs": [asdict(tensor) for tensor in card.inputs],
        "outputs": [asdict(tensor) for tensor in card.outputs],
        "training": {
            **{f"data_{name}": data[name] for name in ("command", "seed", "count", "seconds")},
            **training,
            "hardware": f"{platform.machine()}, {os.cpu_count()} processors, torch {torch.__version__}",
            "energy_joules": None,  # known to who started the script under a meter
            "energy_source": None,
        },
        "metrics": metrics,
    }
    (folder / "card.json").write_text(json.dumps(content, indent=2) + "\n")
