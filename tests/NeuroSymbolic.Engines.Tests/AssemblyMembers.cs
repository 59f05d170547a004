using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NeuroSymbolic.Engines.Tests;

/// <summary>What a compiled assembly asks of another one, and what it offers, one line for each type and member.</summary>
internal static class AssemblyMembers
{
    private static readonly SignatureText Text = new();

    /// <summary>The types and members of <paramref name="referenced"/> that the assembly file refers to.</summary>
    public static IReadOnlySet<string> Used(string path, string referenced)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        SortedSet<string> used = new(StringComparer.Ordinal);
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            if (AssemblyOf(reader, handle) == referenced)
            {
                used.Add(SignatureText.FullName(reader, handle));
            }
        }

        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (DeclaringType(reader, member.Parent) is { } type && AssemblyOf(reader, type) == referenced)
            {
                string declaring = SignatureText.FullName(reader, type);
                string name = reader.GetString(member.Name);
                used.Add(member.GetKind() == MemberReferenceKind.Field
                    ? $"{declaring}.{name} : {member.DecodeFieldSignature(Text, null)}"
                    : SignatureText.Method(declaring, name, member.DecodeMethodSignature(Text, null)));
            }
        }

        return used;
    }

    /// <summary>The types and members of the assembly file that others can see. The bodies of overrides are no members of their own.</summary>
    public static IReadOnlySet<string> Offered(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        SortedSet<string> offered = new(StringComparer.Ordinal);
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) is not (TypeAttributes.Public or TypeAttributes.NestedPublic))
            {
                continue;
            }

            string declaring = SignatureText.FullName(reader, handle);
            offered.Add(declaring);
            foreach (MethodDefinition method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                bool overrides = (method.Attributes & MethodAttributes.Virtual) != 0 && (method.Attributes & MethodAttributes.NewSlot) == 0;
                if (!overrides && (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
                {
                    offered.Add(SignatureText.Method(declaring, reader.GetString(method.Name), method.DecodeSignature(Text, null)));
                }
            }

            foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition))
            {
                if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
                {
                    offered.Add($"{declaring}.{reader.GetString(field.Name)} : {field.DecodeSignature(Text, null)}");
                }
            }
        }

        return offered;
    }

    private static TypeReferenceHandle? DeclaringType(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
        {
            return (TypeReferenceHandle)parent;
        }

        // Members of a constructed generic type: the signature begins with the constructed type's code and the kind of type.
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            BlobReader blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance)
            {
                blob.ReadCompressedInteger();
                EntityHandle type = blob.ReadTypeHandle();
                return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : null;
            }
        }

        return null;
    }

    private static string? AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        EntityHandle scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => null,
        };
    }
}
