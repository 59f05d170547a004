using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>How a state lies in memory: the values of the variables as bits, none across two words, then one word for each
/// number.</summary>
internal sealed class StateLayout
{
    private readonly int[] variableWord;
    private readonly int[] variableShift;
    private readonly ulong[] variableMask;
    private readonly int[] firstFact;
    private readonly int[] factWord;
    private readonly ulong[] factMask;
    private readonly ulong[] factBits;

    public StateLayout(ImmutableArray<StateVariable> variables, int factCount, int numberCount)
    {
        variableWord = new int[variables.Length];
        variableShift = new int[variables.Length];
        variableMask = new ulong[variables.Length];
        firstFact = new int[variables.Length];
        factWord = new int[factCount];
        factMask = new ulong[factCount];
        factBits = new ulong[factCount];
        VariableOf = new int[factCount];
        int used = 0;
        for (int v = 0; v < variables.Length; v++)
        {
            (firstFact[v], int count) = variables[v];
            int bits = BitOperations.Log2((uint)Math.Max(1, count - 1)) + 1;
            used = (used % 64) + bits > 64 ? (used + 63) / 64 * 64 : used;
            variableWord[v] = used / 64;
            variableShift[v] = used % 64;
            variableMask[v] = (1UL << bits) - 1;
            for (int fact = firstFact[v]; fact < firstFact[v] + count; fact++)
            {
                VariableOf[fact] = v;
                factWord[fact] = variableWord[v];
                factMask[fact] = variableMask[v] << variableShift[v];
                factBits[fact] = (ulong)(fact - firstFact[v]) << variableShift[v];
            }

            used += bits;
        }

        NumberWord = (used + 63) / 64;
        WordCount = Math.Max(1, NumberWord + numberCount);
    }

    /// <summary>Words of a state.</summary>
    public int WordCount { get; }

    /// <summary>The word of the first number.</summary>
    public int NumberWord { get; }

    /// <summary>Variables.</summary>
    public int VariableCount => firstFact.Length;

    /// <summary>[fact]: its variable.</summary>
    public int[] VariableOf { get; }

    /// <summary>The word in which a fact's variable lies, the bits of that variable, and those bits for the fact.</summary>
    public (int Word, ulong Mask, ulong Bits) Place(int fact) => (factWord[fact], factMask[fact], factBits[fact]);

    /// <summary>Whether a fact holds.</summary>
    public bool Holds(ReadOnlySpan<ulong> state, int fact) => (state[factWord[fact]] & factMask[fact]) == factBits[fact];

    /// <summary>Which value of its domain a variable has.</summary>
    public int Value(ReadOnlySpan<ulong> state, int variable) =>
        (int)((state[variableWord[variable]] >> variableShift[variable]) & variableMask[variable]);

    /// <summary>The fact of a variable that holds.</summary>
    public int Fact(ReadOnlySpan<ulong> state, int variable) => firstFact[variable] + Value(state, variable);

    /// <summary>Writes the facts that hold, one of each variable.</summary>
    public void Unpack(ReadOnlySpan<ulong> state, Span<int> into)
    {
        for (int variable = 0; variable < firstFact.Length; variable++)
        {
            into[variable] = Fact(state, variable);
        }
    }

    /// <summary>Makes a fact hold.</summary>
    public void Set(Span<ulong> state, int fact) => state[factWord[fact]] = (state[factWord[fact]] & ~factMask[fact]) | factBits[fact];
}
