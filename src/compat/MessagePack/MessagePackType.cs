namespace MessagePack;

/// <summary>The families of the MessagePack specification.</summary>
public enum MessagePackType : byte
{
    /// <summary>The one code that the specification never uses, 0xc1.</summary>
    Unknown = 0,

    /// <summary>Integers of all widths.</summary>
    Integer = 1,

    /// <summary>Nothing.</summary>
    Nil = 2,

    /// <summary>True or false.</summary>
    Boolean = 3,

    /// <summary>Binary floating point, 32 or 64 bits.</summary>
    Float = 4,

    /// <summary>UTF-8 text.</summary>
    String = 5,

    /// <summary>Bytes.</summary>
    Binary = 6,

    /// <summary>A sequence of values.</summary>
    Array = 7,

    /// <summary>A sequence of key-value pairs.</summary>
    Map = 8,

    /// <summary>Bytes with a type number given by the application.</summary>
    Extension = 9,
}
