using System.Globalization;
using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The panel beside the picture: task and agent, clock, plan with the step under way, true facts and what is believed
/// differently, the outcome. Subtitles in the Advanced SubStation Alpha format, which ffmpeg's libass draws.</summary>
internal static class FilmPanel
{
    /// <summary>Width and height of the picture and height of the panel, pixels.</summary>
    public const int PicturePixels = 720;

    /// <summary>Width of picture and panel together, pixels.</summary>
    public const int WidthPixels = 1280;

    /// <summary>The panel's ground, red, green and blue in hexadecimal.</summary>
    public const string Ground = "12161c";

    /// <summary>How long the last frame stands, seconds.</summary>
    public const double EndingSeconds = 2.5;

    private const int Left = PicturePixels + 32;
    private const int Right = WidthPixels - 32;
    private const int PlanTop = 172;
    private const int PlanRows = 9;
    private const int PlanRowPixels = 28;
    private const int FactTop = 476;
    private const int FactRows = 6;
    private const int FactRowPixels = 23;

    // a long title is set smaller, so that it ends before the clock
    private const int TitlePixels = 38;
    private const int TitleRoomPixels = 640;

    // two lines of small print
    private const int LongestReason = 110;

    // blue, green, red: the order of the format
    private const string White = @"{\c&HF6F2EE&}";
    private const string Grey = @"{\c&H9C9188&}";
    private const string Green = @"{\c&H86C85A&}";
    private const string Amber = @"{\c&H4FB8F5&}";
    private const string Red = @"{\c&H6B6BF0&}";

    private const string Legend = $@"{{\b0\fs15\fsp0}}   {Amber}?{Grey} true, not yet seen   {Red}×{Grey} believed, not true";

    /// <summary>The subtitles of a whole episode.</summary>
    public static string Subtitles(EpisodeTrace trace)
    {
        var text = new StringBuilder(Header());
        double last = trace.Steps[^1].TimeSeconds;
        double end = last + EndingSeconds;
        var heading = new SubtitleTrack(text);
        var clock = new SubtitleTrack(text);
        var plan = new SubtitleTrack(text);
        var facts = new SubtitleTrack(text);
        var activity = new SubtitleTrack(text);

        heading.Show(0, Heading(trace));
        Clock(trace, clock);
        var now = new TraceEvent(0) { Facts = FactSet.Empty, StepIndex = 0, Activity = "" };
        foreach (TraceEvent change in trace.Events)
        {
            double time = trace.Steps[Math.Min(change.Step, trace.Steps.Count - 1)].TimeSeconds;
            now = new TraceEvent(change.Step)
            {
                Facts = change.Facts ?? now.Facts,
                Believed = change.Believed ?? now.Believed,
                Plan = change.Plan ?? now.Plan,
                StepIndex = change.StepIndex ?? now.StepIndex,
                Activity = change.Perturbation ?? change.Activity ?? now.Activity,
            };
            plan.Show(time, PlanLines(now));
            facts.Show(time, FactLines(now, trace.Goal));
            activity.Show(time, [$@"Small,{{\an1\pos({Left},694)}}{Grey}{SubtitleTrack.Literal(now.Activity!)}"]);
        }

        activity.Show(last, [Outcome(trace)]);
        if (trace.Outcome == EpisodeOutcome.Success && now.Plan is not null)
        {
            plan.Show(last, PlanLines(now with { StepIndex = now.Plan.Length }));
        }

        foreach (SubtitleTrack track in (ReadOnlySpan<SubtitleTrack>)[heading, clock, plan, facts, activity])
        {
            track.Show(end, []);
        }

        return text.ToString();
    }

    private static string Header() => $"""
        [Script Info]
        ScriptType: v4.00+
        PlayResX: {WidthPixels}
        PlayResY: {PicturePixels}
        WrapStyle: 0
        YCbCr Matrix: None

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
        Style: Title,DejaVu Sans,{TitlePixels},&H00F6F2EE,0,0,0,-1,0,0,0,100,100,0,0,1,0,0,7,{Left},{WidthPixels - Right},28,1
        Style: Small,DejaVu Sans,19,&H00F6F2EE,0,0,0,0,0,0,0,100,100,0,0,1,0,0,7,{Left},{WidthPixels - Right},28,1
        Style: Label,DejaVu Sans,16,&H009C9188,0,0,0,-1,0,0,0,100,100,2,0,1,0,0,7,{Left},{WidthPixels - Right},28,1
        Style: Mono,DejaVu Sans Mono,22,&H00F6F2EE,0,0,0,0,0,0,0,100,100,0,0,1,0,0,7,{Left},{WidthPixels - Right},28,1
        Style: Fact,DejaVu Sans Mono,18,&H00F6F2EE,0,0,0,0,0,0,0,100,100,0,0,1,0,0,7,{Left},{WidthPixels - Right},28,1
        Style: Outcome,DejaVu Sans,26,&H00F6F2EE,0,0,0,-1,0,0,0,100,100,0,0,1,0,0,1,{Left},{WidthPixels - Right},26,1
        Style: Shape,DejaVu Sans,20,&H00302820,0,0,0,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

        """;

    private static string[] Heading(EpisodeTrace trace) =>
    [
        At("Title", Left, 26, $"{{\\fs{Math.Min(TitlePixels, TitleRoomPixels / trace.Task.Length)}}}{SubtitleTrack.Literal(trace.Task)}"),
        At("Small", Left, 76, string.Create(
            CultureInfo.InvariantCulture,
            $"{Grey}{SubtitleTrack.Literal(trace.Agent)}  ·  seed {trace.Seed}  ·  episode {trace.Episode}")),
        Bar(Left, 118, Right - Left, 1, "3A322A"),
        Bar(Left, FactTop - 44, Right - Left, 1, "3A322A"),
    ];

    private static void Clock(EpisodeTrace trace, SubtitleTrack track)
    {
        double last = trace.Steps[^1].TimeSeconds;
        for (int tenths = 0; tenths <= last * 10; tenths++)
        {
            var time = TimeSpan.FromSeconds(tenths / 10.0);
            string shown = time.ToString(@"m\:ss\.f", CultureInfo.InvariantCulture);
            track.Show(tenths / 10.0, [$@"Mono,{{\an9\pos({Right},36)}}{shown}{{\fs16}}{Grey} s"]);
        }
    }

    private static List<string> PlanLines(TraceEvent now)
    {
        if (now.Plan is not Plan plan)
        {
            return [At("Label", Left, PlanTop - 36, "NO PLAN")];
        }

        int current = now.StepIndex!.Value;
        int total = plan.Length;
        string count = current >= total ? $"all {total} steps done" : $"step {current + 1} of {total}";
        int first = Math.Clamp(current - (PlanRows / 2), 0, Math.Max(0, total - PlanRows));
        var lines = new List<string>
        {
            At("Label", Left, PlanTop - 36, "PLAN"),
            $@"Small,{{\an9\pos({Right},{PlanTop - 38})\fs17}}{Grey}{count}",
        };
        for (int row = 0; row < PlanRows && first + row < total; row++)
        {
            int step = first + row;
            int y = PlanTop + (row * PlanRowPixels);
            string words = SubtitleTrack.Literal($"{plan.Steps[step]}");
            if (step == current)
            {
                lines.Add(Bar(Left - 12, y - 2, Right - Left + 24, PlanRowPixels, "4A3A26"));
                lines.Add(Bar(Left - 12, y - 2, 4, PlanRowPixels, "4FB8F5"));
            }

            string mark = step < current ? $"{Green}✓" : step == current ? $"{Amber}▸" : $"{Grey}·";
            string colour = step < current ? Grey : step == current ? White + @"{\b1}" : @"{\c&HC8BEB4&}";
            lines.Add(At("Mono", Left, y, $"{mark} {colour}{words}"));
        }

        return lines;
    }

    private static List<string> FactLines(TraceEvent now, FactSet goal)
    {
        FactSet facts = now.Facts!;
        FactSet believed = now.Believed ?? facts;
        int met = goal.Count - goal.Except(facts).Count;
        var lines = new List<string>
        {
            At("Label", Left, FactTop - 32, facts.Equals(believed) ? "FACTS" : "FACTS" + Legend),
            $@"Small,{{\an9\pos({Right},{FactTop - 34})\fs17}}{(met == goal.Count ? Green : Grey)}goal {met} of {goal.Count}",
        };
        int place = 0;
        foreach (Fact fact in facts.Union(believed))
        {
            // true and asked for, true but not believed, believed but not true
            string colour = !facts.Contains(fact) ? Red + @"{\s1}" : !believed.Contains(fact) ? Amber : goal.Contains(fact) ? Green : White;
            string mark = !facts.Contains(fact) ? "×" : !believed.Contains(fact) ? "?" : goal.Contains(fact) ? "✓" : @"\h";
            int column = place / FactRows;
            string words = string.Join(' ', [fact.Predicate, .. fact.Arguments]);
            lines.Add(At(
                "Fact",
                Left + (column * 256),
                FactTop + (place % FactRows * FactRowPixels),
                $"{colour}{mark} {SubtitleTrack.Literal(words)}"));
            place++;
        }

        return lines;
    }

    private static string Outcome(EpisodeTrace trace)
    {
        (string colour, string words) = trace.Outcome switch
        {
            EpisodeOutcome.Success => (Green, "✓ Goal reached"),
            EpisodeOutcome.Timeout => (Red, "× Time is up"),
            EpisodeOutcome.Failure => (Red, "× Given up"),
            _ => (Amber, "! The program broke"),
        };
        string reason = SubtitleTrack.Literal(trace.FailureReason ?? "");
        string shown = reason.Length > LongestReason ? reason[..LongestReason].TrimEnd() + "…" : reason;
        return $@"Outcome,{colour}{words}\N{{\fs17\b0}}{White}{shown}";
    }

    private static string At(string style, int x, int y, string words) => $@"{style},{{\pos({x},{y})}}{words}";

    private static string Bar(int x, int y, int width, int height, string blueGreenRed) =>
        $@"Shape,{{\pos({x},{y})\c&H{blueGreenRed}&\p1}}m 0 0 l {width} 0 {width} {height} 0 {height}";
}
