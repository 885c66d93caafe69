using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Algorithms;

public sealed class CryptoPolicyShadows : Rule
{
    private const string PolicyFolder = "/crypto-policies/";
    private const string PolicyDropIn = "50-redhat.conf";

    /// <summary>What the policy sets for sshd (crypto-policies: <c>policygenerators/openssh.py</c>).</summary>
    private static readonly string[] _keywords =
    [
        "Ciphers",
        "MACs",
        "KexAlgorithms",
        "HostKeyAlgorithms",
        "PubkeyAcceptedAlgorithms",
        "HostbasedAcceptedAlgorithms",
        "CASignatureAlgorithms",
        "GSSAPIKexAlgorithms",
        "RequiredRSASize",
    ];

    /// <summary>Red Hat Enterprise Linux 9: since then the policy is a file that sshd_config includes; before, it stood on the command line.</summary>
    private static readonly Target _redHat = new(new OpenSshVersion(8, 7), Vendor.RedHat);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2036",
            Name = "crypto-policy-shadows",
            Title = "The system's crypto policy is read before a line",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                sshd keeps the first value. Red Hat and its children read the lists of the system-wide crypto policy by an Include at
                the top, in `50-redhat.conf`, and whatever the file says of them below has no effect. This rule speaks where the
                policy itself is not at hand; where it is, the line is reported as shadowed.
                """,
            Instead = """
                Put the line into a file of `sshd_config.d` whose name sorts before `50-redhat.conf`, or change the policy:
                `update-crypto-policies --set DEFAULT:MODULE`.
                """,
            References = ["man:sshd_config(5)#Include", "https://access.redhat.com/articles/7041246"],
            Examples =
            [
                Example.Bad(
                    "Include /etc/crypto-policies/back-ends/opensshserver.config\nMACs [|hmac-sha2-512-etm@openssh.com,hmac-sha2-512|]\n"
                ),
                Example.Bad("Include /etc/ssh/sshd_config.d/*.conf\nCiphers [|aes256-gcm@openssh.com|]\n", target: _redHat),
                Example.Bad("//- /etc/ssh/sshd_config.d/99-local.conf\nCiphers [|aes256-gcm@openssh.com|]\n", target: _redHat),
                Example.Good("MACs hmac-sha2-512\nInclude /etc/crypto-policies/back-ends/opensshserver.config\n"),
                Example.Good("//- /etc/ssh/sshd_config.d/40-local.conf\nCiphers aes256-gcm@openssh.com\n", target: _redHat),
                Example.Good("Include /etc/ssh/sshd_config.d/*.conf\nCiphers aes256-gcm@openssh.com\n"),
                Example.Good(
                    "//- /etc/ssh/sshd_config\nInclude /etc/ssh/sshd_config.d/*.conf\nCiphers aes256-gcm@openssh.com\n//- /etc/ssh/sshd_config.d/10-local.conf\nX11Forwarding no\n",
                    target: _redHat
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var model = context.Model;
        var include = model
            .DirectivesOf("Include")
            .FirstOrDefault(line => line.IsValid && line.Block.IsGlobal && BringsPolicy(context, line));
        if (include is null && !ComesAfterPolicy(context))
        {
            return;
        }

        foreach (var value in _keywords.Select(keyword => Decision.ForAll(model, keyword)).OfType<EffectiveValue>())
        {
            if (include is null || include.Index < value.Origin!.Index)
            {
                context.Report(
                    value.Origin!,
                    value.Origin!.ValueSpan,
                    include is not null && include.Value.Contains(PolicyFolder, StringComparison.Ordinal)
                        ? "this line has no effect: the crypto policy of the system is read before it"
                        : $"this line probably has no effect: the crypto policy of the system is read before it, by `{PolicyDropIn}`",
                    related: include is null ? [] : [new RelatedLocation(include.File, include.Syntax.Span, "read here")]
                );
            }
        }
    }

    /// <summary>Whether an Include reads the policy as far as its text tells, and nothing that it reads is at hand.</summary>
    private static bool BringsPolicy(RuleContext context, BoundDirective include) =>
        include.Words.Any(word =>
            word.Value.Contains(PolicyFolder, StringComparison.Ordinal)
            || (IsRedHat(context) && word.Value.EndsWith("sshd_config.d/*.conf", StringComparison.Ordinal))
        ) && !context.Model.Files.Any(file => file.IncludedBy == include);

    /// <summary>Whether the file is a fragment that sorts behind the one with the policy.</summary>
    private static bool ComesAfterPolicy(RuleContext context)
    {
        var path = context.Model.Entry.OpenedAs;
        return IsRedHat(context)
            && ConfigPath.Name(ConfigPath.Folder(path)) == "sshd_config.d"
            && string.CompareOrdinal(ConfigPath.Name(path), PolicyDropIn) > 0;
    }

    private static bool IsRedHat(RuleContext context) =>
        context.Target.Vendor == _redHat.Vendor && context.Target.Version >= _redHat.Version;
}
