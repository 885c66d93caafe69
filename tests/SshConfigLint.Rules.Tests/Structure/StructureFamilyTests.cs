using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Rules.Structure;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Structure;

/// <summary>The laws of the family that passes on what OpenSSH itself does.</summary>
public class StructureFamilyTests
{
    private static readonly string[] _values =
    [
        "",
        "yes",
        "bogus",
        "-1",
        "99999999999",
        "1 2 3",
        "a b # c",
        "none none",
        "\"\"",
        "\"open",
        "'a b'",
        "-*",
        "+AES256-CTR,, x",
        "^no-such,hmac-ripemd160,mlkem768x25519-sha256",
        "%q %",
        "${}",
        "<name>",
        "192.0.2.7/24",
        "[::1]:99999",
        "a:b:c:d",
        "/a/b=c",
        "user bob user alice all",
    ];

    /// <summary>Rules whose kind is refused in one release or program and has no effect in another; the worse decides.</summary>
    private static readonly string[] _mixed = ["invalid-include"];

    public static TheoryData<string, ConfigKind> Targets
    {
        get
        {
            var data = new TheoryData<string, ConfigKind>();
            foreach (var version in new[] { "7.0", "8.4", "8.6", "9.2", "10.6" })
            {
                data.Add(version, ConfigKind.Client);
                data.Add(version, ConfigKind.Server);
            }

            return data;
        }
    }

    [Fact]
    public void Every_kind_of_problem_has_the_rule_of_its_name()
    {
        var missing = Enum.GetNames<ProblemKind>().Except(RuleCatalog.All.OfType<ProblemRule>().Select(rule => rule.GetType().Name));
        Assert.True(!missing.Any(), $"Add rules/Structure/{string.Join(".cs, rules/Structure/", missing)}.cs.");
    }

    [Fact]
    public void Severity_follows_what_OpenSSH_does()
    {
        foreach (var rule in RuleCatalog.All.OfType<ProblemRule>().Where(rule => !_mixed.Contains(rule.Descriptor.Name)))
        {
            foreach (var example in rule.Descriptor.Examples.Where(example => example.IsBad))
            {
                var kind = Enum.Parse<ProblemKind>(rule.GetType().Name);
                var effects = ExampleRun.Of(rule, example).Model.ProblemsOf(kind).Select(problem => problem.Effect);
                var isError = rule.Descriptor.Severity == Severity.Error;
                Assert.All(
                    effects,
                    effect =>
                        Assert.True(
                            isError == effect is ProblemEffect.Rejected or ProblemEffect.FailsOnUse,
                            $"{rule.Descriptor.Name} is of severity {rule.Descriptor.Severity}, but what OpenSSH does is {effect}."
                        )
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Whatever_the_value_of_a_keyword_the_messages_obey_the_style(string version, ConfigKind kind)
    {
        Assert.True(OpenSshVersion.TryParse(version, out var release));
        var target = new Target(release);
        var complaints = new SortedSet<string>(StringComparer.Ordinal);
        var findings = 0;
        foreach (var keyword in KeywordTable.All(kind).Select(row => row.Name).Append("Bogus").Distinct())
        {
            foreach (var value in _values)
            {
                var text = SourceText.From($"{keyword} {value}\n", Markup.DefaultPath(kind));
                var model = ConfigModel.Load(text, kind, target, new InMemoryFiles(text));
                foreach (var diagnostic in Linter.Run(model, RuleCatalog.All))
                {
                    findings++;
                    complaints.UnionWith(MessageStyle.ViolationsOf(diagnostic).Select(complaint => $"{diagnostic.Rule.Name}: {complaint}"));
                }
            }
        }

        Assert.True(
            findings > 1000 && complaints.Count == 0,
            $"{findings} findings, of which out of style:\n{string.Join('\n', complaints)}"
        );
    }
}
