using SshConfigLint.EndToEnd.Tests.OpenSsh;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Corpus;

/// <summary>Real server files: the evaluation must print what <c>sshd -T</c> prints, for nobody and for those whom the Match blocks take.</summary>
public class ServerCorpusTests
{
    private const int MostConnections = 6;
    private const string Anybody = "user=alice,host=h.example.org,addr=192.0.2.7,laddr=192.0.2.1,lport=22";

    // A key of our own: the keys that a real file names are not here. Its line is left out again.
    private const string Key = "/etc/ssh/ssh_host_rsa_key";

    [SkippableTheory]
    [InlineData("bookworm")]
    [InlineData("sid")]
    public void An_accepted_file_comes_to_what_sshd_says(string suite)
    {
        var corpus = SharedMaterial.Require("corpus");
        var oracle = OpenSshOracle.Require(suite);
        var cases = CorpusFile
            .ReadAll(corpus)
            .Where(file => file.Kind == ConfigKind.Server && file.IsAccepted)
            .Select(file => (file.Name, Model: Load(file.Read(corpus), oracle.Target)))
            .SelectMany(file => Connections(file.Model), (file, connection) => (file.Name, file.Model, Connection: connection))
            .ToList();
        var results = OpenSshOracle.RunAll(cases, item => Run(oracle, Path.Combine(corpus, item.Name), item.Connection));
        var differences = cases
            .Zip(results, (item, real) => (item, real, ours: Evaluate(item.Model, item.Connection)))
            .Where(run => run.real.ExitCode == 0 ? Dump(run.ours) != WithoutKey(run.real.Output) : run.ours.IsAccepted)
            .Select(run =>
                $"{run.item.Name} {run.item.Connection}\nsshd:\n{RandomRun.Only(WithoutKey(run.real.Output), Dump(run.ours))}{run.real.Error}\nours:\n{RandomRun.Only(Dump(run.ours), run.real.Output)}{run.ours.Failure}"
            )
            .ToList();
        Assert.True(results.Count(result => result.ExitCode == 0) > 100, "too few files are accepted");
        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Count} differ\n{string.Join("\n---\n", differences.Take(6))}");
    }

    private static ConfigModel Load(SourceText text, Target target) =>
        ConfigModel.Load(text, ConfigKind.Server, target, new InMemoryFiles(), new ModelOptions { IncludeBase = "/etc/ssh" });

    private static OracleResult Run(OpenSshOracle oracle, string path, string? connection) =>
        oracle.WithFolder(folder =>
        {
            File.Copy(path, Path.Combine(folder.Path, "sshd_config"));
            string[] command = ["/usr/sbin/sshd", "-T", "-h", Key, "-f", $"{folder.Inside}/sshd_config"];
            return oracle.Run(connection is null ? command : [.. command, "-C", connection]);
        });

    /// <summary>Nobody, anybody, and for each of the first blocks somebody whom it takes.</summary>
    private static IEnumerable<string?> Connections(ConfigModel model) =>
        model
            .Blocks.Where(block => block.Header is { IsValid: true })
            .Take(MostConnections)
            .Select(block => (string?)Connection(block.Header!))
            .Prepend(Anybody)
            .Prepend(null)
            .Distinct();

    private static string Connection(BoundDirective header)
    {
        var values = Anybody.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        for (var i = 0; i + 1 < header.Words.Length; i += 2)
        {
            var key = header.Words[i].Value.ToLowerInvariant() switch
            {
                "address" => "addr",
                "localaddress" => "laddr",
                "localport" => "lport",
                "group" => null,
                var name => name,
            };
            var literal = header.Words[i + 1].Value.Split(',').FirstOrDefault(pattern => !pattern.StartsWith('!'))?.Split('/')[0];
            if (key is not null && values.ContainsKey(key) && !string.IsNullOrEmpty(literal))
            {
                values[key] = literal.Replace('*', '1').Replace('?', '1');
            }
        }

        return string.Join(',', values.Select(value => $"{value.Key}={value.Value}"));
    }

    private static EffectiveConfig Evaluate(ConfigModel model, string? connection) =>
        EffectiveConfig.Evaluate(model, connection is null ? null : ServerEvaluationTests.Query(connection));

    /// <summary>As with <see cref="Key"/>: without it, and without the keys that stand in its place when a file names none.</summary>
    private static string Dump(EffectiveConfig config) =>
        string.Concat(config.Lines.Where(line => !IsDefaultKey(line)).Select(line => $"{line}\n"));

    private static bool IsDefaultKey(EffectiveLine line) =>
        line.Keyword.Equals("HostKey", StringComparison.OrdinalIgnoreCase) && line.Origins.IsEmpty;

    private static string WithoutKey(string dump)
    {
        var line = dump.IndexOf($" {Key}\n", StringComparison.Ordinal);
        var start = line < 0 ? 0 : dump.LastIndexOf('\n', line) + 1;
        return line < 0 ? dump : dump.Remove(start, dump.IndexOf('\n', line) + 1 - start);
    }
}
