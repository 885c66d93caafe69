using System.Collections.Immutable;
using SshConfigLint.EndToEnd.Tests.OpenSsh;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Laws;

/// <summary>Random files of either program, and the question that is asked of them.</summary>
internal sealed record RandomFiles(
    ConfigKind Kind,
    Target Target,
    ImmutableArray<(string Name, string Text)> Files,
    Func<ConfigModel, EffectiveConfig> Evaluate
)
{
    private const string Folder = "/s";

    internal static ImmutableArray<Target> Targets { get; } =
    [
        .. from release in new[]
        {
            new OpenSshVersion(8, 4),
            new OpenSshVersion(9, 2),
            new OpenSshVersion(10, 0),
            new OpenSshVersion(10, 6),
        }
        select new Target(release, Vendor.Debian),
    ];

    /// <summary>The files of a seed; the first is the entry file.</summary>
    internal static RandomFiles Create(ConfigKind kind, int seed)
    {
        var target = Targets[(int)((uint)seed % Targets.Length)];
        if (kind == ConfigKind.Client)
        {
            var client = RandomClientCase.Create(seed, new RandomClientLines(target));
            return new RandomFiles(
                kind,
                target,
                [.. client.Files.Select(file => (file.Name, Placed(file.Text, RandomClientCase.Folder)))],
                model => EffectiveConfig.Evaluate(model, client.Query)
            );
        }

        var server = RandomServerFile.Create(seed, target);
        return new RandomFiles(
            kind,
            target,
            [.. server.Files.OrderBy(file => file.Key != "sshd_config").Select(file => (file.Key, Placed(file.Value, ServerCase.Folder)))],
            model => EffectiveConfig.Evaluate(model, server.Specification is { } spec ? ServerEvaluationTests.Query(spec) : null)
        );
    }

    /// <summary>The same files with other texts.</summary>
    internal RandomFiles With(Func<string, string> change) =>
        this with
        {
            Files = [.. Files.Select(file => (file.Name, change(file.Text)))],
        };

    /// <summary>What the program prints for them, or that it refuses them.</summary>
    internal string Result()
    {
        var config = Evaluation();
        return config.IsAccepted ? string.Join('\n', config.Lines) : "refused";
    }

    internal EffectiveConfig Evaluation() => Evaluate(Model());

    internal ConfigModel Model()
    {
        var sources = Files.Select(file => SourceText.From(file.Text, $"{Folder}/{file.Name}")).ToArray();
        return ConfigModel.Load(
            sources[0],
            Kind,
            Target,
            new InMemoryFiles(sources),
            new ModelOptions { Home = "/root", IncludeBase = Folder }
        );
    }

    public override string ToString() => $"{Kind} {Target.Version}\n{string.Concat(Files.Select(file => $"[{file.Name}]\n{file.Text}\n"))}";

    private static string Placed(string text, string folder) => text.Replace(folder, Folder, StringComparison.Ordinal);
}
