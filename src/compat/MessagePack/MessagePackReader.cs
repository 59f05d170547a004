using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MessagePack;

/// <summary>Reads values one after the other.</summary>
/// <remarks>
/// A struct with state: pass it by reference. Every reading member throws <see cref="EndOfStreamException"/> when the data ends
/// before the value, and <see cref="MessagePackSerializationException"/> when a value of another kind stands there.
/// </remarks>
public ref partial struct MessagePackReader
{
    private SequenceReader<byte> reader;

    /// <summary>A reader at the begin of <paramref name="memory"/>.</summary>
    public MessagePackReader(ReadOnlyMemory<byte> memory)
        : this(new ReadOnlySequence<byte>(memory))
    {
    }

    /// <summary>A reader at the begin of <paramref name="readOnlySequence"/>.</summary>
    public MessagePackReader(scoped in ReadOnlySequence<byte> readOnlySequence)
    {
        reader = new SequenceReader<byte>(readOnlySequence);
    }

    /// <summary>Bytes read so far.</summary>
    public readonly long Consumed => reader.Consumed;

    /// <summary>Whether nothing follows.</summary>
    public readonly bool End => reader.End;

    /// <summary>The family of the value that follows.</summary>
    public readonly MessagePackType NextMessagePackType => Code.TypeOf(NextCode);

    private readonly byte NextCode => reader.TryPeek(out byte code) ? code : throw new EndOfStreamException();

    /// <summary>Reads nil if it follows.</summary>
    public bool TryReadNil()
    {
        if (NextCode != Code.Nil)
        {
            return false;
        }

        reader.Advance(1);
        return true;
    }

    /// <summary>Reads the number of values of an array; a number that the remaining bytes cannot hold counts as the end of the data.</summary>
    public int ReadArrayHeader() => ReadCount(Code.FixArray, Code.Array16, Code.Array32, bytesPerItem: 1);

    /// <summary>Reads the number of pairs of a map; a number that the remaining bytes cannot hold counts as the end of the data.</summary>
    public int ReadMapHeader() => ReadCount(Code.FixMap, Code.Map16, Code.Map32, bytesPerItem: 2);

    /// <summary>Reads true or false.</summary>
    public bool ReadBoolean()
    {
        byte code = NextCode;
        reader.Advance(1);
        return code switch
        {
            Code.True => true,
            Code.False => false,
            _ => throw Unexpected(code),
        };
    }

    /// <summary>Reads an integer of any format.</summary>
    /// <exception cref="OverflowException">It lies outside of the result's type.</exception>
    public int ReadInt32()
    {
        int value = checked((int)PeekInteger(out int payload));
        reader.Advance(1 + payload);
        return value;
    }

    /// <inheritdoc cref="ReadInt32"/>
    public long ReadInt64()
    {
        long value = checked((long)PeekInteger(out int payload));
        reader.Advance(1 + payload);
        return value;
    }

    /// <summary>Reads a float or an integer of any format, rounded to 32 bits.</summary>
    public float ReadSingle()
    {
        byte code = NextCode;
        float value;
        int payload;
        switch (code)
        {
            case Code.Float32:
                value = BitConverter.UInt32BitsToSingle((uint)Payload(payload = sizeof(float)));
                break;
            case Code.Float64:
                value = (float)BitConverter.UInt64BitsToDouble(Payload(payload = sizeof(double)));
                break;
            default:
                Int128 integer = PeekInteger(out payload);
                value = integer < 0 ? (long)integer : (ulong)integer;
                break;
        }

        reader.Advance(1 + payload);
        return value;
    }

    /// <summary>Reads a float or an integer of any format, rounded to 64 bits.</summary>
    public double ReadDouble()
    {
        byte code = NextCode;
        double value;
        int payload;
        switch (code)
        {
            case Code.Float32:
                value = BitConverter.UInt32BitsToSingle((uint)Payload(payload = sizeof(float)));
                break;
            case Code.Float64:
                value = BitConverter.UInt64BitsToDouble(Payload(payload = sizeof(double)));
                break;
            default:
                Int128 integer = PeekInteger(out payload);
                value = integer < 0 ? (long)integer : (ulong)integer;
                break;
        }

        reader.Advance(1 + payload);
        return value;
    }

    /// <summary>Reads text; null for nil.</summary>
    public string? ReadString() => TryReadNil() ? null : Encoding.UTF8.GetString(ReadSlice(ReadStringLength()));

    /// <summary>Reads bytes, or the bytes of a text, without copying; null for nil.</summary>
    public ReadOnlySequence<byte>? ReadBytes() => TryReadNil() ? null : ReadSlice(ReadBytesLength());

    /// <summary>Passes over one value with all that it contains. Takes no more stack for deeper nesting.</summary>
    public void Skip()
    {
        for (long pending = 1; pending > 0; pending--)
        {
            byte code = NextCode;
            switch (Code.TypeOf(code))
            {
                case MessagePackType.Array:
                    pending += ReadCountOnly(Code.FixArray, Code.Array16, Code.Array32);
                    break;
                case MessagePackType.Map:
                    pending += 2L * ReadCountOnly(Code.FixMap, Code.Map16, Code.Map32);
                    break;
                case MessagePackType.String or MessagePackType.Binary:
                    Advance(ReadBytesLength());
                    break;
                case MessagePackType.Extension:
                    Advance(ReadExtensionLength(code));
                    break;
                case MessagePackType.Float:
                    Advance(code == Code.Float32 ? 1 + sizeof(float) : 1 + sizeof(double));
                    break;
                case MessagePackType.Integer:
                    PeekInteger(out int payload);
                    Advance(1 + payload);
                    break;
                case MessagePackType.Nil or MessagePackType.Boolean:
                    reader.Advance(1);
                    break;
                default:
                    throw Unexpected(code);
            }
        }
    }

    private ReadOnlySequence<byte> ReadSlice(long length)
    {
        if (reader.Remaining < length)
        {
            throw new EndOfStreamException();
        }

        ReadOnlySequence<byte> slice = reader.UnreadSequence.Slice(0, length);
        reader.Advance(length);
        return slice;
    }

    private void Advance(long bytes)
    {
        if (reader.Remaining < bytes)
        {
            throw new EndOfStreamException();
        }

        reader.Advance(bytes);
    }

    /// <summary>The integer that follows; Int128 holds signed and unsigned 64 bits alike.</summary>
    private readonly Int128 PeekInteger(out int payload)
    {
        byte code = NextCode;
        payload = 0;
        return code switch
        {
            <= Code.MaxPositiveFixInt => code,
            >= Code.MinNegativeFixInt => (sbyte)code,
            Code.UInt8 => Payload(payload = sizeof(byte)),
            Code.UInt16 => Payload(payload = sizeof(ushort)),
            Code.UInt32 => Payload(payload = sizeof(uint)),
            Code.UInt64 => Payload(payload = sizeof(ulong)),
            Code.Int8 => (sbyte)Payload(payload = sizeof(sbyte)),
            Code.Int16 => (short)Payload(payload = sizeof(short)),
            Code.Int32 => (int)Payload(payload = sizeof(int)),
            Code.Int64 => (long)Payload(payload = sizeof(long)),
            _ => throw Unexpected(code),
        };
    }

    /// <summary>The number in the <paramref name="bytes"/> bytes behind the code, the highest first.</summary>
    private readonly ulong Payload(int bytes)
    {
        Span<byte> token = stackalloc byte[1 + sizeof(ulong)];
        return reader.TryCopyTo(token[..(1 + bytes)])
            ? BinaryPrimitives.ReadUInt64BigEndian(token[1..]) >> (8 * (sizeof(ulong) - bytes))
            : throw new EndOfStreamException();
    }

    private static MessagePackSerializationException Unexpected(byte code) =>
        new($"Unexpected msgpack code {code} ({Code.TypeOf(code)}) encountered.");
}
