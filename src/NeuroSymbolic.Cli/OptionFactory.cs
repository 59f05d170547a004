using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary>Options whose errors are one sentence that says what would be right.</summary>
internal static class OptionFactory
{
    /// <summary>A switch for machine-readable output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON value instead of text." };

    /// <summary>The camera that the table is seen through.</summary>
    public static Option<string?> Camera() => new("--camera")
    {
        Description = "The camera that sees the table; the domain's default when left out, 'study' for the published study's.",
        HelpName = "name",
    };

    /// <summary>The robot that acts.</summary>
    public static Option<string?> Robot() => new("--robot")
    {
        Description = "The robot: a name of simulations/robots, or the folder of your own; the domain's when left out.",
        HelpName = "name|folder",
    };

    /// <summary>The part of a run that is made here.</summary>
    public static Option<Shard?> Part() => new("--shard")
    {
        Description = "Run only the K-th of N parts; 'auto' takes both from a Slurm array, 'auto/N' the K from a Slurm array or a Kubernetes indexed job.",
        HelpName = "K/N|auto|auto/N",
        CustomParser = argument =>
        {
            if (ShardText.TryParse(Word(argument), Environment.GetEnvironmentVariable, out Shard shard, out string fault))
            {
                return shard;
            }

            argument.AddError(fault);
            return null;
        },
    };

    /// <summary>A whole number, 0 or more.</summary>
    public static Option<int> Whole(string name, string description, int smallest, int? @default = null)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "number",
            Required = @default is null,
            CustomParser = argument =>
                int.TryParse(Word(argument), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= smallest
                    ? value
                    : Refuse<int>(argument, name, $"a whole number from {smallest} is expected"),
        };
        if (@default is int known)
        {
            option.DefaultValueFactory = _ => known;
        }

        return option;
    }

    /// <summary>A whole number that may be left out.</summary>
    public static Option<int?> WholeOrNone(string name, string description, int smallest) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = argument =>
            int.TryParse(Word(argument), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= smallest
                ? value
                : Refuse<int?>(argument, name, $"a whole number from {smallest} is expected"),
    };

    /// <summary>An amount of memory with its unit; KB, MB and GB are powers of 1024.</summary>
    public static Option<long?> Bytes(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "size",
        CustomParser = argument => MemorySize.TryParse(Word(argument), out long value)
            ? value
            : Refuse<long?>(argument, name, "an amount of memory with its unit is expected, such as 500MB or 4GB"),
    };

    /// <summary>A fraction between 0 and 1.</summary>
    public static Option<double?> Fraction(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "0..1",
        CustomParser = argument =>
            double.TryParse(Word(argument), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 1
                ? value
                : Refuse<double?>(argument, name, "a number between 0 and 1 is expected, such as 0.95"),
    };

    /// <summary>A duration with its unit.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "duration",
        CustomParser = argument => Cli.Duration.TryParse(Word(argument), out TimeSpan value)
            ? value
            : Refuse<TimeSpan?>(argument, name, "a duration with its unit is expected, such as 500ms, 30s or 2m"),
    };

    /// <summary>One of some words.</summary>
    public static Option<T> Choice<T>(string name, string description, T @default, params (string Word, T Value)[] choices)
    {
        string words = string.Join('|', choices.Select(choice => choice.Word));
        return new Option<T>(name)
        {
            Description = description,
            HelpName = words,
            DefaultValueFactory = _ => @default,
            CustomParser = argument => choices.Where(choice => choice.Word == Word(argument)).ToArray() is [var chosen]
                ? chosen.Value
                : Refuse<T>(argument, name, $"one of {words} is expected"),
        };
    }

    private static string Word(ArgumentResult argument) => argument.Tokens.Count > 0 ? argument.Tokens[0].Value : "";

    private static T Refuse<T>(ArgumentResult argument, string name, string expected)
    {
        argument.AddError($"{name} is '{Word(argument)}' but {expected}");
        return default!;
    }
}
