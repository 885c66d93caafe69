using SshConfigLint.Analysis;
using SshConfigLint.Configuration;
using SshConfigLint.Rules;
using SshConfigLint.Text;

namespace SshConfigLint.Core.Tests.Configuration;

/// <summary>What a settings file says, and what is wrong with it.</summary>
public sealed class SettingsTests
{
    private const string Policy = """
        "id": "SSH8001", "kind": "server", "keyword": "MaxAuthTries", "why": "So."
        """;

    [Theory]
    [InlineData("", "1:1: this is no JSON")]
    [InlineData("[]", "1:1: the file must be an object, not a list")]
    [InlineData("{\n  \"profil\": \"strict\"\n}", "2:3: unknown key 'profil'; did you mean 'profile'?")]
    [InlineData("{\n  \"é\": 1, \"rulez\": {}\n}", "2:3: unknown key 'é'|2:11: unknown key 'rulez'; did you mean 'rules'?")]
    [InlineData("{\"profile\": \"strikt\"}", "1:13: 'profile' is 'strikt'; did you mean 'strict'?")]
    [InlineData("{\"profile\": null}", "1:13: 'profile' must be a text, not null")]
    [InlineData("{\"openssh\": \"local\"}", "1:13: 'openssh' must be a release such as 9.2, not 'local'")]
    [InlineData("{\"openssh\": \"6.1\"}", "1:13: '6.1' is not known; give 7.0 to 10.6")]
    [InlineData("{\"openssh\": 9.2}", "1:13: 'openssh' must be a text, not a number")]
    [InlineData(
        "{\"vendor\": \"pkixssh\"}",
        "1:12: 'vendor' is 'pkixssh'; choose one of portable, debian, redhat, apple, freebsd, hpn, windows"
    )]
    [InlineData("{\"select\": \"ALL\"}", "1:12: 'select' must be a list, not a text")]
    [InlineData("{\"ignore\": [\"weak-mca\", 3]}", "1:25: an item of 'ignore' must be a text, not a number")]
    [InlineData("{\"ignore\": [\"weak-mca\"]}", "1:13: no rule is selected by 'weak-mca'; did you mean 'weak-mac'?")]
    [InlineData("{\"rules\": {\"weak-mca\": \"off\"}}", "1:12: unknown rule 'weak-mca'; did you mean 'weak-mac'?")]
    [InlineData("{\"rules\": {\"weak-mac\": \"eror\"}}", "1:24: 'weak-mac' is 'eror'; did you mean 'error'?")]
    [InlineData("{\"rules\": {\"weak-mac\": 3}}", "1:24: 'weak-mac' must be a text or an object, not a number")]
    [InlineData("{\"rules\": {\"weak-mac\": \"off\", \"SSH2001\": \"on\"}}", "1:31: 'SSH2001' and 'weak-mac' are the same rule")]
    [InlineData("{\"rules\": {},\n \"rules\": {}}", "2:2: 'rules' is given twice; line 1 has it already")]
    [InlineData(
        "{\"rules\": {\"many-sessions\": {\"parameters\": {\"maximun\": 3}}}}",
        "1:45: unknown key 'maximun'; did you mean 'maximum'?"
    )]
    [InlineData("{\"rules\": {\"many-sessions\": {\"parameters\": {\"maximum\": 0}}}}", "1:56: 'maximum' must be at least 1, not 0")]
    [InlineData(
        "{\"rules\": {\"many-sessions\": {\"parameters\": {\"maximum\": 1.5}}}}",
        "1:56: 'maximum' must be a whole number up to 2147483647, not '1.5'"
    )]
    [InlineData("{\"rules\": {\"weak-mac\": {\"parameters\": {\"also\": \"x\"}}}}", "1:48: 'also' must be a list, not a text")]
    [InlineData("{\"rules\": {\"root-login\": {\"parameters\": {\"also\": []}}}}", "1:42: unknown key 'also'")]
    [InlineData("{\"overrides\": [{\"rules\": {}}]}", "1:16: an item of 'overrides' lacks 'files'")]
    [InlineData("{\"a\" 3}", "1:6: this is no JSON: '3' is invalid after a property name. Expected a ':'")]
    [InlineData("{} x", "1:4: this is no JSON: 'x' is invalid after a single JSON value. Expected end of data")]
    public void A_mistake_is_told_with_its_place(string text, string problems)
    {
        _ = Settings.Read(SourceText.From(text, "s.json"), RuleCatalog.All, ProfileCatalog.Names, out var found);
        var expected = problems.Split('|');
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.StartsWith(pair.First, pair.Second.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Policy, "the policy asks for nothing")]
    [InlineData(
        "\"id\": \"SSH8600\", \"kind\": \"server\", \"keyword\": \"Port\", \"why\": \"So.\", \"explicit\": true",
        "ids from SSH8500 on belong"
    )]
    [InlineData("\"id\": \"SSH9001\", \"kind\": \"server\", \"keyword\": \"Port\", \"why\": \"So.\"", "'id' must be SSH8 and three digits")]
    [InlineData(
        "\"id\": \"SSH8001\", \"kind\": \"server\", \"keyword\": \"Prot\", \"why\": \"So.\"",
        "sshd_config has no keyword 'Prot'; did you mean 'Port'?"
    )]
    [InlineData(
        "\"id\": \"SSH8001\", \"kind\": \"client\", \"keyword\": \"UsePAM\", \"why\": \"So.\"",
        "ssh_config has no keyword 'UsePAM'"
    )]
    [InlineData(
        "\"id\": \"SSH8001\", \"kind\": \"server\", \"keyword\": \"Banner\", \"why\": \"So.\", \"maximum\": 3",
        "the value of 'Banner' is no number"
    )]
    [InlineData(Policy + ", \"algorithms-forbidden\": [\"x\"]", "the value of 'MaxAuthTries' is no list of algorithms")]
    [InlineData(Policy + ", \"minimum\": 4, \"maximum\": 3", "no number is at least 4 and at most 3")]
    [InlineData(Policy + ", \"maximum\": 3, \"allowed\": [\"3\"]", "the policy asks for words, numbers and algorithms at once")]
    [InlineData(Policy + ", \"maximum\": 3, \"name\": \"weak-mac\"", "there is a rule or policy called 'weak-mac' already")]
    [InlineData(Policy + ", \"maximum\": 3, \"name\": \"Weak\"", "'name' must be lower-case words joined by hyphens")]
    [InlineData(Policy + ", \"maximum\": 3}, {" + Policy + ", \"maximum\": 4", "there is a rule or policy with the id SSH8001 already")]
    [InlineData("\"id\": \"SSH8001\", \"kind\": \"server\", \"why\": \"So.\"", "an item of 'policies' lacks 'keyword'")]
    public void A_policy_that_cannot_be_one_is_told(string policy, string message)
    {
        _ = Settings.Read(
            SourceText.From($"{{\"policies\": [{{{policy}}}]}}", "s.json"),
            RuleCatalog.All,
            ProfileCatalog.Names,
            out var found
        );
        Assert.StartsWith(message, Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_keys_are_understood()
    {
        var settings = Settings.Read(
            SourceText.From(
                """
                {
                  // a comment
                  "$schema": "anything", "profile": "strict", "openssh": "9.2", "vendor": "redhat",
                  "select": ["SSH2"], "extend-select": ["root-login"], "ignore": ["cbc-cipher"],
                  "min-severity": "warning", "fail-on": "never",
                  "rules": {
                    "weak-mac": "error",
                    "SSH3009": { "severity": "off", "parameters": { "maximum": 3 } },
                    "mine": "info", /* a policy of this file */
                  },
                  "overrides": [{ "files": ["a/**"], "kind": "client", "openssh": "8.4", "vendor": "debian", "rules": { "weak-kex": { } } }],
                  "exclude": ["old/**"],
                  "policies": [{ "id": "SSH8001", "name": "mine", "kind": "server", "keyword": "port", "minimum": 1024, "why": "So.", "severity": "error" }],
                  "rule-packs": ["x.dll"],
                }
                """,
                "s.json"
            ),
            RuleCatalog.All,
            ProfileCatalog.Names,
            out var problems
        );
        Assert.Empty(problems);
        Assert.Equal(("strict", "9.2", "RedHat"), (settings.Profile, settings.Version.ToString(), settings.Vendor.ToString()));
        Assert.Equal((FailThreshold.Never, Severity.Warning), (settings.FailOn, settings.Lint.MinSeverity));
        Assert.Equal(["weak-mac", "many-login-attempts", "mine"], settings.Lint.Rules.Select(rule => rule.Rule));
        Assert.Equal([true, false, true], settings.Lint.Rules.Select(rule => rule.Runs));
        Assert.Equal(3, settings.Lint.Rules[1].Parameters["maximum"].Number);
        Assert.Equal(("weak-kex", true), (settings.Overrides[0].Lint.Rules[0].Rule, settings.Overrides[0].Lint.Rules[0].Runs));
        Assert.Equal(
            ("Port", 1024, Severity.Error),
            (settings.Policies[0].Keyword, settings.Policies[0].Minimum, settings.Policies[0].Severity)
        );
        Assert.Equal("x.dll", Assert.Single(settings.RulePacks));
    }

    [Fact]
    public void Every_key_of_the_schema_is_described()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(SettingsSchema.Write([], []));
        var properties = schema.RootElement.GetProperty("properties");
        foreach (
            var key in properties
                .EnumerateObject()
                .Concat(properties.GetProperty("overrides").GetProperty("items").GetProperty("properties").EnumerateObject())
                .Concat(properties.GetProperty("policies").GetProperty("items").GetProperty("properties").EnumerateObject())
        )
        {
            Assert.True(key.Value.TryGetProperty("description", out _), $"{key.Name} has no description.");
        }
    }
}
