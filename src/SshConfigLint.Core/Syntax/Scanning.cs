using System.Buffers;
using System.Collections.Immutable;
using Pidgin;
using SshConfigLint.Text;

namespace SshConfigLint.Syntax;

/// <summary>
/// The Pidgin primitives of the line grammar. They look at a span at a time, which makes the grammar several times
/// faster than one parser call per character, and none of them can fail.
/// </summary>
internal static class Scanning
{
    /// <summary>The longest run of characters of <paramref name="set"/>, at most <paramref name="limit"/>; may be empty.</summary>
    internal static Parser<char, TextSpan> Run(string set, int limit = int.MaxValue) => new RunParser(SearchValues.Create(set), limit);

    /// <summary>Everything before the next character of <paramref name="set"/>; may be empty.</summary>
    internal static Parser<char, TextSpan> Until(string set) => new UntilParser(SearchValues.Create(set));

    /// <summary>Blanks, one <c>=</c> that may be missing, and blanks.</summary>
    /// <param name="blanks">The characters that count as blanks.</param>
    internal static Parser<char, Gap> BlanksAndEquals(string blanks) => new BlanksAndEqualsParser(blanks);

    /// <summary>The rest of a line: a comment, what a NUL byte hides, the line feed; each may be missing.</summary>
    internal static Parser<char, LineEnd> RestOfLine() => new RestOfLineParser();

    /// <summary>The next character, whatever it is; nothing at the end.</summary>
    internal static Parser<char, TextSpan> One() => new OneParser();

    /// <summary><paramref name="parser"/> when the next character is one of <paramref name="set"/>; otherwise <paramref name="otherwise"/>.</summary>
    internal static Parser<char, T> When<T>(string set, Parser<char, T> parser, Parser<char, T> otherwise) =>
        new ConditionParser<T>(SearchValues.Create(set), parser, otherwise, atEnd: otherwise);

    /// <summary><paramref name="parser"/> when the next character is one of <paramref name="set"/>; otherwise nothing is read.</summary>
    internal static Parser<char, T> When<T>(string set, Parser<char, T> parser) => When(set, parser, Parser<char>.Return(default(T)!));

    /// <summary><paramref name="parser"/> unless the next character is one of <paramref name="set"/> or the text ends; then nothing is read.</summary>
    internal static Parser<char, T> Unless<T>(string set, Parser<char, T> parser)
    {
        var nothing = Parser<char>.Return(default(T)!);
        return new ConditionParser<T>(SearchValues.Create(set), nothing, parser, atEnd: nothing);
    }

    /// <summary>Repeats <paramref name="parser"/> until it reads nothing; results that are null are left out.</summary>
    internal static Parser<char, ImmutableArray<T>> Repeat<T>(Parser<char, T?> parser)
        where T : struct => RepeatFew(parser).Select(few => few.ToImmutableArray());

    /// <summary>The same, without an array where there is only one result: most lines have one word.</summary>
    internal static Parser<char, Few<T>> RepeatFew<T>(Parser<char, T?> parser)
        where T : struct => new RepeatParser<T>(parser);

    /// <summary>Repeats <paramref name="parser"/> to the end of the text and keeps what <paramref name="select"/> makes of its results.</summary>
    internal static Parser<char, ImmutableArray<TResult>> Collect<T, TResult>(Parser<char, T> parser, Func<T, TResult?> select)
        where TResult : class => new CollectParser<T, TResult>(parser, select);

    private sealed class RunParser(SearchValues<char> set, int limit) : Parser<char, TextSpan>
    {
        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out TextSpan result)
        {
            var start = state.Location;
            var left = state.HasCurrent && set.Contains(state.Current) ? limit : 0;
            while (left > 0)
            {
                var window = state.LookAhead(Math.Min(left, 64));
                var count = window.IndexOfAnyExcept(set);
                if (count < 0)
                {
                    count = window.Length;
                }

                state.Advance(count);
                left -= count;
                if (count < 64)
                {
                    break;
                }
            }

            result = new TextSpan((int)start, (int)(state.Location - start));
            return true;
        }
    }

    /// <summary>What three <see cref="RunParser"/> would read; it stands twice on every line, mostly empty or one blank long.</summary>
    private sealed class BlanksAndEqualsParser(string blanks) : Parser<char, Gap>
    {
        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out Gap result)
        {
            var start = (int)state.Location;
            var equalsSign = -1;
            while (state.HasCurrent)
            {
                var window = state.LookAhead(32);
                var count = 0;
                while (count < window.Length)
                {
                    if (window[count] == '=' && equalsSign < 0)
                    {
                        equalsSign = (int)state.Location + count;
                    }
                    else if (!blanks.Contains(window[count]))
                    {
                        break;
                    }

                    count++;
                }

                state.Advance(count);
                if (count < 32)
                {
                    break;
                }
            }

            result = new Gap(start, equalsSign < 0 ? null : equalsSign);
            return true;
        }
    }

    private sealed class RestOfLineParser : Parser<char, LineEnd>
    {
        private static readonly SearchValues<char> _commentEnd = SearchValues.Create("\n\0");
        private static readonly SearchValues<char> _lineFeed = SearchValues.Create("\n");

        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out LineEnd result)
        {
            var comment = (int)state.Location;
            if (state.HasCurrent && state.Current == '#')
            {
                Skip(ref state, _commentEnd);
            }

            var skipped = (int)state.Location;
            if (state.HasCurrent && state.Current == '\0')
            {
                Skip(ref state, _lineFeed);
            }

            var lineFeed = (int)state.Location;
            if (state.HasCurrent)
            {
                state.Advance();
            }

            result = new LineEnd(comment, skipped, lineFeed, (int)state.Location);
            return true;
        }
    }

    private sealed class OneParser : Parser<char, TextSpan>
    {
        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out TextSpan result)
        {
            result = new TextSpan((int)state.Location, state.HasCurrent ? 1 : 0);
            state.Advance(result.Length);
            return true;
        }
    }

    private sealed class UntilParser(SearchValues<char> set) : Parser<char, TextSpan>
    {
        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out TextSpan result)
        {
            var start = state.Location;
            Skip(ref state, set);
            result = new TextSpan((int)start, (int)(state.Location - start));
            return true;
        }
    }

    private static void Skip(ref ParseState<char> state, SearchValues<char> set)
    {
        var size = 128;
        while (true)
        {
            var window = state.LookAhead(size);
            var count = window.IndexOfAny(set);
            if (count >= 0 || window.Length < size)
            {
                state.Advance(count >= 0 ? count : window.Length);
                return;
            }

            state.Advance(size);
            size = Math.Min(size * 4, 1 << 16);
        }
    }

    private sealed class ConditionParser<T>(
        SearchValues<char> set,
        Parser<char, T> parser,
        Parser<char, T> otherwise,
        Parser<char, T> atEnd
    ) : Parser<char, T>
    {
        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out T result)
        {
            var chosen =
                !state.HasCurrent ? atEnd
                : set.Contains(state.Current) ? parser
                : otherwise;
            return chosen.TryParse(ref state, ref expecteds, out result!);
        }
    }

    private sealed class RepeatParser<T>(Parser<char, T?> parser) : Parser<char, Few<T>>
        where T : struct
    {
        public override bool TryParse(ref ParseState<char> state, ref PooledList<Expected<char>> expecteds, out Few<T> result)
        {
            var count = 0;
            T first = default;
            ImmutableArray<T>.Builder? all = null;
            while (state.HasCurrent)
            {
                var before = state.Location;
                if (!parser.TryParse(ref state, ref expecteds, out var item))
                {
                    result = default;
                    return false;
                }

                if (state.Location == before)
                {
                    break;
                }

                if (item is not { } value)
                {
                    continue;
                }

                if (count++ == 0)
                {
                    first = value;
                    continue;
                }

                if (all is null)
                {
                    all = ImmutableArray.CreateBuilder<T>();
                    all.Add(first);
                }

                all.Add(value);
            }

            result = new Few<T>(count, first, all?.DrainToImmutable() ?? default);
            return true;
        }
    }

    private sealed class CollectParser<T, TResult>(Parser<char, T> parser, Func<T, TResult?> select) : Parser<char, ImmutableArray<TResult>>
        where TResult : class
    {
        public override bool TryParse(
            ref ParseState<char> state,
            ref PooledList<Expected<char>> expecteds,
            out ImmutableArray<TResult> result
        )
        {
            var all = ImmutableArray.CreateBuilder<TResult>();
            while (state.HasCurrent)
            {
                if (!parser.TryParse(ref state, ref expecteds, out var item))
                {
                    result = [];
                    return false;
                }

                if (select(item) is { } kept)
                {
                    all.Add(kept);
                }
            }

            result = all.DrainToImmutable();
            return true;
        }
    }
}
