using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Analysis;

/// <summary>Marked text as a rule sees it: the source of tests, documentation pages and what <c>rule</c> prints.</summary>
public sealed record ExampleRun
{
    /// <summary>The home folder that <c>~</c> stands for in marked text.</summary>
    public const string Home = "/home/alice";

    /// <summary>The files without markup; the first is the one that is linted.</summary>
    public required ImmutableArray<MarkedFile> Files { get; init; }

    /// <summary>What OpenSSH makes of them.</summary>
    public required ConfigModel Model { get; init; }

    /// <summary>The disk that the rule asked; null for a rule that asks none.</summary>
    public Disk? Disk { get; init; }

    /// <summary>What the rule says.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Runs a rule over an example of its own.</summary>
    public static ExampleRun Of(Rule rule, Example example)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(example);
        return Of(rule, example.Text, KindOf(rule.Descriptor, example.Kind), example.Target ?? Target.Default, example.Peer);
    }

    /// <summary>Runs a rule over marked text.</summary>
    public static ExampleRun Of(Rule rule, string marked, ConfigKind kind, Target target, string? peer = null) =>
        Of(rule, Markup.Parse(marked, kind), kind, target, peer);

    /// <summary>Runs a rule over files whose text stands in memory.</summary>
    public static ExampleRun Of(Rule rule, ImmutableArray<MarkedFile> files, ConfigKind kind, Target target, string? peer = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var options = new ModelOptions { Home = Home };
        var model = ConfigModel.Load(files[0].Source, kind, target, Markup.ToFileSource(files), options);
        var disk = rule.Descriptor.Category == Category.Files ? Markup.ToDisk(files, kind, target) : null;
        return new ExampleRun
        {
            Files = files,
            Model = model,
            Diagnostics = DiagnosticsOf(rule, model, disk, peer is null ? [] : ExamplePairs.Of(model, files, peer)),
            Disk = disk,
        };
    }

    private static ImmutableArray<Diagnostic> DiagnosticsOf(Rule rule, ConfigModel model, Disk? disk, ImmutableArray<Pair> pairs)
    {
        if (rule.RunsBeside.IsEmpty)
        {
            return Linter.Run(model, [rule], disk: disk, pairs: pairs);
        }

        var found = Suppressions.Apply(model, Linter.Run(model, rule.RunsBeside), rule.RunsBeside);
        return Linter.Sort(found.Where(diagnostic => diagnostic.Rule == rule.Descriptor));
    }

    /// <summary>The kind that an example is for: its own, or the only one that the rule looks at.</summary>
    /// <exception cref="ArgumentException">The rule looks at both kinds and the example does not say which.</exception>
    public static ConfigKind KindOf(RuleDescriptor rule, ConfigKind? kind)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return kind
            ?? rule.AppliesTo switch
            {
                ConfigKinds.Client => ConfigKind.Client,
                ConfigKinds.Server => ConfigKind.Server,
                _ => throw new ArgumentException($"{rule.Name} looks at both kinds of files: say which one the text is.", nameof(kind)),
            };
    }
}
