using System.Text.RegularExpressions;

namespace NeuroSymbolic.Architecture.Tests;

/// <summary>The rules of CONTRIBUTING.md that a machine can hold. Each yields one sentence for each breach.</summary>
internal static partial class HouseRules
{
    private const int MaximumLines = 400;

    /// <summary>Tables (of signatures, of constants) may be longer than other files.</summary>
    private static readonly string[] Tables = [];

    public static IEnumerable<string> LongFile(string file, string text)
    {
        int lines = text.Count(character => character == '\n');
        return lines > MaximumLines && !Tables.Contains(file)
            ? [$"{file}: {lines} lines, {MaximumLines} are allowed; split it."]
            : [];
    }

    public static IEnumerable<string> SeveralPublicTypes(string file, string text)
    {
        string[] types = [.. PublicTopLevelType().Matches(text).Select(match => match.Groups["name"].Value)];
        return types.Length > 1 ? [$"{file}: has the public types {string.Join(", ", types)}; give each its own file."] : [];
    }

    public static IEnumerable<string> EmptyName(string file, string text) =>
        TypeDeclaration().Matches(text).Select(match => match.Groups["name"].Value)
            .Append(Path.GetFileNameWithoutExtension(file))
            .Concat(file.Split('/')[..^1])
            .Where(name => SaysNothing().IsMatch(name))
            .Distinct()
            .Select(name => $"{file}: the name {name} does not say what it is.");

    public static IEnumerable<string> MachinePath(string file, string text) =>
        AbsolutePath().Matches(text).Select(match => $"{file}: names {match.Value}, a path of one machine.");

    public static IEnumerable<string> RegistryHost(string file, string text) =>
        PackageRegistry().Matches(text).Select(match => $"{file}: names {match.Value}; which registry is used is the machine's affair.");

    public static IEnumerable<string> OutsideSolution(IEnumerable<ProjectFile> projects, string solution) =>
        from project in projects
        where !solution.Contains($"\"{project.File.Replace('/', '\\')}\"", StringComparison.Ordinal)
        select $"{project.File}: is not in NeuroSymbolic.sln; dotnet sln add {project.File}";

    // Namespaces are file-scoped, so a top-level type starts its line.
    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe) )*"
        + @"(?:class|struct|interface|enum|record(?: class| struct)?|delegate [\w<>?\[\], ]+?) +(?<name>\w+(?:<[\w, ]+>)?)", RegexOptions.Multiline)]
    private static partial Regex PublicTopLevelType();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record) +(?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex("(?:Manager|Helpers?|Utils?|Utilities)(?![a-z])")]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"(?<![\w.:/*-])(?:/(?:home|root|work|workspace|Users)/\w[\w./-]*|[A-Z]:\\\w[\w.\\-]*)")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"\b(?:nuget\.org|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|anaconda\.org|(?:deb|packages|security)\.debian\.org|ubuntu\.com)\b")]
    private static partial Regex PackageRegistry();
}
