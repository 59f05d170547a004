using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class EnergyCountersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Zones_are_told_apart_by_whether_their_counter_can_be_read()
    {
        Zone("intel-rapl:0", "package-0", "123456789\n");
        Zone("intel-rapl:0:0", "dram", "not a counter");
        Directory.CreateDirectory(folder.File("dtpm"));

        Assert.Equal(["package-0"], EnergyCounters.RaplZones(folder.Path, readable: true));
        Assert.Equal(["dram"], EnergyCounters.RaplZones(folder.Path, readable: false));
    }

    [Fact]
    public void Machine_without_powercap_has_no_zones() => Assert.Empty(EnergyCounters.RaplZones(folder.File("none"), readable: true));

    public void Dispose() => folder.Dispose();

    private void Zone(string zone, string name, string counter)
    {
        Directory.CreateDirectory(folder.File(zone));
        File.WriteAllText(folder.File($"{zone}/name"), name + "\n");
        File.WriteAllText(folder.File($"{zone}/energy_uj"), counter);
    }
}
