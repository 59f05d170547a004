using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents.Tests.Remote;

/// <summary>Messages against bytes that Python's msgpack 1.0.3 wrote by the rules of openpi's client.</summary>
public sealed class OpenpiMessageTests
{
    private const string Array = "84c40b5f5f6e6461727261795f5fc3c40464617461";
    private const string Generic = "83c40d5f5f6e7067656e657269635f5fc3c40464617461";

    public static TheoryData<string, string> Golden => new()
    {
        { "empty", "80" },
        { "singles", "81a161" + Array + "c4080000c03f000000c0c4056474797065a33c6634c40573686170659102" },
        { "picture", "81a161" + Array + "c403010203c4056474797065a37c7531c405736861706593010103" },
        { "no dimension", "81a161" + Array + "c408000000000000f03fc4056474797065a33c6638c405736861706590" },
        { "request", "82b16f62736572766174696f6e2f7374617465" + Array + "c4080000000000000000c4056474797065a33c6634c40573686170659102a670726f6d7074a26869" },
        {
            "answer",
            "87a7616374696f6e73" + Array + "c4080000003f000080bfc4056474797065a33c6634c4057368617065920102ad706f6c6963795f74696d696e67"
            + "81a8696e6665725f6d73cb4029000000000000a16ecd012ca36e6567ffa46e6f6e65c0a3796573c3a46c69737492a161a162"
        },
    };

    private static OpenpiMessage Message(string name) => name switch
    {
        "empty" => [],
        "singles" => new() { { "a", NumpyArray.Of([1.5f, -2], [2]) } },
        "picture" => new() { { "a", NumpyArray.Of(new CameraImage(1, 1, [1, 2, 3])) } },
        "no dimension" => new() { { "a", new NumpyArray("<f8", [], BitConverter.GetBytes(1.0)) } },
        "request" => new() { { "observation/state", NumpyArray.Of([0f, 0], [2]) }, { "prompt", "hi" } },
        _ => new()
        {
            { "actions", NumpyArray.Of([0.5f, -1], [1, 2]) },
            { "policy_timing", new OpenpiMessage { { "infer_ms", 12.5 } } },
            { "n", 300 },
            { "neg", -1 },
            { "none", null },
            { "yes", true },
            { "list", (string[])["a", "b"] },
        },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Messages_are_written_byte_for_byte_as_Python_does_and_read_back(string name, string expected)
    {
        byte[] written = OpenpiWriter.Write(Message(name)).ToArray();

        Assert.Equal(expected, Convert.ToHexStringLower(written));
        Assert.Equal(written, OpenpiWriter.Write(OpenpiReader.Read(written)).ToArray());
    }

    [Fact]
    public void Picture_of_224_pixels_has_the_length_and_the_head_of_Pythons()
    {
        byte[] written = OpenpiWriter.Write(new OpenpiMessage { { "a", NumpyArray.Of(new CameraImage(224, 224, new byte[150528])) } }).ToArray();

        Assert.Equal(3 + 150578, written.Length);
        Assert.StartsWith("81a161" + Array + "c600024c00", Convert.ToHexStringLower(written.AsSpan(0, 32)), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_numpy_and_bytes_and_keys_of_either_family_are_understood()
    {
        OpenpiMessage message = Read(
            "84a162" + Generic + "c3c4056474797065a37c6231"      // np.bool_(True)
            + "a173c4026869"                                       // a text that comes as bytes
            + "a166" + Generic + "cb3ff8000000000000c4056474797065a33c6638"
            + "a16184ab5f5f6e6461727261795f5fc3a464617461c4020102a56474797065a37c7531a573686170659102"); // keys as texts

        Assert.Equal((true, "hi", 1.5), (message.Value("b"), message.Text("s"), message.Number("f")));
        Assert.Equal([1.0, 2], message.Numbers("a", 2));
    }

    [Theory]
    [InlineData("|b1", "0100", 1, 0)]
    [InlineData("|i1", "ff7f", -1, 127)]
    [InlineData(">i2", "fffe0100", -2, 256)]
    [InlineData("<u2", "ffff0100", 65535, 1)]
    [InlineData("<i4", "feffffff01000000", -2, 1)]
    [InlineData("<i8", "feffffffffffffff0100000000000000", -2, 1)]
    [InlineData("<f2", "003c00c0", 1, -2)]
    [InlineData(">f4", "3fc00000c0000000", 1.5, -2)]
    [InlineData("<f8", "000000000000f83f00000000000000c0", 1.5, -2)]
    public void Every_type_of_numbers_is_read_in_either_byte_order(string type, string data, double first, double second)
    {
        Assert.Equal([first, second], new NumpyArray(type, [2], Convert.FromHexString(data)).ToDoubles());
    }

    [Theory]
    [InlineData("", "cut off")]
    [InlineData("c0", "no MessagePack map")]
    [InlineData("93010203", "no MessagePack map")]
    [InlineData("8080", "More follows")]
    [InlineData("dfffffffff", "claims to hold more")]                                // a map of 4 billion entries
    [InlineData("81a161ddffffffff", "claims to hold more")]                          // an array of as many
    [InlineData("81a161c6ffffffff00", "claims to hold more")]                        // as many bytes
    [InlineData("81a161dbffffffff00", "claims to hold more")]                        // as long a text
    [InlineData("81a161d40100", "extension")]
    [InlineData("8101a161", "A key of the message is no text")]
    [InlineData("82a161c0a161c0", "twice")]
    [InlineData("81a161cfffffffffffffffff", "no MessagePack")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c7531c4057368617065930101ceffffffff", "lacks its bytes or its shape")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c7531c405736861706593ce7fffffffce7fffffffce7fffffff", "comes with 3 bytes")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c7531c40573686170659200ce7fffffff", "comes with 3 bytes")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c7531c40573686170659102", "comes with 3 bytes")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c5633c40573686170659101", "has the type '|V3'")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c7531c4057368617065990101010101010101", "claims to hold more")]
    [InlineData("81a161" + Array + "c403010203c4056474797065a37c7531c405736861706599010101010101010103", "which is none")]
    public void What_is_no_message_is_refused_by_a_sentence(string hex, string expected)
    {
        Assert.Contains(expected, Assert.Throws<OpenpiFormatException>(() => Read(hex)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_and_countless_values_are_refused()
    {
        byte[] nested = [.. Enumerable.Repeat<byte[]>([0x81, 0xa1, 0x61], 100_000).SelectMany(level => level), 0x80];
        byte[] countless = [0x81, 0xa1, 0x61, 0xdd, 0x00, 0x10, 0x00, 0x00, .. new byte[1 << 20]];

        Assert.Contains("nested more than 8 deep", Assert.Throws<OpenpiFormatException>(() => OpenpiReader.Read(nested)).Message, StringComparison.Ordinal);
        Assert.Contains("more than 10000 values", Assert.Throws<OpenpiFormatException>(() => OpenpiReader.Read(countless)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_mutated_messages_bring_a_message_or_a_sentence_and_no_growth()
    {
        byte[][] seeds = [.. Golden.Select(row => Convert.FromHexString((string)row[1]))];
        var random = new Random(20261128);
        long allocated = 0;
        int refused = 0;
        for (int round = 0; round < 10_000; round++)
        {
            byte[] mutant = Mutate(seeds[random.Next(seeds.Length)], random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _ = OpenpiReader.Read(mutant);
            }
            catch (OpenpiFormatException error)
            {
                refused++;
                Assert.InRange(error.Message.Length, 10, 600);
            }

            allocated = Math.Max(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(refused, 1000, 10_000);
        Assert.InRange(allocated, 0, 256 << 10);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (int change = random.Next(1, 5); change > 0; change--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
                case 2 when bytes.Count > 1:
                    bytes.RemoveAt(place);
                    break;
                default:
                    // the heads of long maps, lists, bytes, texts and of numbers
                    bytes[place] = ((ReadOnlySpan<byte>)[0xdf, 0xdd, 0xc6, 0xdb, 0xcb, 0xc9, 0x8f, 0x9f, 0xff])[random.Next(9)];
                    break;
            }
        }

        return [.. bytes];
    }

    private static OpenpiMessage Read(string hex) => OpenpiReader.Read(Convert.FromHexString(hex));
}
