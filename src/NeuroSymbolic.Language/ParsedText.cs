using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>The tree of a text that may be broken.</summary>
/// <param name="Root">Null where there is none.</param>
/// <param name="Errors">What is wrong with parentheses and letters.</param>
internal sealed record ParsedText(SyntaxNode? Root, IReadOnlyList<PddlException> Errors)
{
    /// <summary>How many characters are read: as many as the planner takes bytes of a file.</summary>
    public const int MostCharacters = (int)SourceText.LargestFileBytes;

    public static ParsedText Read(PddlDocument document)
    {
        var errors = new List<PddlException>();
        try
        {
            if (document.Text.Length > MostCharacters)
            {
                string sentence = $"the text has {document.Text.Length >> 20} MiB; at most {MostCharacters >> 20} MiB are read";
                errors.Add(new SourceText("", document.Uri).Error(0, sentence));
                return new ParsedText(null, errors);
            }

            return new ParsedText(SyntaxReader.Read(new SourceText(document.Text, document.Uri), errors), errors);
        }
        catch (PddlException noText)
        {
            return new ParsedText(null, [noText]);
        }
    }
}
