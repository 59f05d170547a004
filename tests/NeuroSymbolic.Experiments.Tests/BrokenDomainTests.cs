using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>A folder of one's own with a mistake in it is refused in a sentence with the file and what would be right.</summary>
public sealed class BrokenDomainTests : IDisposable
{
    private const string Json = "domain.json", Pddl = "domain.pddl", Scene = "scene.xml", Task = "tasks/cube-sorting-4.json";

    private readonly TemporaryFolder folder = new();

    public BrokenDomainTests()
    {
        string own = Path.Combine(Repository.Domains, "cube-sorting");
        Directory.CreateDirectory(folder.File("domains/cube-sorting/tasks"));
        Directory.CreateSymbolicLink(folder.File("simulations"), Path.Combine(Repository.Root, "simulations"));
        foreach (string file in (ReadOnlySpan<string>)[Json, Pddl, Scene, Task])
        {
            File.Copy(Path.Combine(own, file), InFolder(file));
        }
    }

    [Fact]
    public void The_copied_domain_itself_is_whole() => Use();

    [Theory]
    [InlineData(Json, "\"standing\"", "\"hovering\"", "domain.json: the predicate 'at' has the reading 'hovering'; there are around,")]
    [InlineData(Json, "\"type\": \"area\"", "\"type\": \"aria\"", "domain.json: 'table' has the type 'aria', which ", "domain.pddl does not declare; it declares object, cube, platform, area, place.")]
    [InlineData(Json, "\"name\": \"cube2\"", "\"name\": \"cube1\"", "domain.json: two objects are named 'cube1'; each needs a name of its own.")]
    [InlineData(Json, "\"size_m\": [0.038, 0.038, 0.038]", "\"size_m\": [-0.038, 0.038, 0.038]", "domain.json: 'cube1' has the size_m -0.038, 0.038, 0.038; lengths are above 0")]
    [InlineData(Json, "\"size_m\": [0.038, 0.038, 0.038]", "\"size_m\": [0.042, 0.038, 0.038]", " has the size_m 0.042, 0.038, 0.038, and its box in ", "scene.xml measures 0.038, 0.038, 0.038")]
    [InlineData(Json, "\"size_m\": [0.038, 0.038, 0.038]", "\"size_m\": \"small\"", "domain.json:7:", "expected three numbers in brackets")]
    [InlineData(Json, "\"surface_m\": [-0.02, 0.02, 0.8]", "\"surface_m\": [-0.02, 2.02, 0.8]", "scene.xml has its upper face where 'table' has its surface_m, -0.02, 2.02, 0.8: move it to the table")]
    [InlineData(Json, "\"holding\": {", "\"at\": {", "domain.json:", "at")]
    [InlineData(Json, "\"colour\": \"blue\"", "\"color\": \"blue\"", "domain.json:7:", "the key 'color' is not known; is it misspelt?")]
    [InlineData(Json, "\"default_camera\"", "\"other_camera\"", "domain.json:", "the key 'other_camera' is not known")]
    [InlineData(Json, "\"skill\": \"set-down\"", "\"skill\": \"throw\"", "domain.json:", "the value for actions.put.skill is not of the kind or not one of the words that belong there.")]
    [InlineData(Json, "\"put\":", "\"throw\":", "domain.json: nothing says how the action 'put' of ", "give it a skill in actions")]
    [InlineData(Json, "\"support\": 1", "\"support\": 7", "domain.json: the action 'put' works on its argument 7, counted from 0, and has 2")]
    [InlineData(Json, "\"hand-empty\": {\"reading\": \"hand-empty\"}", "\"free-hand\": {\"reading\": \"hand-empty\"}", "domain.json: the predicate 'free-hand' is not declared in ", "it declares at, holding, hand-empty, belongs.")]
    [InlineData(Json, "\"holding\": {\"reading\": \"held\"},", "", "domain.json: nothing says when 'holding' holds, which ", "give it a reading in predicates")]
    [InlineData(Json, "agentview", "tableview", "scene.xml has no camera named 'tableview', which domain.json lists.")]
    [InlineData(Pddl, ":effect", ":efect", "domain.pddl:", "efect")]
    [InlineData(Scene, "<body name=\"cube2\"", "<body name=\"dice2\"", "scene.xml has no body named 'cube2', which domain.json lists as a movable object.")]
    [InlineData(Scene, "<freejoint name=\"cube2\"/>", "", "scene.xml: the body 'cube2' has no joint of its name, by which it moves; add <freejoint name=\"cube2\"/> to it.")]
    [InlineData(Task, "(at {each} table)", "(at {each} shelf)", "cube-sorting-4.json: the start has (at cube", "domain.json has no object 'shelf'; it has cube1,")]
    [InlineData(Task, "(at {each} table)", "(on {each} table)", "cube-sorting-4.json: the start has (on cube", "domain.json has no predicate 'on'; it has at,")]
    [InlineData(Task, "(imply (belongs", "(imply (belong", "cube-sorting-4.json, its goal:", "unknown predicate 'belong'; perhaps 'belongs' is meant.")]
    [InlineData(Task, "3000", "\"many\"", "cube-sorting-4.json:", "the value for step_limit is not of the kind")]
    public void A_mistake_is_refused_with_its_file_and_the_remedy(string file, string right, string wrong, params string[] expected)
    {
        string text = File.ReadAllText(InFolder(file));
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(InFolder(file), text.Replace(right, wrong, StringComparison.Ordinal));

        string message = Assert.ThrowsAny<InputException>(Use).Message;
        Assert.All(expected, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Json, "domain.json:1:1: the file is empty; a JSON object is expected.")]
    [InlineData(Pddl, "domain.pddl:1:1: the text is empty")]
    [InlineData(Scene, "scene.xml:1:1: Root element is missing.")]
    [InlineData(Task, "cube-sorting-4.json:1:1: the file is empty")]
    public void An_empty_file_is_refused_by_name(string file, string expected)
    {
        File.WriteAllText(InFolder(file), "");
        Assert.Contains(expected, Assert.ThrowsAny<InputException>(Use).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Json, "domain.json:1:")]
    [InlineData(Pddl, "domain.pddl:1:")]
    [InlineData(Scene, "scene.xml:1:")]
    [InlineData(Task, "cube-sorting-4.json:1:")]
    public void Bytes_that_are_no_text_are_refused_with_their_place(string file, string expected)
    {
        byte[] bytes = new byte[3000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(InFolder(file), bytes);
        Assert.Contains(expected, Assert.ThrowsAny<InputException>(Use).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Json, "domain.json cannot be read")]
    [InlineData(Pddl, "domain.pddl.")]
    [InlineData(Scene, "scene.xml cannot be read")]
    public void A_missing_file_is_refused_by_name(string file, string expected)
    {
        File.Delete(InFolder(file));
        Assert.Contains(expected, Assert.ThrowsAny<InputException>(Use).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string InFolder(string file) => folder.File($"domains/cube-sorting/{file}");

    // all that is read before the first control step
    private void Use()
    {
        TaskDescription task = TaskDescription.Load(folder.File("domains"), "cube-sorting-4");
        EpisodeSetup setup = task.Draw(runSeed: 1, episode: 0);
        using World world = World.Load(task.Domain, setup.Movable);
    }
}
