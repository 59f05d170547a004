using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NeuroSymbolic.Energy;

/// <summary>NVIDIA's management library, which comes with the driver. The handle stands for the library's own count of users.</summary>
/// <remarks>Signatures: NVML API Reference Guide, chapters Initialization and Device Queries.</remarks>
internal sealed partial class NvmlLibrary : SafeHandleZeroOrMinusOneIsInvalid, INvml
{
    /// <summary>The file name under which the driver installs it.</summary>
    public const string FileName = "libnvidia-ml.so.1";

    private const int LongestName = 96;

    public NvmlLibrary()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Whether the library is there.</summary>
    public static bool IsInstalled => NativeLibrary.TryLoad(FileName, out _);

    public int Initialize()
    {
        int code = nvmlInit_v2();
        if (code == 0)
        {
            SetHandle(1);
        }

        return code;
    }

    public int DeviceCount(out uint count) => nvmlDeviceGetCount_v2(out count);

    public int Device(uint index, out nint device) => nvmlDeviceGetHandleByIndex_v2(index, out device);

    public int TotalEnergy(nint device, out ulong millijoules) => nvmlDeviceGetTotalEnergyConsumption(device, out millijoules);

    public int IsSplit(nint device, out bool isSplit)
    {
        int code = nvmlDeviceGetMigMode(device, out uint mode, out _);
        isSplit = code == 0 && mode == 1;
        return code;
    }

    public string Name(nint device)
    {
        Span<byte> name = stackalloc byte[LongestName];
        return nvmlDeviceGetName(device, ref name[0], LongestName) == 0 && name.IndexOf((byte)0) is int length and >= 0
            ? Encoding.UTF8.GetString(name[..length])
            : "unnamed";
    }

    public string Error(int code) => Marshal.PtrToStringUTF8(nvmlErrorString(code)) ?? $"error {code}";

    protected override bool ReleaseHandle() => nvmlShutdown() == 0;

    [LibraryImport(FileName)]
    private static partial int nvmlInit_v2();

    [LibraryImport(FileName)]
    private static partial int nvmlShutdown();

    [LibraryImport(FileName)]
    private static partial nint nvmlErrorString(int code);

    [LibraryImport(FileName)]
    private static partial int nvmlDeviceGetCount_v2(out uint count);

    [LibraryImport(FileName)]
    private static partial int nvmlDeviceGetHandleByIndex_v2(uint index, out nint device);

    [LibraryImport(FileName)]
    private static partial int nvmlDeviceGetName(nint device, ref byte name, uint length);

    [LibraryImport(FileName)]
    private static partial int nvmlDeviceGetTotalEnergyConsumption(nint device, out ulong millijoules);

    [LibraryImport(FileName)]
    private static partial int nvmlDeviceGetMigMode(nint device, out uint current, out uint pending);
}
