using System.Buffers;
using System.Text;
using MessagePack;

namespace NeuroSymbolic.Engines.Tests;

/// <summary>Every format of the specification, whole, cut off at every byte, cut into pieces and in the wrong place.</summary>
public sealed class MessagePackReaderTests
{
    private delegate T Reading<out T>(ref MessagePackReader reader);

    /// <summary>One value of each format with the family it belongs to.</summary>
    public static TheoryData<string, MessagePackType> Formats => new()
    {
        { "00", MessagePackType.Integer }, { "7F", MessagePackType.Integer }, { "E0", MessagePackType.Integer },
        { "CC80", MessagePackType.Integer }, { "CDFFFF", MessagePackType.Integer }, { "CEFFFFFFFF", MessagePackType.Integer },
        { "CFFFFFFFFFFFFFFFFF", MessagePackType.Integer }, { "D080", MessagePackType.Integer }, { "D18000", MessagePackType.Integer },
        { "D280000000", MessagePackType.Integer }, { "D38000000000000000", MessagePackType.Integer },
        { "C0", MessagePackType.Nil }, { "C2", MessagePackType.Boolean }, { "C3", MessagePackType.Boolean },
        { "CA3F800000", MessagePackType.Float }, { "CB3FF0000000000000", MessagePackType.Float },
        { "A161", MessagePackType.String }, { "D90161", MessagePackType.String }, { "DA000161", MessagePackType.String }, { "DB0000000161", MessagePackType.String },
        { "C40109", MessagePackType.Binary }, { "C5000109", MessagePackType.Binary }, { "C60000000109", MessagePackType.Binary },
        { "90", MessagePackType.Array }, { "92C0C0", MessagePackType.Array }, { "DC0001C0", MessagePackType.Array }, { "DD0000000191C0", MessagePackType.Array },
        { "80", MessagePackType.Map }, { "81A16101", MessagePackType.Map }, { "DE0001A161C0", MessagePackType.Map }, { "DF0000000101C40109", MessagePackType.Map },
        { "D4FF00", MessagePackType.Extension }, { "D5010000", MessagePackType.Extension }, { "D60100000000", MessagePackType.Extension },
        { "D7010000000000000000", MessagePackType.Extension }, { "D80100000000000000000000000000000000", MessagePackType.Extension },
        { "C70201AABB", MessagePackType.Extension }, { "C8000201AABB", MessagePackType.Extension }, { "C90000000201AABB", MessagePackType.Extension },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_recognised_and_skipped_whole(string hex, MessagePackType type)
    {
        MessagePackReader reader = new(Convert.FromHexString(hex + "2A"));
        Assert.Equal(type, reader.NextMessagePackType);
        reader.Skip();
        Assert.Equal(hex.Length / 2, reader.Consumed);
        Assert.Equal(42, reader.ReadInt32());
        Assert.True(reader.End);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Data_cut_off_at_any_byte_ends_in_end_of_stream(string hex, MessagePackType type)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.NotEqual(MessagePackType.Unknown, type);
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] head = bytes[..length];
            Assert.Throws<EndOfStreamException>(() => Read(head, (ref r) => { r.Skip(); return 0; }));
        }
    }

    [Theory]
    [InlineData("7F", 127)]
    [InlineData("FF", -1)]
    [InlineData("E0", -32)]
    [InlineData("CC80", 128)]
    [InlineData("CD0100", 256)]
    [InlineData("CE7FFFFFFF", int.MaxValue)]
    [InlineData("CF0000000000000001", 1)]
    [InlineData("D0DF", -33)]
    [InlineData("D18000", -32768)]
    [InlineData("D280000000", int.MinValue)]
    [InlineData("D3FFFFFFFFFFFFFFFF", -1)]
    public void Integers_of_every_format_are_read(string hex, int value)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Equal(value, Read(bytes, (ref r) => r.ReadInt32()));
        Assert.Equal(value, Read(bytes, (ref r) => r.ReadInt64()));
        Assert.Equal(value, Read(bytes, (ref r) => r.ReadDouble()));
        Assert.Equal(value, Read(bytes, (ref r) => r.ReadSingle()));
    }

    [Fact]
    public void Numbers_outside_of_the_type_overflow_and_are_not_consumed()
    {
        MessagePackReader reader = new(Convert.FromHexString("CE80000000"));
        OverflowException? overflow = null;
        try
        {
            reader.ReadInt32();
        }
        catch (OverflowException exception)
        {
            overflow = exception;
        }

        Assert.NotNull(overflow);
        Assert.Equal(2147483648L, reader.ReadInt64());
        Assert.Throws<OverflowException>(() => Read(Convert.FromHexString("CFFFFFFFFFFFFFFFFF"), (ref r) => r.ReadInt64()));
        Assert.Equal(18446744073709551615.0, Read(Convert.FromHexString("CFFFFFFFFFFFFFFFFF"), (ref r) => r.ReadDouble()));
    }

    [Fact]
    public void Floats_convert_between_their_widths()
    {
        Assert.Equal(1.5, Read(Convert.FromHexString("CA3FC00000"), (ref r) => r.ReadDouble()));
        Assert.Equal(1.5f, Read(Convert.FromHexString("CB3FF8000000000000"), (ref r) => r.ReadSingle()));
        Assert.True(double.IsNaN(Read(Convert.FromHexString("CB7FF8000000000000"), (ref r) => r.ReadDouble())));
    }

    [Theory]
    [InlineData("A3C3BC61", "üa")]
    [InlineData("D90161", "a")]
    [InlineData("DA0000", "")]
    [InlineData("DB0000000161", "a")]
    [InlineData("C0", null)]
    public void Text_of_every_format_is_read_also_in_pieces(string hex, string? text)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Equal(text, Read(bytes, (ref r) => r.ReadString()));
        Assert.Equal(text, new MessagePackReader(InPieces(bytes)).ReadString());
    }

    [Theory]
    [InlineData("C40109", "09")]
    [InlineData("C5000109", "09")]
    [InlineData("C60000000109", "09")]
    [InlineData("A161", "61")]
    public void Bytes_and_texts_are_read_as_bytes_without_copying(string hex, string content)
    {
        byte[] bytes = Convert.FromHexString(hex);
        ReadOnlySequence<byte> slice = new MessagePackReader(bytes).ReadBytes()!.Value;
        Assert.Equal(content, Convert.ToHexString(slice.ToArray()));
        bytes[^1] = 0x55;
        Assert.Equal("55", Convert.ToHexString(slice.ToArray()));
        Assert.Null(new MessagePackReader(new byte[] { 0xC0 }).ReadBytes());
    }

    [Theory]
    [InlineData("C1")]
    [InlineData("A161")]
    [InlineData("D40000")]
    public void A_value_of_another_kind_is_refused(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Throws<MessagePackSerializationException>(() => Read(bytes, (ref r) => r.ReadInt32()));
        Assert.Throws<MessagePackSerializationException>(() => Read(bytes, (ref r) => r.ReadDouble()));
        Assert.Throws<MessagePackSerializationException>(() => Read(bytes, (ref r) => r.ReadBoolean()));
        Assert.Throws<MessagePackSerializationException>(() => Read(bytes, (ref r) => r.ReadArrayHeader()));
        Assert.Throws<MessagePackSerializationException>(() => Read(bytes, (ref r) => r.ReadMapHeader()));
        Assert.Throws<MessagePackSerializationException>(() => Read([0x01], (ref r) => r.ReadString()));
        Assert.Throws<MessagePackSerializationException>(() => Read([0x01], (ref r) => r.ReadBytes()));
    }

    [Fact]
    public void The_code_that_is_never_used_cannot_be_skipped() =>
        Assert.Throws<MessagePackSerializationException>(() => Read([0xC1], (ref r) => { r.Skip(); return 0; }));

    [Theory]
    [InlineData("DD7FFFFFFF00")]
    [InlineData("92C0")]
    public void An_array_longer_than_the_data_is_refused_before_anything_is_allocated(string hex) =>
        Assert.Throws<EndOfStreamException>(() => Read(Convert.FromHexString(hex), (ref r) => r.ReadArrayHeader()));

    [Theory]
    [InlineData("DF7FFFFFFF00")]
    [InlineData("82C0C0C0")]
    public void A_map_longer_than_the_data_is_refused_before_anything_is_allocated(string hex) =>
        Assert.Throws<EndOfStreamException>(() => Read(Convert.FromHexString(hex), (ref r) => r.ReadMapHeader()));

    [Fact]
    public void A_million_nested_arrays_are_skipped_without_using_up_the_stack()
    {
        byte[] nested = new byte[1_000_001];
        Array.Fill(nested, (byte)0x91);
        nested[^1] = 0xC0;
        Assert.Equal(nested.Length, Read(nested, (ref r) => { r.Skip(); return r.Consumed; }));
    }

    private static T Read<T>(byte[] bytes, Reading<T> read)
    {
        MessagePackReader reader = new(bytes);
        return read(ref reader);
    }

    /// <summary>The same bytes as a sequence of one-byte segments.</summary>
    internal static ReadOnlySequence<byte> InPieces(byte[] bytes)
    {
        Piece first = new(bytes.AsMemory(0, 1), 0);
        Piece last = first;
        for (int i = 1; i < bytes.Length; i++)
        {
            last = last.Append(bytes.AsMemory(i, 1));
        }

        return new(first, 0, last, 1);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long start)
        {
            Memory = memory;
            RunningIndex = start;
        }

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            Piece next = new(memory, RunningIndex + 1);
            Next = next;
            return next;
        }
    }
}
