using System.Text.RegularExpressions;
using SshConfigLint.Knowledge;
using SshConfigLint.Tests.Semantics.Evaluation;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>What <c>Surprises.txt</c> says of the Debian builds is what the real programs do.</summary>
public sealed partial class SurpriseOracleTests
{
    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void The_real_program_does_what_the_table_says(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var build = $"debian-{oracle.Target.Version}";

        // No command of a file is ever run, not even by a test.
        var surprises = Surprise.All.Where(one => one.Build == build && !one.IsAssumption).ToList();
        Assert.NotEmpty(surprises);
        var differences = surprises
            .Select(surprise => (surprise, Real: Run(oracle, surprise)))
            .Where(pair => !pair.surprise.Expected.SequenceEqual(pair.Real))
            .Select(pair =>
                $"{pair.surprise.Title}\n{pair.surprise.Command}\ntable:\n{Lines(pair.surprise.Expected)}\nreal:\n{Lines(pair.Real)}"
            )
            .ToList();
        Assert.True(differences.Count == 0, string.Join("\n---\n", differences));
    }

    private static IReadOnlyList<string> Run(OpenSshOracle oracle, Surprise surprise) =>
        oracle.WithFolder<IReadOnlyList<string>>(folder =>
        {
            foreach (var file in surprise.Files)
            {
                folder.Write(file.Name, Inside(file.Content, folder));
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(Path.Combine(folder.Path, file.Name), (UnixFileMode)Convert.ToInt32(file.Mode, 8));
                }
            }

            var words = surprise.Command.Split(' ');
            string[] command =
                surprise.Kind == ConfigKind.Client
                    ? ["/usr/bin/ssh", "-G", "-F", $"{folder.Inside}/main", "-o", "CanonicalizeHostname=no", .. words[2..]]
                    : ["/usr/sbin/sshd", "-T", "-f", $"{folder.Inside}/main", .. words[2..]];
            var environment = surprise.Environment.ToDictionary(pair => pair.Key, pair => Inside(pair.Value, folder));
            var result = oracle.Run(environment, command);
            return result.ExitCode == 0 ? [.. surprise.Relevant(result.OutputLines)] : [Refusal(result.Error, folder.Inside)];
        });

    private static string Refusal(string error, string folder)
    {
        var places = error
            .Split('\n')
            .Select(line => Place().Match(line.TrimEnd('\r').Replace($"{folder}/", "", StringComparison.Ordinal)))
            .Where(match => match.Success)
            .Select(match => $"{(match.Groups["file"].Success ? match.Groups["file"].Value : "main")} line {match.Groups["line"].Value}")
            .Distinct()
            .ToList();
        return places.Count == 0 ? "! refused" : $"! refused at {string.Join(", ", places)}";
    }

    /// <summary><c>FILE line 3: …</c>, <c>FILE: line 3: …</c>, or at the end <c>… at line 3</c>, which means the main file.</summary>
    [GeneratedRegex(@"^(?<file>\S+?):? line (?<line>\d+):|\bat line (?<line>\d+)$")]
    private static partial Regex Place();

    private static string Inside(string text, OracleFolder folder) => text.Replace("<dir>", folder.Inside, StringComparison.Ordinal);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
