using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>Turns a wanted tool pose into joint torques: a critically damped spring in tool space, at every physics step.</summary>
/// <remarks>
/// Operational-space control (Khatib, IEEE Journal of Robotics and Automation 1987) with full inertia decoupling and a posture
/// task in its null space, where there is one: τ = M q̈₀ + Jᵀ Λ (a - J q̈₀) + h, where a = kp e - kd J q̇, q̈₀ pulls towards the home posture,
/// Λ = (J M⁻¹ Jᵀ)⁻¹ and h are gravity, Coriolis and centrifugal torques. The velocity product J̇ q̇ is neglected, as robosuite does.
/// All matrices come from what the engine computed in this step anyway; nothing is allocated.
/// </remarks>
internal sealed class OperationalSpaceController
{
    /// <summary>Spring of the tool, 1/s²; the damping ratio is 1. The study's controller uses the same.</summary>
    private const double Stiffness = 150;

    /// <summary>Spring of the posture, 1/s²; critically damped too.</summary>
    private const double PostureStiffness = 10;

    /// <summary>Added to the diagonal of J M⁻¹ Jᵀ so that a stretched arm stays solvable (1/kg and 1/(kg m²)).</summary>
    private const double SingularityDamping = 1e-4;

    private const int Task = 6;

    private static readonly double Damping = 2 * Math.Sqrt(Stiffness);
    private static readonly double PostureDamping = 2 * Math.Sqrt(PostureStiffness);

    private readonly double[] home;
    private readonly double[] jacobian;
    private readonly double[] weighted;
    private readonly double[] mobility = new double[Task * Task];
    private readonly double[] inertiaFactor;
    private readonly double[] posture;
    private readonly double[] force = new double[Task];

    private Vector3 targetPosition;
    private double targetYaw;

    /// <summary>A controller of an arm with as many joints as the given posture, which is preferred where the tool leaves a choice.</summary>
    /// <param name="home">Joint angles, radians.</param>
    public OperationalSpaceController(ReadOnlySpan<double> home)
    {
        this.home = home.ToArray();
        jacobian = new double[Task * Joints];
        weighted = new double[Task * Joints];
        inertiaFactor = new double[Joints * Joints];
        posture = new double[Joints];
    }

    private int Joints => home.Length;

    // six joints or fewer leave no choice of posture: what pulled towards one would pull the tool away near a singularity
    private bool IsRedundant => Joints > Task;

    /// <summary>Holds the tool where it is, pointing straight down.</summary>
    public void Hold(Vector3 position, double yaw)
    {
        targetPosition = position;
        targetYaw = yaw;
    }

    /// <summary>Renews the target from the measured pose, once in each control step.</summary>
    /// <remarks>A yaw command of zero keeps the yaw wanted before, so that small errors do not add up; roll and pitch are always
    /// those of a gripper that points straight down.</remarks>
    public void Command(in RobotAction action, Vector3 measuredPosition, double measuredYaw)
    {
        targetPosition = measuredPosition + (RobotAction.MetresPerUnit * new Vector3(Unit(action.X), Unit(action.Y), Unit(action.Z)));
        if (action.Yaw != 0)
        {
            targetYaw = measuredYaw + (RobotAction.RadiansPerUnit * Unit(action.Yaw));
        }
    }

    /// <summary>The torques for this physics step.</summary>
    /// <param name="arm">Readings of this step.</param>
    /// <param name="torques">Receives one torque for each joint, N m, not yet limited.</param>
    public void Torques(in ArmDynamics arm, Span<double> torques)
    {
        BuildJacobian(arm);

        // a = kp e - kd J q̇ in the first three rows for position, in the last three for orientation
        Span<double> error = stackalloc double[Task];
        error[0] = targetPosition.X - arm.ToolPosition[0];
        error[1] = targetPosition.Y - arm.ToolPosition[1];
        error[2] = targetPosition.Z - arm.ToolPosition[2];
        OrientationError(arm.ToolRotation, error[3..]);

        for (int joint = 0; IsRedundant && joint < Joints; joint++)
        {
            posture[joint] = (PostureStiffness * (home[joint] - arm.Positions[joint])) - (PostureDamping * arm.Velocities[joint]);
        }

        for (int row = 0; row < Task; row++)
        {
            ReadOnlySpan<double> jacobianRow = jacobian.AsSpan(row * Joints, Joints);
            double velocity = Dot(jacobianRow, arm.Velocities);
            force[row] = (Stiffness * error[row]) - (Damping * velocity) - Dot(jacobianRow, posture);
        }

        // J M⁻¹ Jᵀ = Wᵀ W with W = L⁻¹ Jᵀ and M = L Lᵀ
        arm.Inertia.CopyTo(inertiaFactor);
        Cholesky.Factor(inertiaFactor, Joints);
        jacobian.CopyTo(weighted, 0);
        for (int row = 0; row < Task; row++)
        {
            Span<double> weightedRow = weighted.AsSpan(row * Joints, Joints);
            Cholesky.SolveLower(inertiaFactor, Joints, weightedRow);
            for (int column = 0; column <= row; column++)
            {
                mobility[(row * Task) + column] = Dot(weightedRow, weighted.AsSpan(column * Joints, Joints));
            }

            mobility[(row * Task) + row] += SingularityDamping;
        }

        Cholesky.Factor(mobility, Task);
        Cholesky.SolveLower(mobility, Task, force);
        Cholesky.SolveUpper(mobility, Task, force);

        for (int joint = 0; joint < Joints; joint++)
        {
            double torque = arm.Bias[joint];
            for (int other = 0; other < Joints; other++)
            {
                torque += arm.Inertia[other <= joint ? (joint * Joints) + other : (other * Joints) + joint] * posture[other];
            }

            for (int row = 0; row < Task; row++)
            {
                torque += jacobian[(row * Joints) + joint] * force[row];
            }

            torques[joint] = torque;
        }
    }

    // column of joint i: axis × (tool - anchor) over axis
    private void BuildJacobian(in ArmDynamics arm)
    {
        for (int joint = 0; joint < Joints; joint++)
        {
            int at = 3 * joint;
            double ax = arm.Axes[at], ay = arm.Axes[at + 1], az = arm.Axes[at + 2];
            double rx = arm.ToolPosition[0] - arm.Anchors[at];
            double ry = arm.ToolPosition[1] - arm.Anchors[at + 1];
            double rz = arm.ToolPosition[2] - arm.Anchors[at + 2];
            jacobian[joint] = (ay * rz) - (az * ry);
            jacobian[Joints + joint] = (az * rx) - (ax * rz);
            jacobian[(2 * Joints) + joint] = (ax * ry) - (ay * rx);
            jacobian[(3 * Joints) + joint] = ax;
            jacobian[(4 * Joints) + joint] = ay;
            jacobian[(5 * Joints) + joint] = az;
        }
    }

    // e = ½ Σ rᵢ × rᵢ* over the columns of the measured and the wanted rotation (Luh, Walker, Paul 1980)
    private void OrientationError(ReadOnlySpan<double> measured, Span<double> error)
    {
        (double sine, double cosine) = Math.SinCos(targetYaw);
        ReadOnlySpan<double> wanted = [cosine, sine, 0, sine, -cosine, 0, 0, 0, -1];
        error.Clear();
        for (int column = 0; column < 3; column++)
        {
            double mx = measured[column], my = measured[3 + column], mz = measured[6 + column];
            double wx = wanted[column], wy = wanted[3 + column], wz = wanted[6 + column];
            error[0] += 0.5 * ((my * wz) - (mz * wy));
            error[1] += 0.5 * ((mz * wx) - (mx * wz));
            error[2] += 0.5 * ((mx * wy) - (my * wx));
        }
    }

    private static float Unit(float value) => float.IsNaN(value) ? 0 : Math.Clamp(value, -1, 1);

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
