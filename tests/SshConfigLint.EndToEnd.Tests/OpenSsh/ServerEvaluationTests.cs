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
        RandomRun.AssertAgreement(
            output,
            seed,
            [.. Enumerable.Range(0, count).Select(index => RandomServerFile.Create(seed + index, oracle.Target))],
            item =>
            {
                var (real, ours) = oracle.WithFolder(folder => Evaluate(oracle, folder, item));
                return (real.ExitCode == 0, Agree(real, ours) ? null : Describe(item, real, ours));
            }
        );
    }

    private static (OracleResult Real, EffectiveConfig Ours) Evaluate(OpenSshOracle oracle, OracleFolder folder, ServerCase item)
    {
        var files = RandomRun.Write(folder, item.Files.Select(file => (file.Key, file.Value)), ServerCase.Folder);
        var entry = $"{folder.Inside}/{ServerCase.Entry}";
        string[] command = ["/usr/sbin/sshd", "-T", "-f", entry];
        var real = oracle.Run(item.Specification is { } spec ? [.. command, "-C", spec] : command);
        var options = new ModelOptions { IncludeBase = "/etc/ssh" };
        var model = ConfigModel.Load(files.Read(entry).Text!, ConfigKind.Server, oracle.Target, files, options);
        return (real, EffectiveConfig.Evaluate(model, item.Specification is null ? null : Query(item.Specification)));
    }

    private static bool Agree(OracleResult real, EffectiveConfig ours) =>
        real.ExitCode == 0 ? ours.IsAccepted && Dump(ours) == real.Output
        : ours.IsAccepted ? IsUnknownUser(real, ours)
        : IsSamePlace(RefusedAt(ours), RefusedAt(real));

    /// <summary>Whether the tree has no user of a <c>~user/</c>, which the evaluation cannot know and says so.</summary>
    private static bool IsUnknownUser(OracleResult real, EffectiveConfig ours) =>
        real.Error.Contains("No such user", StringComparison.Ordinal)
        && ours.Notes.Any(note => note.StartsWith("the home folder of", StringComparison.Ordinal));

    private static string Dump(EffectiveConfig config) => string.Concat(config.Lines.Select(line => $"{line}\n"));

    private static string Describe(ServerCase item, OracleResult real, EffectiveConfig ours)
    {
        var (theirs, own) = (real.ExitCode == 0 ? real.Output : real.Error, ours.IsAccepted ? Dump(ours) : $"refused at {RefusedAt(ours)}");
        return $"""
            {item}
            sshd: {real.ExitCode}
            {RandomRun.Only(theirs, own)}
            ours:
            {RandomRun.Only(own, theirs)}
            {ours.Failure} {string.Join('\n', ours.Rejections.Select(problem => problem.Message))}
            """;
    }

    private static bool IsSamePlace((string File, string Line)? ours, (string File, string Line)? theirs) =>
        theirs is not { } real || (ours is { } place && place.Line == real.Line && (real.File.Length == 0 || real.File == place.File));

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
