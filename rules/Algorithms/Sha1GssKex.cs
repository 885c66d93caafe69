using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class Sha1GssKex : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2021",
            Name = "sha1-gss-kex",
            Title = "A key exchange of GSSAPI with SHA-1 is offered",
            Category = Category.Algorithms,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                These exchanges hash with SHA-1, and the one with `group1` has a group of 1024 bits. The lists of vendors keep them
                for old servers.
                """,
            Instead = """
                Take the names out of the list; `gss-group14-sha256-`, `gss-group16-sha512-` and `gss-curve25519-sha256-` have
                replaced them.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.8,
            References = ["https://manpages.debian.org/bookworm/openssh-server/sshd_config.5.en.html", "rfc:8732"],
            Examples =
            [
                Example.Bad(
                    "GSSAPIKeyExchange yes\nGSSAPIKexAlgorithms gss-group14-sha256-,[|gss-group14-sha1-|]\n",
                    @fixed: "GSSAPIKeyExchange yes\nGSSAPIKexAlgorithms gss-group14-sha256-\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Debian)
                ),
                Example.Bad(
                    "Host *\n    GSSAPIKeyExchange yes\n    GSSAPIKexAlgorithms [|gss-gex-sha1-|]\n",
                    kind: ConfigKind.Client,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.RedHat)
                ),
                Example.Good(
                    "GSSAPIKeyExchange yes\nGSSAPIKexAlgorithms gss-group14-sha256-\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Debian)
                ),
                Example.Good(
                    "GSSAPIKexAlgorithms gss-group14-sha1-\n",
                    kind: ConfigKind.Server,
                    target: new Target(new OpenSshVersion(9, 2), Vendor.Debian)
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "GSSAPIKexAlgorithms"))
        {
            if (!context.Model.Effective("GSSAPIKeyExchange", value.Scope).Is("yes", "true"))
            {
                continue;
            }

            var word = value.Origin!.Words[0];
            foreach (var item in CommaList.Parse(word.Value).Items.Where(item => item.Text.EndsWith("-sha1-", StringComparison.Ordinal)))
            {
                var span = word.SpanOf(item.Span);
                context.Report(
                    value.Origin,
                    span,
                    $"`{item.Text}` is offered{Decision.ForWhom(value)}: it hashes with SHA-1",
                    fix: AlgorithmFindings.Removal(value.Origin, span, item.Text)
                );
            }
        }
    }
}
