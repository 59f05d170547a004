namespace NeuroSymbolic.Cli.Tests;

/// <summary>A study of single moves, as a user would write one.</summary>
internal static class SmallStudy
{
    /// <summary>Writes the study with its plan and returns the study file's path.</summary>
    public static string Write(TemporaryFolder folder, params string[] agents)
    {
        File.WriteAllText(folder.File("plan.md"), "# Plan");
        File.WriteAllText(folder.File("sizes.json"), """
            {
              "schema_version": 1, "command": "./neurosym sizes", "commit": null,
              "host": {"processor": null, "cores": 2, "memory_bytes": 1, "operating_system": "any"},
              "figures": [
                {"name": "vla-4M", "parameters": 4000000, "is_trained": false, "chunks": 100, "seconds": 1, "joules": 8, "energy_source": "model"}
              ]
            }
            """);
        File.WriteAllText(folder.File("study.json"), $$"""
            {
              "schema_version": 1, "title": "Moves", "question": "Which agent moves?", "analysis_plan": "plan.md",
              "tasks": ["hanoi-move"], "agents": ["{{string.Join("\", \"", agents)}}"], "episodes": 3, "seed": 5,
              "sizes": "sizes.json", "models": {"{{agents[0]}}": ["hanoi-vla"]}
            }
            """);
        return folder.File("study.json");
    }
}
