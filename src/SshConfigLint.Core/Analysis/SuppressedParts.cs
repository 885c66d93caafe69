using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax;

namespace SshConfigLint.Analysis;

/// <summary>Which comment covers which place of a file; of several the narrowest one and then the nearest one does.</summary>
internal sealed class SuppressedParts
{
    private readonly SyntaxTree _tree;
    private readonly ImmutableArray<int> _blocks;
    private readonly Dictionary<(string Id, DirectiveSyntax Line), Cover> _lines = [];
    private readonly Dictionary<(string Id, int Block), Cover> _byBlock = [];
    private readonly Dictionary<string, List<(int Start, int End, Cover Cover)>> _ranges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cover> _files = new(StringComparer.Ordinal);

    /// <summary>A comment and the rule that it names.</summary>
    internal sealed record Cover(SuppressionComment Comment, SuppressedRule Rule);

    internal SuppressedParts(SyntaxTree tree, ConfigKind kind, ImmutableArray<SuppressionComment> comments)
    {
        _tree = tree;
        _blocks = [0, .. tree.Directives.Where(directive => OpensBlock(directive, kind)).Select(header => header.Line.Start)];
        var disabled = new Dictionary<string, Cover>(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            foreach (var rule in comment.Rules)
            {
                Add(new Cover(comment, rule), kind, disabled);
            }
        }

        foreach (var cover in disabled.Values)
        {
            AddRange(cover, tree.Text.Length + 1);
        }
    }

    /// <summary>Whether a finding is about the file as a whole.</summary>
    internal static bool IsOfFile(Diagnostic diagnostic) => diagnostic is { Directive: null, Span: { Start: 0, IsEmpty: true } };

    /// <summary>The comment that covers a finding; null for none.</summary>
    internal Cover? Find(Diagnostic diagnostic)
    {
        var id = diagnostic.Rule.Id;
        var place = diagnostic.Span.Start;
        return IsOfFile(diagnostic)
            ? _files.GetValueOrDefault(id)
            : (_tree.DirectiveAt(place) is { } line ? _lines.GetValueOrDefault((id, line)) : null)
                ?? _byBlock.GetValueOrDefault((id, BlockAt(place)))
                ?? RangeAt(id, place)
                ?? _files.GetValueOrDefault(id);
    }

    private void Add(Cover cover, ConfigKind kind, Dictionary<string, Cover> disabled)
    {
        var id = cover.Rule.Id;
        var place = cover.Comment.Syntax.Span.Start;
        var next = _tree.Directives.ElementAtOrDefault(_tree.IndexOfDirectiveAfter(place));
        switch (cover.Comment.Action)
        {
            case SuppressionAction.Ignore when next is not null:
                _lines[(id, next)] = cover;
                break;
            case SuppressionAction.IgnoreBlock:
                _byBlock[(id, next is not null && OpensBlock(next, kind) ? next.Line.Start : BlockAt(place))] = cover;
                break;
            case SuppressionAction.IgnoreFile:
                _files[id] = cover;
                break;
            case SuppressionAction.Disable:
                End(id, place, disabled);
                disabled.Add(id, cover);
                break;
            case SuppressionAction.Enable:
                cover.Rule.IsUsed = End(id, place, disabled);
                break;
        }
    }

    private bool End(string id, int place, Dictionary<string, Cover> disabled)
    {
        if (!disabled.Remove(id, out var cover))
        {
            return false;
        }

        AddRange(cover, place);
        return true;
    }

    private void AddRange(Cover cover, int end)
    {
        if (!_ranges.TryGetValue(cover.Rule.Id, out var ranges))
        {
            _ranges.Add(cover.Rule.Id, ranges = []);
        }

        ranges.Add((cover.Comment.Syntax.Span.Start, end, cover));
    }

    /// <summary>The ranges of a rule follow one another.</summary>
    private Cover? RangeAt(string id, int place)
    {
        if (!_ranges.TryGetValue(id, out var ranges))
        {
            return null;
        }

        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].Start <= place ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && place < ranges[low - 1].End ? ranges[low - 1].Cover : null;
    }

    /// <summary>The beginning of the block around an offset.</summary>
    private int BlockAt(int offset)
    {
        var index = _blocks.BinarySearch(offset);
        return _blocks[index < 0 ? ~index - 1 : index];
    }

    private static bool OpensBlock(DirectiveSyntax directive, ConfigKind kind) =>
        !directive.IsPassedOver
        && (
            directive.Keyword.Value.Equals("Match", StringComparison.OrdinalIgnoreCase)
            || (kind == ConfigKind.Client && directive.Keyword.Value.Equals("Host", StringComparison.OrdinalIgnoreCase))
        );
}
