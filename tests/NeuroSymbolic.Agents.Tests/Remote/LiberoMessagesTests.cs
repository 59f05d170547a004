using System.Security.Cryptography;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents.Tests.Remote;

public sealed class LiberoMessagesTests
{
    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));

    // straight down: the wrist makes up for shoulder and elbow
    private static readonly double[] Down = [0, 0.19634954, 0, -2.61799388, 0, 2.81434342, 0.78539816];

    // what Pillow 9.4 makes of the same pictures by openpi's resize_with_pad
    [Theory]
    [InlineData(256, 256, 224, "6fb77a91bfaecdfd318d980a47194ee3898c9be288e793da60ea25eb6ef85ab3")]
    [InlineData(640, 480, 224, "4bd1e5ffa083a01b53e81e88268058d6aabcac9d5a60c8a9306daf5aa4260788")]
    [InlineData(7, 5, 4, "6332c67ce83b84fd6387e014b27a12e39836bc21184073cb8ee7aa3facd183dd")]
    [InlineData(3, 5, 8, "9378f2c13501fc2a51f93ec2ea1832c652811e54fc1758797659cb84a00fb423")]
    [InlineData(256, 256, 256, "4e365c108e25ecf7bd3aae62635dec202ccce6548903bae47adfe827f874b981")]
    public void Pictures_are_resized_to_the_very_bytes_of_Pillow(int width, int height, int side, string expected)
    {
        CameraImage resized = PaddedResize.ToSquare(Picture(width, height), side);

        Assert.Equal((side, side), (resized.Width, resized.Height));
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(resized.Pixels.Span)));
    }

    [Fact]
    public void A_picture_goes_out_upright_with_left_and_right_swapped()
    {
        CameraImage picture = Picture(224, 224);

        ReadOnlySpan<byte> sent = LiberoMessages.Picture(picture).Pixels.Span;

        Assert.Equal(picture.Pixels.Span[..3], sent.Slice(3 * 223, 3));
        Assert.Equal(picture.Pixels.Span.Slice(3 * ((100 * 224) + 30), 3), sent.Slice(3 * ((100 * 224) + 193), 3));
    }

    [Fact]
    public void State_of_a_hand_that_points_down_is_half_a_turn_about_x_as_in_LIBEROs_data()
    {
        double[] state = LiberoMessages.State(Reading(Down, 0.05), Hanoi);

        Assert.Equal(Math.PI, state[3], 1e-3);
        Assert.All(state[4..6], number => Assert.Equal(0, number, 1e-3));
        Assert.Equal([0.025, -0.025], state[6..]);
        Assert.InRange(state[2], 0.8, 1.3);
        Assert.Equal(0.05, LiberoMessages.OpeningMetres(state));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-0.3)]
    [InlineData(1.5)]
    public void Turn_about_the_vertical_shows_in_the_state_without_a_jump(double yaw)
    {
        double[] before = LiberoMessages.State(Reading(Down, 0), Hanoi);
        double[] turned = [.. Down];
        turned[6] += yaw;

        double[] after = LiberoMessages.State(Reading(turned, 0), Hanoi);

        // half a turn about an axis that itself turns by half the yaw
        Assert.Equal(Math.PI * Math.Cos(yaw / 2), after[3], 1e-3);
        Assert.Equal(Math.PI * Math.Abs(Math.Sin(yaw / 2)), Math.Abs(after[4]), 1e-3);
        Assert.Equal(before[0], after[0], 1e-5);
    }

    [Fact]
    public void Action_goes_there_and_back_bit_for_bit_and_a_foreign_chunk_in_double_precision_without_its_rotations()
    {
        var action = new RobotAction(0.1f, -0.2f, 0.3f, 0.4f, -1);
        var ours = new OpenpiMessage { { "actions", LiberoMessages.Actions(action) } };
        var theirs = new OpenpiMessage { { "actions", new NumpyArray("<f8", [2, 7], Enumerable.Range(1, 14).SelectMany(n => BitConverter.GetBytes((double)n)).ToArray()) } };

        Assert.Equal(action, Assert.Single(LiberoMessages.Actions(ours, takesYaw: true)));
        Assert.Equal<RobotAction>([new(1, 2, 3, 0, 7), new(8, 9, 10, 0, 14)], LiberoMessages.Actions(theirs, takesYaw: false).ToArray());
    }

    [Theory]
    [InlineData(new[] { 7 }, 7, 0f)]
    [InlineData(new[] { 1, 8 }, 8, 0f)]
    [InlineData(new[] { 0, 7 }, 0, 0f)]
    [InlineData(new[] { 1, 7 }, 7, float.NaN)]
    public void Chunk_of_another_shape_or_without_numbers_is_refused(int[] shape, int count, float value)
    {
        var answer = new OpenpiMessage { { "actions", NumpyArray.Of(Enumerable.Repeat(value, count).ToArray(), [.. shape]) } };

        Assert.Contains("'actions'", Assert.Throws<OpenpiFormatException>(() => LiberoMessages.Actions(answer, takesYaw: false)).Message, StringComparison.Ordinal);
    }

    private static RobotReading Reading(double[] joints, double opening) => new([.. joints], [.. new double[7]], [.. new double[7]], opening);

    private static CameraImage Picture(int width, int height) => new(
        width,
        height,
        [
            .. from y in Enumerable.Range(0, height)
               from x in Enumerable.Range(0, width)
               from colour in Enumerable.Range(0, 3)
               select (byte)((x * 7) + (y * 13) + (colour * 29) + (x * y)),
        ]);
}
