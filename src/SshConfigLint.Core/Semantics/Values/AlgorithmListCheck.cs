using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics.Values;

/// <summary>Ciphers, MACs, KexAlgorithms and the lists of signatures.</summary>
internal static class AlgorithmListCheck
{
    private static readonly OpenSshVersion _firstWithRemoval = new(7, 5);
    private static readonly OpenSshVersion _firstWithPrepend = new(8, 1);
    private static readonly OpenSshVersion _firstThatRefusesLeadingComma = new(10, 4);
    private static readonly OpenSshVersion _firstThatGoesOn = new(8, 5);
    private static readonly OpenSshVersion _firstThatStops = new(10, 4);

    internal static void Check(ValueContext context)
    {
        var word = context.Words[0];
        if (!context.IsEmptyWord(word))
        {
            if (AlgorithmTable.KindOf(context.Keyword.Name) is { } kind)
            {
                Names(context, word, kind);
            }
            else if (context.Is("GSSAPIKexAlgorithms"))
            {
                GssNames(context, word);
            }
        }

        ExtraWords.Check(context, taken: 1);
    }

    private static void Names(ValueContext context, SyntaxToken word, AlgorithmKind kind)
    {
        var list = AlgorithmList.Parse(word.Value);
        if (!KnowsPrefix(list.Mode, context.Version))
        {
            context.Report(
                ProblemKind.MisplacedListPrefix,
                word.SpanOf(list.Prefix),
                $"OpenSSH {context.Version} does not know the `{word.Value[0]}` in front of a list",
                help: "write the whole list"
            );
            return;
        }

        if (list.Mode == AlgorithmListMode.Remove)
        {
            Removals(context, word, kind, list);
            return;
        }

        if (list.Items.IsEmpty)
        {
            context.Report(
                ProblemKind.InvalidValue,
                word.Span,
                $"`{word.Value}` has no list behind its prefix",
                help: "name an algorithm, or delete the line"
            );
            return;
        }

        if (list.Items[0].IsEmpty && kind is AlgorithmKind.Cipher or AlgorithmKind.Mac && context.Version >= _firstThatRefusesLeadingComma)
        {
            context.Invalid(word, "it begins with a comma", new TextSpan(list.Prefix.End, 1));
            return;
        }

        if (list.Mode == AlgorithmListMode.Replace && list.Items.All(item => AlgorithmNameCheck.IsShortName(context, kind, item.Name)))
        {
            Assembled(context, word, kind, list);
            return;
        }

        var isChecked = true;
        var isRefused = false;
        foreach (var item in list.Items)
        {
            // The check ends at the first empty name (cipher.c: ciphers_valid); what follows is used as far as it is known.
            isChecked &= !item.IsEmpty;
            isRefused |= !item.IsEmpty && AlgorithmNameCheck.Check(context, word, kind, item, isChecked);
        }

        if (!isRefused)
        {
            Assembled(context, word, kind, list);
        }
    }

    /// <summary>The vendors' list of GSSAPI key exchanges knows no prefix, and its names end where the mechanism begins (<c>kexgss.c</c>).</summary>
    private static void GssNames(ValueContext context, SyntaxToken word)
    {
        foreach (var item in CommaList.Parse(word.Value).Items)
        {
            if (item.Span.IsEmpty)
            {
                return;
            }

            if (!ValueWords.GssKeyExchanges.Any(name => item.Text.StartsWith(name, StringComparison.Ordinal)))
            {
                context.Report(
                    ProblemKind.UnknownAlgorithm,
                    word.SpanOf(item.Span),
                    $"`{ValueContext.Shown(item.Text)}` is no GSSAPI key exchange",
                    help: $"they are {ValueContext.Choices(ValueWords.GssKeyExchanges)}",
                    suggestion: SpellingSuggestion.For(item.Text, ValueWords.GssKeyExchanges)
                );
            }
        }
    }

    private static bool KnowsPrefix(AlgorithmListMode mode, OpenSshVersion version) =>
        mode switch
        {
            AlgorithmListMode.Remove => version >= _firstWithRemoval,
            AlgorithmListMode.Prepend => version >= _firstWithPrepend,
            _ => true,
        };

    /// <summary>Nothing is checked behind a <c>-</c>: what matches no name of the default list does nothing.</summary>
    private static void Removals(ValueContext context, SyntaxToken word, AlgorithmKind kind, AlgorithmList list)
    {
        var defaults = AlgorithmTable.DefaultList(context.Kind, context.Keyword.Name, context.Target);
        if (defaults.IsEmpty)
        {
            return;
        }

        foreach (var item in list.Items)
        {
            if (item.IsEmpty || item.IsNegated || defaults.Any(name => WildcardPattern.IsMatch(item.Name, name)))
            {
                continue;
            }

            if (item.Name is ['+' or '-' or '^', ..])
            {
                AlgorithmNameCheck.Prefix(context, word, item, item.Name, ProblemEffect.Ignored);
            }
            else if (!AlgorithmTable.All.Any(row => row.Kind == kind && WildcardPattern.IsMatch(item.Name, row.Name)))
            {
                // A name of another release is there on purpose: the same file serves several.
                RemovesNothing(context, word, kind, item, defaults);
            }
        }

        var patterns = PatternList.Parse(word.Value[1..]);
        if (defaults.All(name => patterns.Match(name) == PatternListMatch.Positive))
        {
            NothingLeft(context, word);
        }
    }

    private static void RemovesNothing(
        ValueContext context,
        SyntaxToken word,
        AlgorithmKind kind,
        AlgorithmItem item,
        ImmutableArray<string> defaults
    )
    {
        var suggestion = AlgorithmNameCheck.InAnyCase(kind, item.Name)?.Name ?? SpellingSuggestion.For(item.Name, defaults);
        context.Report(
            ProblemKind.RemovalMatchesNothing,
            word.SpanOf(item.Span),
            $"`{ValueContext.Shown(item.Name)}` removes nothing: no algorithm of `{context.Keyword.Name}` has that name",
            ProblemEffect.Ignored,
            label: "OpenSSH says nothing about it",
            help: suggestion is null ? null : $"did you mean `{suggestion}`?",
            suggestion: suggestion
        );
    }

    /// <summary>
    /// What is negotiated is sent empty, by sshd as well, although its <c>-T</c> prints the default list again; lists that
    /// sshd needs only behind its Match pass are assembled a second time, and empty means unset then
    /// (<c>servconf.c: assemble_algorithms</c>).
    /// </summary>
    private static void NothingLeft(ValueContext context, SyntaxToken word)
    {
        var isNegotiated = context.Is("Ciphers") || context.Is("MACs") || context.Is("KexAlgorithms") || context.Is("HostKeyAlgorithms");
        var (consequence, effect) = (isNegotiated, context.Kind) switch
        {
            (true, _) when context.Is("MACs") => (": no connection is possible with a cipher that needs a MAC", ProblemEffect.FailsOnUse),
            (true, _) => (": no connection is possible", ProblemEffect.FailsOnUse),
            (false, ConfigKind.Client) => (": none is accepted any more", ProblemEffect.FailsOnUse),
            _ => (", and sshd falls back to its default list", ProblemEffect.Ignored),
        };
        context.Report(
            ProblemKind.EmptyAlgorithmList,
            word.Span,
            $"this removes every algorithm of `{context.Keyword.Name}`{consequence}",
            effect
        );
    }

    /// <summary>After all files are read each name is looked up; negations, and a list of which nothing is left, are errors then (<c>kex-names.c: kex_assemble_names</c>).</summary>
    private static void Assembled(ValueContext context, SyntaxToken word, AlgorithmKind kind, AlgorithmList list)
    {
        var negated = list.Items.FirstOrDefault(item => item.IsNegated);
        if (negated is not null)
        {
            context.Report(
                ProblemKind.UnknownAlgorithm,
                word.SpanOf(negated.Span),
                $"`!` is not possible in `{context.Keyword.Name}`: the list is refused after all files are read",
                AssemblyEffect(context),
                help: "write a list that begins with `-`",
                isAfterReading: true
            );
            return;
        }

        // A certificate signs nothing.
        var all = AlgorithmTable.BuildOrder(kind, context.Target);
        var known = context.Is("CASignatureAlgorithms") ? all.RemoveAll(AlgorithmNameCheck.IsCertificate) : all;
        var isEmpty =
            list.Mode == AlgorithmListMode.Replace
            && !known.IsEmpty
            && !list.Items.Any(item => known.Any(name => WildcardPattern.IsMatch(item.Name, name)));
        if (isEmpty)
        {
            context.Report(
                ProblemKind.EmptyAlgorithmList,
                word.Span,
                $"nothing is left of this list: OpenSSH {context.Version} can use none of its names",
                AssemblyEffect(context),
                isAfterReading: true
            );
        }
    }

    /// <summary>The error comes only where the list is in use, and clients of 8.5 to 10.3 go on without it.</summary>
    private static ProblemEffect AssemblyEffect(ValueContext context)
    {
        var isSure = context.Directive.Block.IsReadAtStart;
        var isFatal =
            context.Kind == ConfigKind.Server
            || context.Is("HostKeyAlgorithms")
            || context.Version < _firstThatGoesOn
            || context.Version >= _firstThatStops;
        return isSure && isFatal ? ProblemEffect.Rejected : ProblemEffect.FailsOnUse;
    }
}
