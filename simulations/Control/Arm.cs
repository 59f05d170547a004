using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>The robot inside a simulated world: its joints, motors and hand, driven by the operational-space controller.</summary>
/// <remarks>The arm's joints must be the first degrees of freedom of the scene, which holds when the robot is included first:
/// their inertia is then the head of the engine's packed matrix.</remarks>
internal sealed class Arm
{
    // what the two files may differ by, and by how much each joint is turned to find out
    private const float LargestToolErrorMetres = 0.001f;
    private const double TestTurnRadians = 0.2;

    private readonly MuJoCoData data;
    private readonly double[] robotHome;
    private readonly OperationalSpaceController controller;
    private readonly int tool;
    private readonly int gripper;
    private readonly double openControl;
    private readonly double closedControl;
    private readonly int leftFinger;
    private readonly int rightFinger;
    private readonly double[] torqueLimits;
    private readonly double[] inertia;
    private readonly double timestep;

    /// <summary>Finds the robot in a scene.</summary>
    /// <exception cref="InputException">The scene has no such robot, does not include it first, or its description is of another arm.</exception>
    public Arm(MuJoCoData data, DomainDescription domain)
    {
        this.data = data;
        RobotDescription robot = domain.Robot;
        robotHome = [.. robot.Joints.Select(joint => joint.HomeRadians)];
        controller = new OperationalSpaceController(robotHome);
        torqueLimits = new double[Joints];
        inertia = new double[Joints * Joints];
        MuJoCoModel model = data.Model;
        timestep = model.Timestep;
        for (int joint = 0; joint < Joints; joint++)
        {
            int motor = model.Actuator(robot.Joints[joint].Motor);
            if (model.JntDofadr[model.Joint(robot.Joints[joint].Name)] != joint || motor != joint)
            {
                throw new InputException(
                    $"The joint {robot.Joints[joint].Name} of {robot.JsonPath} is not number {joint + 1} of what moves in the scene: {robot.ScenePath} must have the arm's joints and motors first, base to wrist, and {domain.ScenePath} include it before anything else that moves.");
            }

            torqueLimits[joint] = model.ActuatorCtrlrange[(2 * motor) + 1];
        }

        tool = model.Site(robot.Hand.ToolSite);
        gripper = model.Actuator(robot.Hand.Motor);
        closedControl = model.ActuatorCtrlrange[2 * gripper];
        openControl = model.ActuatorCtrlrange[(2 * gripper) + 1];
        leftFinger = model.JntQposadr[model.Joint(robot.Hand.FingerJoints[0])];
        rightFinger = model.JntQposadr[model.Joint(robot.Hand.FingerJoints[1])];
        if (leftFinger != Joints || rightFinger != Joints + 1)
        {
            throw new InputException($"{robot.JsonPath} lists {Joints} joints, and {robot.ScenePath} has others before those of the fingers.");
        }

        Compare(domain);
    }

    private int Joints => robotHome.Length;

    /// <summary>What the motors did since the start.</summary>
    public RobotEffort Effort { get; private set; }

    /// <summary>What the robot feels now.</summary>
    public RobotReading Reading => new(
        ImmutableArray.Create(data.Qpos[..Joints]),
        ImmutableArray.Create(data.Qvel[..Joints]),
        ImmutableArray.Create(data.Ctrl[..Joints]),
        data.Qpos[leftFinger] + data.Qpos[rightFinger]);

    /// <summary>The point between the finger tips, world frame, metres.</summary>
    public Vector3 ToolPosition
    {
        get
        {
            ReadOnlySpan<double> position = data.SiteXpos.Slice(3 * tool, 3);
            return new((float)position[0], (float)position[1], (float)position[2]);
        }
    }

    private ReadOnlySpan<double> ToolRotation => data.SiteXmat.Slice(9 * tool, 9);

    // the tool's x axis seen from above; the tool points down, so this is its yaw
    private double ToolYaw => Math.Atan2(ToolRotation[3], ToolRotation[0]);

    /// <summary>Puts the arm into a home posture, open, at rest, told to stay there. The engine must compute poses once after.</summary>
    /// <param name="home">One angle for each joint, radians; empty for the robot's own.</param>
    public void ResetToHome(ReadOnlySpan<double> home) => MoveTo(home.IsEmpty ? robotHome : home, openControl);

    /// <summary>Puts the arm into a posture, at rest. The engine must compute poses once after.</summary>
    public void MoveTo(ReadOnlySpan<double> jointPositions, double openingMetres)
    {
        jointPositions[..Joints].CopyTo(data.Qpos);
        data.Qpos[leftFinger] = openingMetres / 2;
        data.Qpos[rightFinger] = openingMetres / 2;
        data.Qvel[..(Joints + 2)].Clear();
        data.Ctrl[gripper] = openingMetres;
    }

    /// <summary>Forgets the effort made and holds the tool where it is.</summary>
    public void Begin()
    {
        controller.Hold(ToolPosition, ToolYaw);
        Effort = default;
    }

    /// <summary>Takes the action of a new control step. Poses must be those of this physics step.</summary>
    public void Command(in RobotAction action)
    {
        controller.Command(action, ToolPosition, ToolYaw);
        double closing = (Math.Clamp((double)action.Gripper, -1, 1) + 1) / 2;
        data.Ctrl[gripper] = openControl + ((closedControl - openControl) * closing);
    }

    /// <summary>Sets the motor torques of this physics step; between the two halves of the engine's step.</summary>
    public void Drive()
    {
        UnpackInertia();
        Span<double> torques = data.Ctrl[..Joints];
        ReadOnlySpan<double> velocities = data.Qvel[..Joints];
        controller.Torques(
            new ArmDynamics
            {
                Positions = data.Qpos[..Joints],
                Velocities = velocities,
                Anchors = data.Xanchor,
                Axes = data.Xaxis,
                Inertia = inertia,
                Bias = data.QfrcBias[..Joints],
                ToolPosition = data.SiteXpos.Slice(3 * tool, 3),
                ToolRotation = ToolRotation,
            },
            torques);

        double work = 0, path = 0, torqueSquared = 0;
        for (int joint = 0; joint < Joints; joint++)
        {
            double torque = Math.Clamp(torques[joint], -torqueLimits[joint], torqueLimits[joint]);
            torques[joint] = torque;
            work += Math.Max(0, torque * velocities[joint]);
            path += Math.Abs(velocities[joint]);
            torqueSquared += torque * torque;
        }

        Effort = new RobotEffort(
            Effort.PositiveWorkJoules + (work * timestep),
            Effort.TorqueSquaredSeconds + (torqueSquared * timestep),
            Effort.JointPathRadians + (path * timestep));
    }

    // agents go by the description and the simulator by the scene, so that both must be of the same arm
    private void Compare(DomainDescription domain)
    {
        Span<double> turned = stackalloc double[Joints];
        robotHome.CopyTo(turned);
        for (int joint = 0; joint <= Joints; joint++)
        {
            MoveTo(turned, openControl);
            data.Forward();
            Vector3 described = domain.ToolInWorld(turned).Position;
            if (!(Vector3.Distance(described, ToolPosition) <= LargestToolErrorMetres))
            {
                throw new InputException(
                    $"{domain.Robot.JsonPath} puts the tool of its home posture{(joint == 0 ? "" : $", with {domain.Robot.Joints[joint - 1].Name} turned,")} at {described} and {domain.Robot.ScenePath} at {ToolPosition}: the joints' offset_m, turn_rad, axis and along_axis_m, or the hand's frame, are not those of the scene.");
            }

            if (joint < Joints)
            {
                turned[joint] += TestTurnRadians;
            }
        }

        data.Reset();
    }

    // qM holds, row by row, the entries of each degree of freedom with itself and its ancestors, nearest first
    private void UnpackInertia()
    {
        ReadOnlySpan<double> packed = data.QM;
        int next = 0;
        for (int row = 0; row < Joints; row++)
        {
            for (int column = row; column >= 0; column--)
            {
                inertia[(row * Joints) + column] = packed[next++];
            }
        }
    }
}
