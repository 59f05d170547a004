using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>An array as numpy has it: numbers of one type in rows, row by row.</summary>
public sealed class NumpyArray
{
    private const int MostDimensions = 8;

    private readonly char kind;
    private readonly int itemBytes;
    private readonly bool isBigEndian;

    /// <summary>Takes over the bytes without copying.</summary>
    /// <param name="type">numpy's name of the type, such as <c>&lt;f4</c>: byte order, kind (b, i, u, f) and bytes of one number.</param>
    /// <param name="shape">Numbers along each dimension; none for a single number.</param>
    /// <param name="data">The numbers.</param>
    /// <exception cref="OpenpiFormatException">The type is not one of numbers, or type, shape and bytes disagree.</exception>
    public NumpyArray(string type, ImmutableArray<int> shape, ReadOnlyMemory<byte> data)
    {
        if (type is not [('<' or '>' or '|' or '=') and char order, _, ('1' or '2' or '4' or '8') and char size]
            || (type[1], size) is not (('b', '1') or ('i' or 'u', _) or ('f', '2' or '4' or '8')))
        {
            throw new OpenpiFormatException($"An array has the type '{RemoteText.Shown(type)}'; numbers such as |u1, <f4 and <f8 are understood.");
        }

        if (shape.Length > MostDimensions || shape.Any(length => length < 0))
        {
            throw new OpenpiFormatException($"An array has the shape ({RemoteText.Shown(string.Join(", ", shape))}), which is none.");
        }

        kind = type[1];
        itemBytes = size - '0';
        isBigEndian = order == '>' || (order == '=' && !BitConverter.IsLittleEndian);
        UInt128 bytes = shape.Aggregate((UInt128)(uint)itemBytes, (product, length) => product > long.MaxValue ? product : product * (uint)length);
        if (shape.Contains(0) ? data.Length != 0 : bytes != (UInt128)(uint)data.Length)
        {
            throw new OpenpiFormatException($"An array {type} of the shape ({string.Join(", ", shape)}) comes with {data.Length} bytes.");
        }

        Type = type;
        Shape = shape;
        Data = data;
    }

    /// <summary>numpy's name of the type.</summary>
    public string Type { get; }

    /// <summary>Numbers along each dimension.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The numbers, the last dimension fastest.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>A row of numbers in double precision.</summary>
    public static NumpyArray Of(ReadOnlySpan<double> numbers) => new("<f8", [numbers.Length], MemoryMarshal.AsBytes(numbers).ToArray());

    /// <summary>Numbers in single precision.</summary>
    /// <param name="numbers">As many as the shape has.</param>
    /// <param name="shape">Numbers along each dimension.</param>
    public static NumpyArray Of(ReadOnlySpan<float> numbers, params ImmutableArray<int> shape) =>
        new("<f4", shape, MemoryMarshal.AsBytes(numbers).ToArray());

    /// <summary>A picture: uint8, shape (height, width, 3).</summary>
    public static NumpyArray Of(CameraImage picture) => new("|u1", [picture.Height, picture.Width, 3], picture.Pixels);

    /// <summary>The numbers in double precision, the last dimension fastest.</summary>
    public double[] ToDoubles()
    {
        double[] numbers = new double[Data.Length / itemBytes];
        Span<byte> item = stackalloc byte[itemBytes];
        for (int i = 0; i < numbers.Length; i++)
        {
            Data.Span.Slice(i * itemBytes, itemBytes).CopyTo(item);
            if (isBigEndian)
            {
                item.Reverse();
            }

            numbers[i] = Number(item);
        }

        return numbers;
    }

    private double Number(ReadOnlySpan<byte> item) => (kind, itemBytes) switch
    {
        ('f', 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(item),
        ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(item),
        ('f', 8) => BinaryPrimitives.ReadDoubleLittleEndian(item),
        ('i', 1) => (sbyte)item[0],
        ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(item),
        ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(item),
        ('i', 8) => BinaryPrimitives.ReadInt64LittleEndian(item),
        ('u', 2) => BinaryPrimitives.ReadUInt16LittleEndian(item),
        ('u', 4) => BinaryPrimitives.ReadUInt32LittleEndian(item),
        ('u', 8) => BinaryPrimitives.ReadUInt64LittleEndian(item),
        _ => item[0],
    };
}
