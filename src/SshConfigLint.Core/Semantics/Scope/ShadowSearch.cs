using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Finds the lines that never decide among those of one option.</summary>
/// <param name="model">Whose lines.</param>
/// <param name="first">The pass in which ssh and sshd read their files.</param>
/// <param name="second">Client: the second one.</param>
internal sealed class ShadowSearch(ConfigModel model, ScopePass first, Lazy<ScopePass> second)
{
    /// <summary>Work for the lines of one option; a step is a few machine instructions.</summary>
    private const long EffortPerOption = 4_000_000;

    private const long EffortPerLine = 100_000;

    private static readonly string[] _settledBeforeSecondPass =
    [
        "HostName",
        "CanonicalizeHostname",
        "CanonicalizeMaxDots",
        "CanonicalizeFallbackLocal",
    ];

    private long _left = EffortPerOption;

    internal IEnumerable<Shadow> Of(SettingLines setting)
    {
        if (setting.Lines.Length < 2)
        {
            return [];
        }

        _left = EffortPerOption;
        return model.Kind == ConfigKind.Client ? OfClient(setting) : OfServer(setting);
    }

    private IEnumerable<Shadow> OfClient(SettingLines setting)
    {
        var lines = setting.Lines;
        if (lines[0].Keyword!.Name == "SyslogFacility")
        {
            // It counts in whatever block it stands (readconf.c: oLogFacility).
            return lines.Skip(1).Select(line => Make(line, [lines[0]]));
        }

        var isSettled = _settledBeforeSecondPass.Contains(lines[0].Keyword!.Name, StringComparer.OrdinalIgnoreCase);
        var index = new LineIndex(lines, first);
        var again = isSettled ? null : new Lazy<LineIndex>(() => new LineIndex(lines, second.Value));
        return lines.Where(line => setting.IsAsked(line)).Select(line => OfClient(line, index, again)).OfType<Shadow>();
    }

    private Shadow? OfClient(BoundDirective line, LineIndex index, Lazy<LineIndex>? again)
    {
        if (index.IsPlainlyFirst(line))
        {
            return null;
        }

        var winners = new HashSet<BoundDirective>();
        if (!IsNever(index.ClauseOf(line), values => index.FirstMet(values, line.Index), winners))
        {
            return null;
        }

        // What the first pass set stays.
        var isDead =
            again is null
            || IsNever(
                again.Value.ClauseOf(line),
                values => index.FirstMet(values, int.MaxValue) ?? again.Value.FirstMet(values, line.Index),
                winners
            );
        winners.Remove(line);
        return isDead && winners.Count > 0 ? Make(line, winners) : null;
    }

    /// <summary>
    /// What sshd reads at start comes first; a block that a connection matches replaces it, and among those the first one wins
    /// (<c>servconf.c: copy_set_server_options</c>).
    /// </summary>
    private IEnumerable<Shadow> OfServer(SettingLines setting)
    {
        var keyword = setting.Lines[0].Keyword!;
        var atStart = setting.Lines.Where(line => line.Block.IsReadAtStart).ToList();
        var isForMatch = keyword.IsAllowedInMatch(model.Target.Version) && !keyword.IsInertInMatch(model.Target.Version);
        ImmutableArray<BoundDirective> ofBlocks = isForMatch ? [.. setting.Lines.Where(line => !line.Block.IsGlobal)] : [];
        var index = new LineIndex(ofBlocks, first);
        var forEverybody = ofBlocks.FirstOrDefault(line => line.Block.IsReadAtStart);
        foreach (var line in setting.Lines.Where(line => setting.IsAsked(line)))
        {
            if (line.Block.IsGlobal || !isForMatch)
            {
                if (line.Block.IsReadAtStart && line != atStart[0])
                {
                    yield return Make(line, [atStart[0]]);
                }
                else if (line.Block.IsReadAtStart && forEverybody is not null)
                {
                    yield return Make(line, [forEverybody]) with
                    {
                        DecidesBeforeLogin = true,
                    };
                }

                continue;
            }

            if (index.IsPlainlyFirst(line))
            {
                continue;
            }

            var winners = new HashSet<BoundDirective>();
            if (IsNever(index.ClauseOf(line), values => index.FirstMet(values, line.Index), winners) && winners.Count > 0)
            {
                yield return Make(line, winners);
            }
        }
    }

    /// <summary>Whether for all values that meet a clause a line comes first; adds those lines.</summary>
    private bool IsNever(Clause clause, Func<Assignment, (Clause Clause, BoundDirective Line)?> metBy, HashSet<BoundDirective> winners)
    {
        if (_left <= 0)
        {
            return false;
        }

        var effort = new Effort(Math.Min(_left, EffortPerLine));
        var search = new ClauseSearch<BoundDirective>(effort, metBy);
        var outcome = search.Find(clause);
        _left -= Math.Min(_left, EffortPerLine) - effort.Left;
        winners.UnionWith(search.InTheWay);
        return outcome == Outcome.None;
    }

    private Shadow Make(BoundDirective line, IEnumerable<BoundDirective> winners)
    {
        ImmutableArray<BoundDirective> inOrder = [.. winners.OrderBy(winner => winner.Index)];
        return new Shadow
        {
            Directive = line,
            Winners = inOrder,
            IsSameValue = inOrder.All(winner => LineValue.IsSame(winner, line, model.Target)),
        };
    }
}
