using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Analysis;

/// <summary>Which files a rule looks at.</summary>
[Flags]
public enum ConfigKinds
{
    /// <summary>Client files.</summary>
    Client = 1,

    /// <summary>Server files.</summary>
    Server = 2,

    /// <summary>Both.</summary>
    Both = Client | Server,
}

/// <summary>What a fix may change.</summary>
public enum FixSafety
{
    /// <summary>There is no fix.</summary>
    None,

    /// <summary>The effective configuration of every connection is provably the same, or the file could not be loaded before; no comment is lost.</summary>
    Safe,

    /// <summary>Behaviour changes.</summary>
    Unsafe,
}

/// <summary>Who a rule is and why: the source of its tests, its documentation page and what <c>rule</c> prints.</summary>
public sealed record RuleDescriptor
{
    /// <summary><c>SSH</c> and four digits; the first digit is the category. Never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Kebab case, names the problem, not the cure.</summary>
    public required string Name { get; init; }

    /// <summary>One line without a period.</summary>
    public required string Title { get; init; }

    /// <summary>What the rule is about.</summary>
    public required Category Category { get; init; }

    /// <summary>How much its findings matter.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whether it runs unless a selector says otherwise; false for what only some baselines want.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    /// <summary>Whether it asks who is on the other side: it runs with <c>negotiate</c>, and not with <c>check</c>.</summary>
    public bool IsAboutPairs { get; init; }

    /// <summary>Which files it looks at.</summary>
    public required ConfigKinds AppliesTo { get; init; }

    /// <summary>The first release of this program that has the rule.</summary>
    public required string Since { get; init; }

    /// <summary>The consequence, in one to three sentences.</summary>
    public required string Why { get; init; }

    /// <summary>The remedy, and when not to apply it.</summary>
    public required string Instead { get; init; }

    /// <summary>What settings and profiles may change of it.</summary>
    public ImmutableArray<RuleParameter> Parameters { get; init; } = [];

    /// <summary>What its fix may change, if it has one.</summary>
    public FixSafety Fix { get; init; }

    /// <summary>How bad a security finding is, 0.1 to 10.0 as GitHub grades it; null for a rule that is not about security.</summary>
    public double? SecuritySeverity { get; init; }

    /// <summary>Where the facts come from: <c>man:</c>, <c>rfc:</c>, <c>cve:</c>, <c>cis:</c> (Debian 12), <c>stig:</c> (RHEL 9), <c>src:</c> or https.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>At least one bad and one good; each runs as a test.</summary>
    public required ImmutableArray<Example> Examples { get; init; }

    /// <summary>The page that documents the rule.</summary>
    public string HelpUri
    {
        get => field ?? $"https://github.com/sshconfiglint/sshconfiglint/blob/main/rules/docs/{Name}.md";
        init;
    }

    /// <summary>Whether the rule looks at files of that kind.</summary>
    public bool AppliesToKind(ConfigKind kind) => AppliesTo.HasFlag(kind == ConfigKind.Client ? ConfigKinds.Client : ConfigKinds.Server);
}

/// <summary>A configuration that a rule finds, or does not.</summary>
/// <remarks>
/// <c>[|…|]</c> marks what the rule reports. <c>//- /path</c> on a line of its own begins another file; the first file is the one that is linted.
/// </remarks>
public sealed record Example
{
    private Example(bool isBad, string text, string? fixedText)
    {
        IsBad = isBad;
        Text = text;
        FixedText = fixedText;
    }

    /// <summary>Whether the rule reports something.</summary>
    public bool IsBad { get; }

    /// <summary>The configuration, marked.</summary>
    public string Text { get; }

    /// <summary>The configuration after the fix; null when the rule offers none.</summary>
    public string? FixedText { get; }

    /// <summary>Which program reads it; null when the rule looks at one kind only.</summary>
    public ConfigKind? Kind { get; init; }

    /// <summary>The build that it is judged for; null for the newest portable one.</summary>
    public Target? Target { get; init; }

    /// <summary>
    /// For a rule about pairs, who is on the other side: a built-in peer, or a file of the example, which is a configuration or, when its name ends
    /// in <c>.json</c>, a proposal.
    /// </summary>
    public string? Peer { get; init; }

    /// <summary>A configuration with at least one marked finding.</summary>
    public static Example Bad(string text, string? @fixed = null, ConfigKind? kind = null, Target? target = null, string? peer = null) =>
        new(isBad: true, text, @fixed)
        {
            Kind = kind,
            Target = target,
            Peer = peer,
        };

    /// <summary>A configuration that the rule is silent about.</summary>
    public static Example Good(string text, ConfigKind? kind = null, Target? target = null, string? peer = null) =>
        new(isBad: false, text, null)
        {
            Kind = kind,
            Target = target,
            Peer = peer,
        };
}
