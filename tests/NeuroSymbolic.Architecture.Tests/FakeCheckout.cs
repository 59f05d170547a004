using System.Diagnostics;
using System.Runtime.Versioning;

namespace NeuroSymbolic.Architecture.Tests;

/// <summary>A folder with the real launcher, on a machine whose SDK, package manager and libraries are scripts of ours.</summary>
[SupportedOSPlatform("linux")]
internal sealed class FakeCheckout : IDisposable
{
    private static readonly string[] RealTools =
        ["bash", "basename", "cat", "cp", "dirname", "env", "false", "find", "flock", "grep", "mkdir", "mv", "readlink", "rm", "sed", "touch"];

    /// <summary>Writes down how it is called; `build`, `publish` and `test` do what the file of that name in the checkout says.</summary>
    private const string Sdk = """
        echo "$*" >>"$NEUROSYM_HOME/calls"
        case $1 in
          --version) echo 10.0.100 ;;
          build | publish | test) [[ ! -f $NEUROSYM_HOME/$1 ]] || . "$NEUROSYM_HOME/$1" ;;
          *) printf '%s\n' "$PWD" "${@:2}" ;;
        esac
        """;

    /// <summary>Where the npm packages of the report lie.</summary>
    public const string ReportPackages = "src/NeuroSymbolic.Experiments/Reports/web";

    /// <summary>Where the npm packages of the studio's page lie.</summary>
    public const string StudioPackages = "src/NeuroSymbolic.Studio/web";

    private readonly string folder = Directory.CreateTempSubdirectory("neurosym launcher ").FullName;

    public FakeCheckout()
    {
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        foreach (string source in (string[])["global.json", "NeuroSymbolic.sln", "Directory.Build.props", "planner/a", "perception/a", "simulations/a", "examples/a"])
        {
            Write(source, "");
        }

        Write("src/NeuroSymbolic.Cli/Program.cs", "");
        Write("tests/A.Tests/A.Tests.csproj", "");
        Write("Directory.Packages.props", Checkout.Read("Directory.Packages.props"));
        Write(ReportPackages + "/package-lock.json", "{}");
        Write(StudioPackages + "/package-lock.json", "{}");
        Write("neurosym", Checkout.Read("neurosym"));
        File.SetUnixFileMode(Launcher, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        foreach (string tool in RealTools)
        {
            File.CreateSymbolicLink(Path.Combine(folder, "bin", tool), FindTool(tool));
        }

        Tool("dotnet", Sdk);
        Tool("ldconfig", "printf '%s (libc6,x86-64)\\n' libmujoco.so.2.2.2 libEGL.so.1 libEGL_mesa.so.0 libGL.so.1 libz3.so.4");
        Tool("ffmpeg", "");
        Tool("npm", "mkdir -p node_modules; : >node_modules/.package-lock.json");
        Tool("node", "mkdir -p \"$2\"; : >\"$2/index.html\"; echo page >>\"$NEUROSYM_HOME/pages\"");
        Tool("sudo", "exit 1");
        Tool("apt-get", "exit 100");
        Tool("apt-cache", "exit 100");
    }

    public string Launcher => Path.Combine(folder, "neurosym");

    /// <summary>What the SDK was asked for, one call a line, without the questions for its version.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Path.Combine(folder, "calls"))
        ? [.. File.ReadLines(Path.Combine(folder, "calls")).Where(call => call != "--version")]
        : [];

    public int Builds => Calls.Count(call => call.StartsWith("publish ", StringComparison.Ordinal));

    /// <summary>How often the page of the studio was built.</summary>
    public int Pages => Has("pages") ? File.ReadLines(Path.Combine(folder, "pages")).Count() : 0;

    public bool Has(string file) => Path.Exists(Path.Combine(folder, file));

    public void Write(string file, string text)
    {
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string file) => File.Delete(Path.Combine(folder, file));

    public void Tool(string name, string script)
    {
        string path = Path.Combine(folder, "bin", name);
        Write(path, $"#!{FindTool("bash")}\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    public LauncherRun Run(params string[] arguments) => Finish(Start(Launcher, folder, arguments));

    public LauncherRun RunFrom(string directory, string launcher, params string[] arguments) =>
        Finish(Start(launcher, directory, arguments));

    public LauncherRun[] RunTwoAtOnce()
    {
        Process[] both = [Start(Launcher, folder, ["one"]), Start(Launcher, folder, ["two"])];
        return [.. both.Select(Finish)];
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Process Start(string launcher, string directory, string[] arguments)
    {
        ProcessStartInfo start = new(launcher, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path.Combine(folder, "bin");
        start.Environment["HOME"] = folder;
        return Process.Start(start)!;
    }

    private static LauncherRun Finish(Process process)
    {
        using (process)
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, errors.Result);
        }
    }

    private static string FindTool(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(directory => Path.Combine(directory, name)).First(File.Exists);
}
