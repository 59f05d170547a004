using System.Globalization;
using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>Writes a formula for people to read and for other solvers to check.</summary>
internal static class SmtDump
{
    /// <summary>Writes SMT-LIB text that is satisfiable if and only if the task has a plan of so many steps.</summary>
    /// <param name="task">The task.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="kind">What a step may hold; with numbers it is a pattern in any case.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public static void Write(GroundTask task, int steps, StepKind kind, TextWriter output, CancellationToken cancellation = default)
    {
        var known = new TaskAnalysis(task, cancellation);
        StepSemantics model = kind == StepKind.Pattern || !task.Numbers.IsEmpty ? known.Pattern : known.Parallel;
        RelaxedPlanningGraph levels = model.Levels(task.Init.AsSpan());
        int[] distances = model.Distances(task.Goal);
        var names = new ReadableNames(task, model);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"; Satisfiable if and only if there is a plan of {steps} steps."));
        output.WriteLine(model.SeesOwnStep
            ? "; A step may hold any actions; they are taken in one fixed order, and each sees what the ones before it did."
            : "; A step may hold any actions that see the state before the step and can be taken one after another.");
        output.WriteLine("; NAME@N is a fact after N steps, or an action of step N. Facts that cannot hold yet and actions that cannot be taken");
        output.WriteLine("; yet, or too late to be of use, are left out.");
        output.WriteLine($"(set-logic {(task.Numbers.IsEmpty ? "QF_UF" : "QF_LIRA")})");
        if (model is PatternSteps pattern && !task.Numbers.IsEmpty)
        {
            Rational[] numbers = [.. task.Numbers.Select(number => number.InitialValue)];
            output.Write(new NumericFormula(pattern, levels, distances, numbers, steps, names).Write(task.Goal, new NumericBound()));
        }
        else
        {
            WriteFacts(new LayeredFormula(model, levels, distances, steps), names, task.Goal, output);
        }

        output.WriteLine("(check-sat)");
        output.WriteLine("(get-model)");
    }

    private static void WriteFacts(LayeredFormula formula, SmtNames names, GroundCondition goal, TextWriter output)
    {
        var text = new StringBuilder();
        int declared = 0;
        formula.Write(goal, Flush, (step, title) =>
        {
            Flush();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"; step {step}: {title}"));
        });

        void Flush()
        {
            while (declared < formula.Clauses.VariableCount)
            {
                output.WriteLine($"(declare-const {names.Boolean(formula, ++declared)} Bool)");
            }

            names.WriteClauses(text, formula, formula.Clauses.Literals);
            formula.Clauses.Clear();
            output.Write(text);
            text.Clear();
        }
    }
}
