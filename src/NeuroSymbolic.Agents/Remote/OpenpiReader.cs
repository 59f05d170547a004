using System.Buffers;
using System.Text;
using MessagePack;

namespace NeuroSymbolic.Agents;

/// <summary>Reads messages from anyone: what is claimed is never believed before the bytes are there, and nothing nests or branches without end.</summary>
public static class OpenpiReader
{
    private const int DeepestNesting = 8;

    // a message of ALOHA has 14; an empty value takes one byte on the wire and far more in memory
    private const int MostValues = 10_000;

    /// <summary>Reads one message. What it holds does not refer to <paramref name="content"/>.</summary>
    /// <exception cref="OpenpiFormatException">It is no message.</exception>
    public static OpenpiMessage Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            var reader = new MessagePackReader(content);
            int valuesLeft = MostValues;
            object? value = ReadValue(ref reader, ref valuesLeft, DeepestNesting);
            return !reader.End
                ? throw new OpenpiFormatException("More follows after the end of the message.")
                : value as OpenpiMessage ?? throw new OpenpiFormatException("The message is no MessagePack map.");
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentOutOfRangeException)
        {
            throw new OpenpiFormatException("The message is cut off, or claims to hold more than it does.", error);
        }
        catch (Exception error) when (error is MessagePackSerializationException or OverflowException)
        {
            throw new OpenpiFormatException($"The message is no MessagePack: {RemoteText.Shown(error.Message)}", error);
        }
    }

    private static object? ReadValue(ref MessagePackReader reader, ref int valuesLeft, int depthLeft)
    {
        if (--valuesLeft < 0)
        {
            throw new OpenpiFormatException($"The message has more than {MostValues} values.");
        }

        if (depthLeft == 0)
        {
            throw new OpenpiFormatException($"The message is nested more than {DeepestNesting} deep.");
        }

        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                return null;
            case MessagePackType.Boolean:
                return reader.ReadBoolean();
            case MessagePackType.Integer:
                return reader.ReadInt64();
            case MessagePackType.Float:
                return reader.ReadDouble();
            case MessagePackType.String:
                return reader.ReadString();
            case MessagePackType.Binary:
                return reader.ReadBytes()!.Value.ToArray();
            case MessagePackType.Array:
                return ReadList(ref reader, ref valuesLeft, depthLeft);
            case MessagePackType.Map:
                return ReadMap(ref reader, ref valuesLeft, depthLeft);
            default:
                throw new OpenpiFormatException("The message holds a MessagePack extension, which the protocol has none of.");
        }
    }

    private static List<object?> ReadList(ref MessagePackReader reader, ref int valuesLeft, int depthLeft)
    {
        int count = reader.ReadArrayHeader();
        var list = new List<object?>();
        for (int i = 0; i < count; i++)
        {
            list.Add(ReadValue(ref reader, ref valuesLeft, depthLeft - 1));
        }

        return list;
    }

    private static object? ReadMap(ref MessagePackReader reader, ref int valuesLeft, int depthLeft)
    {
        int count = reader.ReadMapHeader();
        var map = new OpenpiMessage();
        for (int i = 0; i < count; i++)
        {
            string key = ReadKey(ref reader);
            if (!map.TryAdd(key, ReadValue(ref reader, ref valuesLeft, depthLeft - 1)))
            {
                throw new OpenpiFormatException($"The key '{RemoteText.Shown(key)}' is there twice.");
            }
        }

        return map.Has("__ndarray__") ? ToArray(map) : map.Has("__npgeneric__") ? map.Value("data") : map;
    }

    private static string ReadKey(ref MessagePackReader reader) => reader.NextMessagePackType switch
    {
        MessagePackType.String => reader.ReadString()!,
        MessagePackType.Binary => Encoding.UTF8.GetString(reader.ReadBytes()!.Value),
        _ => throw new OpenpiFormatException("A key of the message is no text."),
    };

    private static NumpyArray ToArray(OpenpiMessage map)
    {
        if (map.Value("data") is not byte[] data || map.Value("shape") is not List<object?> lengths
            || lengths.Any(length => length is not (>= 0L and <= int.MaxValue)))
        {
            throw new OpenpiFormatException("An array lacks its bytes or its shape.");
        }

        return new NumpyArray(map.Text("dtype"), [.. lengths.Select(length => (int)(long)length!)], data);
    }
}
