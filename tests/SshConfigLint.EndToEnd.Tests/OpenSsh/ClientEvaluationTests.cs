using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// Random client files: the evaluation must print what <c>ssh -G</c> prints, line for line, and refuse what it refuses, naming
/// the same lines. Set <c>SSHCONFIGLINT_SEED</c> to repeat a run and <c>SSHCONFIGLINT_FILES</c> for a longer one.
/// </summary>
public sealed partial class ClientEvaluationTests(ITestOutputHelper output)
{
    private const int FixedSeed = 20_260_101;

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Files_of_fixed_seeds_are_evaluated_as_ssh_does(string suite) =>
        AssertAgreement(suite, RandomRun.Setting("SSHCONFIGLINT_SEED", FixedSeed), RandomRun.Setting("SSHCONFIGLINT_FILES", 2_000));

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void Files_of_a_new_seed_are_evaluated_as_ssh_does(string suite) => AssertAgreement(suite, Random.Shared.Next(), 200);

    private void AssertAgreement(string suite, int seed, int count)
    {
        var oracle = OpenSshOracle.Require(suite);
        var lines = new RandomClientLines(oracle.Target);
        RandomRun.AssertAgreement(
            output,
            seed,
            [.. Enumerable.Range(0, count).Select(index => RandomClientCase.Create(seed + index, lines))],
            item =>
            {
                var (real, ours) = oracle.WithFolder(folder => Compare(oracle, folder, item));
                return (real.IsAccepted, real.Agrees(ours) ? null : Describe(item, real, ours));
            }
        );
    }

    private static (Answer Real, Answer Ours) Compare(OpenSshOracle oracle, OracleFolder folder, RandomClientCase item)
    {
        var files = RandomRun.Write(folder, item.Files, RandomClientCase.Folder);

        // ssh gives commands of Match exec to $SHELL. The trees have no shell, but a Perl: `perl -c FILE` succeeds when FILE is there.
        if (item.Query.Exec == ExecAssumption.True)
        {
            folder.Write(RandomClientCase.Success, "");
        }

        var entry = $"{folder.Inside}/{RandomClientCase.Entry}";
        var environment = item.Query.Environment.Add("SHELL", "/usr/bin/perl");
        var result = oracle.Run(environment, ["/usr/bin/ssh", "-G", "-F", entry, .. item.Arguments()]);
        var model = ConfigModel.Load(
            files.Read(entry).Text!,
            ConfigKind.Client,
            oracle.Target,
            files,
            new ModelOptions { Home = "/root", IncludeBase = "/root/.ssh" }
        );
        return (Answer.Of(result, folder.Inside), Answer.Of(EffectiveConfig.Evaluate(model, item.Query), folder.Inside));
    }

    private static string Describe(RandomClientCase item, Answer real, Answer ours) =>
        $"""
            ssh {string.Join(' ', item.Arguments())} (exec {item.Query.Exec})
            {string.Join('\n', item.Files.Where(file => file.Text.Length > 0).Select(file => $"<{file.Name}>\n{file.Text.TrimEnd()}"))}
            ssh:
            {real.Except(ours)}
            ours:
            {ours.Except(real)}
            """;

    /// <summary>What the real ssh or the evaluation says.</summary>
    private sealed partial record Answer(
        bool IsAccepted,
        IReadOnlyList<string> Lines,
        IReadOnlyList<string> Refused,
        bool CountsErrors,
        string Message
    )
    {
        internal static Answer Of(OracleResult result, string folder)
        {
            if (result.ExitCode == 0)
            {
                return new Answer(true, Mask(result.Output.TrimEnd('\n'), folder).Split('\n'), [], false, "");
            }

            var refused = result
                .Error.Split('\n')
                .Where(line => !line.Contains("Unsupported option", StringComparison.Ordinal))
                .Select(line => NamedLine().Match(Mask(line, folder)))
                .Where(match => match.Success)
                .Select(match => $"{match.Groups[1].Value}:{match.Groups[2].Value}")
                .Distinct()
                .ToList();
            var counts = result.Error.Contains(": terminating, ", StringComparison.Ordinal);
            return new Answer(false, [], refused, counts, Mask(result.Error, folder));
        }

        internal static Answer Of(EffectiveConfig config, string folder)
        {
            var refused = config
                .Rejections.Select(problem => (File: problem.File.Path, Line: problem.Directive?.Line ?? 0))
                .Select(place => $"{Mask(place.File, folder)}:{place.Line + 1}")
                .Distinct()
                .ToList();
            var message = string.Join('\n', config.Rejections.Select(problem => problem.Message).Append(config.Failure));
            var lines = config.Lines.Select(line => Mask(line.ToString(), folder)).ToList();
            return new Answer(config.IsAccepted, lines, refused, false, message)
            {
                Fatal = config.FailureAt is { } at ? $"{Mask(at.File.Path, folder)}:{at.Line + 1}" : null,
            };
        }

        /// <summary>The line at which the evaluation stops at once, of which ssh may name the number.</summary>
        private string? Fatal { get; init; }

        private string? FirstRefused => Refused is [var first, ..] ? first : null;

        /// <summary>Errors that ssh counts must be ours, all of them; where it stops at once, the first one.</summary>
        internal bool Agrees(Answer ours) =>
            IsAccepted == ours.IsAccepted
            && (
                IsAccepted ? Lines.SequenceEqual(ours.Lines)
                : CountsErrors ? Refused.Order().SequenceEqual(ours.Refused.Order())
                : FirstRefused == ours.FirstRefused || (Refused is [var first] && first == ours.Fatal)
            );

        internal string Except(Answer other) =>
            IsAccepted
                ? string.Join('\n', other.IsAccepted ? Lines.Except(other.Lines) : Lines.Take(2))
                : $"refused {string.Join(' ', Refused)}\n{Message}";

        private static string Mask(string text, string folder) => text.Replace(folder, RandomClientCase.Folder, StringComparison.Ordinal);

        [GeneratedRegex(@"(@DIR@/\S+?):? line (\d+):")]
        private static partial Regex NamedLine();
    }
}
