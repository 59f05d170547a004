using System.Buffers;
using System.Collections;
using MessagePack;

namespace NeuroSymbolic.Agents;

/// <summary>Writes messages as Python's msgpack and openpi's numpy extension do, byte for byte.</summary>
public static class OpenpiWriter
{
    /// <summary>The message in MessagePack.</summary>
    /// <exception cref="ArgumentException">A value is of a kind that the protocol has not.</exception>
    public static ReadOnlyMemory<byte> Write(OpenpiMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        WriteMap(ref writer, message);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteMap(ref MessagePackWriter writer, OpenpiMessage message)
    {
        writer.WriteMapHeader(message.Count);
        foreach ((string key, object? value) in message)
        {
            writer.Write(key);
            WriteValue(ref writer, value);
        }
    }

    private static void WriteValue(ref MessagePackWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNil();
                break;
            case bool truth:
                writer.Write(truth);
                break;
            case int whole:
                writer.Write(whole);
                break;
            case long whole:
                writer.Write(whole);
                break;
            case double real:
                writer.Write(real);
                break;
            case string text:
                writer.Write(text);
                break;
            case byte[] bytes:
                writer.Write(bytes);
                break;
            case NumpyArray array:
                WriteArray(ref writer, array);
                break;
            case OpenpiMessage map:
                WriteMap(ref writer, map);
                break;
            case ICollection list:
                writer.WriteArrayHeader(list.Count);
                foreach (object? item in list)
                {
                    WriteValue(ref writer, item);
                }

                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} cannot be sent.", nameof(value));
        }
    }

    // the keys are bytes, not texts: a Python peer would take the map for an ordinary one
    private static void WriteArray(ref MessagePackWriter writer, NumpyArray array)
    {
        writer.WriteMapHeader(4);
        writer.Write("__ndarray__"u8);
        writer.Write(true);
        writer.Write("data"u8);
        writer.Write(array.Data.Span);
        writer.Write("dtype"u8);
        writer.Write(array.Type);
        writer.Write("shape"u8);
        writer.WriteArrayHeader(array.Shape.Length);
        foreach (int length in array.Shape)
        {
            writer.Write(length);
        }
    }
}
