namespace Microsoft.Z3;

/// <summary>Counters of a solver.</summary>
public class Statistics : Z3Object
{
    internal Statistics(Context context, CountedHandle owner)
        : base(context, owner)
    {
    }

    /// <summary>A counter.</summary>
    public class Entry
    {
        internal Entry(uint value) => UIntValue = value;

        /// <summary>Its value; counters wrap around at 2^32.</summary>
        public uint UIntValue { get; }
    }

    /// <summary>The counter of that name, or null.</summary>
    public unsafe Entry? this[string key]
    {
        get
        {
            uint size = Native.Z3_stats_size(Context.Handle, NativeObject);
            for (uint i = 0; i < size; i++)
            {
                if (Native.Text(Native.Z3_stats_get_key(Context.Handle, NativeObject, i)) == key
                    && Native.Z3_stats_is_uint(Context.Handle, NativeObject, i) != 0)
                {
                    return new Entry(Native.Z3_stats_get_uint_value(Context.Handle, NativeObject, i));
                }
            }

            return null;
        }
    }
}
