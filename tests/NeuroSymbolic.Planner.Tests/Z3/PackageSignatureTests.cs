using System.Reflection;
using Microsoft.Z3;
using NeuroSymbolic.Tests;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Holds the binding of planner/Z3 to the package whose place it keeps: each member has the signature that
/// Microsoft.Z3.signatures.txt notes from the package's source.</summary>
public sealed class PackageSignatureTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_member_of_the_binding_is_one_of_the_package()
    {
        HashSet<string> noted = [.. File.ReadLines(Path.Combine(
            Repository.Root, "tests/NeuroSymbolic.Planner.Tests/Z3/Microsoft.Z3.signatures.txt"))];

        string[] offered = [.. typeof(Context).Assembly.GetExportedTypes().SelectMany(Members)];

        Assert.Contains("Microsoft.Z3.Context.Interrupt() : System.Void", offered);
        Assert.Empty(offered.Except(noted));
    }

    private static IEnumerable<string> Members(Type type) =>
    [
        type.FullName!,
        .. type.GetConstructors(Declared).Where(IsOffered).Select(constructor => Text(type, constructor, typeof(void))),
        .. type.GetMethods(Declared).Where(method => IsOffered(method) && method.GetBaseDefinition() == method)
            .Select(method => Text(type, method, method.ReturnType)),
        .. type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(field => $"{type.FullName}.{field.Name} : {field.FieldType.FullName}"),
    ];

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Text(Type type, MethodBase method, Type result) =>
        $"{(method.IsStatic ? "static " : "")}{type.FullName}.{method.Name}"
        + $"({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.FullName))}) : {result.FullName}";
}
