"""What a training leaves: model.onnx and card.json, the contract with the program that runs the network, and weights.npz to go on from."""
import hashlib
import json
import os
import platform
from dataclasses import asdict, dataclass

import numpy
import onnx
import torch
from onnx import helper, numpy_helper


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
    pretrained: str = None  # what was not trained here


HALVED_FROM = 256  # numbers; smaller tensors, such as the means of norms, stay as they are


def write(folder, network, exported, card, data, training, metrics):
    """Writes the files. `network` is what was trained and `exported` the same as it is run, `data` is the description in set.json, `training` the settings and the time that it took."""
    numpy.savez_compressed(folder / "weights.npz", **{
        name: weights.half().numpy() if weights.is_floating_point() else weights.numpy() for name, weights in network.state_dict().items()})
    write_untrained(folder, exported, card, {
        "training": {
            **{f"data_{name}": data[name] for name in ("command", "seed", "count", "seconds")},
            **training,
            "hardware": f"{platform.machine()}, {os.cpu_count()} processors, torch {torch.__version__}",
            "energy_joules": None,  # known to who started the script under a meter
            "energy_source": None,
            "pretrained": card.pretrained,
        },
        "metrics": metrics,
    })


def write_untrained(folder, exported, card, more):
    """Writes a network as it is run, and a card with what else is known of it."""
    model = folder / "model.onnx"
    torch.onnx.export(
        exported.eval(), tuple(torch.zeros(tensor.shape) for tensor in card.inputs), str(model), opset_version=16,
        input_names=[tensor.name for tensor in card.inputs], output_names=[tensor.name for tensor in card.outputs])
    halve(model)
    content = {
        "schema_version": 1,
        "name": folder.name,
        **card.purpose,
        "file": model.name,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "inputs": [asdict(tensor) for tensor in card.inputs],
        "outputs": [asdict(tensor) for tensor in card.outputs],
        **more,
    }
    (folder / "card.json").write_text(json.dumps(content, indent=2) + "\n")


def halve(path):
    """Stores the large weights in 16 bits, half the file; ONNX Runtime widens them when it loads the network."""
    model = onnx.load(str(path))
    graph, casts = model.graph, []
    for tensor in list(graph.initializer):
        weights = numpy_helper.to_array(tensor)
        if weights.dtype == numpy.float32 and weights.size >= HALVED_FROM:
            graph.initializer.remove(tensor)
            half = numpy_helper.from_array(weights.astype(numpy.float16), tensor.name + "_half")
            graph.initializer.append(half)
            casts.append(helper.make_node("Cast", [half.name], [tensor.name], to=onnx.TensorProto.FLOAT))
    for cast in casts:
        graph.node.insert(0, cast)
    onnx.save(model, str(path))
