using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests.Scope;

/// <summary>
/// A line of which a rule says that it never counts can go, and nothing changes for any connection that the files distinguish. A
/// failing case prints its seed; set <c>CsCheck_Seed</c> to repeat it.
/// </summary>
public sealed class LostLineLaws
{
    private static readonly string[] _claims =
    [
        "second-line-ignored",
        "list-change-ignored",
        "host-name-repeated",
        "drop-in-overrides-main-file",
        "drop-in-too-late",
        "match-all-replaces-global",
        "last-value-wins",
        "proxy-set-twice",
        "none-filled-later",
        "agent-socket-beats-no",
    ];

    private static readonly string[] _client =
    [
        "Host a",
        "Host a b",
        "Host *",
        "Host !a *",
        "Match host a",
        "Match originalhost b",
        "Match final",
        "Match all",
        "HostName a.example.org",
        "HostName 192.0.2.7",
        "SetEnv A=1",
        "SetEnv B=2 C=3",
        "UserKnownHostsFile ~/a ~/b",
        "UserKnownHostsFile none",
        "MACs -hmac-sha1",
        "MACs -hmac-sha2-256",
        "MACs hmac-sha2-512",
        "ForwardAgent no",
        "ForwardAgent yes",
        "ForwardAgent $SSH_AUTH_SOCK",
        "StrictHostKeyChecking yes",
        "StrictHostKeyChecking no",
        "ProxyJump j",
        "ProxyJump none",
        "ProxyCommand nc %h %p",
        "ProxyCommand none",
        "ServerAliveInterval none",
        "ServerAliveInterval 60",
        "ServerAliveInterval 0",
        "RekeyLimit 1G none",
        "RekeyLimit 2G 1h",
        "StreamLocalBindMask 0111",
        "StreamLocalBindMask 0177",
        "IPQoS af11",
        "IPQoS af12",
    ];

    private static readonly string[] _server =
    [
        "Match all",
        "Match User alice",
        "Match User *",
        "Match Address 192.0.2.0/24",
        "X11Forwarding no",
        "X11Forwarding yes",
        "PermitRootLogin no",
        "PermitRootLogin yes",
        "AllowTcpForwarding no",
        "AllowTcpForwarding local",
        "PermitOpen a:1",
        "PermitOpen b:2 c:3",
        "PermitOpen none",
        "SetEnv A=1",
        "SetEnv B=2",
        "AuthorizedKeysFile a",
        "AuthorizedKeysFile b c",
        "AuthenticationMethods publickey",
        "AuthenticationMethods publickey,password",
        "MaxAuthTries 2",
        "MaxAuthTries 3",
        "PubkeyAcceptedKeyTypes -ssh-rsa",
        "PubkeyAcceptedKeyTypes -ecdsa-sha2-nistp256",
        "IPQoS af11",
        "IPQoS af12",
        "LogLevel VERBOSE",
        "LogLevel INFO",
    ];

    private static readonly Target[] _targets =
    [
        Target.Default,
        new Target(new OpenSshVersion(10, 0), Vendor.Portable),
        new Target(new OpenSshVersion(9, 2), Vendor.Debian),
        new Target(new OpenSshVersion(8, 4), Vendor.Portable),
    ];

    [Theory]
    [InlineData(ConfigKind.Client)]
    [InlineData(ConfigKind.Server)]
    public void A_line_that_never_counts_can_go(ConfigKind kind)
    {
        var rules = RuleCatalog.All.Where(rule => _claims.Contains(rule.Descriptor.Name) && rule.Descriptor.AppliesToKind(kind)).ToArray();
        var told = rules.ToDictionary(rule => rule.Descriptor.Name, _ => 0);
        var lines = kind == ConfigKind.Client ? _client : _server;
        var text = Gen.Int[0, lines.Length - 1]
            .Select(i => lines[i])
            .Array[0, 6]
            .Select(some => string.Concat(some.Select(line => line + "\n")));
        Gen.Select(text, text, text, text, Gen.Int[0, 7], Gen.Int[0, _targets.Length - 1])
            .Sample(
                (above, below, first, second, includes, target) =>
                {
                    var include = includes < 4 ? "Include /etc/ssh/fragments/*.conf\n" : "";
                    SourceText[] files =
                    [
                        SourceText.From(above + include + below, Markup.DefaultPath(kind)),
                        SourceText.From(first, "/etc/ssh/fragments/10-a.conf"),
                        SourceText.From(second, "/etc/ssh/fragments/20-b.conf"),
                    ];
                    var model = Load(files, kind, _targets[target]);
                    foreach (var finding in Linter.Run(model, [.. rules]))
                    {
                        var without = files.Select(file => file.Path == finding.File.Path ? Without(file, finding) : file).ToArray();
                        var (before, after) = (Effective(model, model), Effective(model, Load(without, kind, _targets[target])));
                        Assert.True(
                            before.SequenceEqual(after),
                            $"{finding.Rule.Name}: `{finding.Directive!.Syntax}` of {finding.File.Path}\n{string.Join("--\n", files.Select(file => file.Content))}"
                        );
                        lock (told)
                        {
                            told[finding.Rule.Name]++;
                        }
                    }
                },
                iter: 6_000
            );
        Assert.All(told, pair => Assert.True(pair.Value > 5, $"{pair.Key} found only {pair.Value} lines."));
    }

    private static ConfigModel Load(SourceText[] files, ConfigKind kind, Target target) =>
        ConfigModel.Load(files[0], kind, target, new InMemoryFiles(files));

    private static SourceText Without(SourceText file, Diagnostic finding) =>
        file.WithEdits([new TextEdit(finding.Directive!.Syntax.Line, "")]);

    /// <summary>What every connection gets that <paramref name="asked"/> distinguishes.</summary>
    private static List<string> Effective(ConfigModel asked, ConfigModel model)
    {
        var configs =
            model.Kind == ConfigKind.Client
                ? new ClientQueries(asked).All().Select(query => EffectiveConfig.Evaluate(model, query))
                : new ServerQueries(asked).All().Select(query => EffectiveConfig.Evaluate(model, query));
        return [.. configs.Select(config => $"{config.Failure} {string.Join('\n', config.Lines)}")];
    }
}
