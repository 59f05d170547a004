namespace Microsoft.Z3;

/// <summary>The version of the native library.</summary>
public static class Version
{
    /// <summary>Such as <c>Z3 4.8.12.0</c>.</summary>
    /// <exception cref="DllNotFoundException">The library is missing.</exception>
    public static unsafe string FullVersion => Native.Text(Native.Z3_get_full_version());
}
