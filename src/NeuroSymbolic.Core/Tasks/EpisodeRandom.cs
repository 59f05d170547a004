using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeuroSymbolic.Core;

/// <summary>Random generators whose draws depend on the run's seed, the task, the episode and a purpose, and on nothing else.</summary>
public static class EpisodeRandom
{
    /// <summary>A 31-bit seed. Episodes can so be run in any order and number of processes.</summary>
    public static int Seed(int runSeed, string task, int episode, string purpose)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{runSeed}/{task}/{episode}/{purpose}");
        return BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) & int.MaxValue;
    }

    /// <summary>A generator with that seed; seeded <see cref="Random"/> keeps its sequence across .NET versions.</summary>
    public static Random Create(int runSeed, string task, int episode, string purpose) =>
        new(Seed(runSeed, task, episode, purpose));

    /// <summary>A draw from the normal distribution (Box and Muller 1958).</summary>
    public static double NextGaussian(this Random random, double standardDeviation)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return standardDeviation * radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
