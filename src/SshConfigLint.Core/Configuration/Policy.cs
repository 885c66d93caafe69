using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Configuration;

/// <summary>A requirement about the effective value of a keyword, of an organisation or of a profile.</summary>
public sealed record Policy
{
    /// <summary>The first id that profiles have for requirements that no rule covers; those below it are for settings files.</summary>
    public const string FirstProfileId = "SSH8500";

    /// <summary><c>SSH8</c> and three digits.</summary>
    public required string Id { get; init; }

    /// <summary>Kebab case.</summary>
    public required string Name { get; init; }

    /// <summary>Which program's files it is about.</summary>
    public required ConfigKind Kind { get; init; }

    /// <summary>The keyword as the manual spells it.</summary>
    public required string Keyword { get; init; }

    /// <summary>The values that are allowed, in any case; default for any.</summary>
    public ImmutableArray<string> Allowed { get; init; }

    /// <summary>Values that are not allowed, in any case.</summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    /// <summary>The least number that is allowed, seconds for a duration; null for any.</summary>
    public int? Minimum { get; init; }

    /// <summary>The greatest number that is allowed, seconds for a duration; null for any.</summary>
    public int? Maximum { get; init; }

    /// <summary>Names or patterns of the algorithms that are allowed; default for any.</summary>
    public ImmutableArray<string> AlgorithmsAllowed { get; init; }

    /// <summary>Names or patterns of algorithms that are not allowed.</summary>
    public ImmutableArray<string> AlgorithmsForbidden { get; init; } = [];

    /// <summary>Whether the value must be written even where it is the default.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The reason, in sentences.</summary>
    public required string Why { get; init; }

    /// <summary>How much its findings matter.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>Configurations that it finds.</summary>
    public ImmutableArray<string> Bad { get; init; } = [];

    /// <summary>Configurations that it does not find.</summary>
    public ImmutableArray<string> Good { get; init; } = [];

    /// <summary>The requirements of a baseline that its findings break.</summary>
    public ImmutableArray<string> Controls { get; init; } = [];

    /// <summary>What it asks for, as a sentence of one line.</summary>
    public string Demand
    {
        get
        {
            var demands = new List<string>();
            Add(!Allowed.IsDefault, () => $"is {PolicyText.OneOf(Allowed)}");
            Add(!Forbidden.IsEmpty, () => $"is not {PolicyText.OneOf(Forbidden)}");
            Add(Minimum is not null, () => $"is at least {Minimum}");
            Add(Maximum is not null, () => $"is at most {Maximum}");
            Add(!AlgorithmsAllowed.IsDefault, () => $"has only {PolicyText.List(AlgorithmsAllowed)}");
            Add(!AlgorithmsForbidden.IsEmpty, () => $"has none of {PolicyText.List(AlgorithmsForbidden)}");
            Add(IsExplicit, () => "is written in the file");
            return $"`{Keyword}` {string.Join(", ", demands)}";

            void Add(bool isAsked, Func<string> demand)
            {
                if (isAsked)
                {
                    demands.Add(demand());
                }
            }
        }
    }

    /// <summary>The problems that an example has for OpenSSH, and what the policy says of it.</summary>
    public ImmutableArray<string> Test()
    {
        var failures = ImmutableArray.CreateBuilder<string>();
        var rule = new PolicyRule(this);
        foreach (var (text, isBad) in Bad.Select(text => (text, true)).Concat(Good.Select(text => (text, false))))
        {
            var example = ExampleRun.Of(rule, text, Kind, Target.Default);
            if (example.Model.Problems.FirstOrDefault() is { } problem)
            {
                failures.Add($"an example has a mistake of its own: {problem.Message}");
            }
            else if (isBad && example.Diagnostics.IsEmpty)
            {
                failures.Add($"a bad example is not found: {PolicyText.OneLine(text)}");
            }
            else if (!isBad && !example.Diagnostics.IsEmpty)
            {
                failures.Add($"a good example is found: {PolicyText.OneLine(text)}: {example.Diagnostics[0].Message}");
            }
        }

        if (Bad.IsEmpty || Good.IsEmpty)
        {
            failures.Add($"there is no {(Bad.IsEmpty ? "bad" : "good")} example");
        }

        return failures.ToImmutable();
    }
}

/// <summary>Small pieces of the texts of policies.</summary>
internal static class PolicyText
{
    private const int MaxNames = 6;

    internal static string OneOf(ImmutableArray<string> words) => string.Join(" or ", words.Select(word => $"`{word}`"));

    /// <summary>Names with commas between them; a long list is cut.</summary>
    internal static string List(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MaxNames).Select(name => $"`{name}`"))
        + (names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "");

    internal static string OneLine(string text) => $"'{text.TrimEnd('\n').ReplaceLineEndings("; ")}'";
}
