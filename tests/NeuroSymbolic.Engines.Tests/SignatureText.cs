using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NeuroSymbolic.Engines.Tests;

/// <summary>Writes types as text: full names, arity after a backtick, !0 the first type parameter of the type, !!0 that of the method.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    public static string Method(string declaringType, string name, MethodSignature<string> signature)
    {
        string arity = signature.GenericParameterCount == 0 ? "" : $"``{signature.GenericParameterCount}";
        return $"{(signature.Header.IsInstance ? "" : "static ")}{declaringType}.{name}{arity}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
    }

    public static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(reader, (TypeReferenceHandle)type.ResolutionScope)}+{reader.GetString(type.Name)}"
            : Qualified(reader, type.Namespace, type.Name);
    }

    public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return type.IsNested
            ? $"{FullName(reader, type.GetDeclaringType())}+{reader.GetString(type.Name)}"
            : Qualified(reader, type.Namespace, type.Name);
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => FullName(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => FullName(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => isRequired ? $"{unmodifiedType} modreq({modifier})" : unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"{signature.ReturnType}*({string.Join(", ", signature.ParameterTypes)})";

    private static string Qualified(MetadataReader reader, StringHandle nameSpace, StringHandle name) =>
        nameSpace.IsNil ? reader.GetString(name) : $"{reader.GetString(nameSpace)}.{reader.GetString(name)}";
}
