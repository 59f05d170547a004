namespace Microsoft.Z3;

/// <summary>Base of everything that belongs to a context.</summary>
public class Z3Object : IDisposable
{
    private readonly CountedHandle? owner;
    private readonly nint term;

    /// <summary>A term or symbol: it lives as long as its context.</summary>
    internal Z3Object(Context context, nint term)
    {
        Context = context;
        this.term = term;
    }

    /// <summary>An object of which this holds a reference.</summary>
    internal Z3Object(Context context, CountedHandle owner)
    {
        Context = context;
        this.owner = owner;
    }

    internal Context Context { get; }

    internal nint NativeObject
    {
        get
        {
            ObjectDisposedException.ThrowIf(owner is { IsClosed: true }, this);
            return owner?.DangerousGetHandle() ?? term;
        }
    }

    /// <summary>Drops the reference; terms need no disposal.</summary>
    void IDisposable.Dispose()
    {
        owner?.Dispose();
        GC.SuppressFinalize(this);
    }
}
