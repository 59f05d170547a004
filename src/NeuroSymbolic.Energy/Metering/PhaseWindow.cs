namespace NeuroSymbolic.Energy;

/// <summary>A phase under way; disposing of it goes back to the phase around it. On the stack only, so windows nest.</summary>
public readonly ref struct PhaseWindow
{
    private readonly EnergyMeter meter;
    private readonly EnergyPhase outer;

    internal PhaseWindow(EnergyMeter meter, EnergyPhase outer)
    {
        this.meter = meter;
        this.outer = outer;
    }

    /// <summary>Ends the window.</summary>
    public void Dispose() => meter.Enter(outer);
}
