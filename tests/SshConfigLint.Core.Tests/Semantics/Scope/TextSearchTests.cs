using CsCheck;
using SshConfigLint.Semantics.Scope;

namespace SshConfigLint.Core.Tests.Semantics.Scope;

public sealed class TextSearchTests
{
    /// <summary>No pattern below tells longer texts apart from these: at most three characters that are no star.</summary>
    private static readonly string[] _texts = [.. Texts(5)];

    private static readonly Gen<TextCondition> _condition = Gen.Select(
        Gen.Select(Gen.Bool, Gen.Char["abA**?"].Array[0, 3], (isNegated, letters) => (isNegated ? "!" : "") + string.Concat(letters)).Array[
            1,
            4
        ],
        Gen.Bool,
        Gen.Bool,
        (items, ignoreCase, isIn) => new TextCondition(new TextSet(items, ignoreCase), isIn)
    );

    [Fact]
    public void It_finds_what_trying_all_texts_finds() =>
        _condition
            .Array[0, 4]
            .Sample(
                conditions =>
                {
                    var (outcome, text) = TextSearch.Find(conditions, new Effort(long.MaxValue));
                    Assert.NotEqual(Outcome.Undecided, outcome);
                    if (outcome == Outcome.Found)
                    {
                        Assert.All(conditions, condition => Assert.True(condition.HoldsFor(text)));
                    }

                    var shortest = Array.Find(_texts, text => Array.TrueForAll(conditions, condition => condition.HoldsFor(text)));
                    Assert.True(outcome == Outcome.Found || shortest is null, $"`{shortest}` meets all");
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("Found x", "*")]
    [InlineData("Found ", "*", "-?*")]
    [InlineData("Found a", "a*", "-ab*")]
    [InlineData("None ", "a*", "-a", "-a?*")]
    [InlineData("None ", "!a", "!b")]
    [InlineData("Found xa", "?a", "-aa")]
    [InlineData("Found bx", "b?", "-ba", "-bb")]
    [InlineData("None ", "*a*", "-*", "b")]
    public void It_gives_a_shortest_text(string expected, params string[] lists)
    {
        var conditions = lists.Select(list =>
            list[0] == '-' ? new TextCondition(TextSet.OfList(list[1..]), false) : new TextCondition(TextSet.OfList(list), true)
        );
        var (outcome, text) = TextSearch.Find([.. conditions], new Effort(100_000));
        Assert.Equal(expected, $"{outcome} {text}");
    }

    [Fact]
    public void It_gives_up_where_the_product_grows_too_large()
    {
        var conditions = Enumerable.Range(0, 20).Select(i => new TextCondition(TextSet.OfList($"*a{new string('?', 40 + i)}"), i % 2 == 0));
        Assert.Equal(Outcome.Undecided, TextSearch.Find([.. conditions], new Effort(1_000_000)).Outcome);
    }

    [Theory]
    [InlineData("h\u00e9", "h?")]
    [InlineData(
        "*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "b*"
    )]
    public void It_says_nothing_of_what_it_cannot_hold(string one, string other)
    {
        TextCondition[] conditions = [new(TextSet.OfList(one), true), new(TextSet.OfList(other), false)];
        Assert.Equal(Outcome.Undecided, TextSearch.Find(conditions, new Effort(100_000)).Outcome);
    }

    private static IEnumerable<string> Texts(int length)
    {
        IEnumerable<string> texts = [""];
        for (var i = 0; i < length; i++)
        {
            foreach (var text in texts)
            {
                yield return text;
            }

            texts = [.. texts.SelectMany(text => "abABx".Select(letter => text + letter))];
        }
    }
}
