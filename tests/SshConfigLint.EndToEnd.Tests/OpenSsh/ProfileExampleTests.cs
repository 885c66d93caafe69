using SshConfigLint.Knowledge;
using SshConfigLint.Rules;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>The configurations that follow and break profiles are such as the real programs take.</summary>
public sealed class ProfileExampleTests
{
    [SkippableTheory]
    [MemberData(nameof(OpenSshOracle.Suites), MemberType = typeof(OpenSshOracle))]
    public void OpenSSH_takes_what_follows_and_what_breaks_a_profile(string suite)
    {
        var oracle = OpenSshOracle.Require(suite);
        var cases = ProfileCatalog.Names.SelectMany(name => CasesOf(name, oracle.Target.Version)).ToList();
        var results = OpenSshOracle.RunAll(
            cases,
            one => one.Kind == ConfigKind.Client ? oracle.Client(one.Text, "web") : oracle.Server(one.Text)
        );
        var refused = cases
            .Zip(results)
            .Where(run => run.Second.ExitCode != 0)
            .Select(run => $"{run.First.Profile}\n{run.First.Text}\nit said: {run.Second.Error}")
            .ToList();
        Assert.True(refused.Count == 0, $"{oracle.Target.Version}:\n{string.Join("\n\n", refused)}");
    }

    /// <summary>Each profile is for one release; later ones take the same, except what they have dropped.</summary>
    private static IEnumerable<(string Profile, ConfigKind Kind, string Text)> CasesOf(string name, OpenSshVersion version)
    {
        var profile = ProfileCatalog.Find(name)!;
        foreach (var good in profile.Good.Where(good => good.Target.Version <= version))
        {
            yield return (name, good.Kind, good.Text);
            foreach (var requirement in profile.Requirements.Where(requirement => requirement.Kind == good.Kind))
            {
                yield return ($"{name}, {requirement.Rule}", requirement.Kind, requirement.Bad);
            }
        }
    }
}
