"""Training data: the .npy files of a folder, mapped into memory."""
import json
from pathlib import Path

import numpy as np
import torch


class ArrayFolder:
    """A folder of NAME.npy files with one row for each example, and set.json, which says how they were made.

    The files are mapped into memory: a row is read when it is used, and all worker processes share one copy of it.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self.description = json.loads((self.folder / "set.json").read_text())
        self.arrays = {path.stem: np.load(path, mmap_mode="r") for path in self.folder.glob("*.npy")}

    def shape(self, name):
        """The lengths of an array's axes; the first counts the examples."""
        return self.arrays[name].shape

    def rows(self, name, rows):
        """The given rows of an array, a list or a slice of them, as a tensor of their own."""
        return torch.from_numpy(np.array(self.arrays[name][rows]))
