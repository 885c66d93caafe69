using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Scope;

/// <summary>The texts that a list of patterns takes: at least one pattern, and no negated one (<c>match.c: match_pattern_list</c>).</summary>
internal sealed class TextSet
{
    internal TextSet(IEnumerable<string> items, bool ignoreCase)
    {
        IgnoreCase = ignoreCase;
        var (patterns, negated) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var item in items)
        {
            var text = ignoreCase ? item.ToLowerInvariant() : item;
            (text.StartsWith('!') ? negated : patterns).Add(text.StartsWith('!') ? text[1..] : text);
        }

        (Patterns, Negated) = (patterns.DrainToImmutable(), negated.DrainToImmutable());
        HasOnlyLiterals = Patterns.All(pattern => WildcardPattern.IsLiteral(pattern));
        IsAscii = Patterns.Concat(Negated).All(pattern => Ascii.IsValid(pattern));
    }

    internal ImmutableArray<string> Patterns { get; }

    /// <summary>The negated patterns without their <c>!</c>.</summary>
    internal ImmutableArray<string> Negated { get; }

    internal bool IgnoreCase { get; }

    /// <summary>Whether it takes no texts but <see cref="Patterns"/>.</summary>
    internal bool HasOnlyLiterals { get; }

    /// <summary>Whether a character is a byte: OpenSSH compares bytes, so that <c>?</c> takes only a part of any other.</summary>
    internal bool IsAscii { get; }

    /// <summary>The texts that its negated patterns shut out.</summary>
    internal TextSet ShutOut => new(Negated, IgnoreCase);

    /// <summary>The set with one of its patterns only.</summary>
    internal TextSet Only(string pattern) => new([pattern, .. Negated.Select(negated => $"!{negated}")], IgnoreCase);

    internal static TextSet OfList(string list, bool ignoreCase = false) => new(list.Split(','), ignoreCase);

    internal bool Contains(string text)
    {
        text = IgnoreCase ? text.ToLowerInvariant() : text;
        return IsHit(Patterns, text) && !IsHit(Negated, text);
    }

    internal static bool IsHit(ImmutableArray<string> patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (WildcardPattern.IsMatch(pattern, text))
            {
                return true;
            }
        }

        return false;
    }
}
