namespace NeuroSymbolic.Language;

/// <summary>The words of PDDL and what each is.</summary>
internal static class Keywords
{
    public static readonly string[] DomainSections =
        [":requirements", ":types", ":constants", ":predicates", ":functions", ":action", ":timeless"];

    public static readonly string[] ProblemSections = [":domain", ":requirements", ":objects", ":init", ":goal", ":metric"];

    public static readonly string[] ActionParts = [":parameters", ":precondition", ":effect"];

    public static readonly string[] Conditions = ["and", "or", "not", "imply", "forall", "exists", "=", "<", "<=", ">", ">="];

    public static readonly string[] Effects =
        ["and", "not", "when", "forall", "increase", "decrease", "assign", "scale-up", "scale-down"];

    public static readonly string[] Requirements =
    [
        ":strips", ":typing", ":negative-preconditions", ":disjunctive-preconditions", ":equality", ":existential-preconditions",
        ":universal-preconditions", ":quantified-preconditions", ":conditional-effects", ":adl", ":fluents", ":numeric-fluents",
        ":action-costs",
    ];

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["define"] = "Begins the one definition of the text: a domain or a problem.",
        ["domain"] = "The text defines a domain: which things, facts and actions there are.",
        ["problem"] = "The text defines a problem: the objects, the start and the goal.",
        [":domain"] = "The domain that the problem is of.",
        [":requirements"] = "The features of PDDL that the text declares to use; this planner judges each where it is used.",
        [":types"] = "The types of things; a type after '-' is the parent of those before it.",
        [":constants"] = "Things that every problem of the domain has.",
        [":predicates"] = "The facts that can be true or false, with their parameters.",
        [":functions"] = "The numbers that states have, with their parameters.",
        [":timeless"] = "Facts that hold at the start of every problem.",
        [":action"] = "Something that can be done: parameters, what must hold before, and what changes.",
        [":parameters"] = "What the action is applied to: variables with their types.",
        [":precondition"] = "The condition that must hold before the action; left out, it holds always.",
        [":effect"] = "What the action changes; everything else stays as it is.",
        [":objects"] = "The things of this problem with their types.",
        [":init"] = "All that is true at the start, and the values of functions; what is not stated is false.",
        [":goal"] = "The condition that must hold after the last action.",
        [":metric"] = "What makes a plan good: a number that is minimized or maximized.",
        ["and"] = "All parts hold, or all happen.",
        ["or"] = "At least one part holds.",
        ["not"] = "The part does not hold; in an effect, it becomes false.",
        ["imply"] = "If the first condition holds, the second one does.",
        ["forall"] = "The part holds, or happens, for all things that the variables can stand for.",
        ["exists"] = "The part holds for some things that the variables can stand for.",
        ["when"] = "The effect happens if the condition held before the action.",
        ["either"] = "Any one of several types.",
        ["="] = "Two names mean the same thing, two numbers are equal; in :init, the value of a function.",
        ["<"] = "The first number is less than the second.",
        ["<="] = "The first number is at most the second.",
        [">"] = "The first number is greater than the second.",
        [">="] = "The first number is at least the second.",
        ["increase"] = "The function's value grows by the number.",
        ["decrease"] = "The function's value shrinks by the number.",
        ["assign"] = "The function gets the number as its value.",
        ["scale-up"] = "The function's value is multiplied by the number.",
        ["scale-down"] = "The function's value is divided by the number.",
        ["minimize"] = "The less the better.",
        ["maximize"] = "The more the better.",
        ["object"] = "The type of everything.",
        [":strips"] = "Conditions and effects that are lists of facts.",
        [":typing"] = "Names have types.",
        [":negative-preconditions"] = "Conditions can say 'not'.",
        [":disjunctive-preconditions"] = "Conditions can say 'or' and 'imply'.",
        [":equality"] = "Conditions can compare names by '='.",
        [":existential-preconditions"] = "Conditions can say 'exists'.",
        [":universal-preconditions"] = "Conditions can say 'forall'.",
        [":quantified-preconditions"] = "Conditions can say 'exists' and 'forall'.",
        [":conditional-effects"] = "Effects can say 'when' and 'forall'.",
        [":adl"] = "Types, 'not', 'or', '=', quantifiers and conditional effects together.",
        [":fluents"] = "Functions with numbers as values.",
        [":numeric-fluents"] = "Functions with numbers as values.",
        [":action-costs"] = "The function total-cost, which actions increase.",
    };

    /// <summary>All words that have a sentence.</summary>
    public static IEnumerable<string> All => Sentences.Keys;

    /// <summary>What a word is, in one sentence; null for any other name.</summary>
    public static string? Sentence(string word) => Sentences.GetValueOrDefault(word);
}
