using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Algorithms;

public sealed class MacListInert : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2007",
            Name = "mac-list-inert",
            Title = "The list of MACs decides nothing",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Every cipher that can be chosen authenticates its packets itself. OpenSSH then uses no MAC, and does not even mind when
                both sides have none in common.
                """,
            Instead = """
                Delete the line, or leave it for the day when a CTR cipher joins the list. When you look for the cause of "Corrupted MAC
                on input", look elsewhere: without a separate MAC ssh never prints that message.
                """,
            References = ["man:sshd_config(5)#MACs", "src:kex.c: kex_choose_conf", "src:cipher.c: cipher_authlen"],
            Examples =
            [
                Example.Bad(
                    "Ciphers aes256-gcm@openssh.com,chacha20-poly1305@openssh.com\nMACs [|hmac-sha2-512-etm@openssh.com|]\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad("Host *\n    Ciphers -aes*-ctr\n    MACs [|hmac-sha2-256|]\n", kind: ConfigKind.Client),
                Example.Good(
                    "Ciphers aes256-gcm@openssh.com,aes256-ctr\nMACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Ciphers aes256-gcm@openssh.com\nMACs -*\n", kind: ConfigKind.Server),
                Example.Good(
                    "Host old\n    Ciphers aes256-ctr\nHost *\n    Ciphers aes256-gcm@openssh.com\n    MACs hmac-sha2-256\n",
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in context.Model.EffectiveEverywhere("MACs"))
        {
            if (
                value.Origin is not { } origin
                || context.Model.EffectiveAlgorithms(value).Names.IsEmpty
                || !AlgorithmFindings.HasOnlyAeadCiphers(context.Model, value.Scope)
            )
            {
                continue;
            }

            var ciphers = context.Model.Effective("Ciphers", value.Scope).Origin;
            context.Report(
                origin,
                origin.ValueSpan,
                $"this list of MACs decides nothing{Decision.ForWhom(value)}: every cipher authenticates its packets itself",
                related: ciphers is null ? [] : [new RelatedLocation(ciphers.File, ciphers.ValueSpan, "these ciphers need no MAC")]
            );
        }
    }
}
