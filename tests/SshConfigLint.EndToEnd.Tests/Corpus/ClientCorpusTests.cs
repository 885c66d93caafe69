using System.Collections.Immutable;
using SshConfigLint.EndToEnd.Tests.OpenSsh;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Corpus;

/// <summary>Real client files: for every literal name of their Host lines the evaluation must print what <c>ssh -G</c> prints.</summary>
public class ClientCorpusTests
{
    /// <summary>Files that ask the machine something that no other machine answers alike.</summary>
    private static readonly ImmutableDictionary<string, string> _environmentReasons = ImmutableDictionary<string, string>.Empty;

    // ssh gives commands of Match exec to $SHELL; Perl only looks for a script of that name, and none is there.
    private static readonly Dictionary<string, string> _shell = new() { ["SHELL"] = "/usr/bin/perl" };

    [SkippableTheory]
    [InlineData("bookworm")]
    [InlineData("sid")]
    public void An_accepted_file_comes_to_what_ssh_says_for_each_name_in_it(string suite)
    {
        var corpus = SharedMaterial.Require("corpus");
        var oracle = OpenSshOracle.Require(suite);
        var cases = CorpusFile
            .ReadAll(corpus)
            .Where(file => file.Kind == ConfigKind.Client && file.IsAccepted && !_environmentReasons.ContainsKey(file.Name))
            .SelectMany(file => Names(file.Read(corpus), oracle.Target), (file, name) => (file, name))
            .ToList();
        var results = OpenSshOracle.RunAll(
            cases,
            item =>
                oracle.WithFile(
                    File.ReadAllBytes(Path.Combine(corpus, item.file.Name)),
                    path => oracle.Run(_shell, "/usr/bin/ssh", "-G", "-F", path, "--", item.name)
                )
        );
        var differences = cases
            .Zip(results, (item, real) => (item.file, item.name, real, ours: Evaluate(item.file.Read(corpus), item.name, oracle.Target)))
            .Where(run => run.real.ExitCode == 0 ? run.real.Output != run.ours : run.ours is not null)
            .Select(run => $"{run.file.Name} {run.name}\n{Difference(run.real, run.ours)}")
            .ToList();
        Assert.NotEmpty(cases);
        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Count} differ\n{string.Join('\n', differences.Take(10))}");
    }

    /// <summary>The literal names of all Host lines, and one that no line names.</summary>
    private static IEnumerable<string> Names(SourceText text, Target target) =>
        ConfigModel
            .Load(text, ConfigKind.Client, target, new InMemoryFiles(text))
            .DirectivesOf("Host")
            .SelectMany(header => header.Words)
            .Select(word => word.Value)
            .Where(name => name.Length > 0 && !name.AsSpan().ContainsAny("*?!") && name[0] != '-')
            .Append("host.invalid")
            .Distinct();

    private static string? Evaluate(SourceText text, string host, Target target)
    {
        var model = ConfigModel.Load(
            text,
            ConfigKind.Client,
            target,
            new InMemoryFiles(text),
            new ModelOptions { Home = "/root", IncludeBase = "/root/.ssh" }
        );
        var query = new ClientQuery
        {
            Host = host,
            LocalHost = System.Net.Dns.GetHostName(),
            Exec = ExecAssumption.False,
        };
        var config = EffectiveConfig.Evaluate(model, query);
        return config.IsAccepted ? string.Concat(config.Lines.Select(line => $"{line}\n")) : null;
    }

    private static string Difference(OracleResult real, string? ours)
    {
        var theirs = real.ExitCode == 0 ? real.Output.Split('\n') : [$"refused {real.Error.Trim()}"];
        var mine = ours?.Split('\n') ?? ["refused"];
        return $"ssh:\n{string.Join('\n', theirs.Except(mine).Take(6))}\nours:\n{string.Join('\n', mine.Except(theirs).Take(6))}";
    }
}
