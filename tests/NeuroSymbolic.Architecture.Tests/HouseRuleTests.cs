namespace NeuroSymbolic.Architecture.Tests;

public sealed class HouseRuleTests
{
    [Fact]
    public void The_checkout_is_seen()
    {
        Assert.Contains("NeuroSymbolic.sln", Checkout.Files);
        Assert.True(Checkout.Sources().Count() > 20, "hardly any source file was found");
    }

    [Fact]
    public void No_source_file_is_too_long() => Holds(Checkout.Sources(), HouseRules.LongFile);

    [Fact]
    public void A_file_has_at_most_one_public_type() => Holds(Checkout.Sources(), HouseRules.SeveralPublicTypes);

    [Fact]
    public void Names_say_what_a_thing_is() => Holds(Checkout.Sources(), HouseRules.EmptyName);

    [Fact]
    public void No_file_names_a_path_of_one_machine() => Holds(Checkout.Texts(), HouseRules.MachinePath);

    [Fact]
    public void No_file_names_a_package_registry() => Holds(Checkout.Texts(), HouseRules.RegistryHost);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        Breaches.AreNone(HouseRules.OutsideSolution(Checkout.Projects(), Checkout.Read("NeuroSymbolic.sln")));
    }

    [Theory]
    [InlineData(400, 0)]
    [InlineData(401, 1)]
    public void The_line_limit_is_400(int lines, int breaches)
    {
        Assert.Equal(breaches, HouseRules.LongFile("a.cs", string.Concat(Enumerable.Repeat("x\n", lines))).Count());
    }

    [Theory]
    [InlineData("public sealed class A;\npublic readonly record struct B(int X);", 1)]
    [InlineData("public interface IA\n{\n}\n\npublic enum B\n{\n}", 1)]
    [InlineData("public delegate int A(int x);\npublic static partial class B\n{\n}", 1)]
    [InlineData("public sealed record A\n{\n    public sealed record Nested;\n}\n\ninternal sealed class B;", 0)]
    public void Two_public_types_in_a_file_are_reported(string text, int breaches)
    {
        Assert.Equal(breaches, HouseRules.SeveralPublicTypes("a.cs", text).Count());
    }

    [Theory]
    [InlineData("src/A.cs", "PathUtils", 1)]
    [InlineData("src/A.cs", "SceneManager", 1)]
    [InlineData("src/A.cs", "Helpful", 0)]
    [InlineData("src/MathHelper.cs", "A", 1)]
    [InlineData("src/Utils/A.cs", "A", 1)]
    public void A_name_that_says_nothing_is_reported(string file, string type, int breaches)
    {
        Assert.Equal(breaches, HouseRules.EmptyName(file, $"internal sealed class {type} {{ }} // its helper").Count());
    }

    [Theory]
    [InlineData("open(\"{0}home/ada/scene.xml\")", 1)]
    [InlineData("C{1}\\Users\\ada", 1)]
    [InlineData("https://example.org{0}home/ada", 0)]
    [InlineData("{0}usr/lib/libz3.so", 0)]
    public void A_path_of_one_machine_is_reported(string text, int breaches)
    {
        // Put together here, or this file would break the rule itself.
        Assert.Equal(breaches, HouseRules.MachinePath("a.md", string.Format(null, text, '/', ':')).Count());
    }

    [Theory]
    [InlineData("https://api.nuget{0}org/v3/index.json", 1)]
    [InlineData("registry.npmjs{0}org", 1)]
    [InlineData("NuGet restores the packages", 0)]
    public void A_package_registry_is_reported(string text, int breaches)
    {
        Assert.Equal(breaches, HouseRules.RegistryHost("a.md", string.Format(null, text, '.')).Count());
    }

    [Fact]
    public void A_project_outside_the_solution_is_reported()
    {
        ProjectFile[] projects = [new("a/A.csproj", []), new("b/B.csproj", [])];
        Assert.StartsWith("b/B.csproj", Assert.Single(HouseRules.OutsideSolution(projects, "\"A\", \"a\\A.csproj\"")), StringComparison.Ordinal);
    }

    private static void Holds(IEnumerable<(string File, string Text)> files, Func<string, string, IEnumerable<string>> rule)
    {
        Breaches.AreNone(files.SelectMany(source => rule(source.File, source.Text)));
    }
}
