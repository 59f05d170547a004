using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class EpisodeTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string TablePath => folder.File("episodes.csv");

    public static EpisodeRow Row(int episode, EpisodeOutcome outcome = EpisodeOutcome.Success) => new()
    {
        RunId = "r",
        Task = "hanoi-3",
        Agent = "nsm-oracle",
        Episode = episode,
        Seed = 1000,
        Outcome = outcome,
    };

    [Fact]
    public void Header_has_the_promised_columns_in_the_promised_order()
    {
        EpisodeTable.Open(TablePath).Dispose();

        Assert.Equal(
            "run_id,task,agent,episode,seed,outcome,failure_stage,failure_reason,goal_fraction,planner_engine,plan_steps,replans,"
            + "sim_seconds,wall_seconds,perception_ms,planning_ms,policy_ms,perception_j,planning_j,policy_j,controller_j,total_j,"
            + "energy_source,robot_work_j,robot_electric_j,joint_path_rad,control_steps,facts_wrong,video,plan_fraction,"
            + "energy_metering,controller_net_j,total_net_j,energy_reason,reference_steps,start_distance,least_distance,distance_source\n",
            File.ReadAllText(TablePath));
    }

    [Fact]
    public void Unknown_is_an_empty_field()
    {
        using (EpisodeTable table = EpisodeTable.Open(TablePath))
        {
            table.Append(Row(7));
        }

        Assert.Equal("r,hanoi-3,nsm-oracle,7,1000,success,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", File.ReadAllLines(TablePath)[1]);
    }

    [Fact]
    public void Every_row_is_in_the_file_as_soon_as_it_is_appended()
    {
        using EpisodeTable table = EpisodeTable.Open(TablePath);
        for (int i = 0; i < 3; i++)
        {
            table.Append(Row(i));
            Assert.Equal(i + 1, EpisodeTable.Read(TablePath).Count);
        }
    }

    [Fact]
    public void What_is_written_is_read_back_whatever_the_texts_and_numbers()
    {
        Gen<string?> text = ArbMap.Default.GeneratorFor<string>()
            .Select(s => string.IsNullOrEmpty(s) ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(s)));
        Gen<double?> number = ArbMap.Default.GeneratorFor<double?>();
        Gen<EpisodeRow> rows =
            from reason in text
            from stage in text
            from seconds in number
            from joules in number
            from steps in ArbMap.Default.GeneratorFor<int?>()
            select Row(1, EpisodeOutcome.Failure) with
            {
                FailureReason = reason,
                FailureStage = stage,
                SimSeconds = seconds,
                TotalJoules = joules,
                ControlSteps = steps,
            };
        Prop.ForAll(rows.ToArbitrary(), row =>
        {
            string path = folder.File(Guid.NewGuid().ToString());
            using (EpisodeTable table = EpisodeTable.Open(path))
            {
                table.Append(row);
            }

            return EpisodeTable.Read(path).Single() == row;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Wherever_a_killed_process_cut_the_file_the_whole_rows_are_kept_and_the_rest_is_written_again()
    {
        EpisodeRow[] rows = [Row(0), Row(1) with { FailureReason = "two\nlines, \"quoted\" µ" }, Row(2)];
        using (EpisodeTable table = EpisodeTable.Open(TablePath))
        {
            Array.ForEach(rows, table.Append);
        }

        byte[] undisturbed = File.ReadAllBytes(TablePath);
        for (int length = 0; length < undisturbed.Length; length++)
        {
            File.WriteAllBytes(TablePath, undisturbed[..length]);
            using (EpisodeTable table = EpisodeTable.Open(TablePath))
            {
                Assert.Equal(rows[..table.Rows.Count], table.Rows);
                foreach (EpisodeRow row in rows[table.Rows.Count..])
                {
                    table.Append(row);
                }
            }

            Assert.Equal(undisturbed, File.ReadAllBytes(TablePath));
        }
    }

    [Fact]
    public void Sorted_table_keeps_its_rows_and_takes_further_ones()
    {
        using (EpisodeTable table = EpisodeTable.Open(TablePath))
        {
            table.Append(Row(2));
            table.Append(Row(0));
            table.Sort((a, b) => a.Episode.CompareTo(b.Episode));
            table.Append(Row(3));
        }

        Assert.Equal([0, 2, 3], EpisodeTable.Read(TablePath).Select(row => row.Episode));
    }

    [Fact]
    public void Table_of_an_earlier_version_is_read_and_not_gone_on_with()
    {
        EpisodeTable.Open(TablePath).Dispose();
        string header = File.ReadAllText(TablePath);
        string shorter = string.Join(',', header.Split(',')[..^8]) + "\nr,hanoi-3,nsm-oracle,7,1000,success" + new string(',', 24) + "\n";
        File.WriteAllText(TablePath, shorter);

        Assert.Equal(Row(7), Assert.Single(EpisodeTable.Read(TablePath)));
        Assert.Contains("earlier version", Assert.Throws<InputException>(() => EpisodeTable.Open(TablePath)).Message, StringComparison.Ordinal);
        Assert.Equal(shorter, File.ReadAllText(TablePath));
    }

    [Theory]
    [InlineData("a,b,c\n", "episodes.csv:1: ")]
    [InlineData("HEADERr,hanoi-3,x,1,2,success\n", "episodes.csv: row 1 is wrong: 6 fields where 38 belong.")]
    [InlineData("HEADERr,hanoi-3,x,one,2,success,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", "row 1 is wrong: 'one' is no value for the column episode.")]
    [InlineData("HEADERr,hanoi-3,x,1,2,victory,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", "row 1 is wrong: 'victory' is no value for the column outcome.")]
    [InlineData("HEADERr,hanoi-3,x,,2,success,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", "row 1 is wrong: '' is no value for the column episode.")]
    public void Foreign_content_is_refused_with_its_place_and_left_alone(string content, string expected)
    {
        EpisodeTable.Open(TablePath).Dispose();
        string text = content.Replace("HEADER", File.ReadAllText(TablePath), StringComparison.Ordinal);
        File.WriteAllText(TablePath, text);

        InputException error = Assert.Throws<InputException>(() => EpisodeTable.Open(TablePath));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(TablePath));
    }

    public void Dispose() => folder.Dispose();
}
