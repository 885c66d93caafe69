using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics;

/// <summary>What OpenSSH checks only after it has read everything, and what needs two lines to be wrong.</summary>
internal static class WholeFileChecks
{
    /// <summary>Pairs of which the first may not be set without the second (<c>sshd.c: main</c>).</summary>
    private static readonly (string Keyword, string Companion)[] _companions =
    [
        ("AuthorizedKeysCommand", "AuthorizedKeysCommandUser"),
        ("AuthorizedPrincipalsCommand", "AuthorizedPrincipalsCommandUser"),
    ];

    internal static void Run(ConfigKind kind, Target target, List<BoundDirective> directives, Action<ConfigProblem> report)
    {
        if (kind == ConfigKind.Client)
        {
            var ignores = directives.FindAll(directive => directive.IsValid && directive.Is("IgnoreUnknown"));
            IgnoreUnknownRepeated(ignores, report);
            IgnoreUnknownTooLate(ignores, directives, target, report);
            return;
        }

        Subsystems(target, directives, report);
        AuthenticationMethodCheck.Run(target, directives, report);
        foreach (var (keyword, companion) in _companions)
        {
            Companion(directives, keyword, companion, report);
        }
    }

    /// <summary>The same name twice is fatal up to 9.4 (<c>servconf.c: sSubsystem</c>); later the first is kept.</summary>
    private static void Subsystems(Target target, List<BoundDirective> directives, Action<ConfigProblem> report)
    {
        var first = new Dictionary<(string Name, ConfigBlock? Block), BoundDirective>();
        foreach (var directive in directives)
        {
            if (!directive.Is("Subsystem") || !directive.IsValid || directive.Words.IsEmpty)
            {
                continue;
            }

            // From 9.5 a Match block has a list of its own.
            var key = (directive.Value, directive.Block.IsReadAtStart ? null : directive.Block);
            if (first.TryAdd(key, directive))
            {
                continue;
            }

            var isFatal = target.Version < new OpenSshVersion(9, 5);
            report(
                ConfigProblem.Of(
                    directive,
                    directive.ValueSpan,
                    isFatal ? ProblemKind.DuplicateSubsystem : ProblemKind.RepeatedSubsystem,
                    isFatal
                        ? $"subsystem `{directive.Value}` is defined twice: sshd {target.Version} refuses to start"
                        : $"subsystem `{directive.Value}` is defined already: this line has no effect",
                    isFatal ? ProblemEffect.Rejected : ProblemEffect.Ignored
                ) with
                {
                    Related = [new RelatedLocation(first[key].File, first[key].Syntax.Span, "defined here first")],
                    Help = "delete one of the two lines",
                }
            );
        }
    }

    private static void Companion(List<BoundDirective> directives, string keyword, string companion, Action<ConfigProblem> report)
    {
        var command = directives.Find(directive => directive.IsValid && directive.Is(keyword) && directive.Block.IsReadAtStart);
        if (command is null || command.Syntax.RestText.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (directives.Exists(directive => directive.IsValid && directive.Is(companion) && directive.Block.IsReadAtStart))
        {
            return;
        }

        report(
            ConfigProblem.Of(
                command,
                command.Syntax.Keyword.Span,
                ProblemKind.MissingCompanion,
                $"`{keyword}` is set without `{companion}`: sshd refuses to start"
            ) with
            {
                Help = $"add `{companion}` with a user that owns nothing else",
            }
        );
    }

    /// <summary>IgnoreUnknown is first-wins: a second list that every host sees is never looked at.</summary>
    private static void IgnoreUnknownRepeated(List<BoundDirective> ignores, Action<ConfigProblem> report)
    {
        BoundDirective? first = null;
        foreach (var directive in ignores.Where(directive => directive.Block.Condition == Condition.Always))
        {
            if (first is null)
            {
                first = directive;
                continue;
            }

            report(
                ConfigProblem.Of(
                    directive,
                    directive.Syntax.Span,
                    ProblemKind.IgnoreUnknownRepeated,
                    "this `IgnoreUnknown` has no effect: ssh keeps the first one it reads",
                    ProblemEffect.Ignored
                ) with
                {
                    Related = [new RelatedLocation(first.File, first.Syntax.Span, "this list wins")],
                    Help = "write one list, separated by commas",
                }
            );
        }
    }

    /// <summary>IgnoreUnknown works for lines that are read later only (<c>readconf.c: parse_token</c>).</summary>
    private static void IgnoreUnknownTooLate(
        List<BoundDirective> ignores,
        List<BoundDirective> directives,
        Target target,
        Action<ConfigProblem> report
    )
    {
        if (ignores.Count == 0)
        {
            return;
        }

        // Bounded, so that a hostile file of nothing but such lines cannot make this quadratic.
        var unknown = directives.Where(directive => !directive.IsValid && IsAbsent(directive, target)).Take(256).ToList();
        foreach (var ignore in ignores.Take(unknown.Count == 0 ? 0 : 256))
        {
            var missed = unknown.Find(directive => directive.Index < ignore.Index && KeywordBinder.Takes(ignore, directive));
            if (missed is null)
            {
                continue;
            }

            report(
                ConfigProblem.Of(
                    ignore,
                    ignore.Syntax.Span,
                    ProblemKind.IgnoreUnknownTooLate,
                    $"this `IgnoreUnknown` comes too late for `{missed.Syntax.Keyword.Value}`: it works for lines below it only",
                    ProblemEffect.Ignored
                ) with
                {
                    Related = [new RelatedLocation(missed.File, missed.Syntax.Keyword.Span, "read before, and refused")],
                    Help = "move it to the top of the file",
                }
            );
        }
    }

    private static bool IsAbsent(BoundDirective directive, Target target) =>
        directive.Keyword is not { } keyword || keyword.StateIn(target) == KeywordState.Absent;
}
