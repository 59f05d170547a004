using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>What a plan step is expected to cost the robot, from its action and objects alone: E = E₀ + k d + c m.</summary>
/// <remarks>
/// E₀, k and c are the domain's <see cref="EnergyDescription"/>, m is the mass of the thing that is moved, and d the horizontal distance from
/// the middle of the places to the support that the thing is taken from or put on. Because the hand goes from support to support, a
/// move from a to b is charged d(a) + d(b): the way by the middle, which is the way itself where the places lie in a row and the middle
/// between the two, and longer otherwise. Where a movable support stands is not known from the step, so it is charged the mean over
/// the places. A sum of such costs depends on the steps and not on their order, so that every planner with action costs can minimize it.
/// </remarks>
public sealed class StepEnergy
{
    private readonly DomainDescription domain;
    private readonly EnergyDescription energy;
    private readonly Dictionary<string, double> distances = [];
    private readonly double meanDistance;

    /// <summary>The costs of a domain's steps.</summary>
    /// <exception cref="InputException">Its <c>domain.json</c> states no energy.</exception>
    public StepEnergy(DomainDescription domain)
    {
        this.domain = domain;
        energy = domain.Energy ?? throw new InputException(
            $"{Path.Combine(domain.Folder, "domain.json")} has no \"energy\", which plans of least energy need; domains/hanoi has an example.");
        Vector2[] places = [.. domain.Areas.Select(area => Horizontal(area.SurfaceMetres!.Value))];
        Vector2 middle = places.Aggregate(Vector2.Zero, (sum, place) => sum + place) / Math.Max(1, places.Length);
        foreach (ObjectDescription area in domain.Areas)
        {
            distances.Add(area.Name, Vector2.Distance(Horizontal(area.SurfaceMetres!.Value), middle));
        }

        meanDistance = distances.Count == 0 ? 0 : distances.Values.Average();
    }

    /// <summary>The expected energy of a step, J.</summary>
    /// <exception cref="InputException"><c>domain.json</c> knows the step's action or one of its objects not.</exception>
    public double Joules(PlanStep step)
    {
        if (!domain.Actions.TryGetValue(step.Action, out ActionDescription? action))
        {
            throw new InputException($"domain.json of {domain.Name} does not describe the action '{step.Action}'.");
        }

        double mass = domain.Find(action.MovedBy(step)).MassKilograms ?? 0;
        double distance = action.SupportOf(step) is { } support ? distances.GetValueOrDefault(domain.Find(support).Name, meanDistance) : meanDistance;
        return energy.StepJoules + (energy.TravelJoulesPerMetre * distance) + (energy.LoadJoulesPerKilogram * mass);
    }

    private static Vector2 Horizontal(Vector3 point) => new(point.X, point.Y);
}
