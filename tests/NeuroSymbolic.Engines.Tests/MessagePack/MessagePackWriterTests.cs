using System.Buffers;
using MessagePack;

namespace NeuroSymbolic.Engines.Tests;

/// <summary>Bytes written by hand after the specification of MessagePack, one per format.</summary>
public sealed class MessagePackWriterTests
{
    private delegate void Writing(ref MessagePackWriter writer);

    [Fact]
    public void Nil_and_booleans_take_one_byte()
    {
        Assert.Equal("C0", Written((ref w) => w.WriteNil()));
        Assert.Equal("C2", Written((ref w) => w.Write(false)));
        Assert.Equal("C3", Written((ref w) => w.Write(true)));
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "CC80")]
    [InlineData(255, "CCFF")]
    [InlineData(256, "CD0100")]
    [InlineData(65535, "CDFFFF")]
    [InlineData(65536, "CE00010000")]
    [InlineData(4294967295, "CEFFFFFFFF")]
    [InlineData(4294967296, "CF0000000100000000")]
    [InlineData(long.MaxValue, "CF7FFFFFFFFFFFFFFF")]
    [InlineData(-1, "FF")]
    [InlineData(-32, "E0")]
    [InlineData(-33, "D0DF")]
    [InlineData(-128, "D080")]
    [InlineData(-129, "D1FF7F")]
    [InlineData(-32768, "D18000")]
    [InlineData(-32769, "D2FFFF7FFF")]
    [InlineData(int.MinValue, "D280000000")]
    [InlineData(-2147483649, "D3FFFFFFFF7FFFFFFF")]
    [InlineData(long.MinValue, "D38000000000000000")]
    public void Integers_take_the_shortest_format(long value, string bytes)
    {
        Assert.Equal(bytes, Written((ref w) => w.Write(value)));
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            Assert.Equal(bytes, Written((ref w) => w.Write((int)value)));
        }
    }

    [Fact]
    public void Floats_keep_their_width()
    {
        Assert.Equal("CA3F800000", Written((ref w) => w.Write(1f)));
        Assert.Equal("CBBFF8000000000000", Written((ref w) => w.Write(-1.5)));
        Assert.Equal("CBFFF8000000000000", Written((ref w) => w.Write(double.NaN)));
    }

    [Theory]
    [InlineData(0, "A0")]
    [InlineData(31, "BF")]
    [InlineData(32, "D920")]
    [InlineData(255, "D9FF")]
    [InlineData(256, "DA0100")]
    [InlineData(65536, "DB00010000")]
    public void Text_is_headed_by_its_length_in_bytes(int length, string header)
    {
        string text = new('a', length);
        Assert.Equal(header + string.Concat(Enumerable.Repeat("61", length)), Written((ref w) => w.Write(text)));
    }

    [Fact]
    public void Text_is_utf8_and_no_text_is_nil()
    {
        Assert.Equal("A9C3BCE282ACF09FA496", Written((ref w) => w.Write("ü€🤖")));
        Assert.Equal("C0", Written((ref w) => w.Write((string?)null)));
        Assert.Equal("A3EFBFBD", Written((ref w) => w.Write("\ud800")));
    }

    [Theory]
    [InlineData(0, "C400")]
    [InlineData(255, "C4FF")]
    [InlineData(256, "C50100")]
    [InlineData(65536, "C600010000")]
    public void Bytes_are_headed_by_their_length(int length, string header) =>
        Assert.Equal(header + Convert.ToHexString(new byte[length]), Written((ref w) => w.Write(new byte[length].AsSpan())));

    [Theory]
    [InlineData(0, "90", "80")]
    [InlineData(15, "9F", "8F")]
    [InlineData(16, "DC0010", "DE0010")]
    [InlineData(65535, "DCFFFF", "DEFFFF")]
    [InlineData(65536, "DD00010000", "DF00010000")]
    public void Arrays_and_maps_are_headed_by_their_number_of_items(int count, string array, string map)
    {
        Assert.Equal(array, Written((ref w) => w.WriteArrayHeader(count)));
        Assert.Equal(map, Written((ref w) => w.WriteMapHeader(count)));
    }

    [Fact]
    public void The_example_of_the_specification_comes_out_byte_for_byte() =>
        Assert.Equal("82A7636F6D70616374C3A6736368656D6100", Written((ref w) =>
        {
            w.WriteMapHeader(2);
            w.Write("compact");
            w.Write(true);
            w.Write("schema");
            w.Write(0);
        }));

    private static string Written(Writing write)
    {
        ArrayBufferWriter<byte> output = new();
        MessagePackWriter writer = new(output);
        write(ref writer);
        writer.Flush();
        return Convert.ToHexString(output.WrittenSpan);
    }
}
