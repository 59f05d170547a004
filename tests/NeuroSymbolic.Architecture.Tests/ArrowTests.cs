namespace NeuroSymbolic.Architecture.Tests;

public sealed class ArrowTests
{
    [Fact]
    public void Projects_reference_each_other_only_along_the_arrows()
    {
        Breaches.AreNone(ProjectArrows.Violations(Checkout.Projects()));
    }

    [Fact]
    public void Every_part_of_the_design_has_its_project()
    {
        IEnumerable<string> names = Checkout.Projects().Select(project => project.Name);
        Assert.Empty(ProjectArrows.Parts.Except(names.Select(ProjectArrows.PartOf)));
    }

    [Theory]
    [InlineData("src/NeuroSymbolic.Agents/NeuroSymbolic.Agents.csproj", "NeuroSymbolic.Simulations")]
    [InlineData("planner/NeuroSymbolic.Planner.csproj", "NeuroSymbolic.Perception")]
    [InlineData("src/NeuroSymbolic.Core/NeuroSymbolic.Core.csproj", "NeuroSymbolic.Energy")]
    [InlineData("src/NeuroSymbolic.Experiments/NeuroSymbolic.Experiments.csproj", "NeuroSymbolic.Cli")]
    [InlineData("planner/Z3/Microsoft.Z3.csproj", "NeuroSymbolic.Core")]
    [InlineData("simulations/NeuroSymbolic.Simulations.csproj", "NeuroSymbolic.Planner.Tests")]
    public void An_arrow_the_wrong_way_is_reported(string project, string reference)
    {
        Assert.Equal([$"{project}: may not reference {reference}."], ProjectArrows.Violations([new(project, [reference])]));
    }

    [Theory]
    [InlineData("src/NeuroSymbolic.Agents/NeuroSymbolic.Agents.csproj", "NeuroSymbolic.Planner")]
    [InlineData("src/NeuroSymbolic.Cli/NeuroSymbolic.Cli.csproj", "NeuroSymbolic.Experiments")]
    [InlineData("tests/NeuroSymbolic.Planner.Tests/NeuroSymbolic.Planner.Tests.csproj", "NeuroSymbolic.Simulations")]
    public void An_arrow_the_right_way_is_not(string project, string reference)
    {
        Assert.Empty(ProjectArrows.Violations([new(project, [reference])]));
    }

    [Fact]
    public void A_project_without_a_place_is_reported()
    {
        Assert.Equal(["src/Extra/Extra.csproj: has no place in the arrow rule."],
            ProjectArrows.Violations([new("src/Extra/Extra.csproj", [])]));
    }

    [Fact]
    public void References_are_read_in_every_form_that_MSBuild_takes()
    {
        ProjectFile project = ProjectFile.Parse("a/A.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="..\b\NeuroSymbolic.Energy.csproj; ../c/Other.csproj" />
                <Reference Include="NeuroSymbolic.Simulations"><HintPath>x.dll</HintPath></Reference>
                <PackageReference Include="NeuroSymbolic.Planner" />
                <PackageReference Include="xunit" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(["NeuroSymbolic.Energy", "Other", "NeuroSymbolic.Simulations", "NeuroSymbolic.Planner"], project.References);
    }
}
