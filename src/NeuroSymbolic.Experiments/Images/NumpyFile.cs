using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes an array of a known shape row by row, in any order, as a .npy file (NumPy Enhancement Proposal 1, version 1.0).</summary>
internal sealed class NumpyFile<T> : IDisposable
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly FileStream file;
    private readonly int rowLength;
    private readonly long dataAt;

    /// <param name="path">The file; it is replaced.</param>
    /// <param name="type">NumPy's name of the element type: <c>|u1</c> or <c>&lt;f4</c>.</param>
    /// <param name="shape">Lengths of the axes; the first counts the rows.</param>
    public NumpyFile(string path, string type, params ReadOnlySpan<int> shape)
    {
        rowLength = 1;
        foreach (int axis in shape[1..])
        {
            rowLength *= axis;
        }

        string axes = string.Join(", ", shape.ToArray());
        string header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({axes}), }}");
        int before = 10;
        int length = ((before + header.Length + 1 + Alignment - 1) / Alignment * Alignment) - before;
        header = header.PadRight(length - 1) + "\n";
        file = File.Create(path);
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8), .. Encoding.ASCII.GetBytes(header)]);
        dataAt = file.Position;
    }

    public void Write(int row, ReadOnlySpan<T> values)
    {
        if (values.Length != rowLength)
        {
            throw new ArgumentException($"A row has {rowLength} values, got {values.Length}.", nameof(values));
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        file.Position = dataAt + ((long)row * bytes.Length);
        file.Write(bytes);
    }

    public void Dispose() => file.Dispose();
}
