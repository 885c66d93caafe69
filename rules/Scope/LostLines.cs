using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

/// <summary>A line that never takes effect, with the line that keeps it from it.</summary>
/// <param name="Winner">The line that decides.</param>
/// <param name="Loser">The line that is lost for everybody whom its block is for.</param>
internal readonly record struct LostLine(BoundDirective Winner, BoundDirective Loser)
{
    /// <summary>Whether both lines say the same, so that nothing is lost.</summary>
    internal bool IsRepetition => Line.Text(Winner) == Line.Text(Loser);
}

/// <summary>Why a line is lost; each reason but <see cref="Other"/> has a rule of its own, which then speaks alone.</summary>
internal enum LossReason
{
    /// <summary>An earlier line of the keyword wins.</summary>
    Other,

    /// <summary>OpenSSH's own doing, which an SSH0 rule tells.</summary>
    Problem,

    /// <summary>The keyword looks like a list whose lines add up, and only its first line counts.</summary>
    SecondLine,

    /// <summary>A list with <c>+</c>, <c>-</c> or <c>^</c> that was meant to change an earlier line.</summary>
    ListChange,

    /// <summary>A further HostName of a block.</summary>
    HostName,

    /// <summary>The line comes in by an Include that stands below the line that wins.</summary>
    IncludeTooLate,

    /// <summary>The line that wins comes in by an Include above.</summary>
    DropIn,

    /// <summary>ProxyJump and ProxyCommand of one block, which are one setting.</summary>
    Proxy,

    /// <summary>The line that wins stands in a file that another file of the same folder comes before.</summary>
    EarlierDropIn,

    /// <summary>Server: the line stands in the global part, and one in a block for every connection replaces it.</summary>
    MatchAll,
}

/// <summary>Finds lines that are lost, and tells why.</summary>
internal static class LostLines
{
    /// <summary>The lines of a keyword that never take effect; none of one whose values add up, or whose last line wins.</summary>
    internal static IEnumerable<LostLine> Of(ConfigModel model, KeywordInfo keyword)
    {
        if (
            keyword.RepetitionIn(model.Target.Version) is not (Repetition.FirstWins or Repetition.FirstLineWins)
            || keyword.IgnoresBlocks(model.Target.Version)
            || model.DirectivesOf(keyword.Name).Length < 2
        )
        {
            return [];
        }

        return model
            .EffectiveEverywhere(keyword.Name)
            .SelectMany(value => value.Beaten.Select(loser => new LostLine(value.Origin!, loser)))
            .Where(lost => Compete(lost, model.Target.Version));
    }

    /// <summary>The lost lines of all keywords.</summary>
    internal static IEnumerable<LostLine> Of(ConfigModel model) =>
        model.KeywordsInUse.SelectMany(keyword => Of(model, keyword)).Concat(Proxies(model));

    /// <summary>ProxyJump lines that ProxyCommand of the same block shuts out, and the other way round; not those that say "none".</summary>
    internal static IEnumerable<LostLine> Proxies(ConfigModel model)
    {
        var jumps = model.DirectivesOf("ProxyJump");
        var commands = model.DirectivesOf("ProxyCommand");
        if (jumps.IsEmpty || commands.IsEmpty)
        {
            yield break;
        }

        // "ProxyJump none" shuts out a later ProxyJump, but no ProxyCommand.
        var none = jumps.FirstOrDefault(IsNone);
        var first = new Dictionary<ConfigBlock, BoundDirective>();
        foreach (var line in jumps.Concat(commands).OrderBy(line => line.Index))
        {
            if (!line.IsValid || line.Block.Condition == Condition.Never || first.TryAdd(line.Block, line))
            {
                continue;
            }

            var winner = first[line.Block];
            var mayBeShutOut = none is not null && none.Index < winner.Index;
            if (winner.Keyword != line.Keyword && !mayBeShutOut && !IsNone(winner) && !IsNone(line))
            {
                yield return new LostLine(winner, line);
            }
        }
    }

    /// <summary>Why a line is lost.</summary>
    internal static LossReason Reason(ConfigModel model, LostLine lost)
    {
        var (winner, loser) = lost;
        var keyword = loser.Keyword!;
        if (winner.Keyword != keyword)
        {
            return LossReason.Proxy;
        }

        if (keyword.Name is "IgnoreUnknown" or "Subsystem")
        {
            return LossReason.Problem;
        }

        if (model.Kind == ConfigKind.Server && winner.Block.IsGlobal != loser.Block.IsGlobal)
        {
            return loser.Block.IsGlobal ? LossReason.MatchAll : LossReason.Other;
        }

        if (winner.File != loser.File)
        {
            return AcrossFiles(winner, loser);
        }

        return keyword switch
        {
            { Name: "Hostname" } when winner.Block == loser.Block => LossReason.HostName,
            _ when keyword.RepetitionIn(model.Target.Version) == Repetition.FirstLineWins
                    && keyword.ArgumentsIn(model.Target.Version).Max > 1 => LossReason.SecondLine,
            _ when keyword.ValueIn(model.Target.Version) == ValueKind.AlgorithmList && loser.Value is ['+' or '-' or '^', ..] =>
                LossReason.ListChange,
            _ => LossReason.Other,
        };
    }

    /// <summary>The Include of <paramref name="file"/> by which a line comes in, directly or through others; null when it does not.</summary>
    internal static BoundDirective? IncludeIn(ConfigFile file, BoundDirective line)
    {
        var include = line.File.IncludedBy;
        while (include is not null && include.File != file)
        {
            include = include.File.IncludedBy;
        }

        return include;
    }

    private static LossReason AcrossFiles(BoundDirective winner, BoundDirective loser)
    {
        if (IncludeIn(winner.File, loser) is not null)
        {
            return LossReason.IncludeTooLate;
        }

        return IncludeIn(loser.File, winner) is not null ? LossReason.DropIn : LossReason.EarlierDropIn;
    }

    /// <summary>Whether the two lines fill the same place: ForwardAgent and RekeyLimit have two, and some times take "none" for "not set".</summary>
    private static bool Compete(LostLine lost, OpenSshVersion version) =>
        lost.Winner.Keyword switch
        {
            { Kind: ConfigKind.Server } keyword => lost.Winner.Block.IsGlobal || !keyword.IsInertInMatch(version),
            { Name: "ForwardAgent" } => IsFlag(lost.Winner) == IsFlag(lost.Loser),
            { Name: "RekeyLimit" } => lost.Winner.Words.Length > 1 && lost.Winner.Words[1].Value is not ("none" or "0"),
            { Name: "ConnectTimeout" or "ServerAliveInterval" or "ForwardX11Timeout" } => lost.Winner.Value != "none",
            _ => true,
        };

    private static bool IsNone(BoundDirective line) => line.Syntax.RestText.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static bool IsFlag(BoundDirective line) => line.Value.ToLowerInvariant() is "yes" or "no" or "true" or "false";
}
