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

        internal Entry(double value) => DoubleValue = value;

        /// <summary>Its value; counters wrap around at 2^32.</summary>
        public uint UIntValue { get; }

        /// <summary>Its value where it is a measure and no count.</summary>
        public double DoubleValue { get; }
    }

    /// <summary>The counter of that name, or null.</summary>
    public unsafe Entry? this[string key]
    {
        get
        {
            uint size = Native.Z3_stats_size(Context.Handle, NativeObject);
            for (uint i = 0; i < size; i++)
            {
                if (Native.Text(Native.Z3_stats_get_key(Context.Handle, NativeObject, i)) == key)
                {
                    return Native.Z3_stats_is_uint(Context.Handle, NativeObject, i) != 0
                        ? new Entry(Native.Z3_stats_get_uint_value(Context.Handle, NativeObject, i))
                        : new Entry(Native.Z3_stats_get_double_value(Context.Handle, NativeObject, i));
                }
            }

            return null;
        }
    }
}
