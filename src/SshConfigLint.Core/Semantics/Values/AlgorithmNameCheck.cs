using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>One name or pattern of an algorithm list.</summary>
internal static class AlgorithmNameCheck
{
    private static readonly OpenSshVersion _firstWithoutShortNames = new(9, 9);
    private static readonly OpenSshVersion _firstWithPlainCaNames = new(9, 4);

    // sshkey.c: keytypes; the names of key types on the command line of ssh-keygen.
    private static readonly ImmutableArray<string> _shortNames = ["RSA", "DSA", "ECDSA", "ED25519", "ECDSA-SK", "ED25519-SK", "XMSS"];

    /// <summary>Reports a name that the target does not know; true when it refuses the list for it.</summary>
    internal static bool Check(ValueContext context, SyntaxToken word, AlgorithmKind kind, AlgorithmItem item, bool isChecked)
    {
        var effect = isChecked ? ProblemEffect.Rejected : ProblemEffect.Ignored;
        var text = word.Value.Substring(item.Span.Start, item.Span.Length);
        if (kind == AlgorithmKind.Signature && (item.HasWildcard || item.IsNegated))
        {
            return Pattern(context, word, kind, item, effect);
        }

        var info = AlgorithmTable.Find(kind, text);
        if (info is not null && info.IsKnownIn(context.Target))
        {
            return isChecked && Certificate(context, word, item, text);
        }

        if (IsShortName(context, kind, text))
        {
            context.Report(
                ProblemKind.UnknownAlgorithm,
                word.SpanOf(item.Span),
                $"`{text}` is the short name of a key type: `{context.Keyword.Name}` takes it, and it adds nothing",
                ProblemEffect.Ignored,
                help: "write the name of the algorithm, for instance `ssh-ed25519`"
            );
            return false;
        }

        if (text is ['+' or '-' or '^', ..])
        {
            Prefix(context, word, item, text, effect);
        }
        else if (item.HasWildcard || item.IsNegated)
        {
            context.Report(
                ProblemKind.UnknownAlgorithm,
                word.SpanOf(item.Span),
                $"`{ValueContext.Shown(text)}` is a pattern: `{context.Keyword.Name}` takes patterns only behind a `-`",
                effect,
                help: "write the names out"
            );
        }
        else
        {
            Unknown(context, word, kind, item, info, effect);
        }

        return isChecked;
    }

    private static void Unknown(
        ValueContext context,
        SyntaxToken word,
        AlgorithmKind kind,
        AlgorithmItem item,
        AlgorithmInfo? info,
        ProblemEffect effect
    )
    {
        var name = item.Name;
        var span = word.SpanOf(item.Span);
        var consequence = effect == ProblemEffect.Rejected ? $"{context.Program} refuses the list" : "it is passed over";
        if (info is not null && info.FirstRelease > context.Version)
        {
            context.Report(
                ProblemKind.AlgorithmTooNew,
                span,
                $"`{name}` came with OpenSSH {info.FirstRelease}: {context.Program} {context.Version} does not know it",
                effect,
                label: consequence,
                help: "delete the name"
            );
            return;
        }

        if (info is { LastRelease: { } last } && last < context.Version)
        {
            context.Report(
                ProblemKind.RemovedAlgorithm,
                span,
                $"`{name}` was removed after OpenSSH {last}: {context.Program} {context.Version} does not know it",
                effect,
                label: consequence,
                help: "delete the name"
            );
            return;
        }

        if (InAnyCase(kind, name) is { } other && other.Name != name)
        {
            context.Report(
                ProblemKind.AlgorithmCase,
                span,
                $"`{name}` is written `{other.Name}`: names of algorithms are compared with case",
                effect,
                label: consequence,
                suggestion: other.Name
            );
            return;
        }

        var suggestion = SpellingSuggestion.For(name, AlgorithmTable.BuildOrder(kind, context.Target));
        var elsewhere = AlgorithmTable.All.FirstOrDefault(row => row.Kind != kind && row.Name == name);
        context.Report(
            ProblemKind.UnknownAlgorithm,
            span,
            elsewhere is null
                ? $"`{ValueContext.Shown(name)}` is no name of an algorithm for `{context.Keyword.Name}`"
                : $"`{name}` is {Noun(elsewhere.Kind)}, and does not belong into `{context.Keyword.Name}`",
            effect,
            label: consequence,
            help: suggestion is null ? null : $"did you mean `{suggestion}`?",
            suggestion: suggestion
        );
    }

    private static string Noun(AlgorithmKind kind) =>
        kind switch
        {
            AlgorithmKind.Cipher => "a cipher",
            AlgorithmKind.Mac => "a MAC",
            AlgorithmKind.KeyExchange => "a key exchange",
            _ => "a signature algorithm",
        };

    internal static void Prefix(ValueContext context, SyntaxToken word, AlgorithmItem item, string text, ProblemEffect effect) =>
        context.Report(
            ProblemKind.MisplacedListPrefix,
            word.SpanOf(new TextSpan(item.Span.Start, 1)),
            $"the `{text[0]}` counts once, in front of the whole list",
            effect,
            label: "not in front of a name",
            help: "delete the character"
        );

    /// <summary>Lists of signatures may hold patterns, which must match a name that the target knows (<c>sshkey.c: sshkey_names_valid2</c>).</summary>
    private static bool Pattern(ValueContext context, SyntaxToken word, AlgorithmKind kind, AlgorithmItem item, ProblemEffect effect)
    {
        if (AlgorithmTable.BuildOrder(kind, context.Target).Any(name => WildcardPattern.IsMatch(item.Name, name)))
        {
            return false;
        }

        context.Report(
            ProblemKind.UnknownAlgorithm,
            word.SpanOf(item.Span),
            $"`{ValueContext.Shown(item.Name)}` matches no algorithm of OpenSSH {context.Version}",
            effect
        );
        return effect == ProblemEffect.Rejected;
    }

    private static bool Certificate(ValueContext context, SyntaxToken word, AlgorithmItem item, string name)
    {
        var isRefused = context.Is("CASignatureAlgorithms") && context.Version >= _firstWithPlainCaNames && IsCertificate(name);
        if (isRefused)
        {
            context.Report(
                ProblemKind.UnknownAlgorithm,
                word.SpanOf(item.Span),
                $"`{name}` is a certificate: `CASignatureAlgorithms` takes the algorithms that sign them",
                help: "write the name without `-cert-v01@openssh.com`"
            );
        }

        return isRefused;
    }

    internal static bool IsCertificate(string name) =>
        name.Contains("-cert-v0", StringComparison.Ordinal) || name.EndsWith("-cert", StringComparison.Ordinal);

    /// <summary>Names of key types pass the check of old releases, and then match no algorithm (<c>sshkey.c: sshkey_type_from_name</c>).</summary>
    internal static bool IsShortName(ValueContext context, AlgorithmKind kind, string name) =>
        kind == AlgorithmKind.Signature
        && context.Version < _firstWithoutShortNames
        && _shortNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of a name that may differ in case.</summary>
    internal static AlgorithmInfo? InAnyCase(AlgorithmKind kind, string name) =>
        AlgorithmTable.All.FirstOrDefault(row => row.Kind == kind && row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
