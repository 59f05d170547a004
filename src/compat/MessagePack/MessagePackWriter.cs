using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MessagePack;

/// <summary>Writes values in the shortest format that holds them. Nothing is certain to be in the output before <see cref="Flush"/>.</summary>
/// <remarks>A struct with state: pass it by reference.</remarks>
public ref struct MessagePackWriter
{
    private readonly IBufferWriter<byte> output;
    private Span<byte> space;
    private int used;

    /// <summary>A writer to the end of <paramref name="writer"/>.</summary>
    public MessagePackWriter(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        output = writer;
    }

    /// <summary>Hands what was written to the output.</summary>
    public void Flush()
    {
        if (used > 0)
        {
            output.Advance(used);
        }

        space = default;
        used = 0;
    }

    /// <summary>Writes nothing as a value.</summary>
    public void WriteNil() => WriteCode(Code.Nil);

    /// <summary>Begins an array of <paramref name="count"/> values.</summary>
    public void WriteArrayHeader(int count) => WriteCountHeader((uint)count, Code.FixArray, Code.Array16, Code.Array32);

    /// <summary>Begins a map of <paramref name="count"/> keys, each followed by its value.</summary>
    public void WriteMapHeader(int count) => WriteCountHeader((uint)count, Code.FixMap, Code.Map16, Code.Map32);

    /// <summary>Writes an integer.</summary>
    public void Write(int value) => Write((long)value);

    /// <summary>Writes an integer: those of zero and more in an unsigned format.</summary>
    public void Write(long value)
    {
        switch (value)
        {
            case >= -32 and <= Code.MaxPositiveFixInt:
                WriteCode((byte)value);
                break;
            case >= 0 and <= byte.MaxValue:
                WriteNumber(Code.UInt8, (ulong)value, sizeof(byte));
                break;
            case >= 0 and <= ushort.MaxValue:
                WriteNumber(Code.UInt16, (ulong)value, sizeof(ushort));
                break;
            case >= 0 and <= uint.MaxValue:
                WriteNumber(Code.UInt32, (ulong)value, sizeof(uint));
                break;
            case >= 0:
                WriteNumber(Code.UInt64, (ulong)value, sizeof(ulong));
                break;
            case >= sbyte.MinValue:
                WriteNumber(Code.Int8, (ulong)value, sizeof(sbyte));
                break;
            case >= short.MinValue:
                WriteNumber(Code.Int16, (ulong)value, sizeof(short));
                break;
            case >= int.MinValue:
                WriteNumber(Code.Int32, (ulong)value, sizeof(int));
                break;
            default:
                WriteNumber(Code.Int64, (ulong)value, sizeof(long));
                break;
        }
    }

    /// <summary>Writes true or false.</summary>
    public void Write(bool value) => WriteCode(value ? Code.True : Code.False);

    /// <summary>Writes a 32-bit float, whatever its value.</summary>
    public void Write(float value) => WriteNumber(Code.Float32, BitConverter.SingleToUInt32Bits(value), sizeof(float));

    /// <summary>Writes a 64-bit float, whatever its value.</summary>
    public void Write(double value) => WriteNumber(Code.Float64, BitConverter.DoubleToUInt64Bits(value), sizeof(double));

    /// <summary>Writes text, or nil for null.</summary>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNil();
            return;
        }

        int byteCount = Encoding.UTF8.GetByteCount(value);
        if (byteCount < 32)
        {
            WriteCode((byte)(Code.FixStr | byteCount));
        }
        else
        {
            WriteLengthHeader(byteCount, Code.Str8, Code.Str16, Code.Str32);
        }

        Encoding.UTF8.GetBytes(value, Space(byteCount));
        used += byteCount;
    }

    /// <summary>Writes bytes.</summary>
    public void Write(scoped ReadOnlySpan<byte> src)
    {
        WriteLengthHeader(src.Length, Code.Bin8, Code.Bin16, Code.Bin32);
        src.CopyTo(Space(src.Length));
        used += src.Length;
    }

    private void WriteCountHeader(uint count, byte shortest, byte code16, byte code32)
    {
        if (count < 16)
        {
            WriteCode((byte)(shortest | count));
        }
        else if (count <= ushort.MaxValue)
        {
            WriteNumber(code16, count, sizeof(ushort));
        }
        else
        {
            WriteNumber(code32, count, sizeof(uint));
        }
    }

    private void WriteLengthHeader(int length, byte code8, byte code16, byte code32)
    {
        if (length <= byte.MaxValue)
        {
            WriteNumber(code8, (uint)length, sizeof(byte));
        }
        else if (length <= ushort.MaxValue)
        {
            WriteNumber(code16, (uint)length, sizeof(ushort));
        }
        else
        {
            WriteNumber(code32, (uint)length, sizeof(uint));
        }
    }

    private void WriteCode(byte code)
    {
        Space(1)[0] = code;
        used++;
    }

    /// <summary>Writes the code and the lowest <paramref name="bytes"/> bytes of the number, the highest of them first.</summary>
    private void WriteNumber(byte code, ulong number, int bytes)
    {
        Span<byte> token = Space(1 + sizeof(ulong));
        token[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(token[1..], number << (8 * (sizeof(ulong) - bytes)));
        used += 1 + bytes;
    }

    /// <summary>The room behind what was written, at least <paramref name="bytes"/> long.</summary>
    private Span<byte> Space(int bytes)
    {
        if (space.Length - used < bytes)
        {
            Flush();
            space = output.GetSpan(bytes);
        }

        return space[used..];
    }
}
