using System.Reflection;
using NetArchTest.Rules;
using SshConfigLint.Analysis;
using SshConfigLint.Rules;

namespace SshConfigLint.Core.Tests.Architecture;

/// <summary>A folder of the core is a layer and looks only at the layers before it.</summary>
public class LayerTests
{
    private const string Root = "SshConfigLint";

    /// <summary>Reading order: each layer may use those before it. Negotiation stands between Semantics and Analysis.</summary>
    private static readonly string[] _layers = ["Text", "Syntax", "Knowledge", "Semantics", "Negotiation", "Analysis"];

    /// <summary>What stands above Analysis, side by side.</summary>
    private static readonly string[] _tops = ["Reporting", "Configuration"];

    public static TheoryData<string, string> ForbiddenArrows
    {
        get
        {
            var arrows = new TheoryData<string, string>();
            for (var i = 0; i < _layers.Length; i++)
            {
                foreach (var later in _layers[(i + 1)..].Concat(_tops))
                {
                    arrows.Add(_layers[i], later);
                }
            }

            arrows.Add("Reporting", "Configuration");
            arrows.Add("Configuration", "Reporting");
            return arrows;
        }
    }

    [Theory]
    [MemberData(nameof(ForbiddenArrows))]
    public void A_layer_does_not_look_at_a_later_one(string layer, string later)
    {
        var result = Types
            .InAssembly(typeof(Rule).Assembly)
            .That()
            .ResideInNamespaceStartingWith($"{Root}.{layer}")
            .ShouldNot()
            .HaveDependencyOnAny($"{Root}.{later}")
            .GetResult();
        Assert.True(
            result.IsSuccessful,
            $"{layer} comes before {later} and may not use it: move the shared part to {layer} or earlier, or hand it in. "
                + $"Found in {string.Join(", ", result.FailingTypeNames ?? [])}."
        );
    }

    [Fact]
    public void Every_folder_of_the_core_is_a_known_layer()
    {
        var known = _layers.Concat(_tops).Select(layer => $"{Root}.{layer}").ToHashSet();
        var strangers = typeof(Rule)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true)
            .Where(type => !known.Contains(string.Join('.', type.Namespace!.Split('.').Take(2))))
            .Select(type => type.FullName);
        Assert.True(!strangers.Any(), $"Put these types into a layer, or add theirs to the list: {string.Join(", ", strangers)}.");
    }

    [Fact]
    public void The_core_depends_on_the_framework_Pidgin_and_DiffPlex_only() =>
        AssertReferences(
            typeof(Rule).Assembly,
            name => name is "Pidgin" or "DiffPlex" || IsFramework(name),
            "the core parses with Pidgin, compares lines with DiffPlex, and needs nothing else"
        );

    [Fact]
    public void Rules_depend_on_the_core_only() =>
        AssertReferences(
            typeof(RuleCatalog).Assembly,
            name => name == "SshConfigLint.Core" || IsFramework(name),
            "the built-in rules use what any other author of rules can use"
        );

    [Fact]
    public void Rules_see_no_severity_of_a_run_and_no_reporter()
    {
        var result = Types
            .InAssembly(typeof(RuleCatalog).Assembly)
            .That()
            .DoNotHaveName(nameof(ProfileCatalog))
            .ShouldNot()
            .HaveDependencyOnAny($"{Root}.Reporting", $"{Root}.Configuration", typeof(Finding).FullName, typeof(LintReport).FullName)
            .GetResult();
        Assert.True(result.IsSuccessful, $"A rule ends in context.Report: {string.Join(", ", result.FailingTypeNames ?? [])}.");
    }

    [Fact]
    public void Nobody_sees_the_internals_of_the_core_but_its_tests()
    {
        var friends = typeof(Rule)
            .Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            .Select(friend => friend.AssemblyName)
            .Order(StringComparer.Ordinal);
        Assert.Equal(["SshConfigLint.Benchmarks", "SshConfigLint.Core.Tests"], friends);
    }

    private static void AssertReferences(Assembly assembly, Func<string, bool> isAllowed, string reason)
    {
        var strangers = assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !isAllowed(name));
        Assert.True(!strangers.Any(), $"{assembly.GetName().Name} may not reference {string.Join(", ", strangers)}: {reason}.");
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib";
}
