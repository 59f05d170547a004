using System.Runtime.InteropServices;
using System.Text;

namespace NeuroSymbolic.Perception.Tests;

/// <summary>Writes the smallest ONNX files there are, field by field after onnx.proto.</summary>
internal static class TinyNetwork
{
    private const int FloatType = 1;

    /// <summary>y = x W + b with x of the given rows (negative: left open) and 2 columns, W = [[1 2 3] [4 5 6]], b = 0.5.</summary>
    public static byte[] Affine(int rows = 1) => Model(
        Node("Gemm", ["x", "W", "b"], "y"),
        [Value("x", FloatType, rows, 2)],
        [Value("y", FloatType, rows, 3)],
        Weights("W", [2, 3], [1, 2, 3, 4, 5, 6]),
        Weights("b", [3], [0.5f, 0.5f, 0.5f]));

    /// <summary>sum = left + right, of two values each.</summary>
    public static byte[] Sum(int elementType = FloatType) => Model(
        Node("Add", ["left", "right"], "sum"), [Value("left", elementType, 2), Value("right", elementType, 2)], [Value("sum", elementType, 2)]);

    /// <summary>A graph whose one node has an operator that nobody knows.</summary>
    public static byte[] UnknownOperator() => Model(Node("Conjure", ["x"], "y"), [Value("x", FloatType, 1)], [Value("y", FloatType, 1)]);

    private static byte[] Model(byte[] node, byte[][] inputs, byte[][] outputs, params byte[][] weights)
    {
        const int irVersion = 1, graph = 7, opset = 8;
        byte[] nodes = [.. Field(1, node), .. Field(2, "tiny"), .. weights.SelectMany(tensor => Field(5, tensor)),
            .. inputs.SelectMany(value => Field(11, value)), .. outputs.SelectMany(value => Field(12, value))];
        return [.. Number(irVersion, 8), .. Field(opset, Number(2, 13)), .. Field(graph, nodes)];
    }

    private static byte[] Node(string operation, string[] inputs, string output) =>
        [.. inputs.SelectMany(name => Field(1, name)), .. Field(2, output), .. Field(4, operation)];

    private static byte[] Value(string name, int elementType, params int[] shape)
    {
        byte[] axes = [.. shape.SelectMany(length => Field(1, length < 0 ? Field(2, "open") : Number(1, length)))];
        return [.. Field(1, name), .. Field(2, Field(1, [.. Number(1, elementType), .. Field(2, axes)]))];
    }

    private static byte[] Weights(string name, int[] shape, float[] values) =>
        [.. shape.SelectMany(length => Number(1, length)), .. Number(2, FloatType), .. Field(8, name), .. Field(9, MemoryMarshal.AsBytes<float>(values).ToArray())];

    private static byte[] Field(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value > 127; value >>= 7)
        {
            yield return (byte)(value | 128);
        }

        yield return (byte)value;
    }
}
