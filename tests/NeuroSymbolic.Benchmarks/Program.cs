using NeuroSymbolic.Benchmarks;

SteppingBenchmark.Run(Console.Out);
EpisodeBenchmark.Run(Console.Out);
