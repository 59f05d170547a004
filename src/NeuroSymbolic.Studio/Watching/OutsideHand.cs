using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Studio;

/// <summary>The hand with which whoever watches an episode moves its things.</summary>
/// <param name="domain">Whose things can be moved.</param>
internal sealed class OutsideHand(DomainDescription domain)
{
    private readonly Lock gate = new();
    private (string Object, Vector3 Place)? held;
    private bool isReleased;

    /// <summary>Whether it has moved something.</summary>
    public bool HasTouched { get; private set; }

    /// <summary>Is to hold a thing at a place, or to put it there; what is no thing or lies far from the table is not taken.</summary>
    public void Take(string name, Vector3 place, bool releases)
    {
        bool isOnTable = Math.Abs(place.X) <= 1 && Math.Abs(place.Y) <= 1 && place.Z is >= 0.5f and <= 2;
        if (!isOnTable || !domain.Objects.Any(item => item.Name == name && item.IsMovable))
        {
            return;
        }

        lock (gate)
        {
            (held, isReleased) = ((name, place), releases);
        }
    }

    /// <summary>Moves what it holds, on the thread of the world.</summary>
    /// <returns>What it has put somewhere, in a sentence; null for nothing.</returns>
    public string? Move(World world)
    {
        (string Object, Vector3 Place) moved;
        bool isPut;
        lock (gate)
        {
            if (held is not { } now)
            {
                return null;
            }

            (moved, isPut) = (now, isReleased);
            held = isPut ? null : held;
        }

        if (!world.TruePoses.Any(item => item.Name == moved.Object))
        {
            return null;
        }

        world.MoveObject(moved.Object, new Pose(moved.Place, Quaternion.Identity));
        HasTouched = true;
        return isPut ? $"A hand from outside moves {moved.Object}." : null;
    }
}
