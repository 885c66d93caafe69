using System.Collections.Immutable;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics.Evaluation;

/// <summary>What a naive reader gets wrong, the evaluation gets right; <c>SurpriseOracleTests</c> ask the real programs the same.</summary>
public sealed class SurpriseTests
{
    private const string Folder = "/s";

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var surprise in Surprise.All)
            {
                cases.Add(surprise.Title, surprise.Command, surprise.Build);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_evaluated_as_OpenSSH_does(string title, string command, string build)
    {
        var surprise = Surprise.All.Single(one => (one.Title, one.Command, one.Build) == (title, command, build));
        var config = Evaluate(surprise);
        var places = config.Rejections.Select(problem => $"{problem.File.Path[(Folder.Length + 1)..]} line {problem.Line + 1}").Distinct();
        if (surprise.IsRefused)
        {
            Assert.False(config.IsAccepted);

            // sshd and old ssh stop at the first mistake, and not every message names a line.
            var named = surprise.RefusedPlaces.ToList();
            Assert.Equal(named, places.Take(named.Count));
            return;
        }

        Assert.Equal((null, ""), (config.Failure, string.Join(", ", places)));
        Assert.Equal(surprise.Expected, surprise.Relevant(config.Lines.Select(line => line.ToString())));
    }

    [Fact]
    public void There_is_a_case_for_each_of_sixty_surprises() => Assert.True(Surprise.All.DistinctBy(one => one.Title).Count() >= 60);

    private static EffectiveConfig Evaluate(Surprise surprise)
    {
        var files = new InMemoryFiles();
        foreach (var file in surprise.Files)
        {
            var text = SourceText.From(Inside(file.Content), $"{Folder}/{file.Name}");
            files.Add(text.Path, file.Mode == "0644" ? FileReadResult.From(text) : FileReadResult.Unreadable("others may write it"));
        }

        var environment = surprise.Environment.ToImmutableDictionary(pair => pair.Key, pair => Inside(pair.Value));
        var model = ConfigModel.Load(
            files.Read($"{Folder}/main").Text!,
            surprise.Kind,
            surprise.Target,
            files,
            new ModelOptions { Environment = environment }
        );
        var words = surprise.Command.Split(' ');
        if (surprise.Kind == ConfigKind.Server)
        {
            return EffectiveConfig.Evaluate(model, words is [_, _, "-C", var spec] ? Connection(spec) : null);
        }

        return EffectiveConfig.Evaluate(
            model,
            new ClientQuery
            {
                Host = words.Where(word => word[0] is not '(').TakeWhile(word => word != "(exec").Last(),
                User = words is [_, _, "-l", var user, ..] ? user : null,
                Environment = environment,
                Exec = surprise.IsAssumption ? ExecAssumption.True : ExecAssumption.Unknown,
            }
        );
    }

    private static ServerQuery Connection(string spec)
    {
        var values = spec.Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new ServerQuery
        {
            User = values["user"],
            Host = values["host"],
            Address = values["addr"],
            LocalPort = values.TryGetValue("lport", out var port) ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        };
    }

    private static string Inside(string text) => text.Replace("<dir>", Folder, StringComparison.Ordinal);
}
