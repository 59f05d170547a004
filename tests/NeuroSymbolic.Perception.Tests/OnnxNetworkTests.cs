using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

public sealed class OnnxNetworkTests : IDisposable
{
    private static readonly NetworkSignature Affine = new([new("x", [1, 2])], [new("y", [1, 3])]);
    private static readonly NetworkSignature Sum = new([new("left", [2]), new("right", [2])], [new("sum", [2])]);

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void An_affine_layer_computes_what_the_formula_says()
    {
        using OnnxNetwork network = Load(TinyNetwork.Affine(), Affine);
        float[] output = new float[3];
        network.Run([1, 2], output);
        Assert.Equal([9.5f, 12.5f, 15.5f], output);
        network.Run([-1, 0], output);
        Assert.Equal([-0.5f, -1.5f, -2.5f], output);
    }

    [Fact]
    public void Several_inputs_are_written_in_place_and_outputs_read_in_place()
    {
        using OnnxNetwork network = Load(TinyNetwork.Sum(), Sum);
        for (int i = 0; i < 3; i++)
        {
            network.Input(0)[0] = i;
            network.Input(0)[1] = 10;
            network.Input(1)[0] = 100;
            network.Input(1)[1] = 1000 * i;
            network.Run();
            Assert.Equal([i + 100f, 10 + (1000f * i)], network.Output(0).ToArray());
        }
    }

    [Fact]
    public void An_open_axis_takes_the_expected_length()
    {
        using OnnxNetwork network = Load(TinyNetwork.Affine(rows: -1), new([new("x", [2, 2])], [new("y", [2, 3])]));
        float[] output = new float[6];
        network.Run([1, 0, 0, 1], output);
        Assert.Equal([1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f], output);
    }

    [Fact]
    public void Runs_use_the_same_buffers()
    {
        using OnnxNetwork network = Load(TinyNetwork.Affine(), Affine);
        float[] input = [1, 2];
        float[] output = new float[3];
        network.Run(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            network.Run(input, output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Spans_of_other_lengths_are_refused()
    {
        using OnnxNetwork network = Load(TinyNetwork.Affine(), Affine);
        Assert.Throws<ArgumentException>(() => network.Run([1], new float[3]));
        Assert.Throws<ArgumentException>(() => network.Run([1, 2], new float[4]));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        InputException error = Assert.Throws<InputException>(() => new OnnxNetwork("nowhere.onnx", Affine));
        Assert.StartsWith("nowhere.onnx: there is no such network file", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => new OnnxNetwork(Path.GetTempPath(), Affine));
    }

    [Fact]
    public void A_file_cut_off_at_any_byte_is_no_network()
    {
        byte[] whole = TinyNetwork.Affine();
        for (int length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length], Affine, "no ONNX model");
        }
    }

    [Fact]
    public void Text_and_noise_are_no_network()
    {
        AssertRefused("version https://git-lfs.github.com/spec/v1\n"u8.ToArray(), Affine, "no ONNX model");
        AssertRefused(new byte[1000], Affine, "no ONNX model");
        AssertRefused([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 167))], Affine, "no ONNX model");
    }

    [Fact]
    public void A_damaged_file_is_a_network_or_refused_and_nothing_else()
    {
        byte[] whole = TinyNetwork.Sum();
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] damaged = [.. whole];
            damaged[place] ^= 0x41;
            try
            {
                using OnnxNetwork network = Load(damaged, Sum);
                network.Run();
            }
            catch (InputException)
            {
                // Refused with a sentence, as it should be.
            }
        }
    }

    [Fact]
    public void An_operator_that_the_runtime_does_not_know_is_named() =>
        AssertRefused(TinyNetwork.UnknownOperator(), new([new("x", [1])], [new("y", [1])]), "Conjure");

    [Fact]
    public void Other_inputs_and_outputs_than_the_expected_are_named()
    {
        AssertRefused(TinyNetwork.Affine(), new([new("image", [1, 2])], Affine.Outputs), "has no input 'image', it has x; expected is image [1, 2]");
        AssertRefused(TinyNetwork.Affine(), new(Affine.Inputs, [new("poses", [1, 3])]), "has no output 'poses', it has y");
        AssertRefused(TinyNetwork.Affine(), new([new("x", [1, 4])], Affine.Outputs), "the input 'x' has the shape [1, 2]; expected is x [1, 4]");
        AssertRefused(TinyNetwork.Affine(), new(Affine.Inputs, [new("y", [3])]), "the output 'y' has the shape [1, 3]; expected is y [3]");
        AssertRefused(TinyNetwork.Sum(), new([new("left", [2])], Sum.Outputs), "has the input 'right', which is not expected");
    }

    [Fact]
    public void Numbers_of_another_type_than_floats_are_refused()
    {
        const int int64Type = 7;
        AssertRefused(TinyNetwork.Sum(int64Type), Sum, "does not hold 32-bit floats");
    }

    [Fact]
    public void A_network_that_disagrees_with_an_open_shape_fails_with_a_sentence()
    {
        using OnnxNetwork network = Load(TinyNetwork.Affine(rows: -1), new([new("x", [2, 2])], [new("y", [4, 3])]));
        InputException error = Assert.Throws<InputException>(network.Run);
        Assert.StartsWith($"{path}: the network failed to run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_runtime_tells_its_version() => Assert.Matches(@"^1\.\d+\.\d+", OnnxNetwork.RuntimeVersion);

    private OnnxNetwork Load(byte[] model, NetworkSignature signature)
    {
        File.WriteAllBytes(path, model);
        return new OnnxNetwork(path, signature);
    }

    private void AssertRefused(byte[] model, NetworkSignature signature, string reason)
    {
        InputException error = Assert.Throws<InputException>(() => Load(model, signature));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
