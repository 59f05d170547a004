namespace NeuroSymbolic.Energy.Tests;

/// <summary>A driver with the boards that a test gives it.</summary>
internal sealed class FakeNvml(params ulong[] millijoules) : INvml
{
    public const int NotSupported = 3;
    public const int DriverNotLoaded = 9;

    public ulong[] Millijoules { get; } = millijoules;

    public int InitializeCode { get; init; }

    public int EnergyCode { get; set; }

    public bool Split { get; init; }

    public bool IsClosed { get; private set; }

    public int Initialize() => InitializeCode;

    public int DeviceCount(out uint count)
    {
        count = (uint)Millijoules.Length;
        return 0;
    }

    public int Device(uint index, out nint device)
    {
        device = (nint)index + 1;
        return 0;
    }

    public int TotalEnergy(nint device, out ulong millijoules)
    {
        millijoules = EnergyCode == 0 ? Millijoules[device - 1] : 0;
        return EnergyCode;
    }

    public int IsSplit(nint device, out bool isSplit)
    {
        isSplit = Split;
        return Split ? 0 : NotSupported;
    }

    public string Name(nint device) => $"board {device - 1}";

    public string Error(int code) => code == NotSupported ? "Not Supported" : "Driver Not Loaded";

    public void Dispose() => IsClosed = true;
}
