using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Algorithms;

/// <summary>
/// What the rules about algorithm names share: they judge the list that wins after <c>+ - ^</c>, and only the names that
/// the file itself brings in. A name that is taken away, or that merely stands in the compiled-in list, is no finding.
/// </summary>
internal static class AlgorithmFindings
{
    internal static readonly ImmutableArray<string> SignatureKeywords =
    [
        "HostKeyAlgorithms",
        "PubkeyAcceptedAlgorithms",
        "HostbasedAcceptedAlgorithms",
        "CASignatureAlgorithms",
    ];

    /// <summary>Names that somebody wants reported besides those that the tables call bad.</summary>
    internal static readonly WordsParameter Also = new("also", [], "further names, or patterns with `*`, that are reported");

    /// <summary>Names that somebody has to put up with.</summary>
    internal static readonly WordsParameter Except = new("except", [], "names, or patterns with `*`, that are not reported");

    /// <summary>Reports every written name of a keyword's effective lists that <paramref name="isBad"/> takes.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="keyword">The list.</param>
    /// <param name="what">What such a name is called, for instance <c>weak MAC</c>.</param>
    /// <param name="isBad">Whether a name is one.</param>
    /// <param name="isUsed">Whether a decided list can come into play at all; null when it always can.</param>
    /// <param name="verb">What is done with such a name.</param>
    internal static void Report(
        RuleContext context,
        string keyword,
        string what,
        Func<AlgorithmInfo, bool> isBad,
        Func<EffectiveValue, bool>? isUsed = null,
        string verb = "offered"
    )
    {
        var (also, except) = (context.Value(Also), context.Value(Except));
        foreach (var value in context.Model.EffectiveEverywhere(keyword))
        {
            if (value.Origin is not { } origin || isUsed?.Invoke(value) == false)
            {
                continue;
            }

            var all = context.Model.EffectiveAlgorithms(value).Names;

            // Taken away one by one, all but the last would go, and that need not be the best.
            var keepsOne = all.Any(name => name.Info is { } info && !IsReported(info));
            var written = all.Where(name => name is { Span: not null, Info: not null });
            foreach (var names in written.Where(name => IsReported(name.Info!)).GroupBy(name => name.Span!.Value))
            {
                var algorithm = names.First();
                context.Report(
                    origin,
                    names.Key,
                    $"{what} `{algorithm.Name}` is {verb}{Decision.ForWhom(value)}: {Reason(algorithm.Info!)}",
                    label: Decision.Label(value),
                    related: Decision.Related(value),
                    fix: keepsOne ? Removal(origin, names.Key, algorithm.Name) : null
                );
            }
        }

        bool IsReported(AlgorithmInfo algorithm) => !Takes(except, algorithm.Name) && (isBad(algorithm) || Takes(also, algorithm.Name));

        string Reason(AlgorithmInfo algorithm) => isBad(algorithm) ? algorithm.Weakness : "the settings name it";
    }

    private static bool Takes(ImmutableArray<string> patterns, string name) =>
        patterns.Any(pattern => WildcardPattern.IsMatch(pattern, name));

    /// <summary>Puts names at the front of a list that says everything itself; null for any other list.</summary>
    internal static Fix? Insertion(EffectiveValue value, string title, IReadOnlyCollection<string> names) =>
        names.Count > 0
        && value.Origin!.Words is [{ IsPlain: true } word]
        && AlgorithmList.Parse(word.Value).Mode == AlgorithmListMode.Replace
            ? new Fix(title, FixSafety.Unsafe, [new TextEdit(new TextSpan(word.Span.Start, 0), $"{string.Join(',', names)},")])
            : null;

    /// <summary>Whether every cipher that can be chosen authenticates its packets itself, so that no MAC is ever used.</summary>
    internal static bool HasOnlyAeadCiphers(ConfigModel model, ConfigBlock scope)
    {
        var value = model.Effective("Ciphers", scope);
        return HasOnlyAead(model, value) && value.MayBeat.All(other => HasOnlyAead(model, model.Effective("Ciphers", other.Block)));
    }

    private static bool HasOnlyAead(ConfigModel model, EffectiveValue value)
    {
        var ciphers = model.EffectiveAlgorithms(value).Names;
        return !ciphers.IsEmpty && ciphers.All(cipher => cipher.Info is { IsAead: true });
    }

    /// <summary>Takes a name out of a list together with a comma; null when it is the only one, or written as a pattern or in quotes.</summary>
    internal static Fix? Removal(BoundDirective directive, TextSpan name, string algorithm)
    {
        if (directive.Words is not [var word] || !word.IsPlain)
        {
            return null;
        }

        var text = directive.File.Tree.Text.Content;
        if (!text.AsSpan(name.Start, name.Length).SequenceEqual(algorithm))
        {
            return null;
        }

        var edit =
            name.Start > word.Span.Start && text[name.Start - 1] == ',' ? new TextSpan(name.Start - 1, name.Length + 1)
            : name.End < word.Span.End && text[name.End] == ',' ? new TextSpan(name.Start, name.Length + 1)
            : default;
        return edit.IsEmpty ? null : new Fix($"Remove `{algorithm}` from the list", FixSafety.Unsafe, [new TextEdit(edit, "")]);
    }
}
