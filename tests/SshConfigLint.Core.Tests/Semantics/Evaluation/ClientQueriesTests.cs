using System.Diagnostics;
using System.Text;
using CsCheck;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;
using Xunit.Abstractions;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>The questions that a file distinguishes, and the index that answers many of them.</summary>
public sealed class ClientQueriesTests(ITestOutputHelper output)
{
    private static readonly Gen<string> _line = OneOf(
        "Host a",
        "Host b",
        "Host a b",
        "Host c !a",
        "Host c d !c",
        "Host *",
        "Host a*",
        "Host !a *",
        "Match host a",
        "Match originalhost b,c",
        "Match user root",
        "Match final host d",
        "User alice",
        "User root",
        "Port 1",
        "Port 2",
        "Hostname d",
        "Hostname %h",
        "SyslogFacility USER",
        "SyslogFacility DAEMON",
        "StreamLocalBindMask 0077",
        "StreamLocalBindMask 0177",
        "IdentityFile x",
        "IdentityFile y",
        "SendEnv A",
        "SendEnv -A B",
        "ProxyJump j",
        "ProxyCommand none",
        "Include one",
        "Include t*"
    );

    private static readonly Gen<string> _text = _line.Array[0, 14].Select(lines => string.Join('\n', lines) + "\n");

    [Fact]
    public void The_index_changes_no_answer() =>
        Gen.Select(_text, _text, _text, OneOf(new OpenSshVersion(8, 4), new OpenSshVersion(10, 6)))
            .Sample(
                (main, one, two, version) =>
                {
                    var model = Load(main, new Target(version, Vendor.Debian), (one, "/etc/ssh/one"), (two, "/etc/ssh/two"));
                    var queries = new ClientQueries(model);
                    foreach (var query in queries.All())
                    {
                        Assert.Equal(Answer(EffectiveConfig.Evaluate(model, query)), Answer(queries.Evaluate(query)));
                    }
                },
                iter: 2_000
            );

    [Theory]
    [InlineData("Host a b !c\n", "a,b,host.invalid")]
    [InlineData("Host *.example.org web?\n", "x.example.org,webx,host.invalid")]
    [InlineData("Host a\nHost a\n", "a,host.invalid")]
    [InlineData("Match originalhost !a,b,a*\n", "b,host.invalid")]
    [InlineData("Match host a*,!ax\nMatch final\n", "host.invalid")]
    public void A_file_distinguishes_its_names(string text, string hosts) =>
        Assert.Equal(
            hosts.Split(','),
            new ClientQueries(Load(text, new Target(new OpenSshVersion(9, 2), Vendor.Debian))).All().Select(query => query.Host)
        );

    [Fact]
    public void A_match_block_is_asked_for_with_what_its_criteria_want()
    {
        var model = Load("Match host db user al* tagged t exec \"x\"\n", new Target(new OpenSshVersion(10, 6), Vendor.Debian));
        Assert.Equal(
            new ClientQuery
            {
                Host = "db",
                User = "alx",
                Tag = "t",
                Exec = ExecAssumption.True,
            },
            new ClientQueries(model).All().First()
        );
    }

    [Fact]
    public void Forty_thousand_hosts_take_time_in_proportion()
    {
        Measure(1_000);
        var quarter = Measure(10_000);
        var whole = Measure(40_000);
        Assert.True(whole < TimeSpan.FromSeconds(60), $"40,000 hosts took {whole.TotalSeconds:F1} s");
        Assert.True(whole < quarter * 8, $"{quarter.TotalSeconds:F2} s for 10,000 hosts, {whole.TotalSeconds:F2} s for four times as many");
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private TimeSpan Measure(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(
                $"Host node{i:d5}.fleet.example.org\n    HostName 10.0.{i / 256}.{i % 256}\n    User deploy\n    IdentitiesOnly yes\n\n"
            );
        }

        var model = Load(text.Append("Host *\n    ForwardAgent no\n").ToString(), new Target(new OpenSshVersion(9, 2), Vendor.Debian));
        var watch = Stopwatch.StartNew();
        var queries = new ClientQueries(model);
        var answers = queries.All().Select(query => queries.Evaluate(query).Of("user").Single().Value).ToList();
        Assert.Equal(count + 1, answers.Count);
        Assert.Equal(count, answers.Count(user => user == "deploy"));
        output.WriteLine($"{count} hosts: {watch.Elapsed.TotalSeconds:F2} s");
        return watch.Elapsed;
    }

    private static string Answer(EffectiveConfig config) =>
        string.Join(
            '\n',
            config
                .Lines.Select(line =>
                    $"{line} # {string.Join(' ', line.Origins.Select(origin => origin.Index))} / {string.Join(' ', line.Beaten.Select(origin => origin.Index))}"
                )
                .Append(config.Failure)
                .Concat(config.Notes)
                .Concat(config.Undecided.Select(header => $"{header.Index}"))
        );

    private static ConfigModel Load(string text, Target target, params ReadOnlySpan<(string Text, string Path)> included)
    {
        var files = new InMemoryFiles();
        foreach (var (content, path) in included)
        {
            files.Add(path, FileReadResult.From(SourceText.From(content, path)));
        }

        return ConfigModel.Load(
            SourceText.From(text, "/etc/ssh/ssh_config"),
            ConfigKind.Client,
            target,
            files,
            new ModelOptions { IncludeBase = "/etc/ssh" }
        );
    }
}
