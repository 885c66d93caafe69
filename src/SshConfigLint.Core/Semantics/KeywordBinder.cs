using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>
/// Decides, keyword by keyword, whether OpenSSH of the target reads a line at all, in the order of its own checks
/// (<c>readconf.c: process_config_line_depth</c>, <c>servconf.c: process_server_config_line_depth</c>).
/// </summary>
internal sealed class KeywordBinder(ConfigKind kind, Target target, Action<ConfigProblem> report)
{
    // Client: the first IgnoreUnknown that every host sees, and those that only some hosts see.
    private BoundDirective? _ignoreUnknown;
    private readonly List<BoundDirective> _conditionalIgnores = [];

    /// <summary>Reports what is wrong with the keyword; true when its value is read.</summary>
    /// <param name="directive">The line.</param>
    /// <param name="written">The row of the keyword as written, aliases not resolved; null for a name that no table has.</param>
    internal bool Check(BoundDirective directive, KeywordInfo? written)
    {
        var syntax = directive.Syntax;
        if (syntax.Flags.HasFlag(DirectiveFlags.HasNul))
        {
            report(FileProblems.NulByte(directive, kind));
        }

        if (syntax.IsPassedOver)
        {
            report(FileProblems.PassedOver(directive));
            return false;
        }

        var state = written?.StateIn(target) ?? KeywordState.Absent;
        if (state == KeywordState.Absent && !IsIgnoredUnknown(directive))
        {
            report(UnknownKeyword.Describe(directive, kind, target, IgnoreUnknownNearby(directive)));
            return false;
        }

        var isCounted = target.Version >= DirectiveWords.ArgvSplit;
        var isHarmless = !isCounted && written is not null && MayHoldNothing(written);
        if (syntax.RestOfLine.IsEmpty && !isHarmless && (isCounted || state is KeywordState.Accepted or KeywordState.Alias))
        {
            return Missing(directive);
        }

        // Before 8.7 nobody looks at the words of a keyword that is passed over.
        if ((isCounted || state is KeywordState.Accepted or KeywordState.Alias) && OpenQuote(directive) is { } open)
        {
            report(
                ConfigProblem.OfKeyword(directive, ProblemKind.UnbalancedQuote, "the quote is never closed") with
                {
                    Span = open,
                    Help = "close it, or put a backslash in front of it",
                }
            );
            return false;
        }

        if (
            kind == ConfigKind.Server
            && !directive.Block.IsReadAtStart
            && state != KeywordState.Absent
            && !written!.IsAllowedInMatch(target.Version)
        )
        {
            report(NotAllowedInMatch(directive));
            return false;
        }

        return state switch
        {
            KeywordState.Accepted or KeywordState.Alias => Read(directive),
            KeywordState.Absent => false,
            _ => Skipped(directive, written!, state),
        };
    }

    /// <summary>The word whose quote is open, when OpenSSH refuses the line for it.</summary>
    private TextSpan? OpenQuote(BoundDirective directive)
    {
        var syntax = directive.Syntax;
        if (target.Version >= DirectiveWords.ArgvSplit)
        {
            return syntax.HasUnterminatedQuote ? syntax.Arguments[^1].Span : null;
        }

        // Such a word ends the line of an old release: that matters where a first word is needed.
        var isMissed =
            directive is { Words.IsEmpty: true, Keyword: { RestOfLine: false } keyword }
            && syntax.RestText.Contains('"', StringComparison.Ordinal)
            && !MayHoldNothing(keyword);
        return isMissed ? syntax.RestOfLine : null;
    }

    /// <summary>
    /// <c>Host # x</c> is no error: it takes no host at all (<c>readconf.c: oHost</c>). The client's Include was as lenient before 8.7;
    /// Match tells of its missing criterion itself.
    /// </summary>
    private bool MayHoldNothing(KeywordInfo keyword) =>
        keyword.Value is ValueKind.HostPatterns or ValueKind.MatchCriteria
        || (target.Version < DirectiveWords.ArgvSplit && (IsLenientList(keyword) || IsLenientInclude(keyword)));

    private bool IsLenientInclude(KeywordInfo keyword) => keyword.Value == ValueKind.IncludePatterns && kind == ConfigKind.Client;

    private bool IsLenientList(KeywordInfo keyword) =>
        keyword.ValueIn(target.Version)
            is ValueKind.UserPatterns
                or ValueKind.GroupPatterns
                or ValueKind.FlagList
                or ValueKind.EnvironmentPatterns
                or ValueKind.EnvironmentAssignments
                or ValueKind.CnameRules
                or ValueKind.DomainList
                or ValueKind.PathList;

    private bool Missing(BoundDirective directive)
    {
        report(
            ConfigProblem.OfKeyword(directive, ProblemKind.MissingArgument, $"nothing stands after `{directive.Syntax.Keyword.Value}`") with
            {
                Label = "its value is missing",
            }
        );
        return false;
    }

    private bool Read(BoundDirective directive)
    {
        if (directive is { Words.IsEmpty: true, Keyword: { RestOfLine: false, MinArguments: > 0 } keyword } && !MayHoldNothing(keyword))
        {
            return Missing(directive);
        }

        ReleaseSpelling.Check(directive, target, report);
        if (kind != ConfigKind.Client || !directive.Is("IgnoreUnknown"))
        {
            return true;
        }

        if (directive.Block.Condition == Condition.Always)
        {
            _ignoreUnknown ??= directive;
        }
        else
        {
            _conditionalIgnores.Add(directive);
        }

        return true;
    }

    /// <summary>Whether IgnoreUnknown lets every host pass over the line; it works for lines that are read later only (<c>readconf.c: parse_token</c>).</summary>
    private bool IsIgnoredUnknown(BoundDirective directive) => _ignoreUnknown is { } ignore && Takes(ignore, directive);

    private BoundDirective? IgnoreUnknownNearby(BoundDirective directive) => _conditionalIgnores.Find(ignore => Takes(ignore, directive));

    /// <summary>Both the list and the name are compared in lower case (<c>match.c: match_pattern_list</c> with dolower).</summary>
    internal static bool Takes(BoundDirective ignoreUnknown, BoundDirective directive) =>
        WildcardPattern.IsListMatch(ignoreUnknown.Value.ToLowerInvariant(), directive.Syntax.Keyword.Value.ToLowerInvariant());

    private bool Skipped(BoundDirective directive, KeywordInfo keyword, KeywordState state)
    {
        // The client tells of a deprecated keyword only when it debugs (readconf.c: oDeprecated).
        var isSilent = state == KeywordState.Ignored || (state == KeywordState.Deprecated && kind == ConfigKind.Client);
        var program = kind.Program();
        var message = isSilent
            ? $"`{keyword.Name}` does nothing: {program} {target.Version} passes over it without a word"
            : $"`{keyword.Name}` does nothing: {program} {target.Version} warns about it and passes over it";
        report(
            ConfigProblem.OfKeyword(
                directive,
                isSilent ? ProblemKind.IgnoredKeyword : ProblemKind.DeprecatedKeyword,
                message,
                isSilent ? ProblemEffect.Ignored : ProblemEffect.Warned
            ) with
            {
                Help = "delete the line",
            }
        );
        return false;
    }

    private static ConfigProblem NotAllowedInMatch(BoundDirective directive)
    {
        var header = directive.Block.Header ?? directive.Block.Parent?.Header ?? directive.File.IncludedBy?.Block.Header;
        return ConfigProblem.OfKeyword(
            directive,
            ProblemKind.KeywordNotAllowedInMatch,
            $"`{directive.Syntax.Keyword.Value}` cannot be set inside a `Match` block"
        ) with
        {
            Label = "sshd refuses to start: not allowed after `Match`",
            Help = "move the line above the first `Match`",
            Related = header is null
                ? []
                :
                [
                    new RelatedLocation(
                        header.File,
                        header.Syntax.Span,
                        "this block begins here and runs to the next `Match` or the end of the file"
                    ),
                ],
        };
    }
}
