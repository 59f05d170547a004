using System.Diagnostics;

namespace NeuroSymbolic.Engines.Tests;

/// <summary>
/// Holds both engine flavours true: every member of an engine package that our assemblies use, and every member that a stand-in offers,
/// has the signature noted from the package's own source in signatures/PACKAGE.txt.
/// </summary>
public sealed class SignatureTests
{
    private static readonly string[] OwnAssemblies =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "NeuroSymbolic.*.dll"),
        .. Directory.GetFiles(AppContext.BaseDirectory, "neurosym.dll"),
    ];

    public static TheoryData<string> Engines => new("Microsoft.Z3", "Microsoft.ML.OnnxRuntime", "SixLabors.ImageSharp", "MessagePack");

    public static TheoryData<string> WrittenHere => new("Microsoft.Z3", "SixLabors.ImageSharp", "MessagePack");

    [Theory]
    [MemberData(nameof(Engines))]
    public void Every_member_that_we_use_has_the_signature_of_the_package(string engine)
    {
        HashSet<string> noted = Noted(engine);
        IEnumerable<string> wrong =
            from assembly in OwnAssemblies
            from member in AssemblyMembers.Used(assembly, engine)
            where !noted.Contains(member)
            select $"{Path.GetFileName(assembly)} uses {member}, which signatures/{engine}.txt does not have: note it there from the package's source, or use what is there.";
        AssertNone(wrong);
    }

    [Theory]
    [MemberData(nameof(WrittenHere))]
    public void Every_member_of_a_stand_in_is_one_of_the_package(string engine)
    {
        if (StandIn(engine) is { } path)
        {
            HashSet<string> noted = Noted(engine);
            AssertNone(AssemblyMembers.Offered(path).Where(member => !noted.Contains(member))
                .Select(member => $"The stand-in of {engine} offers {member}, which signatures/{engine}.txt does not have."));
        }
    }

    [Theory]
    [MemberData(nameof(WrittenHere))]
    public void A_stand_in_has_no_member_that_nobody_uses(string engine)
    {
        if (StandIn(engine) is { } path)
        {
            HashSet<string> used = [.. OwnAssemblies.SelectMany(assembly => AssemblyMembers.Used(assembly, engine))];

            AssertNone(AssemblyMembers.Offered(path)
                .Where(member => member.Contains('(', StringComparison.Ordinal) && !used.Contains(member) && !IsShape(member))
                .Select(member => $"The stand-in of {engine} offers {member}, which none of our assemblies uses: delete it."));
        }
    }

    [Fact]
    public void What_this_test_itself_uses_is_seen() =>
        Assert.Contains("MessagePack.MessagePackReader.Skip() : System.Void", AssemblyMembers.Used(typeof(SignatureTests).Assembly.Location, "MessagePack"));

    [Fact]
    public void Notes_say_which_source_was_read()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "signatures")))
        {
            Assert.Matches(@"^# \S+ \d+\.\d+\.\d+.*: ", File.ReadLines(file).First());
        }
    }

    /// <summary>Operators come in pairs, values have an equality, and what only derived classes see is the shape of a base class.</summary>
    private static bool IsShape(string member) =>
        member.Contains(".op_", StringComparison.Ordinal)
        || member.Contains(".Equals(", StringComparison.Ordinal)
        || member.EndsWith(".Dispose(System.Boolean) : System.Void", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> wrong)
    {
        string sentences = string.Join(Environment.NewLine, wrong.Distinct());
        Assert.True(sentences.Length == 0, sentences);
    }

    private static HashSet<string> Noted(string engine)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "signatures", engine + ".txt");
        return File.Exists(path) ? File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal) : [];
    }

    /// <summary>The file of a stand-in; null where the package itself lies there, or nothing.</summary>
    private static string? StandIn(string engine)
    {
        string path = Path.Combine(AppContext.BaseDirectory, engine + ".dll");
        return File.Exists(path) && FileVersionInfo.GetVersionInfo(path).ProductName == "NeuroSymbolic" ? path : null;
    }
}
