using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Corpus;

/// <summary>Seven tricky configurations, each with what OpenSSH 9.2 makes of it.</summary>
public class CaseTests
{
    /// <summary>What runs unless something else is selected.</summary>
    private static readonly ImmutableArray<Rule> _rules = RuleSelection.Of(RuleCatalog.All, new LintOptions()).Rules;

    private static readonly Target _debian12 = new(new OpenSshVersion(9, 2), Vendor.Debian);

    [SkippableFact]
    public void A_drop_in_decides_before_the_main_file_and_a_hidden_one_is_not_read()
    {
        var model = Load("c1_dropin/sshd_config", ConfigKind.Server);
        Assert.DoesNotContain(model.Files, file => file.Path.EndsWith("/.10-old.conf", StringComparison.Ordinal));
        AssertGlobal(model, "PasswordAuthentication", "yes", "50-cloud-init.conf", 1);
        AssertGlobal(model, "PermitRootLogin", "yes", "sshd_config", 6);
        AssertGlobal(model, "LoginGraceTime", "0", "sshd_config", 8);
        AssertGlobal(model, "ClientAliveCountMax", "0", "sshd_config", 10);
        AssertGlobal(model, "KbdInteractiveAuthentication", "yes", file: null, line: 0);
        AssertFindings(
            model,
            "sshd_config:1 no-login-restriction",
            "sshd_config:5 drop-in-overrides-main-file",
            "sshd_config:6 root-login",
            "sshd_config:10 alive-count-zero",
            "50-cloud-init.conf:1 password-authentication"
        );
    }

    [SkippableFact]
    public void Lists_are_judged_by_what_they_come_to()
    {
        var model = Load("c2_algos/sshd_config", ConfigKind.Server);
        Assert.DoesNotContain(Algorithms(model, "Ciphers"), name => name.EndsWith("-cbc", StringComparison.Ordinal));
        Assert.NotEmpty(Algorithms(model, "Ciphers"));
        Assert.Contains("diffie-hellman-group1-sha1", Algorithms(model, "KexAlgorithms"));
        Assert.Contains("hmac-sha1", Algorithms(model, "MACs"));
        Assert.Equal("hmac-sha2-512-etm@openssh.com", Algorithms(model, "MACs")[0]);
        Assert.Contains("ssh-rsa", Algorithms(model, "PubkeyAcceptedAlgorithms"));
        Assert.Contains("ssh-rsa", Algorithms(model, "CASignatureAlgorithms"));
        Assert.DoesNotContain(Algorithms(model, "HostKeyAlgorithms"), name => name.Contains("nistp", StringComparison.Ordinal));
        AssertGlobal(model, "RequiredRSASize", "1024", "sshd_config", 14);
        var findings = Findings(model);
        Assert.Contains("sshd_config:6 weak-kex", findings);
        Assert.Contains("sshd_config:10 sha1-signature", findings);
        Assert.Contains("sshd_config:13 sha1-signature", findings);
        Assert.DoesNotContain(findings, finding => finding.Contains("cipher", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Match_blocks_run_to_the_next_one_and_the_first_value_among_them_wins()
    {
        var model = Load("c3_match/sshd_config", ConfigKind.Server);
        AssertGlobal(model, "PermitEmptyPasswords", "yes", "sshd_config", 20);
        AssertGlobal(model, "MaxAuthTries", "3", "sshd_config", 22);
        Assert.Equal(["alice bob", "carol"], model.DirectivesOf("AllowUsers").Select(directive => directive.Syntax.RestText));

        // Only a negated name: nobody is left to match.
        Assert.Equal(Condition.Never, BlockAt(model, 13).Condition);

        // User backup from 10.1.0.0/16 comes by the block of 10.0.0.0/8 first.
        var backup = model.Effective("PermitRootLogin", BlockAt(model, 9));
        Assert.Contains(backup.MayBeat, directive => directive.Line + 1 == 8);

        // No root-login in line 8: AllowUsers names alice, bob and carol, so that root is kept out whatever PermitRootLogin says.
        AssertFindings(
            model,
            "sshd_config:7 password-authentication",
            "sshd_config:11 shadowed-directive",
            "sshd_config:13 never-matching-block",
            "sshd_config:18 shadowed-directive",
            "sshd_config:20 empty-passwords"
        );
    }

    [SkippableFact]
    public void Everything_that_sshd_refuses_is_told_in_one_run()
    {
        var model = Load("c4_errors/sshd_config", ConfigKind.Server);
        var structure = Linter.Run(model, RuleCatalog.All).Where(found => found.Rule.Category == Category.Structure).ToList();
        Assert.Equal([2, 3, 8, 9, 12, 13, 14, 15, 16, 18, 19, 21, 22, 24], Lines(structure, Severity.Error));
        Assert.Equal([5, 6, 7], Lines(structure, Severity.Warning));
        Assert.Equal([4], Lines(structure, Severity.Info));

        static IEnumerable<int> Lines(IEnumerable<Diagnostic> found, Severity severity) =>
            found.Where(diagnostic => diagnostic.Rule.Severity == severity).Select(LineOf);
    }

    [SkippableFact]
    public void The_general_block_in_front_decides_for_the_hosts_below_it()
    {
        var model = Load("c5_client/config", ConfigKind.Client);
        var web = BlockAt(model, 8);
        Assert.Equal("root", model.Effective("User", web).Text);
        Assert.Equal("yes", model.Effective("ForwardAgent", web).Text);
        Assert.Equal(
            ["UseKeychain", "Prot", "Port"],
            model
                .Problems.Where(problem => problem.Effect == ProblemEffect.Rejected)
                .Select(problem => problem.Directive!.Syntax.Keyword.Value)
        );
        var findings = Findings(model);
        Assert.Contains("config:3 agent-forwarding-everywhere", findings);
        Assert.Contains("config:4 host-key-checking-off", findings);
        Assert.Contains("config:13 ignore-unknown-too-late", findings);
        Assert.DoesNotContain(findings, finding => finding.Contains("cipher", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.StartsWith("config:34 ", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("c6_syntax/config", ConfigKind.Client)]
    [InlineData("c7_quoted/sshd_config", ConfigKind.Server)]
    public void Nothing_is_said_of_unusual_syntax_that_OpenSSH_takes(string name, ConfigKind kind)
    {
        var model = Load(name, kind);
        Assert.DoesNotContain(model.Problems, problem => problem.Effect != ProblemEffect.Ignored);
        Assert.DoesNotContain(Linter.Run(model, RuleCatalog.All), diagnostic => diagnostic.Rule.Severity == Severity.Error);
        if (kind == ConfigKind.Server)
        {
            AssertGlobal(model, "PermitRootLogin", "no", "sshd_config", 2);
            AssertGlobal(model, "PasswordAuthentication", "no", "sshd_config", 3);
            AssertGlobal(model, "X11Forwarding", "no", "sshd_config", 5);
            AssertGlobal(model, "LogLevel", "VERBOSE", "sshd_config", 6);
        }
        else
        {
            // The same file in two kinds of quotes.
            AssertFindings(model, "config:7 duplicate-directive");
        }
    }

    /// <summary>The files name each other by <c>/srv/cases</c>: all of them stand there in memory.</summary>
    private static ConfigModel Load(string name, ConfigKind kind)
    {
        var folder = SharedMaterial.Require("cases");
        var files = new InMemoryFiles();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = $"/srv/cases/{Path.GetRelativePath(folder, file).Replace('\\', '/')}";
            files.Add(path, FileReadResult.From(SourceText.From(File.ReadAllBytes(file), path)));
        }

        return ConfigModel.Load(files.Read($"/srv/cases/{name}").Text!, kind, _debian12, files);
    }

    private static void AssertGlobal(ConfigModel model, string keyword, string value, string? file, int line)
    {
        // The server's `Match all` holds for every connection, as the global part does.
        var effective = model.EffectiveEverywhere(keyword).First(one => one.Scope.Condition == Condition.Always);
        var origin = effective.Origin is { } directive ? $"{ConfigPath.Name(directive.File.Path)}:{directive.Line + 1}" : "default";
        Assert.Equal($"{keyword} {value} ({(file is null ? "default" : $"{file}:{line}")})", $"{keyword} {effective.Text} ({origin})");
    }

    private static List<string> Algorithms(ConfigModel model, string keyword) =>
        [.. model.EffectiveAlgorithms(keyword, model.Blocks[0]).Names.Select(algorithm => algorithm.Name)];

    private static ConfigBlock BlockAt(ConfigModel model, int line) =>
        model.Blocks.First(block => block.Header is { } header && header.File == model.Entry && header.Line + 1 == line);

    private static void AssertFindings(ConfigModel model, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Findings(model).Order(StringComparer.Ordinal));

    private static List<string> Findings(ConfigModel model) =>
        [.. Linter.Run(model, _rules).Select(found => $"{ConfigPath.Name(found.File.Path)}:{LineOf(found)} {found.Rule.Name}")];

    private static int LineOf(Diagnostic diagnostic) => diagnostic.File.Tree.Text.GetLinePosition(diagnostic.Span.Start).Line + 1;
}
