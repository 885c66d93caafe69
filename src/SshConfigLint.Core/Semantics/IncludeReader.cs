using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;

namespace SshConfigLint.Semantics;

/// <summary>Finds and parses what Include lines name, as <c>readconf.c: oInclude</c> and <c>servconf.c: sInclude</c> do.</summary>
internal sealed class IncludeReader(ConfigKind kind, Target target, IFileSource files, ModelOptions options, Action<ConfigProblem> report)
{
    /// <summary>Deeper Includes are fatal (<c>READCONF_MAX_DEPTH</c>, <c>SERVCONF_MAX_DEPTH</c>).</summary>
    private const int MaxDepth = 16;

    /// <summary>Our own limit, so that a few lines cannot make us read without end: OpenSSH has none.</summary>
    private const int MaxFiles = 4096;

    private readonly Dictionary<string, SyntaxTree?> _trees = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private readonly List<LoadFailure> _failures = [];
    private int _count;
    private string _entryFolder = ".";

    internal ImmutableArray<LoadFailure> Failures => [.. _failures];

    /// <summary>A file begins: an Include of it would be a cycle until <see cref="Leave"/>.</summary>
    internal void Enter(string path, string name)
    {
        if (_open.Count == 0)
        {
            _entryFolder = ConfigPath.Folder(name);
        }

        // Expanded names are absolute, the entry file's need not be.
        _open.Add(ConfigPath.IsAbsolute(path) ? path : "/" + path);
    }

    /// <summary>The file that began last ends.</summary>
    internal void Leave() => _open.RemoveAt(_open.Count - 1);

    /// <summary>The files in the folder of fragments beside the entry file that nothing asked for.</summary>
    internal ImmutableArray<string> Unread(string entryPath)
    {
        if (!ConfigPath.IsAbsolute(entryPath))
        {
            return [];
        }

        var folder = entryPath + ".d";
        return
        [
            .. files
                .List(folder)
                .Where(entry => !entry.IsFolder && !entry.Name.StartsWith('.'))
                .Select(entry => $"{folder}/{entry.Name}")
                .Where(path => !_trees.ContainsKey(path))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The files that an Include line brings in, in order.</summary>
    internal IEnumerable<(string Path, SyntaxTree Tree)> Resolve(BoundDirective directive)
    {
        foreach (var word in directive.Words)
        {
            if (Pattern(directive, word) is not { } pattern)
            {
                continue;
            }

            foreach (var path in Glob.Expand(pattern, files))
            {
                if (_count >= MaxFiles)
                {
                    Fail(path, $"not read: more than {MaxFiles} included files");
                    yield break;
                }

                if (Tree(directive, word, path) is { } tree)
                {
                    _count++;
                    yield return (path, tree);
                }
            }
        }
    }

    /// <summary>The absolute pattern that a word stands for, or null when OpenSSH could not use it or we cannot know it.</summary>
    private string? Pattern(BoundDirective directive, SyntaxToken word)
    {
        var value = word.Value;
        if (value is "")
        {
            if (target.Version < DirectiveWords.ArgvSplit)
            {
                return null;
            }

            Report(directive, word, ProblemKind.InvalidInclude, "`Include` has an empty file name", ProblemEffect.Rejected);
            return null;
        }

        if (value.Contains("${", StringComparison.Ordinal) && PercentTokens.ExpandsVariables(kind, "Include", target.Version))
        {
            if (Variables(directive, word) is not { } expanded)
            {
                return null;
            }

            value = expanded;
        }

        if (ConfigPath.IsAbsolute(value))
        {
            return value;
        }

        if (!value.StartsWith('~'))
        {
            return ConfigPath.Combine(options.IncludeBase ?? _entryFolder, value);
        }

        if (kind == ConfigKind.Server)
        {
            Report(
                directive,
                word,
                ProblemKind.InvalidInclude,
                "`sshd` does not expand `~` in an `Include`: the line never finds a file",
                ProblemEffect.Ignored
            );
            return null;
        }

        if (options.IsSystemFile)
        {
            Report(
                directive,
                word,
                ProblemKind.InvalidInclude,
                "the system's `ssh_config` may not use `~` in an `Include`",
                ProblemEffect.Rejected
            );
            return null;
        }

        // ~user stands for a home folder that only the machine's password database knows.
        return options.Home is { } home && (value is "~" || value.StartsWith("~/", StringComparison.Ordinal)) ? home + value[1..] : null;
    }

    /// <summary>The word with each <c>${NAME}</c> replaced, or null when one is not set (<c>misc.c: vdollar_percent_expand</c>) or not known.</summary>
    private string? Variables(BoundDirective directive, SyntaxToken word)
    {
        var text = word.Value;
        for (var start = 0; (start = text.IndexOf("${", start, StringComparison.Ordinal)) >= 0; )
        {
            var end = text.IndexOf('}', start);
            if (options.Environment is not { } environment)
            {
                return null;
            }

            if (end < 0 || !environment.TryGetValue(text[(start + 2)..end], out var value))
            {
                var what = end < 0 ? "has no closing brace" : "is not set";
                Report(directive, word, ProblemKind.InvalidInclude, $"a variable in this `Include` {what}", ProblemEffect.Rejected);
                return null;
            }

            text = text[..start] + value + text[(end + 1)..];
            start += value.Length;
        }

        return text;
    }

    private SyntaxTree? Tree(BoundDirective directive, SyntaxToken word, string path)
    {
        if (_open.Contains(path))
        {
            Report(
                directive,
                word,
                ProblemKind.IncludeCycle,
                $"this `Include` reads `{ConfigPath.Name(path)}`, which is being read already: OpenSSH follows it until it gives up",
                ProblemEffect.Rejected,
                "sixteen levels deep OpenSSH stops with an error"
            );
            return null;
        }

        if (_open.Count > MaxDepth)
        {
            Report(
                directive,
                word,
                ProblemKind.IncludeTooDeep,
                $"`Include` lines nest deeper than {MaxDepth} files",
                ProblemEffect.Rejected
            );
            return null;
        }

        if (_trees.TryGetValue(path, out var known))
        {
            return known;
        }

        var result = files.Read(path);
        var tree = result is { Status: FileReadStatus.Read, Text: { } text } ? SyntaxTree.Parse(text) : null;
        if (result.Status == FileReadStatus.Unreadable)
        {
            Fail(path, result.Reason);
            Report(
                directive,
                word,
                ProblemKind.UnreadableInclude,
                $"the included file `{path}` cannot be read: {result.Reason}",
                ProblemEffect.Rejected
            );
        }

        _trees.Add(path, tree);
        return tree;
    }

    private void Fail(string path, string reason) => _failures.Add(new LoadFailure(path, reason));

    private void Report(
        BoundDirective directive,
        SyntaxToken word,
        ProblemKind problem,
        string message,
        ProblemEffect effect,
        string label = ""
    ) => report(ConfigProblem.Of(directive, word.Span, problem, message, effect) with { Label = label });
}
