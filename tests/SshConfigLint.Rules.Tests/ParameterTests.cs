using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests;

/// <summary>Each parameter decides something: the same text is found with one value and not with another.</summary>
public sealed class ParameterTests
{
    /// <summary>Rule, parameter, a value with which the text is found, one with which it is not, the text.</summary>
    public static TheoryData<string, string, string, string, string> Rows =>
        new()
        {
            { "long-login-time", "maximum", "60", "120", "LoginGraceTime 2m\n" },
            { "many-login-attempts", "maximum", "4", "5", "MaxAuthTries 5\n" },
            { "many-sessions", "maximum", "2", "10", "MaxSessions 4\n" },
            { "many-strangers", "maximum", "60", "100", "MaxStartups 10:30:100\n" },
            { "alive-interval-missing", "maximum", "300", "600", "ClientAliveInterval 10m\n" },
            { "small-rsa-keys-accepted", "minimum", "3072", "2048", "RequiredRSASize 2048\n" },
            { "rsa-size-floor-missing", "minimum", "2048", "1024", "Port 22\nHostKey /etc/ssh/ssh_host_ed25519_key\n" },
            { "rare-rekeying", "megabytes", "512", "1024", "RekeyLimit 1G 1h\n" },
            { "rare-rekeying", "seconds", "600", "3600", "RekeyLimit 1G 1h\n" },
            { "frequent-rekeying", "megabytes", "64", "16", "RekeyLimit 32M\n" },
            { "frequent-rekeying", "seconds", "300", "60", "RekeyLimit 1G 2m\n" },
            { "weak-mac", "also", "umac-128*", "", "Ciphers aes256-ctr\nMACs umac-128@openssh.com,hmac-sha2-256\n" },
            { "weak-mac", "except", "", "hmac-sha1", "Ciphers aes256-ctr\nMACs hmac-sha1,hmac-sha2-256\n" },
            { "weak-cipher", "also", "chacha20-*", "", "Ciphers chacha20-poly1305@openssh.com\n" },
            { "weak-cipher", "except", "", "3des-*", "Ciphers 3des-cbc\n" },
            { "cbc-cipher", "except", "", "aes256-cbc", "Ciphers aes256-cbc\n" },
            { "weak-kex", "also", "ecdh-*", "", "KexAlgorithms ecdh-sha2-nistp256\n" },
            { "weak-kex", "except", "", "*-group1-sha1", "KexAlgorithms diffie-hellman-group1-sha1\n" },
            { "sha1-signature", "also", "ecdsa-*", "", "HostKeyAlgorithms ecdsa-sha2-nistp256\n" },
            { "sha1-signature", "except", "", "ssh-rsa", "PubkeyAcceptedAlgorithms +ssh-rsa\n" },
            { "unusual-syslog-facility", "usual", "AUTH", "AUTH,LOCAL7", "SyslogFacility LOCAL7\n" },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_parameter_decides(string rule, string parameter, string reported, string silent, string text)
    {
        Assert.NotEmpty(Run(rule, parameter, reported, text));
        Assert.Empty(Run(rule, parameter, silent, text));
    }

    [Fact]
    public void Every_parameter_has_a_row() =>
        Assert.Equal(
            RuleCatalog
                .All.SelectMany(rule => rule.Descriptor.Parameters.Select(parameter => $"{rule.Descriptor.Name} {parameter.Name}"))
                .Order(StringComparer.Ordinal),
            Rows.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Names_are_unique_meanings_are_phrases_and_defaults_are_allowed()
    {
        foreach (var descriptor in RuleCatalog.All.Select(rule => rule.Descriptor))
        {
            Assert.Equal(descriptor.Parameters.Length, descriptor.Parameters.DistinctBy(parameter => parameter.Name).Count());
            foreach (var parameter in descriptor.Parameters)
            {
                Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", parameter.Name);
                Assert.Matches("^[a-z].*[^.]$", parameter.Meaning);
                Assert.True(
                    parameter switch
                    {
                        IntegerParameter integer => integer.Default >= integer.Minimum && integer.Default <= integer.Maximum,
                        WordsParameter words => words.Choices.IsEmpty || words.Default.All(words.Choices.Contains),
                        _ => false,
                    },
                    $"{descriptor.Name}: the default of {parameter.Name} is not allowed."
                );
            }
        }
    }

    private static ImmutableArray<Diagnostic> Run(string name, string parameter, string value, string text)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Descriptor.Name == name);
        var declared = rule.Descriptor.Parameters.Single(one => one.Name == parameter);
        var selection = RuleSelection.Of(
            [rule],
            new LintOptions
            {
                Select = ["ALL"],
                Rules =
                [
                    new RuleSetting(name)
                    {
                        Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add(
                            parameter,
                            declared is IntegerParameter
                                ? new ParameterValue { Number = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) }
                                : new ParameterValue { Words = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)] }
                        ),
                    },
                ],
            }
        );
        var model = ConfigModel.Load(SourceText.From(text, "sshd_config"), ConfigKind.Server, Target.Default, new InMemoryFiles());
        var found = Linter.Run(model, selection.Rules, selection.Parameters);
        Assert.All(found, diagnostic => Assert.Empty(MessageStyle.ViolationsOf(diagnostic)));
        return found;
    }
}
