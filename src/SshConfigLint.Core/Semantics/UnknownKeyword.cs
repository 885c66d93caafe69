using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics;

/// <summary>Says why the target does not know a keyword: too new, gone, another program's, a vendor's, or nobody's.</summary>
internal static class UnknownKeyword
{
    /// <param name="directive">The line.</param>
    /// <param name="kind">Which program reads it.</param>
    /// <param name="target">The build.</param>
    /// <param name="ignore">An IgnoreUnknown that covers the keyword for some hosts only; null for none.</param>
    internal static ConfigProblem Describe(BoundDirective directive, ConfigKind kind, Target target, BoundDirective? ignore)
    {
        var name = directive.Syntax.Keyword.Value;
        var program = kind.Program();
        if (ignore is not null)
        {
            return ConfigProblem.OfKeyword(
                directive,
                ProblemKind.IgnoreUnknownInBlock,
                $"`{name}` is excused by `IgnoreUnknown` for some hosts only: for every other host ssh refuses the file"
            ) with
            {
                Help = "put `IgnoreUnknown` above the first `Host` or `Match`",
                Related = [new RelatedLocation(ignore.File, ignore.Syntax.Span, "only hosts of this block see it")],
            };
        }

        var rows = KeywordTable.Rows(kind, name);
        if (rows.FirstOrDefault(row => !row.IsVendorKeyword) is { } upstream)
        {
            return Aged(directive, upstream, program, target);
        }

        if (!rows.IsEmpty)
        {
            return Vendors(directive, rows, kind, target);
        }

        var other = kind.Other();
        if (KeywordTable.Rows(other, name) is [var foreign, ..])
        {
            var (file, otherFile) = kind == ConfigKind.Client ? ("ssh_config", "sshd_config") : ("sshd_config", "ssh_config");
            return ConfigProblem.OfKeyword(
                directive,
                ProblemKind.WrongFileKeyword,
                $"`{foreign.Name}` is a keyword of `{otherFile}`: {program} refuses it in `{file}`"
            ) with
            {
                Help = $"move the line to `{otherFile}`",
            };
        }

        var suggestion = KeywordTable.Suggest(kind, name, target);
        return ConfigProblem.OfKeyword(directive, ProblemKind.UnknownKeyword, $"`{name}` is no keyword of {program}") with
        {
            Suggestion = suggestion,
            Help = suggestion is null ? null : $"did you mean `{suggestion}`?",
        };
    }

    private static ConfigProblem Aged(BoundDirective directive, KeywordInfo keyword, string program, Target target)
    {
        var first = keyword.States.First(state => state.Value != KeywordState.Absent).Release;
        if (first > target.Version)
        {
            return ConfigProblem.OfKeyword(
                directive,
                ProblemKind.KeywordTooNew,
                $"`{keyword.Name}` came with OpenSSH {first}: {program} {target.Version} refuses it"
            ) with
            {
                Help =
                    keyword.Kind == ConfigKind.Client
                        ? $"delete the line, or write `IgnoreUnknown {keyword.Name}` above it"
                        : "delete the line, or upgrade",
            };
        }

        var gone = keyword.States.Last(state => state.Release <= target.Version).Release;
        return ConfigProblem.OfKeyword(
            directive,
            ProblemKind.RemovedKeyword,
            $"`{keyword.Name}` was removed in OpenSSH {gone}: {program} {target.Version} refuses it"
        ) with
        {
            Help = "delete the line",
        };
    }

    private static ConfigProblem Vendors(BoundDirective directive, ImmutableArray<KeywordInfo> rows, ConfigKind kind, Target target)
    {
        var keyword = rows[0];
        var current = rows.Where(row => row.States.In(target.Version, KeywordState.Absent) != KeywordState.Absent).ToImmutableArray();
        var vendors = string.Join(
            " and ",
            (current.IsEmpty ? rows : current).SelectMany(row => row.Vendors).Distinct().Select(VendorNames.Of)
        );
        var program = kind.Program();
        return ConfigProblem.OfKeyword(
            directive,
            ProblemKind.VendorKeyword,
            $"`{keyword.Name}` is known to the builds of {vendors} only: every other {program} refuses the file"
        ) with
        {
            Help =
                kind == ConfigKind.Client
                    ? $"write `IgnoreUnknown {keyword.Name}` above it, before the first `Host` or `Match`, or choose the vendor with `--vendor`"
                    : "delete the line, or choose the vendor with `--vendor`",
        };
    }
}
