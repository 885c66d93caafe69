using System.Collections.Frozen;
using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.OnDisk;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary>Lints the files of a run: each through the entry file that includes it, and none twice.</summary>
internal sealed class LintRun
{
    private readonly CheckSettings _settings;
    private readonly Progress _progress;
    private readonly ImmutableArray<InputFile> _files;
    private readonly FrozenSet<string> _named;
    private readonly FrozenDictionary<string, SourceText> _texts;
    private ImmutableArray<Entry> _entries = [];

    private LintRun(ImmutableArray<InputFile> files, CheckSettings settings, Progress progress)
    {
        _files = files;
        _settings = settings;
        _progress = progress;
        _named = files.Select(file => file.Text.Path).ToFrozenSet(StringComparer.Ordinal);
        _texts = files.ToFrozenDictionary(file => file.Disk, file => file.Text, StringComparer.Ordinal);
    }

    /// <summary>What the run found, in no particular order.</summary>
    internal sealed record Result(
        ImmutableArray<Diagnostic> Diagnostics,
        ImmutableArray<SourceText> Files,
        ImmutableArray<ToolNotice> Notices
    );

    /// <summary>An entry file's model.</summary>
    /// <param name="Place">Where the entry file stands.</param>
    /// <param name="Model">The model.</param>
    /// <param name="IsNamed">Whether the user means the entry file; otherwise it only explains the fragments that the user means.</param>
    /// <param name="Disk">The disk of its machine; null where it is not looked at.</param>
    /// <param name="Rules">The rules that run over it.</param>
    private sealed record Entry(Place Place, ConfigModel Model, bool IsNamed, Disk? Disk, RuleSelection Rules);

    /// <summary>Reads what the files include.</summary>
    internal static LintRun Load(ImmutableArray<InputFile> files, CheckSettings settings, Progress progress)
    {
        var run = new LintRun(files, settings, progress);
        run.LoadEntries();
        return run;
    }

    /// <summary>The configurations as a fixer takes them.</summary>
    internal ImmutableArray<FixEntry> ToFixEntries() =>
        [
            .. _entries.Select(entry => new FixEntry(
                entry.Model,
                new DiskFiles(entry.Place, _texts),
                entry.Place.ToModelOptions(entry.Model.Kind),
                entry.Disk
            )
            {
                Selection = entry.Rules,
            }),
        ];

    /// <summary>Runs the rules.</summary>
    internal Result Lint()
    {
        var selection = Selection();
        var run = Suppressions.Apply(InParallel(_entries, Lint), RulesThatRan(selection), selection.Catalog, !_settings.NoSuppressions);
        var results = _entries.Zip(run, FindingsOf).ToList();
        var diagnostics = results.SelectMany(result => result.Diagnostics);
        return new Result(
            _settings.Baseline is { } baseline ? baseline.Mark(diagnostics) : [.. diagnostics],
            [.. results.SelectMany(result => result.Files)],
            Notices()
        );
    }

    /// <summary>The rules that run over any of the files.</summary>
    internal RuleSelection Selection() =>
        _settings.Settings.SelectionOf(
            _entries.SelectMany(entry => entry.Model.Files).Select(file => file.Path).Distinct(StringComparer.Ordinal)
        );

    /// <summary>Without those about the disk where one of the machines has none to look at.</summary>
    private ImmutableArray<Rule> RulesThatRan(RuleSelection selection) =>
        _entries.All(entry => entry.Disk is not null)
            ? selection.Rules
            : selection.Rules.RemoveAll(rule => rule.Descriptor.Category == Category.Files);

    /// <summary>What the files include and cannot be read.</summary>
    internal ImmutableArray<ToolNotice> Notices() => [.. _entries.SelectMany(NoticesOf).Distinct()];

    private void LoadEntries()
    {
        LargeFiles.PostponeCollection(_files.Sum(file => (long)file.Text.Length));
        var contexts = Contexts();
        var first = _files
            .Where(file => !contexts.ContainsKey(file.Disk))
            .Concat(contexts.Values)
            .DistinctBy(file => file.Disk, StringComparer.Ordinal)
            .OrderBy(file => file.Disk, StringComparer.Ordinal)
            .ToImmutableArray();
        var entries = WithoutIncluded(InParallel(first, Load));
        var read = entries.SelectMany(entry => entry.Model.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        // Fragments that no entry file reads stand for themselves.
        var alone = _files.Where(file => !read.Contains(file.Text.Path)).ToImmutableArray();
        _entries = entries.AddRange(WithoutIncluded(InParallel(alone, Load)));
    }

    private Entry Load(InputFile file)
    {
        var place = Place.Of(file.Disk, file.Kind, _settings.Surroundings);
        var (files, options) = (new DiskFiles(place, _texts), place.ToModelOptions(file.Kind));
        var model = ConfigModel.Load(file.Text, file.Kind, file.Target, files, options);
        _progress.Step();
        var disk =
            _settings.ChecksDisk && place.SshFolder is null
                ? new Disk(files, file.Kind, file.Target, options, TimeProvider.System.GetUtcNow())
                : null;
        return new Entry(place, model, _named.Contains(file.Text.Path), disk, _settings.Settings.For(file.Disk).Selection);
    }

    private IEnumerable<ToolNotice> NoticesOf(Entry entry)
    {
        var notices = entry.Model.LoadFailures.Select(failure => new ToolNotice(
            DiskPath.Display(entry.Place.ToDisk(failure.Path)),
            $"cannot be read: {failure.Reason}; `{entry.Model.Entry.Path}` includes it",
            IsError: true
        ));
        if (_settings.ChecksDisk && entry.Disk is null)
        {
            notices = notices.Append(
                new ToolNotice(
                    entry.Model.Entry.Path,
                    "the disk was not checked: the file stands for one of another machine's /etc/ssh; name its root with --sysroot",
                    IsError: false
                )
            );
        }

        return entry.IsNamed ? notices : notices.Where(notice => _named.Contains(notice.Path));
    }

    private ModelFindings Lint(Entry entry)
    {
        var diagnostics = Linter.Run(entry.Model, entry.Rules.Rules, entry.Rules.Parameters, entry.Disk);
        _progress.Step();
        return new ModelFindings(entry.Model, diagnostics);
    }

    private Findings FindingsOf(Entry entry, ModelFindings found)
    {
        var diagnostics = found.Diagnostics.Where(diagnostic => IsOn(diagnostic, entry));
        var files = entry.Model.Files.Select(file => file.Tree.Text);
        return entry.IsNamed
            ? new Findings([.. diagnostics], [.. files])
            : new Findings(
                [.. diagnostics.Where(diagnostic => _named.Contains(diagnostic.File.Path))],
                [.. files.Where(file => _named.Contains(file.Path))]
            );
    }

    /// <summary>Rules run as the settings of the entry file say; those of an included file may switch one off for what is found there.</summary>
    private bool IsOn(Diagnostic diagnostic, Entry entry)
    {
        var own = _settings.Settings.ForShown(diagnostic.File.Path).Selection;
        return ReferenceEquals(own, entry.Rules) || own.Find(diagnostic.Rule.Id) is not null;
    }

    /// <summary>What one entry file gives.</summary>
    private sealed record Findings(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<SourceText> Files);

    /// <summary>For each fragment the entry file that it belongs to by its folder: <c>sshd_config</c> beside <c>sshd_config.d</c>.</summary>
    private Dictionary<string, InputFile> Contexts()
    {
        var contexts = new Dictionary<string, InputFile>(StringComparer.Ordinal);
        var seen = _files.ToDictionary(file => file.Disk, InputFile? (file) => file, StringComparer.Ordinal);
        foreach (var file in _files)
        {
            if (FileKindDetection.EntryOf(file.Disk) is not { } disk)
            {
                continue;
            }

            if (!seen.TryGetValue(disk, out var context))
            {
                seen.Add(disk, context = Inputs.Context(disk, _settings));
            }

            if (context is not null)
            {
                contexts.Add(file.Disk, context);
            }
        }

        return contexts;
    }

    /// <summary>Leaves out entries that another one includes; of files that include each other the first stays.</summary>
    private static ImmutableArray<Entry> WithoutIncluded(ImmutableArray<Entry> entries)
    {
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => !dropped.Contains(entry.Model.Entry.Path)))
        {
            dropped.UnionWith(entry.Model.Files.Select(file => file.Path).Where(path => path != entry.Model.Entry.Path));
        }

        return entries.RemoveAll(entry => dropped.Contains(entry.Model.Entry.Path));
    }

    private static ImmutableArray<TResult> InParallel<T, TResult>(ImmutableArray<T> items, Func<T, TResult> work)
    {
        // One file is the usual case, and starting threads for it would cost more than linting it.
        if (items.Length < 2)
        {
            return [.. items.Select(work)];
        }

        var results = new TResult[items.Length];
        Parallel.For(0, items.Length, i => results[i] = work(items[i]));
        return [.. results];
    }
}
