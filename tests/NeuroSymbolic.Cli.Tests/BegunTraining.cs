namespace NeuroSymbolic.Cli.Tests;

/// <summary>A training whose pictures are drawn and whose script has failed: what the tests resume, so that they draw only once.</summary>
public sealed class BegunTraining : IDisposable
{
    public BegunTraining()
    {
        Training.Interpreter("sleep 0.3; exit 1");
        Training.Train([]);
    }

    internal TinyTraining Training { get; } = new();

    public void Dispose() => Training.Dispose();
}
