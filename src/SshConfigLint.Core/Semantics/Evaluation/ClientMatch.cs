using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>What a Host or Match line is compared with at the moment when ssh reads it.</summary>
internal sealed record ClientState
{
    /// <summary>The destination as typed.</summary>
    public required string TypedHost { get; init; }

    /// <summary>What <c>Match host</c> sees.</summary>
    public required string Host { get; init; }

    /// <summary>What <c>Match user</c> sees.</summary>
    public required string User { get; init; }

    public required string Tag { get; init; }

    public required string SessionType { get; init; }

    public required bool IsFinal { get; init; }
}

/// <summary>Decides Host and Match lines of the client (<c>readconf.c: match_cfg_line</c>).</summary>
internal sealed class ClientMatch(Target target, ClientQuery query)
{
    private static readonly OpenSshVersion _emptyIsNone = new(10, 0);
    private static readonly OpenSshVersion _negatedFinalAsksNothing = new(10, 1);

    /// <summary>Whether a line asked for the second pass.</summary>
    internal bool WantsFinalPass { get; private set; }

    /// <summary>What could not be known of the last line; null when all was.</summary>
    internal string? Doubt { get; private set; }

    /// <param name="header">The line.</param>
    /// <param name="criteria">The criteria of the line.</param>
    /// <param name="state">What they are compared with.</param>
    internal Condition Match(BoundDirective header, ImmutableArray<MatchCriterion> criteria, ClientState state)
    {
        Doubt = null;
        var result = Condition.Always;
        foreach (var criterion in criteria)
        {
            if (criterion.Info.Name == "final" && (!criterion.IsNegated || target.Version < _negatedFinalAsksNothing))
            {
                WantsFinalPass = true;
            }

            if (criterion.Info.Name == "exec")
            {
                CheckTokens(criterion.Argument!, header);
            }

            var holds = criterion.Info.Name == "exec" && result == Condition.Never ? Condition.Never : Of(criterion, state);
            result = (Condition)Math.Min((int)result, (int)holds);
        }

        return result;
    }

    /// <summary>The tokens of a command are replaced even where an earlier criterion fails (<c>readconf.c: match_cfg_line</c>).</summary>
    private void CheckTokens(string command, BoundDirective header)
    {
        var known = PercentTokens.Of(ConfigKind.Client, "Match exec", target.Version) ?? "";
        for (var i = 0; i < command.Length; i++)
        {
            if (command[i] != '%')
            {
                continue;
            }

            var letter = ++i < command.Length ? command[i] : throw new EvaluationFailure("percent_expand: invalid format", header);
            if (letter != '%' && !known.Contains(letter, StringComparison.Ordinal))
            {
                throw new EvaluationFailure($"percent_expand: unknown key %{letter}", header);
            }
        }
    }

    private Condition Of(MatchCriterion criterion, ClientState state) =>
        Holds(criterion, state) is not { } holds ? Condition.Maybe
        : holds != criterion.IsNegated ? Condition.Always
        : Condition.Never;

    /// <summary>Null when it cannot be known.</summary>
    private bool? Holds(MatchCriterion criterion, ClientState state)
    {
        var list = criterion.Argument ?? "";
        switch (criterion.Info.Name)
        {
            case "all":
                return true;
            case "final" or "canonical":
                return state.IsFinal;
            case "host":
                return InList(list.ToLowerInvariant(), state.Host.ToLowerInvariant());
            case "originalhost":
                return InList(list.ToLowerInvariant(), state.TypedHost.ToLowerInvariant());
            case "user":
                return InList(list, state.User);
            case "localuser":
                return InList(list, query.LocalUser);
            case "tagged":
                // Since 10.0 only an empty list takes no tag; before, `*` did.
                return list.Length == 0
                    ? state.Tag.Length == 0
                    : (state.Tag.Length > 0 || target.Version < _emptyIsNone) && InList(list, state.Tag);
            case "version":
                if (ReleaseText.Matches(list, target) is not Condition.Maybe and var condition)
                {
                    return condition == Condition.Always;
                }

                Doubt = "a `Match version` is left out: it depends on the package, not only on the release";
                return null;
            case "sessiontype":
                return InList(list.ToLowerInvariant(), state.SessionType);
            case "command":
                return list.Length == 0 ? query.Command is null : query.Command is { } command && InList(list, command);
            case "exec":
                if (query.Exec == ExecAssumption.Unknown)
                {
                    Doubt = "a `Match exec` is left out: its command is never run; choose with --assume-exec";
                    return null;
                }

                return query.Exec == ExecAssumption.True;
            case "localnetwork":
                Doubt = "a `Match localnetwork` is left out: the addresses of the machine are not known";
                return null;
            default:
                return false;
        }
    }

    private static bool InList(string list, string text) => WildcardPattern.IsListMatch(list, text);
}
