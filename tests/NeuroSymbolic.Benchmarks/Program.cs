using NeuroSymbolic.Benchmarks;

SteppingBenchmark.Run(Console.Out);
