using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>Whether the real programs refuse the same values as we do, keyword by keyword.</summary>
public sealed partial class ValueAcceptanceTests(ITestOutputHelper output)
{
    private const int Seed = 20260211;
    private const int ShownPerKeyword = 4;

    // sshd asks for these before it looks at a value, or without them does not get that far.
    private const string Preamble = """
        AuthorizedKeysCommandUser nobody
        AuthorizedPrincipalsCommandUser nobody
        HostKey /etc/ssh/ssh_host_ed25519_key

        """;

    private static int CasesPerKeyword =>
        int.TryParse(Environment.GetEnvironmentVariable("SSHCONFIGLINT_VALUE_CASES"), CultureInfo.InvariantCulture, out var cases)
            ? cases
            : 12;

    private static int SeedOfRun =>
        int.TryParse(Environment.GetEnvironmentVariable("SSHCONFIGLINT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Seed;

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Ssh_refuses_the_same_values(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        // Before 8.7 the first error ends the run: a run for every value, more or less.
        var factor = oracle.Target.Version < new OpenSshVersion(8, 7) ? 1 : 4;
        var lines = Lines(ConfigKind.Client, oracle.Target, factor * CasesPerKeyword);
        var (alone, together) = (lines.Where(IsAlone).ToList(), lines.Where(line => !IsAlone(line)).ToList());
        var refused = RefusedTogether(oracle, together);
        var refusedAlone = OpenSshOracle.RunAll(alone, line => oracle.Client(line.Text + "\n"));
        var differences = together
            .Select((line, i) => Differ(line, oracle.Target, refused[i], "Host never.invalid\n"))
            .Concat(
                alone.Select((line, i) => Differ(line, oracle.Target, refusedAlone[i].ExitCode != 0 ? refusedAlone[i].Error : null, ""))
            );
        AssertNone(differences, lines.Count);
    }

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Sshd_refuses_the_same_values(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var lines = Lines(ConfigKind.Server, oracle.Target, CasesPerKeyword);
        var results = OpenSshOracle.RunAll(lines, line => oracle.Server(Preamble + line.Text + "\n"));
        AssertNone(lines.Select((line, i) => Differ(line, oracle.Target, Refusal(line, results[i]), Preamble)), lines.Count);
    }

    private void AssertNone(IEnumerable<Difference?> all, int cases)
    {
        output.WriteLine($"{cases} values, seed {SeedOfRun}");
        var differences = all.OfType<Difference>().ToList();
        var shown = differences
            .GroupBy(difference => difference.Keyword)
            .SelectMany(group => group.Take(ShownPerKeyword).Select(difference => difference.Text));
        Assert.True(differences.Count == 0, $"{differences.Count} of {cases} values, seed {SeedOfRun}:\n{string.Join('\n', shown)}");
    }

    private static List<Line> Lines(ConfigKind kind, Target target, int count)
    {
        var cases = new ValueCases(target, SeedOfRun);
        return
        [
            .. KeywordTable
                .All(kind)
                .Select(row => row.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => KeywordTable.Find(kind, name, target)!)
                .Where(row => row.StateIn(target) is KeywordState.Accepted && IsTested(row))
                .SelectMany(row => cases.Of(row, count).Select(value => new Line(row, value))),
        ];
    }

    // A routing domain is looked up on the machine; the others are no values.
    private static bool IsTested(KeywordInfo row) =>
        row.Name != "RDomain"
        && row.Value is not (ValueKind.Legacy or ValueKind.HostPatterns or ValueKind.MatchCriteria or ValueKind.IncludePatterns);

    /// <summary>Lists of algorithms are put together only where they are in use.</summary>
    private static bool IsAlone(Line line) => line.Keyword.Value == ValueKind.AlgorithmList;

    /// <summary>What ssh says about each line of a block that never applies: it checks all values and counts the errors.</summary>
    private static string?[] RefusedTogether(OpenSshOracle oracle, List<Line> lines)
    {
        var refused = new string?[lines.Count];
        var start = 0;
        while (start < lines.Count)
        {
            var text = new StringBuilder("Host never.invalid\n");
            lines.Skip(start).ToList().ForEach(line => text.Append(line.Text).Append('\n'));
            var result = oracle.Client(text.ToString());
            var last = -1;
            foreach (var message in result.Error.Split('\n'))
            {
                if (
                    LineNumber().Match(message) is { Success: true } match
                    && !message.Contains("Unsupported option", StringComparison.Ordinal)
                )
                {
                    last = start + int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 2;
                    refused[last] = message;
                }
            }

            if (result.ExitCode == 0 || result.Error.Contains("terminating, ", StringComparison.Ordinal))
            {
                break;
            }

            Assert.True(last >= start, $"ssh {oracle.Target.Version} stopped without a line: {result.Error}");
            start = last + 1;
        }

        return refused;
    }

    /// <summary>Why sshd refuses a value; null when it takes it, or stops for a reason that is not in the line.</summary>
    private static string? Refusal(Line line, OracleResult result)
    {
        var number = Preamble.Count(c => c == '\n') + 1;
        var isNamed = LineNumber()
            .Matches(result.Error)
            .Any(match => match.Groups[1].Value == number.ToString(CultureInfo.InvariantCulture));
        // What looks like the name of a host may exist elsewhere.
        var isLate = line.Keyword.Value is ValueKind.AlgorithmList or ValueKind.ListenAddress && !UnknownHost().IsMatch(result.Error);
        return result.ExitCode != 0 && (isNamed || isLate) ? result.Error : null;
    }

    private static Difference? Differ(Line line, Target target, string? refusal, string before)
    {
        var model = ConfigModel.Load(SourceText.From(before + line.Text + "\n", "config"), line.Keyword.Kind, target, new InMemoryFiles());
        var number = before.Count(c => c == '\n');
        var rejections = model
            .Problems.Where(problem =>
                problem.Effect == ProblemEffect.Rejected
                && problem.Kind != ProblemKind.UnsatisfiableAuthentication
                && problem.File.Tree.Text.GetLinePosition(problem.Span.Start).Line == number
            )
            .Select(problem => problem.Message)
            .ToList();
        return (refusal is not null) == (rejections.Count > 0)
            ? null
            : new Difference(
                line.Keyword.Name,
                $"{target.Version} {line.Keyword.Kind} [{line.Text}]: OpenSSH {refusal?.Trim().ReplaceLineEndings(" / ") ?? "takes it"}; we: {string.Join("; ", rejections)}"
            );
    }

    [GeneratedRegex(@"^bad addr or host: [a-z0-9_.-]*[a-z][a-z0-9_.-]* ", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex UnknownHost();

    [GeneratedRegex(@"\bline (\d+): ")]
    private static partial Regex LineNumber();

    private sealed record Difference(string Keyword, string Text);

    private sealed record Line(KeywordInfo Keyword, string Value)
    {
        internal string Text => $"{Keyword.Name} {Value}";
    }
}
