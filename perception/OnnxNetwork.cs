using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>A trained network of an .onnx file, run on the processor.</summary>
/// <remarks>
/// Write the inputs, call <see cref="Run()"/>, read the outputs; the buffers stay the same over all runs. One instance serves one thread.
/// With one thread inside, equal inputs give equal outputs bit for bit on one machine.
/// </remarks>
public sealed class OnnxNetwork : IDisposable
{
    private readonly string path;
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly OrtIoBinding binding;
    private readonly ImmutableArray<BoundTensor> inputs;
    private readonly ImmutableArray<BoundTensor> outputs;

    /// <summary>Loads a network and compares it with what the caller expects.</summary>
    /// <param name="path">The .onnx file.</param>
    /// <param name="signature">Names and shapes. An axis that the file leaves open takes the expected length.</param>
    /// <param name="threads">Threads that compute one run, at least 1.</param>
    /// <exception cref="InputException">The file is missing, is no ONNX model, or has other inputs or outputs.</exception>
    /// <exception cref="EngineException">ONNX Runtime is missing or too old.</exception>
    public OnnxNetwork(string path, NetworkSignature signature, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        OnnxEngine.Require();
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such network file; give the path of an .onnx file.");
        }

        this.path = path;
        session = Load(path, threads);
        try
        {
            Compare("input", signature.Inputs, session.InputMetadata);
            Compare("output", signature.Outputs, session.OutputMetadata);
            if (session.InputMetadata.Keys.Except(signature.Inputs.Select(input => input.Name)).ToArray() is [string unexpected, ..])
            {
                throw new InputException($"{path}: the network has the input '{unexpected}', which is not expected; the inputs are to be {Text(signature.Inputs)}.");
            }
        }
        catch
        {
            session.Dispose();
            throw;
        }

        binding = session.CreateIoBinding();
        inputs = [.. signature.Inputs.Select(input => new BoundTensor(input))];
        outputs = [.. signature.Outputs.Select(output => new BoundTensor(output))];
        foreach (BoundTensor input in inputs)
        {
            binding.BindInput(input.Name, input.Value);
        }

        foreach (BoundTensor output in outputs)
        {
            binding.BindOutput(output.Name, output.Value);
        }
    }

    /// <summary>The version of the native ONNX Runtime library, as "1.30.0".</summary>
    /// <exception cref="EngineException">It is missing or too old.</exception>
    public static string RuntimeVersion => OnnxEngine.Require();

    /// <summary>Where the values of an input are written, by its place in the signature.</summary>
    public Span<float> Input(int index) => inputs[index].Values;

    /// <summary>The values of an output after the latest run, by its place in the signature.</summary>
    public ReadOnlySpan<float> Output(int index) => outputs[index].Values;

    /// <summary>Computes the outputs from the inputs.</summary>
    /// <exception cref="InputException">The network cannot compute with these shapes.</exception>
    public void Run()
    {
        try
        {
            session.RunWithBinding(runOptions, binding);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InputException($"{path}: the network failed to run: {FirstLine(exception)}", exception);
        }
    }

    /// <summary>Runs a network of one input and one output, both of the lengths in the signature.</summary>
    /// <inheritdoc cref="Run()" path="/exception"/>
    public void Run(ReadOnlySpan<float> input, Span<float> output)
    {
        input.CopyTo(Checked(inputs, input.Length, nameof(input)));
        Span<float> result = Checked(outputs, output.Length, nameof(output));
        Run();
        result.CopyTo(output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        binding.Dispose();
        foreach (BoundTensor tensor in inputs.Concat(outputs))
        {
            tensor.Value.Dispose();
        }

        runOptions.Dispose();
        session.Dispose();
    }

    private static InferenceSession Load(string path, int threads)
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InputException($"{path}: this is no ONNX model that ONNX Runtime {RuntimeVersion} can load: {FirstLine(exception)}", exception);
        }
    }

    private void Compare(string kind, ImmutableArray<TensorSignature> expected, IReadOnlyDictionary<string, NodeMetadata> found)
    {
        foreach (TensorSignature tensor in expected)
        {
            if (!found.TryGetValue(tensor.Name, out NodeMetadata? node))
            {
                throw new InputException($"{path}: the network has no {kind} '{tensor.Name}', it has {string.Join(", ", found.Keys)}; expected is {tensor}.");
            }

            if (!node.IsTensor || node.ElementDataType != TensorElementType.Float)
            {
                throw new InputException($"{path}: the {kind} '{tensor.Name}' does not hold 32-bit floats; expected is {tensor}.");
            }

            // A negative length marks an axis that the file leaves open.
            bool fits = node.Dimensions.Length == tensor.Shape.Length && node.Dimensions.Zip(tensor.Shape, (has, wants) => has < 0 || has == wants).All(same => same);
            if (!fits)
            {
                throw new InputException($"{path}: the {kind} '{tensor.Name}' has the shape [{string.Join(", ", node.Dimensions)}]; expected is {tensor}.");
            }
        }
    }

    private static Span<float> Checked(ImmutableArray<BoundTensor> tensors, int length, string name) =>
        tensors is [BoundTensor only] && only.Values.Length == length
            ? only.Values
            : throw new ArgumentException($"The network has {tensors.Length} tensor(s) of {string.Join(", ", tensors.Select(tensor => tensor.Values.Length))} values here, given are {length}.", name);

    private static string Text(ImmutableArray<TensorSignature> tensors) => string.Join(", ", tensors);

    private static string FirstLine(OnnxRuntimeException exception) => exception.Message.Split('\n')[0].TrimEnd();

    /// <summary>A buffer and the native view of it, made once.</summary>
    private sealed class BoundTensor
    {
        public BoundTensor(TensorSignature signature)
        {
            Name = signature.Name;
            Values = new float[signature.Length];
            Value = OrtValue.CreateTensorValueFromMemory(Values, [.. signature.Shape.Select(axis => (long)axis)]);
        }

        public string Name { get; }

        public float[] Values { get; }

        public OrtValue Value { get; }
    }
}
