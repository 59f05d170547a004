namespace NeuroSymbolic.Architecture.Tests;

internal static class Breaches
{
    /// <summary>Fails with every breach on a line of its own: collection asserts cut long lists short.</summary>
    public static void AreNone(IEnumerable<string> breaches)
    {
        string[] all = [.. breaches];
        if (all.Length > 0)
        {
            Assert.Fail(string.Join('\n', all));
        }
    }
}
