using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class AgentChoiceTests
{
    [Theory]
    [InlineData("nsm", "nsm", null, null, false, null)]
    [InlineData("vla=my/model", "vla", "my/model", null, false, null)]
    [InlineData("nsm=c++/model+open-loop", "nsm", "c++/model", null, true, null)]
    [InlineData("nsm-oracle+engine=search+open-loop", "nsm-oracle", null, PlanEngine.Search, true, null)]
    [InlineData("vla-planned=a=b+look-every=4", "vla-planned", "a=b", null, false, 4)]
    public void Names_have_a_kind_a_model_and_variations(string name, string kind, string? folder, PlanEngine? engine, bool isOpenLoop, int? steps) =>
        Assert.Equal(new AgentChoice(kind, folder, engine, isOpenLoop, steps), AgentChoice.Parse(name));

    [Theory]
    [InlineData("", "There is no agent ''")]
    [InlineData("nsm=", "There is no agent 'nsm='")]
    [InlineData("nsm-scripted=models/x", "There is no agent")]
    [InlineData("nsm+loop", "There is no agent 'nsm+loop'")]
    [InlineData("nsm+look-every=4", "that nsm has not; it has open-loop, engine=smt, engine=search.")]
    [InlineData("vla+engine=smt", "that vla has not; it has look-every=STEPS.")]
    [InlineData("vla+look-every=0", "a variation 'look-every=0'")]
    [InlineData("vla-planned+engine=fast", "it has open-loop, engine=smt, engine=search, look-every=STEPS.")]
    public void What_is_no_agent_is_refused_with_what_there_is(string name, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<UsageException>(() => AgentChoice.Parse(name)).Message, StringComparison.Ordinal);
}
