namespace NeuroSymbolic.Studio.Tests;

[CollectionDefinition(Name)]
public sealed class StudioGroup : ICollectionFixture<StudioInBrowser>
{
    public const string Name = "studio in a browser";
}
