using System.Collections.Immutable;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Analysis;

/// <summary>
/// Applies fixes in rounds until none is left, at most ten. Each round is proved by loading its result: whatever would do harm is
/// found and refused, and does not stop the others.
/// </summary>
public sealed class Fixer
{
    private const int MaxRounds = 10;

    /// <summary>
    /// Characters that may be loaded in search of harmful fixes: hundreds of attempts with a usual file, some with one of 9 MB. Beyond
    /// it fixes are refused unseen.
    /// </summary>
    private const long MaxWork = 200_000_000;

    private readonly FixOptions _options;
    private readonly ImmutableArray<(FixEntry Entry, EditedFiles Files)> _entries;
    private readonly Snapshot _origin;
    private Snapshot _current;
    private List<RefusedFix> _refused = [];
    private long _work;

    private Fixer(IEnumerable<FixEntry> entries, FixOptions options)
    {
        _options = options;
        _entries = [.. entries.Select(entry => (entry, new EditedFiles(entry.Files)))];
        _origin = new Snapshot(ImmutableDictionary<string, SourceText>.Empty, [.. _entries.Select(pair => pair.Entry.Model)]);
        _current = _origin;
    }

    /// <summary>Mends configurations; those that share a file are proved together.</summary>
    public static FixResult Run(ImmutableArray<FixEntry> entries, FixOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var results = Components(entries).Select(component => new Fixer(component, options).Run()).ToList();
        return new FixResult
        {
            Files = [.. results.SelectMany(result => result.Files).OrderBy(file => file.Before.Path, StringComparer.Ordinal)],
            Applied = [.. results.SelectMany(result => result.Applied)],
            Refused =
            [
                .. results
                    .SelectMany(result => result.Refused)
                    .OrderBy(refused => refused.Diagnostic.File.Path, StringComparer.Ordinal)
                    .ThenBy(refused => refused.Diagnostic.Span),
            ],
            Unsettled = [.. results.SelectMany(result => result.Unsettled).Order(StringComparer.Ordinal)],
        };
    }

    private FixResult Run()
    {
        var applied = new List<Diagnostic>();
        var candidates = Candidates();
        for (var round = 0; round < MaxRounds && candidates.Length > 0; round++)
        {
            var accepted = Round(candidates);
            if (accepted.Count == 0)
            {
                candidates = [];
                break;
            }

            applied.AddRange(accepted);
            candidates = Candidates();
        }

        return new FixResult
        {
            Files = [.. _current.Texts.Values.Select(After).OfType<FixedFile>()],
            Applied = [.. applied],
            Refused = [.. _refused],
            Unsettled = candidates.IsEmpty ? [] : [.. _current.Models.Select(model => model.Entry.Path)],
        };
    }

    private FixedFile? After(SourceText after)
    {
        var model = _origin.Models.First(model => model.Files.Any(file => file.Path == after.Path));
        var before = model.Files.First(file => file.Path == after.Path).Tree.Text;
        return before.Content == after.Content ? null : new FixedFile(before, after, model.Kind);
    }

    /// <summary>The findings with a fix that may be applied to the current texts, sorted by path and place.</summary>
    private ImmutableArray<Diagnostic> Candidates() =>
        [
            .. Findings()
                .Where(diagnostic =>
                    diagnostic.Fix is { Safety: not FixSafety.None } fix && fix.Safety <= _options.Safety && _options.IsWanted(diagnostic)
                ),
        ];

    private ImmutableArray<Diagnostic> Findings()
    {
        var run = Suppressions.Apply(
            [.. _current.Models.Zip(_entries, (model, pair) => new ModelFindings(model, Lint(model, pair.Entry)))],
            _options.Rules,
            _options.Catalog.IsEmpty ? _options.Rules : _options.Catalog,
            _options.HeedsComments
        );
        var findings = run.SelectMany(found => found.Diagnostics);
        return _options.Baseline is { } baseline ? baseline.Mark(findings) : Linter.Sort(findings);
    }

    private ImmutableArray<Diagnostic> Lint(ConfigModel model, FixEntry entry) =>
        Linter.Run(model, entry.Selection?.Rules ?? _options.Rules, entry.Selection?.Parameters, entry.Disk);

    /// <summary>Applies what fits together and does no harm: first the safe fixes, which must change nothing, then the others.</summary>
    private List<Diagnostic> Round(ImmutableArray<Diagnostic> candidates)
    {
        _refused = [];
        var accepted = new List<Diagnostic>();
        var best = _current;
        foreach (var safety in new[] { FixSafety.Safe, FixSafety.Unsafe })
        {
            var fixes = Apart(candidates.Where(diagnostic => diagnostic.Fix!.Safety == safety), accepted);
            best = Accept(best, accepted, fixes, safety);
        }

        _current = best;
        return accepted;
    }

    /// <summary>The fixes that do not touch one before them or an accepted one; the others wait for the next round.</summary>
    private ImmutableArray<Diagnostic> Apart(IEnumerable<Diagnostic> candidates, List<Diagnostic> accepted)
    {
        var taken = accepted.GroupBy(diagnostic => diagnostic.File.Path).ToDictionary(file => file.Key, file => new TakenSpans(file));
        var apart = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var diagnostic in candidates)
        {
            if (FixCheck.IsImpossible(diagnostic) is { } reason)
            {
                _refused.Add(new RefusedFix(diagnostic, reason));
                continue;
            }

            if (!taken.TryGetValue(diagnostic.File.Path, out var spans))
            {
                taken.Add(diagnostic.File.Path, spans = new TakenSpans([]));
            }

            if (spans.TryTake(diagnostic.Fix!))
            {
                apart.Add(diagnostic);
            }
        }

        return apart.ToImmutable();
    }

    /// <summary>Adds to the accepted fixes as many as do no harm; halves that do are taken apart.</summary>
    /// <returns>The state with all accepted fixes.</returns>
    private Snapshot Accept(Snapshot best, List<Diagnostic> accepted, ImmutableArray<Diagnostic> fixes, FixSafety safety)
    {
        if (fixes.IsEmpty)
        {
            return best;
        }

        var isTooMuch = _work > MaxWork;
        var next = isTooMuch ? best : Apply([.. accepted, .. fixes]);
        var reason = isTooMuch
            ? "it was not tried: another fix does harm, and the files are too large to try each"
            : FixCheck.WhyNot(_current, next, [.. accepted, .. fixes], safety);
        if (reason is null)
        {
            accepted.AddRange(fixes);
            return next;
        }

        if (fixes.Length > 1 && !isTooMuch)
        {
            var half = fixes.Length / 2;
            best = Accept(best, accepted, fixes[..half], safety);
            return Accept(best, accepted, fixes[half..], safety);
        }

        // What does harm only beside an accepted one waits for the next round.
        if (isTooMuch || accepted.Count == 0 || FixCheck.WhyNot(_current, Apply(fixes), fixes, safety) is not null)
        {
            _refused.AddRange(fixes.Select(fix => new RefusedFix(fix, reason)));
        }

        return best;
    }

    /// <summary>The current texts with all edits of some findings, and the models of them.</summary>
    private Snapshot Apply(ImmutableArray<Diagnostic> fixes)
    {
        var texts = _current.Texts;
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in fixes.GroupBy(diagnostic => diagnostic.File.Path))
        {
            var edited = file.First().File.Tree.Text.WithEdits([.. file.SelectMany(diagnostic => diagnostic.Fix!.Edits)]);
            texts = texts.SetItem(file.Key, edited);
            changed.Add(file.Key);
        }

        var models = ImmutableArray.CreateBuilder<ConfigModel>(_entries.Length);
        foreach (var (model, (entry, files)) in _current.Models.Zip(_entries))
        {
            models.Add(model.Files.Any(file => changed.Contains(file.Path)) ? Load(model, entry, files, texts) : model);
        }

        return new Snapshot(texts, models.MoveToImmutable());
    }

    private ConfigModel Load(ConfigModel model, FixEntry entry, EditedFiles files, ImmutableDictionary<string, SourceText> texts)
    {
        files.Texts = texts;
        _work += model.Files.Sum(file => (long)file.Tree.Text.Length);
        var text = texts.GetValueOrDefault(model.Entry.Path, model.Entry.Tree.Text);
        return ConfigModel.Load(text, model.Kind, model.Target, files, entry.Options);
    }

    /// <summary>Puts configurations together that have a file in common.</summary>
    private static IEnumerable<IReadOnlyList<FixEntry>> Components(ImmutableArray<FixEntry> entries)
    {
        var byPath = new Dictionary<string, List<FixEntry>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            List<FixEntry> component = [entry];
            foreach (var path in entry.Model.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal))
            {
                if (byPath.TryGetValue(path, out var other) && other != component)
                {
                    component.AddRange(other);
                    foreach (var joined in other.SelectMany(one => one.Model.Files))
                    {
                        byPath[joined.Path] = component;
                    }
                }

                byPath[path] = component;
            }
        }

        return byPath.Values.Distinct();
    }
}

/// <summary>The places of a file that the fixes of a round edit.</summary>
internal sealed class TakenSpans
{
    private readonly List<TextSpan> _spans;

    internal TakenSpans(IEnumerable<Diagnostic> fixes) =>
        _spans = [.. fixes.SelectMany(diagnostic => diagnostic.Fix!.Edits).Select(edit => edit.Span).Order()];

    /// <summary>Takes the places of a fix, unless one of them overlaps a taken one or begins where that does.</summary>
    internal bool TryTake(Fix fix)
    {
        if (!fix.Edits.All(edit => IsFree(edit.Span)))
        {
            return false;
        }

        foreach (var edit in fix.Edits)
        {
            _spans.Insert(IndexOf(edit.Span), edit.Span);
        }

        return true;
    }

    private bool IsFree(TextSpan span)
    {
        var index = IndexOf(span);
        return (index == 0 || _spans[index - 1].End <= span.Start)
            && (index == _spans.Count || (_spans[index].Start >= span.End && _spans[index].Start != span.Start));
    }

    /// <summary>The first taken span that does not begin before this one; they do not overlap, so that the one before it is the nearest.</summary>
    private int IndexOf(TextSpan span)
    {
        var index = _spans.BinarySearch(new TextSpan(span.Start, 0));
        return index < 0 ? ~index : index;
    }
}

/// <summary>The texts that were edited, by path, and the models of all texts.</summary>
internal sealed record Snapshot(ImmutableDictionary<string, SourceText> Texts, ImmutableArray<ConfigModel> Models);
