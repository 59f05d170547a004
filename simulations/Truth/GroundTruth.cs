using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>The true scene of a simulated world, and the facts that the domain's readings find in it.</summary>
/// <remarks>For the referee and for oracle ablations only; agents that count as results never see it.</remarks>
internal sealed class GroundTruth
{
    // at rest: slower than one millimetre in a control step, and turning slower than one degree in one
    private const double RestMetresPerSecond = 0.02;
    private const double RestRadiansPerSecond = 0.35;

    // a face that bears weight is horizontal within 30 degrees
    private const double LevelNormal = 0.85;

    private readonly MuJoCoData data;
    private readonly DomainDescription domain;
    private readonly ObjectDescription[] movable;
    private readonly ImmutableArray<ObjectDescription> places;
    private readonly DomainReadings readings;
    private readonly (string Fixture, int Address)[] joints;
    private readonly int[] positionAddress;
    private readonly int[] velocityAddress;
    private readonly int[] objectOfGeom;
    private readonly int leftPad;
    private readonly int rightPad;
    private readonly HashSet<string> hidden = [];

    public GroundTruth(MuJoCoData data, DomainDescription domain, IReadOnlyCollection<string> present)
    {
        this.data = data;
        this.domain = domain;
        MuJoCoModel model = data.Model;
        movable = [.. domain.Objects.Where(o => o.IsMovable && present.Contains(o.Name))];
        readings = new DomainReadings(domain);
        places = [.. domain.Objects.Where(o => !o.IsMovable)];
        positionAddress = [.. movable.Select(o => model.JntQposadr[model.Joint(o.Name)])];
        velocityAddress = [.. movable.Select(o => model.JntDofadr[model.Joint(o.Name)])];
        joints = [.. from place in places where place.Joint is not null select (place.Name, model.JntQposadr[model.Joint(place.Joint!)])];
        leftPad = model.Geom(domain.Robot.Hand.Pads[0]);
        rightPad = model.Geom(domain.Robot.Hand.Pads[1]);

        int[] bodies = [.. movable.Select(o => model.Body(o.Name))];
        objectOfGeom = [.. Enumerable.Range(0, model.Ngeom).Select(geom => Array.IndexOf(bodies, model.GeomBodyid[geom]))];
    }

    /// <summary>Where every movable object really is.</summary>
    public ImmutableArray<ObjectEstimate> Poses =>
        [.. movable.Select((item, index) => new ObjectEstimate(item.Name, PoseOf(index), 1)).Where(item => !hidden.Contains(item.Name))];

    /// <summary>The movable objects of which nothing is told.</summary>
    public IEnumerable<ObjectDescription> Hidden => movable.Where(item => hidden.Contains(item.Name));

    /// <summary>Tells nothing of the movable objects that a scene does not have.</summary>
    public void Hide(SceneState scene) => hidden.UnionWith(movable.Select(item => item.Name).Where(name => scene.Find(name) is null));

    /// <summary>Tells of an object again.</summary>
    public void Show(string name) => hidden.Remove(name);

    /// <summary>Place, view and opening of a camera.</summary>
    public CameraDescription Camera(string name)
    {
        int camera = data.Model.Camera(name);
        ReadOnlySpan<double> position = data.CamXpos.Slice(3 * camera, 3);

        // the columns point to the right, upwards and backwards
        ReadOnlySpan<double> axes = data.CamXmat.Slice(9 * camera, 9);
        return domain.Camera(name) with
        {
            Mount = CameraMount.World,
            PositionMetres = new((float)position[0], (float)position[1], (float)position[2]),
            Forward = -new Vector3((float)axes[2], (float)axes[5], (float)axes[8]),
            Up = new((float)axes[1], (float)axes[4], (float)axes[7]),
            FieldOfViewDegrees = data.Model.CamFovy[camera],
        };
    }

    /// <summary>The scene as it is after the last physics step.</summary>
    public SceneState Scene()
    {
        Touch touch = ReadContacts();
        return new SceneState(
            [
                .. movable.Select((item, index) => new ObjectState(item, PoseOf(index))
                {
                    IsHeld = touch.Left[index] && touch.Right[index] && !touch.IsBorne[index],
                    IsMoving = !IsAtRest(index),
                }).Where(thing => !hidden.Contains(thing.Item.Name)),
            ],
            places)
        {
            Joints = joints.ToImmutableSortedDictionary(joint => joint.Fixture, joint => data.Qpos[joint.Address]),
        };
    }

    /// <summary>The facts that can change, as they are after the last physics step.</summary>
    public FactSet Facts() => readings.Read(Scene());

    private Pose PoseOf(int index)
    {
        ReadOnlySpan<double> q = data.Qpos.Slice(positionAddress[index], 7);
        return new Pose(
            new Vector3((float)q[0], (float)q[1], (float)q[2]),
            new Quaternion((float)q[4], (float)q[5], (float)q[6], (float)q[3]));
    }

    private bool IsAtRest(int index)
    {
        ReadOnlySpan<double> v = data.Qvel.Slice(velocityAddress[index], 6);
        return (v[0] * v[0]) + (v[1] * v[1]) + (v[2] * v[2]) < RestMetresPerSecond * RestMetresPerSecond
            && (v[3] * v[3]) + (v[4] * v[4]) + (v[5] * v[5]) < RestRadiansPerSecond * RestRadiansPerSecond;
    }

    private Touch ReadContacts()
    {
        var touch = new Touch(movable.Length);
        foreach (ref readonly MuJoCoContact contact in data.Contacts)
        {
            if (contact.IsActive)
            {
                Note(touch, contact.Geom1, contact.Geom2, contact.Frame[2]);
                Note(touch, contact.Geom2, contact.Geom1, -contact.Frame[2]);
            }
        }

        return touch;
    }

    // upwardsToOther: z of the contact normal that points from the geom to the other one
    private void Note(Touch touch, int geom, int other, double upwardsToOther)
    {
        int index = objectOfGeom[geom];
        if (index < 0)
        {
            return;
        }

        touch.Left[index] |= other == leftPad;
        touch.Right[index] |= other == rightPad;
        touch.IsBorne[index] |= other != leftPad && other != rightPad && upwardsToOther < -LevelNormal;
    }

    private sealed class Touch(int count)
    {
        public bool[] Left { get; } = new bool[count];

        public bool[] Right { get; } = new bool[count];

        /// <summary>Whether something else than a finger bears each object from below.</summary>
        public bool[] IsBorne { get; } = new bool[count];
    }
}
