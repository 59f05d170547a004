namespace MessagePack;

/// <content>Counts and lengths, which stand before the content.</content>
public ref partial struct MessagePackReader
{
    private int ReadCount(byte shortest, byte code16, byte code32, int bytesPerItem)
    {
        int count = ReadCountOnly(shortest, code16, code32);
        return reader.Remaining >= (long)count * bytesPerItem ? count : throw new EndOfStreamException();
    }

    private int ReadCountOnly(byte shortest, byte code16, byte code32)
    {
        byte code = NextCode;
        if ((code & 0xf0) == shortest)
        {
            reader.Advance(1);
            return code & 0x0f;
        }

        int payload = code == code16 ? sizeof(ushort) : code == code32 ? sizeof(uint) : throw Unexpected(code);
        int count = checked((int)Payload(payload));
        reader.Advance(1 + payload);
        return count;
    }

    private long ReadStringLength()
    {
        byte code = NextCode;
        if ((code & 0xe0) == Code.FixStr)
        {
            reader.Advance(1);
            return code & 0x1f;
        }

        return ReadLength(code switch
        {
            Code.Str8 => sizeof(byte),
            Code.Str16 => sizeof(ushort),
            Code.Str32 => sizeof(uint),
            _ => throw Unexpected(code),
        });
    }

    private long ReadBytesLength() => NextCode switch
    {
        Code.Bin8 => ReadLength(sizeof(byte)),
        Code.Bin16 => ReadLength(sizeof(ushort)),
        Code.Bin32 => ReadLength(sizeof(uint)),
        _ => ReadStringLength(),
    };

    /// <summary>The length of an extension's data and its type number.</summary>
    private long ReadExtensionLength(byte code)
    {
        if (code is >= Code.FixExt1 and <= Code.FixExt16)
        {
            reader.Advance(1);
            return 1 + (1 << (code - Code.FixExt1));
        }

        return 1 + ReadLength(code switch
        {
            Code.Ext8 => sizeof(byte),
            Code.Ext16 => sizeof(ushort),
            _ => sizeof(uint),
        });
    }

    private long ReadLength(int payload)
    {
        long length = (long)Payload(payload);
        reader.Advance(1 + payload);
        return length;
    }
}
