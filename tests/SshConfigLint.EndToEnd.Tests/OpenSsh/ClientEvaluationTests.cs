using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// Random client files: the evaluation must print what <c>ssh -G</c> prints, line for line. Set <c>SSHCONFIGLINT_SEED</c> to
/// repeat a run and <c>SSHCONFIGLINT_FILES</c> for a longer one.
/// </summary>
public sealed class ClientEvaluationTests(ITestOutputHelper output)
{
    private static readonly string[] _hosts = ["web1", "web2", "db.example.org"];

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void A_random_file_is_evaluated_as_ssh_does(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var seed = Setting("SSHCONFIGLINT_SEED", 20_260_101);
        output.WriteLine($"seed {seed}");
        var cases = Enumerable.Range(0, Setting("SSHCONFIGLINT_FILES", 300)).Select(index => Create(seed + index, oracle.Target)).ToList();
        var real = OpenSshOracle.RunAll(
            cases,
            item => oracle.WithFile(item.Text, file => oracle.Run("/usr/bin/ssh", "-G", "-F", file, item.Host))
        );
        var differences = cases
            .Zip(
                real,
                (item, result) => (item, Real: result.ExitCode == 0 ? result.Output : "refused", Ours: Evaluate(item, oracle.Target))
            )
            .Where(pair => pair.Real != pair.Ours)
            .Select(pair => $"{pair.item.Host}\n{pair.item.Text}\nssh:\n{Only(pair.Real, pair.Ours)}\nours:\n{Only(pair.Ours, pair.Real)}")
            .ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {cases.Count} differ, seed {seed}\n{string.Join("\n---\n", differences.Take(3))}"
        );
    }

    private static (string Text, string Host) Create(int seed, Target target)
    {
        var random = new Random(seed);
        return (RandomClientFile.Create(random, target), _hosts[random.Next(_hosts.Length)]);
    }

    private static string Evaluate((string Text, string Host) item, Target target)
    {
        var model = ConfigModel.Load(SourceText.From(item.Text, "config"), ConfigKind.Client, target, new InMemoryFiles());
        if (model.Problems.Any(problem => problem.Effect == ProblemEffect.Rejected))
        {
            return "refused";
        }

        var query = new ClientQuery { Host = item.Host, LocalHost = System.Net.Dns.GetHostName() };
        var config = EffectiveConfig.Evaluate(model, query);
        return config.Failure is null ? string.Concat(config.Lines.Select(line => $"{line}\n")) : "refused";
    }

    private static string Only(string text, string other) => string.Join('\n', text.Split('\n').Except(other.Split('\n')).Take(8));

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
