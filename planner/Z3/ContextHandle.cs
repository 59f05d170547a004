using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Owns a context that does not count references to terms: they live as long as it does.</summary>
internal sealed class ContextHandle : SafeHandle
{
    public ContextHandle()
        : base(0, ownsHandle: true)
    {
        nint config = Native.Z3_mk_config();
        SetHandle(Native.Z3_mk_context(config));
        Native.Z3_del_config(config);

        // the library's own handler ends the process; without one, errors are fetched after each call
        Native.Z3_set_error_handler(handle, 0);
    }

    /// <summary>References that their owners gave up and that the context still holds.</summary>
    public ConcurrentQueue<(Action<nint, nint> Release, nint Native)> Dropped { get; } = new();

    public override bool IsInvalid => handle == 0;

    /// <summary>Gives up what was dropped; for the thread that the context serves.</summary>
    public void ReleaseDropped()
    {
        while (Dropped.TryDequeue(out (Action<nint, nint> Release, nint Native) dropped))
        {
            dropped.Release(handle, dropped.Native);
        }
    }

    protected override bool ReleaseHandle()
    {
        Native.Z3_del_context(handle);
        return true;
    }
}
