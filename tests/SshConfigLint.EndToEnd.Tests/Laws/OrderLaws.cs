using System.Collections.Immutable;
using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.EndToEnd.Tests.Cli;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;

namespace SshConfigLint.EndToEnd.Tests.Laws;

/// <summary>Neither the order of rules nor that of files plays a role. A failing case prints its seed; set <c>CsCheck_Seed</c> to repeat it.</summary>
public sealed class OrderLaws
{
    private static readonly Gen<(int Client, int Server, int Order)> _seeds = Gen.Select(Gen.Int.Positive, Gen.Int.Positive, Gen.Int);

    [Fact]
    public void Rules_in_any_order_find_the_same() =>
        _seeds.Sample(
            seeds =>
            {
                var models = Models(seeds.Client, seeds.Server);
                Assert.Equal(Report(models, RuleCatalog.All), Report(models, Shuffled(RuleCatalog.All, seeds.Order)));
            },
            iter: 500
        );

    [Fact]
    public void Files_in_any_order_give_the_same_report() =>
        _seeds.Sample(
            seeds =>
            {
                var models = Models(seeds.Client, seeds.Server).AddRange(Models(seeds.Client / 2, seeds.Server / 2));
                Assert.Equal(Report(models, RuleCatalog.All), Report(Shuffled(models, seeds.Order), RuleCatalog.All));
            },
            iter: 500
        );

    [Fact]
    public void Paths_in_any_order_give_the_same_output()
    {
        using var sandbox = new Sandbox(
            "//- a/sshd_config\nPrt 1\n//- a/sshd_config.d/1.conf\nPrt 2\n//- b/ssh_config\nUsr x\n//- c/.ssh/config\nPort x\n"
        );
        string[] paths = ["a/sshd_config", "a/sshd_config.d/1.conf", "b", "c/.ssh/config"];
        var outputs = new[] { paths, [.. paths.Reverse()], [paths[2], paths[0], paths[3], paths[1]] }.Select(order =>
            sandbox.Run(["-f", "json", .. order])
        );
        Assert.Single(outputs.Distinct());
    }

    private static ImmutableArray<ConfigModel> Models(int client, int server) =>
        [Named(ConfigKind.Client, client), Named(ConfigKind.Server, server)];

    /// <summary>Entry files alone, each under its own name.</summary>
    private static ConfigModel Named(ConfigKind kind, int seed)
    {
        var files = RandomFiles.Create(kind, seed);
        return (files with { Files = [($"{kind}{seed}", files.Files[0].Text)] }).Model();
    }

    private static string Report(ImmutableArray<ConfigModel> models, ImmutableArray<Rule> rules)
    {
        var report = LintReport.Create(
            models.SelectMany(model => Linter.Run(model, rules)),
            RuleSelection.Of(rules, new LintOptions()),
            models.SelectMany(model => model.Files).Select(file => file.Tree.Text),
            []
        );
        using var output = new StringWriter();
        Reports.Write(ReportFormat.Sarif, report, new ReportOptions { ToolVersion = "0.0.0" }, output);
        Reports.Write(ReportFormat.Json, report, new ReportOptions { ToolVersion = "0.0.0" }, output);
        return output.ToString();
    }

    private static ImmutableArray<T> Shuffled<T>(ImmutableArray<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }
}
