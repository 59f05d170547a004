namespace NeuroSymbolic.Planner.Tests;

/// <summary>Small problems of which most have no plan: literals mostly, with a few of each other construct of the language.</summary>
internal sealed class RandomPuzzle
{
    private readonly Random random;
    private readonly bool isSubtype;
    private readonly List<(string Name, string Type)> objects = [];
    private readonly List<(string Name, string[] Types)> predicates = [];
    private readonly List<(string Name, string[] Types)> functions = [];
    private int variables;

    private RandomPuzzle(Random random)
    {
        this.random = random;
        isSubtype = random.Next(2) == 0;
        for (int i = random.Next(2, 5); i > 0; i--)
        {
            objects.Add(($"o{i}", random.Next(3) == 0 ? "u" : "t"));
        }

        for (int i = random.Next(2, 6); i > 0; i--)
        {
            predicates.Add(($"p{i}", SomeTypes(random.Next(3))));
        }

        for (int i = random.Next(3); i > 0; i--)
        {
            functions.Add(($"f{i}", SomeTypes(random.Next(2))));
        }
    }

    /// <summary>The texts of a domain and of a problem of it.</summary>
    public static (string Domain, string Problem) Draw(Random random)
    {
        var draw = new RandomPuzzle(random);
        return (draw.Domain(), draw.Problem());
    }

    private string Domain() =>
        $"(define (domain d) (:types {(isSubtype ? "u - t t" : "t u")} - object)\n (:predicates {Schemas(predicates)})\n (:functions {Schemas(functions)})\n"
        + string.Join('\n', Enumerable.Range(0, random.Next(1, 5)).Select(Action)) + ")";

    private string Problem() =>
        $"(define (problem p) (:domain d) (:objects {string.Join(' ', objects.Select(item => $"{item.Name} - {item.Type}"))})\n (:init "
        + $"{string.Join(' ', Instances(predicates).Where(_ => random.Next(4) == 0).Select(words => $"({words})"))} "
        + $"{string.Join(' ', Instances(functions).Where(_ => random.Next(5) > 0).Select(words => $"(= ({words}) {random.Next(4)})"))})\n"
        + $" (:goal {And(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Condition(objects, 2)))}))";

    private string Action(int number)
    {
        List<(string Name, string Type)> parameters = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Variable())];
        List<(string, string)> scope = [.. parameters];
        string condition = And(Enumerable.Range(0, random.Next(4)).Select(_ => Condition(scope, 2)));
        string effect = And(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Effect(scope, 2)));
        return $" (:action a{number} :parameters ({Typed(parameters)})\n  :precondition {condition}\n  :effect {effect})";
    }

    private string Condition(List<(string Name, string Type)> scope, int depth) => random.Next(depth == 0 ? 12 : 20) switch
    {
        < 8 => Atom(predicates, scope) ?? "()",
        < 10 => Atom(predicates, scope) is { } atom ? $"(not {atom})" : "()",
        10 => Comparison(scope),
        11 => scope.Count == 0 ? "()" : random.Next(2) == 0 ? $"(= {Some(scope).Name} {Some(scope).Name})" : $"(not (= {Some(scope).Name} {Some(scope).Name}))",
        12 => $"(not {Condition(scope, depth - 1)})",
        13 or 14 => $"(or {Condition(scope, depth - 1)} {Condition(scope, depth - 1)})",
        15 => $"(imply {Condition(scope, depth - 1)} {Condition(scope, depth - 1)})",
        16 => And([Condition(scope, depth - 1), Condition(scope, depth - 1)]),
        17 => Comparison(scope),
        18 => Quantified("forall", scope, inner => Condition(inner, depth - 1)),
        _ => Quantified("exists", scope, inner => Condition(inner, depth - 1)),
    };

    private string Effect(List<(string Name, string Type)> scope, int depth) => random.Next(depth == 0 ? 7 : 10) switch
    {
        < 4 => Atom(predicates, scope) ?? "()",
        < 6 => Atom(predicates, scope) is { } atom ? $"(not {atom})" : "()",
        6 => Atom(functions, scope) is { } target
            ? $"({Some<string>(["increase", "decrease", "assign"])} {target} {(random.Next(3) == 0 ? Number(scope) : $"{random.Next(3)}")})"
            : "()",
        7 => $"(when {Condition(scope, depth - 1)} {Effect(scope, depth - 1)})",
        8 => And([Effect(scope, depth - 1), Effect(scope, depth - 1)]),
        _ => Quantified("forall", scope, inner => Effect(inner, depth - 1)),
    };

    private string Comparison(List<(string Name, string Type)> scope) => $"({Some<string>(["<", "<=", "=", ">=", ">"])} {Number(scope)} {Number(scope)})";

    private string Number(List<(string Name, string Type)> scope) => random.Next(4) switch
    {
        0 => $"{random.Next(6)}",
        1 when Atom(functions, scope) is { } function => $"({Some<string>(["+", "-"])} {function} {random.Next(3)})",
        _ => Atom(functions, scope) ?? $"{random.Next(6)}",
    };

    // a variable of an inner quantifier may hide an outer one
    private string Quantified(string head, List<(string Name, string Type)> scope, Func<List<(string Name, string Type)>, string> body)
    {
        (string Name, string Type)[] outer = [.. scope.Where(item => item.Name[0] == '?')];
        (string Name, string Type) own = outer.Length > 0 && random.Next(3) == 0 ? (Some(outer).Name, SomeType()) : Variable();
        return $"({head} ({Typed([own])}) {body([.. scope.Where(item => item.Name != own.Name), own])})";
    }

    private string? Atom(List<(string Name, string[] Types)> schemas, List<(string Name, string Type)> scope)
    {
        if (schemas.Count == 0)
        {
            return null;
        }

        (string name, string[] types) = Some(schemas);
        string[] words = new string[types.Length];
        for (int i = 0; i < words.Length; i++)
        {
            (string Name, string Type)[] fitting = [.. scope.Where(item => Fits(item.Type, types[i]))];
            if (fitting.Length == 0)
            {
                return null;
            }

            words[i] = Some(fitting).Name;
        }

        return $"({string.Join(' ', words.Prepend(name))})";
    }

    private IEnumerable<string> Instances(List<(string Name, string[] Types)> schemas) => schemas.SelectMany(schema => schema.Types.Aggregate(
        new List<string> { schema.Name },
        (words, type) => [.. words.SelectMany(_ => objects.Where(item => Fits(item.Type, type)), (word, item) => $"{word} {item.Name}")]));

    private bool Fits(string type, string wanted) => type == wanted || wanted == "object" || (isSubtype && (type, wanted) == ("u", "t"));

    private (string Name, string Type) Variable() => ($"?x{variables++}", SomeType());

    private string SomeType() => Some<string>(["t", "t", "u", "object"]);

    private string[] SomeTypes(int count) => [.. Enumerable.Range(0, count).Select(_ => SomeType())];

    private T Some<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string And(IEnumerable<string> parts) => $"(and {string.Join(' ', parts)})";

    private static string Typed(IEnumerable<(string Name, string Type)> items) => string.Join(' ', items.Select(item => $"{item.Name} - {item.Type}"));

    private static string Schemas(List<(string Name, string[] Types)> schemas) => string.Join(' ', schemas.Select(schema =>
        $"({schema.Name}{string.Concat(schema.Types.Select((type, i) => $" ?a{i} - {type}"))})"));
}
