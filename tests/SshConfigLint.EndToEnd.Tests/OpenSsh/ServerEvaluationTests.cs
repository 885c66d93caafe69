using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// Random server files: the evaluation must print what <c>sshd -T</c> prints, line for line, and refuse what it refuses at the same
/// line. Set <c>SSHCONFIGLINT_SEED</c> to repeat a run and <c>SSHCONFIGLINT_FILES</c> for a longer one.
/// </summary>
public sealed partial class ServerEvaluationTests(ITestOutputHelper output)
{
    /// <summary>Who is in which group in the trees.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> _groups = ImmutableDictionary.CreateRange([
        KeyValuePair.Create<string, ImmutableArray<string>>("root", ["root"]),
        KeyValuePair.Create<string, ImmutableArray<string>>("alice", ["alice", "wheel"]),
        KeyValuePair.Create<string, ImmutableArray<string>>("sshd", ["nogroup"]),
    ]);

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void A_random_file_is_evaluated_as_sshd_does(string suite) =>
        Compare(suite, RandomRun.Setting("SSHCONFIGLINT_SEED", 20_260_102), RandomRun.Setting("SSHCONFIGLINT_FILES", 2000));

    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void A_file_of_a_random_seed_is_evaluated_as_sshd_does(string suite) => Compare(suite, Random.Shared.Next(1_000_000_000), 200);

    private void Compare(string suite, int seed, int count)
    {
        var oracle = OpenSshOracle.Require(suite);
        output.WriteLine($"seed {seed}");
        var cases = Enumerable.Range(0, count).Select(index => RandomServerFile.Create(seed + index, oracle.Target)).ToList();
        var real = OpenSshOracle.RunAll(cases, item => Run(oracle, item));
        output.WriteLine($"{real.Count(result => result.ExitCode == 0)} of {count} files are accepted");
        var differences = cases.Zip(real, (item, result) => Difference(item, result, oracle.Target)).OfType<string>().ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {count} differ, seed {seed}\n{string.Join("\n---\n", differences.OrderBy(text => text.Length).Take(RandomRun.Setting("SSHCONFIGLINT_SHOW", 3)))}"
        );
    }

    private static OracleResult Run(OpenSshOracle oracle, ServerCase item) =>
        oracle.WithFiles(
            item.Files,
            ServerCase.Folder,
            folder =>
            {
                string[] command = ["/usr/sbin/sshd", "-T", "-f", $"{folder}/sshd_config"];
                var result = oracle.Run(item.Specification is { } spec ? [.. command, "-C", spec] : command);
                return result with { Error = result.Error.Replace(folder, "/etc/ssh", StringComparison.Ordinal) };
            }
        );

    private static string? Difference(ServerCase item, OracleResult real, Target target)
    {
        var config = Evaluate(item, target);
        var ours = config.IsAccepted ? string.Concat(config.Lines.Select(line => $"{line}\n")) : $"refused {RefusedAt(config)}";
        var agree = real.ExitCode == 0 ? ours == real.Output : !config.IsAccepted && IsSamePlace(RefusedAt(config), RefusedAt(real));
        return agree
            ? null
            : $"{target.Version} {item}\nsshd: {real.ExitCode}\n{RandomRun.Only(real.Output, ours)}\n{(real.ExitCode == 0 ? "" : real.Error)}\nours:\n{RandomRun.Only(ours, real.Output)}\n{config.Failure} {string.Join('\n', config.Rejections.Select(problem => problem.Message))}";
    }

    private static bool IsSamePlace((string File, string Line)? ours, (string File, string Line)? theirs) =>
        theirs is not { } real || (ours is { } place && place.Line == real.Line && (real.File.Length == 0 || real.File == place.File));

    private static EffectiveConfig Evaluate(ServerCase item, Target target)
    {
        var files = item.Files.Select(file =>
            SourceText.From(file.Value.Replace(ServerCase.Folder, "/etc/ssh", StringComparison.Ordinal), $"/etc/ssh/{file.Key}")
        );
        var entry = files.Single(file => file.Path == "/etc/ssh/sshd_config");
        var model = ConfigModel.Load(entry, ConfigKind.Server, target, new InMemoryFiles([.. files]));
        return EffectiveConfig.Evaluate(model, item.Specification is { } spec ? Query(spec) : null);
    }

    internal static ServerQuery Query(string specification)
    {
        var values = specification.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[^1]);
        var user = values.GetValueOrDefault("user");
        return new ServerQuery
        {
            User = user,
            Host = values.GetValueOrDefault("host"),
            Address = values.GetValueOrDefault("addr"),
            LocalAddress = values.GetValueOrDefault("laddr"),
            LocalPort = values.TryGetValue("lport", out var port) ? int.Parse(port, CultureInfo.InvariantCulture) : null,
            RoutingDomain = values.GetValueOrDefault("rdomain"),
            IsInvalidUser = values.ContainsKey("invalid-user"),
            Groups = user is null ? [] : _groups.GetValueOrDefault(user, []),
        };
    }

    private static (string File, string Line)? RefusedAt(EffectiveConfig config)
    {
        var directive = config.Rejections is [var first, ..] ? first.Directive : config.FailureAt;
        return directive is null ? null : (directive.File.Path, (directive.Line + 1).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The place of the first complaint; messages about a Match line name the line alone.</summary>
    private static (string File, string Line)? RefusedAt(OracleResult result) =>
        result
            .Error.Split('\n')
            .Where(line =>
                !line.Contains("Unsupported option", StringComparison.Ordinal)
                && !line.Contains("Deprecated option", StringComparison.Ordinal)
            )
            .Select(line => LineNumber().Match(line))
            .Where(match => match.Success)
            .Select(match => ((string File, string Line)?)(match.Groups["file"].Value, match.Groups["line"].Value))
            .FirstOrDefault();

    [GeneratedRegex(@"(?:^(?<file>/\S+?):?| at) line (?<line>\d+)")]
    private static partial Regex LineNumber();
}
