using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
string domains = "/tmp/wt/vision/domains";
TaskDescription task = TaskDescription.Load(domains, "hanoi-6"), move = TaskDescription.Load(domains, "hanoi-move");
switch (args[0])
{
    case "images":
        int seed = int.Parse(args[2]); int count = int.Parse(args[1]);
        var clock = Stopwatch.StartNew();
        var source = new ViewSource(task, move, "agentview", seed);
        Console.WriteLine($"postures {clock.Elapsed.TotalSeconds:F1}");
        ImageSet.Write(source, task, "agentview", count, args[3], 2, new P(n => { if (n % 240 == 0) Console.WriteLine($"{n} {clock.Elapsed.TotalSeconds:F1}"); }));
        Console.WriteLine($"done {clock.Elapsed.TotalSeconds:F1}");
        break;
}
class P(Action<int> a) : IProgress<int> { public void Report(int v) => a(v); }
