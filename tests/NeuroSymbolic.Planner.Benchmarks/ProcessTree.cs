using System.Globalization;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>What a process and its descendants hold in memory, as Linux tells it in /proc.</summary>
internal static class ProcessTree
{
    /// <summary>Sum over the processes that are alive of the most that each of them has held at once (VmHWM), bytes; null where the
    /// system does not say.</summary>
    public static long? PeakBytes(int process)
    {
        long? sum = Peak(process);
        foreach (int child in Children(process))
        {
            sum += PeakBytes(child) ?? 0;
        }

        return sum;
    }

    private static long? Peak(int process)
    {
        foreach (string line in Lines($"/proc/{process}/status"))
        {
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(6, line.Length - 6 - 2).Trim(), CultureInfo.InvariantCulture) * 1024;
            }
        }

        return null;
    }

    // a child is listed under the thread that made it
    private static IEnumerable<int> Children(int process)
    {
        string tasks = $"/proc/{process}/task";
        string[] threads;
        try
        {
            threads = Directory.GetDirectories(tasks);
        }
        catch (IOException)
        {
            return [];
        }

        return
        [
            .. from thread in threads
               from line in Lines(Path.Combine(thread, "children"))
               from word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               select int.Parse(word, CultureInfo.InvariantCulture),
        ];
    }

    // a process may end between two looks
    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
