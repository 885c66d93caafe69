using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Lines of which, for one destination or connection, the first that applies shuts out those of them that are asked about.</summary>
/// <param name="Lines">The lines in reading order.</param>
/// <param name="IsAsked">Which of them are asked about.</param>
internal sealed record SettingLines(ImmutableArray<BoundDirective> Lines, Predicate<BoundDirective> IsAsked)
{
    private static readonly OpenSshVersion _jumpNoneIsOpen = new(10, 0);
    private static readonly OpenSshVersion _jumpNoneIsOpenOfDebian = new(9, 2);

    /// <summary>All of a model; none of keywords whose values add up, or of which the last one wins.</summary>
    internal static IEnumerable<SettingLines> Of(ConfigModel model)
    {
        foreach (var lines in model.LinesByKeyword)
        {
            if (lines[0].Keyword is not { } keyword || !IsFirstWins(keyword, model.Target) || keyword.Name is "ProxyCommand" or "ProxyJump")
            {
                continue;
            }

            foreach (var setting in Of([.. lines.Where(line => Sets(line, model.Target))], keyword, model.Target))
            {
                yield return setting;
            }
        }

        if (model.Kind == ConfigKind.Client)
        {
            foreach (var setting in OfProxies(model))
            {
                yield return setting;
            }
        }
    }

    private static bool IsFirstWins(KeywordInfo keyword, Target target) =>
        keyword.RepetitionIn(target.Version) is Repetition.FirstWins or Repetition.FirstLineWins
        && keyword.StateIn(target) == KeywordState.Accepted
        && keyword.Name is not ("IgnoreUnknown" or "RefuseConnection");

    /// <summary>Whether OpenSSH keeps something of a line that applies.</summary>
    private static bool Sets(BoundDirective line, Target target)
    {
        if (!line.IsValid)
        {
            return false;
        }

        if (line.Keyword!.RestOfLine)
        {
            return true;
        }

        // Before 8.7 an empty word ends a list; for some times "none" is what stands for "not set" (readconf.c: parse_time).
        return line.Words is [var first, ..]
            && (first.ValueCharacters.Length > 0 || target.Version >= DirectiveWords.ArgvSplit)
            && !(first.ValueCharacters is "none" && line.Keyword.Name is "ConnectTimeout" or "ServerAliveInterval" or "ForwardX11Timeout");
    }

    private static IEnumerable<SettingLines> Of(ImmutableArray<BoundDirective> lines, KeywordInfo keyword, Target target)
    {
        switch (keyword.Name)
        {
            case "ForwardAgent":
                // A socket and yes or no are two options (readconf.c: oForwardAgent).
                return lines.ToLookup(IsSocket).Select(group => new SettingLines([.. group], _ => true));
            case "RekeyLimit":
                // So are size and interval, and a line may leave the interval open.
                bool HasInterval(BoundDirective line) => SetsInterval(line, target);
                return [new SettingLines(lines, line => !HasInterval(line)), new SettingLines([.. lines.Where(HasInterval)], _ => true)];
            case "UnusedConnectionTimeout" when lines.Any(line => line.Value.Equals("none", StringComparison.OrdinalIgnoreCase)):
                // The word overrides whatever stands before (servconf.c: sUnusedConnectionTimeout).
                return [];
            default:
                return [new SettingLines(lines, _ => true)];
        }
    }

    private static bool IsSocket(BoundDirective line) => line.Value.ToLowerInvariant() is not ("yes" or "no" or "true" or "false");

    private static bool SetsInterval(BoundDirective line, Target target) =>
        line.Words.Length > 1
        && line.Words[1].Value != "none"
        && (line.Keyword!.Kind == ConfigKind.Server || DumpValue.Seconds(line.Words[1].Value, target) != "0");

    private static bool IsNone(BoundDirective jump, Target target) =>
        ClientText.JumpRest(ClientText.Rest(jump.Syntax.RestText), target).Length == 0;

    /// <summary>The two share an option, except that <c>ProxyJump none</c> lets a ProxyCommand in (see ClientOptions).</summary>
    private static IEnumerable<SettingLines> OfProxies(ConfigModel model)
    {
        ImmutableArray<BoundDirective> lines =
        [
            .. model
                .DirectivesOf("ProxyCommand")
                .Concat(model.DirectivesOf("ProxyJump"))
                .Where(line => Sets(line, model.Target))
                .OrderBy(line => line.Index),
        ];
        yield return new SettingLines(lines, line => line.Is("ProxyJump"));
        var isOpen = model.Target.Version >= (model.Target.Vendor == Vendor.Debian ? _jumpNoneIsOpenOfDebian : _jumpNoneIsOpen);
        var mayBeOpen = isOpen && lines.Any(line => line.Is("ProxyJump") && IsNone(line, model.Target));
        yield return new SettingLines(
            mayBeOpen ? [.. lines.Where(line => line.Is("ProxyCommand"))] : lines,
            line => line.Is("ProxyCommand")
        );
    }
}
