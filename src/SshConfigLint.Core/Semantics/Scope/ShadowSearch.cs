using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

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

    /// <summary>Lines of one option that compete for the same connections.</summary>
    /// <param name="Lines">The lines in reading order.</param>
    /// <param name="First">The same for the first pass.</param>
    /// <param name="Again">Client: for the second one; null when the first settles the option.</param>
    private sealed record Contest(ImmutableArray<BoundDirective> Lines, LineIndex First, Lazy<LineIndex>? Again = null);

    internal IEnumerable<Shadow> Of(SettingLines setting)
    {
        if (setting.Lines.Length < 2)
        {
            return [];
        }

        _left = EffortPerOption;
        return model.Kind == ConfigKind.Client ? OfClient(setting) : OfServer(setting);
    }

    /// <summary>The names of headers for each of which a line of the block never decides, and the lines that do.</summary>
    internal IEnumerable<(BoundDirective Line, string Name, HashSet<BoundDirective> Winners)> PartsOf(SettingLines setting)
    {
        if (setting.Lines.Length < 2 || IsOutsideBlocks(setting) || !MayShareNames(setting))
        {
            yield break;
        }

        _left = EffortPerOption / 4;
        var contest = ContestOf(setting);
        foreach (var line in contest.Lines.Where(line => setting.IsAsked(line) && contest.First.MayShareNames(line)))
        {
            foreach (var atom in contest.First.ClauseOf(line).Atoms.Where(HasSeveralNames))
            {
                foreach (var name in atom.Texts!.Patterns.Where(pattern => WildcardPattern.IsLiteral(pattern)))
                {
                    if (
                        contest.First.MayShare(line, atom.Variable, name)
                        && WinnersOver(line, contest, clause => Narrowed(clause, atom, name)) is { Count: > 0 } winners
                    )
                    {
                        yield return (line, name, winners);
                    }
                }
            }
        }
    }

    /// <summary>Whether two lines may be for the same name; spares large files without such lines an index of them.</summary>
    private bool MayShareNames(SettingLines setting)
    {
        var isOpen = false;
        foreach (var line in setting.Lines)
        {
            if (isOpen || first.Blocks.HasNameOfEarlier(line.Block))
            {
                return true;
            }

            isOpen = !first.Blocks.IsNamed(line.Block);
        }

        return false;
    }

    private static bool HasSeveralNames(Atom atom) =>
        atom is { IsIn: true, Variable.Domain: Domain.Text or Domain.OptionalText, Texts.Patterns.Length: > 1 };

    /// <summary>A clause of either pass with one name instead of the list of an atom.</summary>
    private static Clause Narrowed(Clause clause, Atom atom, string name) =>
        clause with
        {
            Atoms =
            [
                .. clause.Atoms.Select(other =>
                    other.IsIn && other.Texts is { } texts && texts.Patterns.SequenceEqual(atom.Texts!.Patterns)
                        ? other with
                        {
                            Texts = texts.Only(name),
                        }
                        : other
                ),
            ],
        };

    private IEnumerable<Shadow> OfClient(SettingLines setting)
    {
        if (IsOutsideBlocks(setting))
        {
            return setting.Lines.Skip(1).Select(line => Make(line, [setting.Lines[0]]));
        }

        var contest = ContestOf(setting);
        return contest.Lines.Where(line => setting.IsAsked(line)).Select(line => OfBlock(line, contest)).OfType<Shadow>();
    }

    /// <summary>Whether lines count in whatever block they stand (<c>readconf.c: oLogFacility</c>).</summary>
    private static bool IsOutsideBlocks(SettingLines setting) =>
        setting.Lines[0].Keyword is { Kind: ConfigKind.Client, Name: "SyslogFacility" };

    private Contest ContestOf(SettingLines setting)
    {
        var lines = setting.Lines;
        var keyword = lines[0].Keyword!;
        if (model.Kind == ConfigKind.Server)
        {
            var isForMatch = keyword.IsAllowedInMatch(model.Target.Version) && !keyword.IsInertInMatch(model.Target.Version);
            ImmutableArray<BoundDirective> ofBlocks = isForMatch ? [.. lines.Where(line => !line.Block.IsGlobal)] : [];
            return new Contest(ofBlocks, new LineIndex(ofBlocks, first));
        }

        var isSettled = _settledBeforeSecondPass.Contains(keyword.Name, StringComparer.OrdinalIgnoreCase);
        return new Contest(lines, new LineIndex(lines, first), isSettled ? null : new(() => new LineIndex(lines, second.Value)));
    }

    private Shadow? OfBlock(BoundDirective line, Contest contest) =>
        !contest.First.IsPlainlyFirst(line) && WinnersOver(line, contest) is { Count: > 0 } winners ? Make(line, winners) : null;

    /// <summary>
    /// The lines that come before one for all that it is for, or for those of them that are left when its clauses are narrowed; null when it
    /// comes first for somebody, or that cannot be told.
    /// </summary>
    private HashSet<BoundDirective>? WinnersOver(BoundDirective line, Contest contest, Func<Clause, Clause>? narrow = null)
    {
        var (index, again) = (contest.First, contest.Again);
        var winners = new HashSet<BoundDirective>();
        if (!IsNever(Clause(index), values => index.FirstMet(values, line.Index), winners))
        {
            return null;
        }

        // What the first pass set stays.
        var isDead =
            again is null
            || IsNever(
                Clause(again.Value),
                values => index.FirstMet(values, int.MaxValue) ?? again.Value.FirstMet(values, line.Index),
                winners
            );
        winners.Remove(line);
        return isDead ? winners : null;

        Clause Clause(LineIndex lines) => narrow is null ? lines.ClauseOf(line) : narrow(lines.ClauseOf(line));
    }

    /// <summary>
    /// What sshd reads at start comes first; a block that a connection matches replaces it, and among those the first one wins
    /// (<c>servconf.c: copy_set_server_options</c>).
    /// </summary>
    private IEnumerable<Shadow> OfServer(SettingLines setting)
    {
        var contest = ContestOf(setting);
        var atStart = setting.Lines.Where(line => line.Block.IsReadAtStart).ToList();
        var forEverybody = contest.Lines.FirstOrDefault(line => line.Block.IsReadAtStart);
        foreach (var line in setting.Lines.Where(line => setting.IsAsked(line)))
        {
            if (line.Block.IsGlobal || contest.Lines.IsEmpty)
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
            }
            else if (OfBlock(line, contest) is { } shadow)
            {
                yield return shadow;
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
