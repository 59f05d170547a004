namespace NeuroSymbolic.Architecture.Tests;

public sealed class PlannerRoomTests
{
    private static IEnumerable<(string File, string Text)> PlannerSources =>
        Checkout.Sources().Where(source => source.File.StartsWith("planner/", StringComparison.Ordinal));

    [Fact]
    public void Rooms_of_the_planner_use_each_other_only_along_the_arrows() =>
        Breaches.AreNone(PlannerSources.SelectMany(source => PlannerRooms.ForbiddenArrows(source.File, source.Text)));

    [Fact]
    public void Namespaces_of_the_planner_follow_its_folders() =>
        Breaches.AreNone(PlannerSources.SelectMany(source => PlannerRooms.NamespaceElsewhere(source.File, source.Text)));

    [Fact]
    public void Every_room_of_the_arrow_rule_is_there() =>
        Assert.Empty(PlannerRooms.Rooms.Except(PlannerSources.Select(source => PlannerRooms.Room(source.File) ?? "")));

    [Theory]
    [InlineData("planner/Validation/A.cs", "using NeuroSymbolic.Planner.Search;", "Validation may not use Search.")]
    [InlineData("planner/Landmarks/A.cs", "using NeuroSymbolic.Planner.Smt.Solving;", "Landmarks may not use Smt.")]
    [InlineData("planner/Tasks/Mutexes/A.cs", "using NeuroSymbolic.Planner.Smt;", "Tasks may not use Smt.")]
    [InlineData("planner/Search/A.cs", "int x = NeuroSymbolic.Planner.Splitting.A.B;", "Search may not use Splitting.")]
    [InlineData("planner/Cellar/A.cs", "", "the room Cellar has no place in the arrow rule.")]
    public void An_arrow_the_wrong_way_is_reported(string file, string text, string breach) =>
        Assert.Equal([$"{file}: {breach}"], PlannerRooms.ForbiddenArrows(file, text));

    [Theory]
    [InlineData("planner/Smt/Encoding/A.cs", "using NeuroSymbolic.Planner.Smt.Solving;\nusing NeuroSymbolic.Planner.Tasks.Mutexes;")]
    [InlineData("planner/PddlPlanner.cs", "using NeuroSymbolic.Planner.Search;")]
    [InlineData("src/NeuroSymbolic.Cli/A.cs", "using NeuroSymbolic.Planner.Pddl;")]
    public void An_arrow_the_right_way_is_not(string file, string text) => Assert.Empty(PlannerRooms.ForbiddenArrows(file, text));

    [Theory]
    [InlineData("planner/Tasks/A.cs", "namespace NeuroSymbolic.Planner;", 1)]
    [InlineData("planner/A.cs", "using System;\n\nnamespace NeuroSymbolic.Planner.Tasks;", 1)]
    [InlineData("planner/Smt/Encoding/A.cs", "namespace NeuroSymbolic.Planner.Smt.Encoding;", 0)]
    [InlineData("planner/Z3/A.cs", "namespace Microsoft.Z3;", 0)]
    public void A_namespace_that_does_not_follow_its_folder_is_reported(string file, string text, int breaches) =>
        Assert.Equal(breaches, PlannerRooms.NamespaceElsewhere(file, text).Count());
}
