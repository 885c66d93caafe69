using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Configuration;

/// <summary>Judges the effective values of a keyword by a policy: the default, the global part, and each block that decides otherwise.</summary>
public sealed class PolicyRule(Policy policy) : Rule
{
    private const string Page = "https://github.com/sshconfiglint/sshconfiglint/blob/main/docs/settings.md#policies";

    /// <summary>The policy.</summary>
    public Policy Policy => policy;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = policy.Id,
            Name = policy.Name,
            Title = $"{policy.Demand} by policy",
            Category = Category.Policy,
            Severity = policy.Severity,
            AppliesTo = policy.Kind == ConfigKind.Client ? ConfigKinds.Client : ConfigKinds.Server,
            Since = "0.1.0",
            Why = policy.Why,
            Instead = $"See to it that {policy.Demand}.",
            HelpUri = Page,
            Examples = [.. policy.Bad.Select(text => Example.Bad(text)), .. policy.Good.Select(text => Example.Good(text))],
        };

    /// <inheritdoc/>
    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var keyword = KeywordTable.Find(policy.Kind, policy.Keyword, model.Target);
        if (keyword?.StateIn(model.Target) != KeywordState.Accepted)
        {
            return;
        }

        if (keyword.RepetitionIn(model.Target.Version) is Repetition.Accumulates or Repetition.AccumulatesDistinct)
        {
            JudgeAll(context, keyword);
            return;
        }

        foreach (var value in model.EffectiveEverywhere(keyword.Name))
        {
            if (Fault(model, keyword, value) is not { } fault)
            {
                continue;
            }

            if (value.Origin is { } origin)
            {
                var message = $"{fault}{DecidingLine.ForWhom(value)}, against policy `{policy.Name}`";
                context.Report(origin, origin.ValueSpan, message, label: DecidingLine.Label(value), related: DecidingLine.Related(value));
            }
            else if (!IsFragment(model))
            {
                context.ReportMissing($"{fault} by default, against policy `{policy.Name}`");
            }
        }

        if (policy.IsExplicit && !IsFragment(model) && !IsWrittenForAll(model, keyword))
        {
            context.ReportMissing($"`{keyword.Name}` is not written for everybody, against policy `{policy.Name}`");
        }
    }

    /// <summary>Values that add up are judged word by word, each where it stands.</summary>
    private void JudgeAll(RuleContext context, KeywordInfo keyword)
    {
        var lines = context
            .Model.DirectivesOf(keyword.Name)
            .Where(line => line.IsValid && line.Block.Condition != Condition.Never)
            .ToList();
        foreach (var line in lines)
        {
            foreach (var word in line.Words.Where(word => !IsAllowed(word.Value)))
            {
                context.Report(line, word.Span, $"`{keyword.Name}` has `{word.Value}`, against policy `{policy.Name}`");
            }
        }

        if (policy.IsExplicit && lines.Count == 0 && !IsFragment(context.Model))
        {
            context.ReportMissing($"`{keyword.Name}` is not written, against policy `{policy.Name}`");
        }
    }

    /// <summary>What is wrong with a value: the beginning of a sentence; null when nothing is.</summary>
    private string? Fault(ConfigModel model, KeywordInfo keyword, EffectiveValue value)
    {
        if (!policy.AlgorithmsAllowed.IsDefault || !policy.AlgorithmsForbidden.IsEmpty)
        {
            var names = model.EffectiveAlgorithms(value).Names.Select(name => name.Name).Where(name => !IsAllowedAlgorithm(name)).ToList();
            return names.Count == 0 ? null : $"`{keyword.Name}` has {PolicyText.List(names)}";
        }

        if (policy.Minimum is not null || policy.Maximum is not null)
        {
            return IsWithin(NumberOf(keyword, value)) ? null : $"`{keyword.Name}` is `{value.Text}`, not {Limits()}";
        }

        return value.Text is { } text && !IsAllowed(text) ? $"`{keyword.Name}` is `{text}`" : null;
    }

    private bool IsAllowed(string text) =>
        (policy.Allowed.IsDefault || policy.Allowed.Contains(text, StringComparer.OrdinalIgnoreCase))
        && !policy.Forbidden.Contains(text, StringComparer.OrdinalIgnoreCase);

    private bool IsAllowedAlgorithm(string name) =>
        (policy.AlgorithmsAllowed.IsDefault || policy.AlgorithmsAllowed.Any(pattern => WildcardPattern.IsMatch(pattern, name)))
        && !policy.AlgorithmsForbidden.Any(pattern => WildcardPattern.IsMatch(pattern, name));

    private bool IsWithin(long? number) =>
        number is { } known && known >= (policy.Minimum ?? 0) && known <= (policy.Maximum ?? int.MaxValue);

    private string Limits() =>
        (policy.Minimum, policy.Maximum) switch
        {
            ({ } minimum, { } maximum) => $"{minimum} to {maximum}",
            ({ } minimum, _) => $"{minimum} or more",
            var (_, maximum) => $"{maximum} or less",
        };

    /// <summary>Whether a keyword has numbers that a policy can compare.</summary>
    internal static bool HasNumber(KeywordInfo keyword) =>
        keyword.Value is ValueKind.Integer or ValueKind.Port or ValueKind.Time or ValueKind.EnumerationOrTime;

    private static long? NumberOf(KeywordInfo keyword, EffectiveValue value)
    {
        if (value.Text is not { } text)
        {
            return null;
        }

        if (keyword.Value is ValueKind.Time or ValueKind.EnumerationOrTime)
        {
            return Duration.Parse(text) is { IsValid: true } duration ? duration.Seconds : null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsWrittenForAll(ConfigModel model, KeywordInfo keyword) =>
        model.EffectiveEverywhere(keyword.Name).Any(value => value.Origin is not null && value.Scope.Condition == Condition.Always);

    /// <summary>What a fragment leaves out may stand in the file that includes it.</summary>
    private static bool IsFragment(ConfigModel model) => ConfigPath.Folder(model.Entry.Path).EndsWith(".d", StringComparison.Ordinal);
}
