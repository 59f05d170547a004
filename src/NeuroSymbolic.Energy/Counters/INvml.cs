namespace NeuroSymbolic.Energy;

/// <summary>What is used of NVIDIA's management library. Methods answer its return codes, 0 for success.</summary>
internal interface INvml : IDisposable
{
    /// <summary>Prepares the library; the other methods may be used only after success.</summary>
    int Initialize();

    int DeviceCount(out uint count);

    int Device(uint index, out nint device);

    /// <summary>Millijoules since the driver was loaded.</summary>
    int TotalEnergy(nint device, out ulong millijoules);

    /// <summary>Whether the board is split into instances.</summary>
    int IsSplit(nint device, out bool isSplit);

    string Name(nint device);

    /// <summary>A return code in words.</summary>
    string Error(int code);
}
