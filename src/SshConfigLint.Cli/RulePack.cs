using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SshConfigLint.Analysis;

namespace SshConfigLint.Cli;

/// <summary>Loads rules from assemblies of others. Only the build that runs on the .NET runtime can; in the native one this code is not there.</summary>
internal static class RulePack
{
    /// <summary>The assemblies that a pack shares with this program, so that its rules are rules here.</summary>
    private static readonly string[] _shared = ["SshConfigLint.Core", "SshConfigLint.Rules"];

    [FeatureSwitchDefinition("SshConfigLint.RulePacks")]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    private static bool IsSupported =>
#pragma warning disable IL4000 // The project sets the switch to false for native builds, which are the only trimmed ones.
        RuntimeFeature.IsDynamicCodeSupported && (!AppContext.TryGetSwitch("SshConfigLint.RulePacks", out var isOn) || isOn);
#pragma warning restore IL4000

    /// <summary>The rules of some assemblies.</summary>
    /// <param name="files">Absolute names.</param>
    /// <param name="known">Rules whose ids and names are taken.</param>
    /// <exception cref="UsageException">An assembly cannot be loaded, holds no rule, or uses an id or name that is taken.</exception>
    internal static ImmutableArray<Rule> LoadAll(ImmutableArray<string> files, ImmutableArray<Rule> known)
    {
        if (files.IsEmpty)
        {
            return [];
        }

        if (!IsSupported)
        {
            throw new UsageException(
                "rule packs cannot be loaded by the native program; install the .NET tool (dotnet tool install SshConfigLint.Tool)"
            );
        }

        var rules = ImmutableArray.CreateBuilder<Rule>();
        foreach (var file in files)
        {
            var found = Load(file);
            foreach (var rule in found)
            {
                CheckNames(rule.Descriptor, [.. known, .. rules], DiskPath.Display(file));
                rules.Add(rule);
            }
        }

        return rules.DrainToImmutable();
    }

    [RequiresUnreferencedCode("A rule pack is looked through for rules by reflection.")]
    private static List<Rule> Load(string file)
    {
        var name = DiskPath.Display(file);
        if (!File.Exists(file))
        {
            throw new UsageException($"{name}: no such file");
        }

        try
        {
            var assembly = new PackContext(file).LoadFromAssemblyPath(file);
            var rules = assembly
                .GetExportedTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsSubclassOf(typeof(Rule)))
                .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (Rule)Activator.CreateInstance(type)!)
                .ToList();
            return rules.Count > 0
                ? rules
                : throw new UsageException($"{name}: holds no rule: a rule is a public class with a constructor without parameters");
        }
        catch (FileNotFoundException)
        {
            throw new UsageException($"{name}: it needs an assembly that is not beside it");
        }
        catch (Exception exception)
            when (exception
                    is BadImageFormatException
                        or InvalidOperationException
                        or FileLoadException
                        or TypeLoadException
                        or TargetInvocationException
                        or MissingMethodException
            )
        {
            throw new UsageException($"{name}: cannot be loaded as a rule pack: {exception.GetBaseException().Message}");
        }
    }

    private static void CheckNames(RuleDescriptor rule, ImmutableArray<Rule> known, string file)
    {
        if (!IsId(rule.Id))
        {
            throw new UsageException(
                $"{file}: '{rule.Id}' is no id for a rule pack: write two to eight capitals, not SSH, and four digits"
            );
        }

        if (
            known.Select(other => other.Descriptor).FirstOrDefault(other => Same(other.Id, rule.Id) || Same(other.Name, rule.Name)) is
            { } taken
        )
        {
            throw new UsageException($"{file}: {rule.Id} '{rule.Name}' clashes with {taken.Id} '{taken.Name}'");
        }
    }

    /// <summary>SSH and four digits are ours, now or later.</summary>
    private static bool IsId(string id) =>
        id.Length is >= 6 and <= 12
        && !id.StartsWith("SSH", StringComparison.Ordinal)
        && !id.AsSpan(0, id.Length - 4).ContainsAnyExceptInRange('A', 'Z')
        && !id.AsSpan(id.Length - 4).ContainsAnyExceptInRange('0', '9');

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a pack and what lies beside it are loaded.</summary>
    [RequiresUnreferencedCode("A rule pack is looked through for rules by reflection.")]
    private sealed class PackContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
    {
        private readonly AssemblyDependencyResolver _resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (_shared.Contains(assemblyName.Name))
            {
                return null;
            }

            return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }
}
