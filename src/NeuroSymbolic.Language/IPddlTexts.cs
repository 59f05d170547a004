namespace NeuroSymbolic.Language;

/// <summary>Texts that are in no editor, such as the files of a disk.</summary>
public interface IPddlTexts
{
    /// <summary>The text at an address; null where there is none that can be read.</summary>
    string? Read(string uri);

    /// <summary>The addresses of PDDL texts in the folder of a text and in the folders directly in it.</summary>
    IEnumerable<string> Near(string uri);

    /// <summary>The address of a well-known domain, for problems that lie far from theirs; null where none has that name.</summary>
    string? AddressOf(string domain) => null;
}
