using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>The language of openpi's LIBERO policies, which the study's Towers of Hanoi policies speak too: keys, state and actions.</summary>
public static class LiberoMessages
{
    /// <summary>Columns and rows of a picture on the wire, pixels.</summary>
    public const int PictureSide = 224;

    /// <summary>Key of the picture from beside the table.</summary>
    public const string TablePicture = "observation/image";

    /// <summary>Key of the picture from the camera in the hand.</summary>
    public const string WristPicture = "observation/wrist_image";

    /// <summary>Key of <see cref="State"/>.</summary>
    public const string StateKey = "observation/state";

    /// <summary>Key of the sentence.</summary>
    public const string PromptKey = "prompt";

    /// <summary>Key of the answer's chunk of actions, shape (steps, 7).</summary>
    public const string ActionsKey = "actions";

    private const int ActionLength = 7;

    /// <summary>What the robot senses, in a message.</summary>
    /// <param name="observation">The observation, both of whose pictures are taken.</param>
    /// <param name="briefing">The sentence, and where the robot stands.</param>
    /// <param name="camera">The camera beside the table.</param>
    public static OpenpiMessage Of(Observation observation, AgentBriefing briefing, string camera) => new()
    {
        { TablePicture, NumpyArray.Of(Picture(observation.Capture(camera))) },
        { WristPicture, NumpyArray.Of(Picture(observation.Capture(briefing.Domain.HandCamera))) },
        { StateKey, NumpyArray.Of(State(observation.Robot, briefing.Domain)) },
        { PromptKey, briefing.Instruction },
    };

    /// <summary>A picture as it is sent to LIBERO's policies: mirrored, and brought to their size.</summary>
    /// <param name="picture">Upright.</param>
    public static CameraImage Picture(CameraImage picture) => PaddedResize.ToSquare(Mirrored(picture), PictureSide);

    /// <summary>A picture as LIBERO's policies are used to see it.</summary>
    /// <remarks>openpi's client turns robosuite's picture by 180 degrees. That picture has OpenGL's order, bottom row first, so the turned one
    /// is upright and left and right are swapped; ours has its top row first, and it is enough to swap left and right.</remarks>
    /// <param name="picture">Upright.</param>
    public static CameraImage Mirrored(CameraImage picture)
    {
        ReadOnlySpan<byte> pixels = picture.Pixels.Span;
        byte[] swapped = new byte[pixels.Length];
        for (int row = 0; row < picture.Height; row++)
        {
            for (int column = 0; column < picture.Width; column++)
            {
                int from = 3 * ((row * picture.Width) + column);
                pixels.Slice(from, 3).CopyTo(swapped.AsSpan(3 * (((row + 1) * picture.Width) - 1 - column)));
            }
        }

        return new CameraImage(picture.Width, picture.Height, swapped);
    }

    /// <summary>Eight numbers: the tool's place in the world (3, metres), its turn as axis times angle (3, radians), the joint of each finger
    /// (2, metres, of opposite sign).</summary>
    /// <remarks>A turn has two quaternions; the one with x at least 0 is taken, as that of LIBERO's states: the hand points down.</remarks>
    /// <param name="reading">The robot's readings.</param>
    /// <param name="domain">The domain, which has the robot and where it stands.</param>
    public static double[] State(RobotReading reading, DomainDescription domain)
    {
        Pose tool = domain.ToolInWorld(reading.JointPositions.AsSpan());
        Vector3 place = tool.Position;
        Quaternion turn = tool.Orientation.X < 0 ? -tool.Orientation : tool.Orientation;
        double cosine = Math.Clamp(turn.W, -1f, 1f), sine = Math.Sqrt(1 - (cosine * cosine));
        double angleOverSine = sine < 1e-9 ? 0 : 2 * Math.Acos(cosine) / sine;
        double finger = reading.FingerOpeningMetres / 2;
        return
        [
            place.X, place.Y, place.Z, turn.X * angleOverSine, turn.Y * angleOverSine, turn.Z * angleOverSine, finger, -finger,
        ];
    }

    /// <summary>Distance between the finger pads, metres, in a <see cref="State"/>.</summary>
    public static double OpeningMetres(ReadOnlySpan<double> state) => state[6] - state[7];

    /// <summary>An action in seven numbers: way (3, in units of 5 cm), turn (3, of which the arm makes that about the vertical alone), gripper
    /// (-1 open, 1 closed).</summary>
    public static float[] ActionNumbers(RobotAction action) => [action.X, action.Y, action.Z, 0, 0, action.Yaw, action.Gripper];

    /// <summary>An action as an answer's chunk of one step.</summary>
    public static NumpyArray Actions(RobotAction action) => NumpyArray.Of(ActionNumbers(action), [1, ActionLength]);

    /// <summary>The actions of an answer.</summary>
    /// <param name="answer">The server's answer.</param>
    /// <param name="takesYaw">Whether the turn about the vertical is carried out; otherwise the hand keeps its turn, as in the study.</param>
    /// <exception cref="OpenpiFormatException">It holds no chunk of actions.</exception>
    public static ImmutableArray<RobotAction> Actions(OpenpiMessage answer, bool takesYaw)
    {
        NumpyArray chunk = answer.Array(ActionsKey);
        if (chunk.Shape is not [> 0, ActionLength])
        {
            throw new OpenpiFormatException(
                $"'{ActionsKey}' has the shape ({string.Join(", ", chunk.Shape)}); (steps, {ActionLength}) is expected, as of a LIBERO policy.");
        }

        double[] numbers = chunk.ToDoubles();
        if (!numbers.All(double.IsFinite))
        {
            throw new OpenpiFormatException($"'{ActionsKey}' holds a number that is infinite or none.");
        }

        return
        [
            .. numbers.Chunk(ActionLength).Select(row => new RobotAction(
                (float)row[0], (float)row[1], (float)row[2], takesYaw ? (float)row[5] : 0, (float)row[6])),
        ];
    }
}
