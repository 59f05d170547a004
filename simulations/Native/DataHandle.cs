using Microsoft.Win32.SafeHandles;

namespace NeuroSymbolic.Simulations;

/// <summary>Owns an mjData, and keeps the model that it was made from.</summary>
internal sealed class DataHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly ModelHandle model;

    /// <param name="data">The mjData.</param>
    /// <param name="model">Its model, on which the caller has taken a reference that is given back with the data.</param>
    public DataHandle(nint data, ModelHandle model)
        : base(ownsHandle: true)
    {
        this.model = model;
        SetHandle(data);
    }

    protected override bool ReleaseHandle()
    {
        MuJoCoNative.mj_deleteData(handle);
        model.DangerousRelease();
        return true;
    }
}
