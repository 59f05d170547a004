using System.Globalization;
using Microsoft.AspNetCore.Http;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Studio;

/// <summary>The episode that somebody wants to see.</summary>
internal sealed record EpisodeChoice(TaskDescription Task, string Agent, int Seed, int Episode)
{
    /// <summary>Reads it off a request: <c>?task=hanoi-3&amp;agent=nsm-scripted&amp;seed=1&amp;episode=0</c>.</summary>
    /// <exception cref="NeuroSymbolicException">There is no such task.</exception>
    /// <exception cref="RefusalException">There is no such agent, or a number is none.</exception>
    public static EpisodeChoice Read(HttpRequest request, StudioPlaces places)
    {
        string agent = request.Query["agent"] is [{ Length: > 0 } named] ? named : AgentCatalogue.Names[0];

        // the names of the list alone: variations name folders of this machine, and remote agents other machines
        if (!AgentCatalogue.Names.Contains(agent))
        {
            throw new RefusalException(422, $"The agents that can be watched are {string.Join(", ", AgentCatalogue.Names)}.");
        }

        string task = request.Query["task"] is [{ Length: > 0 } chosen] ? chosen : TaskDescription.Names(places.Domains).First();
        return new EpisodeChoice(TaskDescription.Load(places.Domains, task), agent, Number(request, "seed"), Number(request, "episode"));
    }

    private static int Number(HttpRequest request, string name) =>
        request.Query[name] is not [{ Length: > 0 } text] ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new RefusalException(422, $"The {name} is a whole number from 0 to {int.MaxValue}.");
}
