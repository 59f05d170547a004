using System.Globalization;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Lessons;

/// <summary>What an agent's episodes of a task cost, and whether an answer says so.</summary>
internal sealed class AgentCost
{
    // answers may be rounded
    private const double Tolerance = 0.01;

    private readonly string name;
    private readonly EpisodeRow[] rows;
    private readonly int successes;

    /// <param name="name">What sentences call it.</param>
    /// <param name="rows">Its episodes; at least one.</param>
    public AgentCost(string name, EpisodeRow[] rows)
    {
        this.name = name;
        this.rows = rows;
        successes = rows.Count(row => row.Outcome is EpisodeOutcome.Success);
    }

    /// <summary>All joules of deciding for each success, those of failures included; null without a success.</summary>
    public double? JoulesPerSuccess => successes == 0 ? null : Sum(row => row.ControllerJoules) / successes;

    /// <summary>Whether a rounded answer is near enough.</summary>
    public static bool IsNear(double said, double right) => Math.Abs(said - right) <= Tolerance * Math.Abs(right);

    /// <summary>What the answers say wrongly.</summary>
    public IEnumerable<Finding> Judge(AnswerFile answers) =>
        new[]
        {
            Success(answers.Number("success_percent")),
            PerEpisode(answers.Number("joules_per_episode")),
            PerSuccess(answers.Number("joules_per_success")),
        }.OfType<Finding>();

    private Finding? Success(double? said) =>
        said is not { } number ? new Finding($"You have not yet said how often {name} succeeds.", "The column outcome tells; the answer is in percent.")
        : IsNear(number, 100.0 * successes / rows.Length) ? null
        : new Finding(
            Text($"{name} does not succeed in {number} percent of its {rows.Length} episodes."),
            IsNear(100 * number, 100.0 * successes / rows.Length) && number > 0 ? "The answer is asked for in percent." : "Count the rows whose outcome is success.");

    private Finding? PerEpisode(double? said)
    {
        if (said is not { } number)
        {
            return new Finding($"You have not yet said how many joules {name} takes to decide in an episode.", "The column controller_j: what looking, planning and acting took the computer. Take the mean.");
        }

        return IsNear(number, Mean(row => row.ControllerJoules)) ? null : new Finding(
            Text($"{name} does not take {number} J to decide in an episode."),
            IsNear(number, Mean(row => row.TotalJoules)) ? "That is the mean of total_j, which has the joules of the simulator in it. A real table needs none."
            : IsNear(number, Mean(row => row.RobotElectricJoules)) ? "That is the mean of robot_electric_j: what the arm takes, and not who decides."
            : IsNear(number, Sum(row => row.ControllerJoules)) ? "That is the sum over all episodes; the mean is asked for."
            : "Take the mean of the column controller_j over all episodes of this task and agent, failures too.");
    }

    private Finding? PerSuccess(double? said)
    {
        if (said is not { } number)
        {
            return new Finding(
                $"You have not yet said how many joules a success of {name} costs.", $"All joules of all its episodes, divided by the number of successes. Without a success the answer is \"{AnswerFile.None}\".");
        }

        if (JoulesPerSuccess is not { } right)
        {
            return double.IsNaN(number) ? null : new Finding(
                $"{name} never succeeds, so that no number of joules buys a success.", $"Dividing by no success at all gives no number, and certainly not 0. The answer is \"{AnswerFile.None}\".");
        }

        return IsNear(number, right) ? null : new Finding(
            Text($"A success of {name} does not cost {(double.IsNaN(number) ? AnswerFile.None : Text($"{number} J"))}."),
            "Joules that were spent on failures have to be paid, too: divide the joules of all episodes by the number of successes.");
    }

    private double Mean(Func<EpisodeRow, double?> value) => Sum(value) / rows.Length;

    private double Sum(Func<EpisodeRow, double?> value) => rows.Sum(row => value(row) ?? 0);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
