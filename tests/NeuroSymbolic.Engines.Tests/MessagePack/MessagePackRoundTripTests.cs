using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using MessagePack;

namespace NeuroSymbolic.Engines.Tests;

public sealed class MessagePackRoundTripTests
{
    [Fact]
    public void What_was_written_is_read_back() =>
        Prop.ForAll<(long, int, double), (float, bool, string?), byte[]>((numbers, others, bytes) =>
        {
            // Lone surrogates have no UTF-8 form and are replaced when written.
            string? text = others.Item3 is null ? null : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(others.Item3));
            ArrayBufferWriter<byte> output = new(1);
            MessagePackWriter writer = new(output);
            writer.WriteMapHeader(1);
            writer.WriteArrayHeader(7);
            writer.Write(numbers.Item1);
            writer.Write(numbers.Item2);
            writer.Write(numbers.Item3);
            writer.Write(others.Item1);
            writer.Write(others.Item2);
            writer.Write(text);
            writer.Write(bytes.AsSpan());
            writer.WriteNil();
            writer.Flush();

            MessagePackReader reader = new(MessagePackReaderTests.InPieces(output.WrittenSpan.ToArray()));
            return reader.ReadMapHeader() == 1
                && reader.ReadArrayHeader() == 7
                && reader.ReadInt64() == numbers.Item1
                && reader.ReadInt32() == numbers.Item2
                && BitConverter.DoubleToInt64Bits(reader.ReadDouble()) == BitConverter.DoubleToInt64Bits(numbers.Item3)
                && BitConverter.SingleToInt32Bits(reader.ReadSingle()) == BitConverter.SingleToInt32Bits(others.Item1)
                && reader.ReadBoolean() == others.Item2
                && reader.ReadString() == text
                && reader.ReadBytes()!.Value.ToArray().AsSpan().SequenceEqual(bytes)
                && reader.TryReadNil()
                && reader.End;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_skipped_or_refused_with_one_of_two_errors() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            MessagePackReader reader = new(bytes);
            try
            {
                while (!reader.End)
                {
                    reader.Skip();
                }
            }
            catch (Exception exception) when (exception is EndOfStreamException or MessagePackSerializationException or OverflowException)
            {
                return true;
            }

            return reader.Consumed == bytes.Length;
        }).QuickCheckThrowOnFailure();
}
