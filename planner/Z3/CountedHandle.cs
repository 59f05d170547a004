using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Owns one reference to a solver, model, parameter set or statistics, and keeps the context alive as long.</summary>
internal sealed class CountedHandle : SafeHandle
{
    private readonly ContextHandle context;
    private readonly Action<nint, nint> release;

    /// <param name="context">The context that the object belongs to.</param>
    /// <param name="native">The object.</param>
    /// <param name="acquire">The library's function that adds a reference, given context and object.</param>
    /// <param name="release">The library's function that drops it.</param>
    public CountedHandle(ContextHandle context, nint native, Action<nint, nint> acquire, Action<nint, nint> release)
        : base(0, ownsHandle: true)
    {
        this.context = context;
        this.release = release;
        bool added = false;
        context.DangerousAddRef(ref added);
        context.ReleaseDropped();
        acquire(context.DangerousGetHandle(), native);
        SetHandle(native);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        // the finalizer calls from a thread of its own, and the context serves one thread
        context.Dropped.Enqueue((release, handle));
        context.DangerousRelease();
        return true;
    }
}
