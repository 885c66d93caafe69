using CsCheck;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Syntax.Values;

/// <summary>Any text can be read, and all places lie within it, in order. A failing case prints its seed; set <c>CsCheck_Seed</c> to repeat it.</summary>
public sealed class ValueGrammarLaws
{
    private const int Samples = 50_000;

    private static readonly Gen<string> _text = Gen.OneOf(
            Const(
                "ssh://",
                "${",
                "%%",
                "%h",
                "[::1]",
                "192.0.2.0/24",
                "2001:db8::",
                "1h",
                "1.5",
                "none",
                "\\:",
                "+",
                "-",
                "^",
                "!",
                "é",
                "\ud83d"
            ),
            Gen.String[Gen.Char["aZ059:,-+=/*!%@.?_[](){}^~#$\"'\\ \t\0smhdwKMG"], 0, 6]
        )
        .Array[0, 8]
        .Select(string.Concat);

    public static TheoryData<string> Grammars => [.. Spans.Keys];

    private static Dictionary<string, Func<string, IEnumerable<TextSpan>>> Spans { get; } =
        new()
        {
            [nameof(PatternList)] = text => PatternList.Parse(text).Items.Select(item => item.Span),
            [nameof(CommaList)] = text => CommaList.Parse(text).Items.Select(item => item.Span),
            [nameof(AlgorithmList)] = text =>
                AlgorithmList.Parse(text) is var list ? [list.Prefix, .. list.Items.Select(item => item.Span)] : [],
            [nameof(AddressList)] = text => AddressList.Parse(text).Select(element => element.Span),
            ["signed " + nameof(Duration)] = text => Parts(Duration.Parse(text, DurationForm.Signed)),
            [nameof(Duration)] = text => Parts(Duration.Parse(text)),
            ["decimal " + nameof(Duration)] = text => Parts(Duration.Parse(text, DurationForm.Decimal)),
            [nameof(HostPort)] = text => HostPort.Parse(text) is { Error: null } target ? [target.HostSpan, target.PortSpan] : [],
            [nameof(ForwardingSpec)] = text => ForwardingSpec.Parse(text).Fields.Select(field => field.Span),
            [nameof(JumpList)] = text => JumpList.Parse(text).Jumps.Select(jump => jump.Span),
            [nameof(TokenText)] = text => TokenText.Parse(text).Tokens.Select(token => token.Span),
            [nameof(EnvironmentAssignment)] = text =>
                EnvironmentAssignment.Parse(text) is var assignment ? [assignment.NameSpan, assignment.ValueSpan] : [],
        };

    [Theory]
    [MemberData(nameof(Grammars))]
    public void Places_are_in_order_and_within_the_text(string grammar) =>
        _text.Sample(
            text =>
            {
                var end = 0;
                foreach (var span in Spans[grammar](text))
                {
                    Assert.True(span.Length >= 0 && span.Start >= end && span.End <= text.Length, $"{span} of {text.Length}");
                    end = span.End;
                }
            },
            iter: Samples
        );

    [Fact]
    public void Errors_lie_within_the_text() =>
        _text.Sample(
            text =>
            {
                ValueError?[] errors =
                [
                    Duration.Parse(text, DurationForm.Signed).Error,
                    Duration.Parse(text).Error,
                    Duration.Parse(text, DurationForm.Decimal).Error,
                    ByteSize.Parse(text).Error,
                    OctalMode.Parse(text).Error,
                    IntegerInRange.Parse(text, 0, 65535).Error,
                    HostPort.Parse(text).Error,
                    AddressOrCidr.Parse(text).Error,
                    ForwardingSpec.Parse(text).Error,
                    EnvironmentAssignment.Parse(text).Error,
                    .. JumpList.Parse(text).Jumps.Select(jump => jump.Target.Error),
                ];
                Assert.All(
                    errors.OfType<ValueError>(),
                    error => Assert.True(error.Span.Start >= 0 && error.Span.Length >= 0 && error.Span.End <= text.Length, $"{error}")
                );
            },
            iter: Samples
        );

    [Fact]
    public void The_items_of_a_list_and_its_commas_are_its_text() =>
        _text.Sample(text => Assert.Equal(text, string.Join(',', CommaList.Parse(text).Items.Select(item => item.Text))), iter: Samples);

    [Fact]
    public void The_matcher_agrees_with_the_recursion_of_OpenSSH() =>
        Gen.Select(Gen.String[Gen.Char["ab?*"], 0, 7], Gen.String[Gen.Char["ab"], 0, 7])
            .Sample((pattern, text) => Assert.Equal(Recursive(pattern, text), WildcardPattern.IsMatch(pattern, text)), iter: Samples);

    [Fact]
    public void A_sum_of_parts_is_a_duration() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Char["smhdw"])
            .Array[1, 6]
            .Sample(
                parts =>
                {
                    var duration = Duration.Parse(string.Concat(parts.Select(part => $"{part.Item1}{part.Item2}")), limit: long.MaxValue);
                    Assert.Equal(parts.Sum(part => (long)part.Item1 * Factor(part.Item2)), duration.Seconds);
                },
                iter: Samples
            );

    private static IEnumerable<TextSpan> Parts(Duration duration) => duration.Parts.Select(part => part.Span);

    private static long Factor(char unit) =>
        unit switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => 604_800,
        };

    private static bool Recursive(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) =>
        pattern.IsEmpty ? text.IsEmpty
        : pattern[0] == '*' ? Recursive(pattern[1..], text) || (!text.IsEmpty && Recursive(pattern, text[1..]))
        : !text.IsEmpty && (pattern[0] == '?' || pattern[0] == text[0]) && Recursive(pattern[1..], text[1..]);

    private static Gen<T> Const<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
