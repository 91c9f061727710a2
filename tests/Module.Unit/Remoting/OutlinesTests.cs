using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace DockerPS.Tests.Remoting;

/// <summary>
/// Compares the outlines that DockerPS.Remoting is compiled with and the PowerShell that runs: what it calls or overrides must be there.
/// </summary>
public sealed class OutlinesTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // They bear the name of PowerShell's own assembly.
    private static readonly Assembly s_outlines = new AssemblyLoadContext("outlines").LoadFromAssemblyPath(
        Path.Combine(AppContext.BaseDirectory, "Outlines", "System.Management.Automation.dll"));

    public static TheoryData<string> Types => [.. s_outlines.GetExportedTypes().Select(type => type.FullName!)];

    private static Assembly PowerShell => typeof(PSObject).Assembly;

    [Fact]
    public void OutlinesHaveTheIdentityOfTheAssemblyThatTheModuleIsCompiledWith()
    {
                var reference = typeof(Commands.NewContainerSessionCommand).Assembly.GetReferencedAssemblies()
            .Single(assembly => assembly.Name == "System.Management.Automation");
        Assert.Equal(reference.FullName, s_outlines.FullName);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void OutlinesAreTrueOfTheType(string name)
    {
        var outline = s_outlines.GetType(name, throwOnError: true)!;
        var actual = PowerShell.GetType(name);
        Assert.NotNull(actual);
        Assert.True(actual.IsPublic);
        Assert.Equal((outline.IsAbstract, outline.IsSealed, outline.IsEnum), (actual.IsAbstract, actual.IsSealed, actual.IsEnum));
        if (outline.BaseType is { } parent && parent.Assembly == outline.Assembly)
        {
            Assert.Equal(parent.FullName, actual.BaseType!.FullName);
        }

        if (outline.IsEnum)
        {
            foreach (var field in outline.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                Assert.Equal(Convert.ToInt32(field.GetRawConstantValue()), Convert.ToInt32(Enum.Parse(actual, field.Name)));
            }

            return;
        }

        var members = Signatures(actual);
        Assert.Equal([], Signatures(outline).Where(member => !members.Contains(member)));
    }

    /// <summary>A call of a base class must not pass over an override of PowerShell's, which the outlines have to declare, then.</summary>
    [Fact]
    public void OutlinesDeclareEveryOverrideOfTheirMethods()
    {
        foreach (var outline in s_outlines.GetExportedTypes())
        {
            var actual = PowerShell.GetType(outline.FullName!)!;
            for (var parent = outline.BaseType; parent?.Assembly == outline.Assembly; parent = parent.BaseType)
            {
                var overridden = Signatures(parent).Intersect(Signatures(actual)).Where(member => !member.Contains(".ctor"));
                Assert.Equal([], overridden.Except(Signatures(outline)));
            }
        }
    }

    private static HashSet<string> Signatures(Type type) =>
    [
        .. type.GetMembers(Declared).OfType<MethodBase>().Where(method => method.IsPublic || method.IsFamily).Select(method =>
            $"{(method.IsPublic ? "public" : "protected")} {(method.IsStatic ? "static " : "")}"
            + $"{(method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "")}"
            + $"{(method as MethodInfo)?.ReturnType.FullName} {method.Name}"
            + $"({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.FullName))})"),
    ];
}
