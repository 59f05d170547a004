"""The first three stages of a ResNet18 (He et al., CVPR 2016) that was trained on ImageNet, from the package that training/pretrained.proj restores."""
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from common.packages import package

NAME, VERSION = "microsoft.ml.dnnimagefeaturizer.resnet18", "0.23.1"
SOURCE = "ResNet18 without its last stage, trained on ImageNet by others (NuGet Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1, MIT)"
CHANNELS = (64, 128, 256)  # of the stages, at a quarter, an eighth and a sixteenth of the picture's side
MEAN = (103.94, 116.78, 123.68)  # of blue, green, red from 0 to 255, taken off before


class Convolution(nn.Module):
    """Convolution and batch norm. Where it strides, the picture gets more border before than after, as the weights were trained."""

    def __init__(self, inputs, outputs, side, stride=1):
        super().__init__()
        self.weights = nn.Conv2d(inputs, outputs, side, stride, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        before = side // 2
        after = before - (stride - 1) if side > 1 else 0
        self.border = (before, after, before, after)

    def forward(self, x):
        return self.norm(self.weights(F.pad(x, self.border)))


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.project = Convolution(inputs, outputs, 1, stride) if stride > 1 else None
        self.first = Convolution(inputs, outputs, 3, stride)
        self.second = Convolution(outputs, outputs, 3)

    def forward(self, x):
        y = self.second(F.relu(self.first(x)))
        return F.relu(y + (x if self.project is None else self.project(x)))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Convolution(3, 64, 7, 2)
        self.stages = nn.ModuleList(
            nn.Sequential(Residual(inputs, outputs, 1 if outputs == 64 else 2), Residual(outputs, outputs, 1))
            for inputs, outputs in zip((64, *CHANNELS), CHANNELS))
        self.register_buffer("mean", torch.tensor(MEAN)[:, None, None], persistent=False)

    def enter(self, picture):
        """picture (batch, 3, side, side), red, green, blue from 0 to 1 -> what the first stage takes."""
        x = F.relu(self.stem(255 * picture.flip(1) - self.mean))
        return F.max_pool2d(F.pad(x, (1, 0, 1, 0), value=-torch.inf), 3, 2)

    def take_pretrained(self):
        """Takes over the weights of the package; the file names them by numbers, in the order in which they are used."""
        file = package(NAME, VERSION) / "tools/DnnImageModels/ResNet18Onnx/ResNet18.onnx"
        graph = onnx.load(str(file)).graph
        weights = {tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in graph.initializer}
        norms = {node.input[0]: node for node in graph.node if node.op_type == "BatchNormalization"}
        convolutions = [node for node in graph.node if node.op_type == "Conv"]
        for own, stored in zip((module for module in self.modules() if isinstance(module, Convolution)), convolutions):
            own.weights.weight.data.copy_(weights[stored.input[1]])
            for tensor, name in zip((own.norm.weight, own.norm.bias, own.norm.running_mean, own.norm.running_var), norms[stored.output[0]].input[1:]):
                tensor.data.copy_(weights[name])
