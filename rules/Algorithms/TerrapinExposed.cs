using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;

namespace SshConfigLint.Rules.Algorithms;

public sealed class TerrapinExposed : Rule
{
    private static readonly Target _old = new(new OpenSshVersion(9, 5));

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2037",
            Name = "terrapin-exposed",
            Title = "A cipher is open to the Terrapin attack",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                An attacker in between can drop the first packets of a connection unseen when it uses
                `chacha20-poly1305@openssh.com`, or a CBC cipher with an encrypt-then-MAC algorithm, and one side lacks strict key
                exchange. Portable OpenSSH has that since 9.6. Vendors brought it to older releases, so that for their builds nothing
                is said.
                """,
            Instead = """
                Update both sides. Do not merely take the cipher out: with it out, the list of MACs decides, and peers are lost.
                """,
            SecuritySeverity = 5.9,
            References = ["cve:CVE-2023-48795", "https://terrapin-attack.com", "https://www.openssh.com/txt/release-9.6"],
            Examples =
            [
                Example.Bad("Ciphers [|chacha20-poly1305@openssh.com|],aes256-gcm@openssh.com\n", kind: ConfigKind.Server, target: _old),
                Example.Bad("Host old\n    Ciphers +[|aes256-cbc|]\n", kind: ConfigKind.Client, target: _old),
                Example.Good("Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com\n", kind: ConfigKind.Server),
                Example.Good("Ciphers -aes*-ctr\n", kind: ConfigKind.Server, target: _old),
                Example.Good(
                    "Ciphers chacha20-poly1305@openssh.com\n",
                    kind: ConfigKind.Server,
                    target: _old with
                    {
                        Vendor = Vendor.Debian,
                    }
                ),
                Example.Good("Ciphers aes256-ctr,aes256-cbc\nMACs hmac-sha2-256\n", kind: ConfigKind.Server, target: _old),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (OpenSshProposal.HasStrictKex(context.Target) != false)
        {
            return;
        }

        foreach (var value in Decision.Written(context.Model, "Ciphers"))
        {
            var hasEtm = context.Model.EffectiveAlgorithms("MACs", value.Scope).Names.Any(mac => mac.Info is { IsEncryptThenMac: true });
            foreach (var cipher in context.Model.EffectiveAlgorithms(value).Names)
            {
                var isExposed = cipher.Name.StartsWith("chacha20-", StringComparison.Ordinal) || (hasEtm && cipher.Info is { IsCbc: true });
                if (isExposed && cipher.Span is { } span)
                {
                    context.Report(
                        value.Origin!,
                        span,
                        $"`{cipher.Name}` is open to the Terrapin attack{Decision.ForWhom(value)}: OpenSSH {context.Target.Version} has no strict key exchange"
                    );
                }
            }
        }
    }
}
