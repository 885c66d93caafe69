using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class AnyCnameTrusted : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5036",
            Name = "any-cname-trusted",
            Title = "DNS decides which host a name stands for",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The rule `*:*` lets any name turn into any other that DNS gives for it. Whoever can answer for DNS sends you to a host
                of theirs, whose key you may even know.
                """,
            Instead = """
                Name both sides, for instance `CanonicalizePermittedCNAMEs *.example.org:*.hosts.example.org`.
                """,
            SecuritySeverity = 5.3,
            References = ["man:ssh_config(5)#CanonicalizePermittedCNAMEs"],
            Examples =
            [
                Example.Bad("CanonicalizeHostname yes\nCanonicalDomains example.org\nCanonicalizePermittedCNAMEs [|*:*|]\n"),
                Example.Good(
                    "CanonicalizeHostname yes\nCanonicalDomains example.org\nCanonicalizePermittedCNAMEs *.example.org:*.hosts.example.org\n"
                ),
                Example.Good("CanonicalizePermittedCNAMEs *:*\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "CanonicalizePermittedCNAMEs"))
        {
            if (context.Model.EffectiveEverywhere("CanonicalizeHostname").All(canonicalize => canonicalize.Is("no", "false")))
            {
                continue;
            }

            foreach (var rule in value.Origin!.Words.Where(rule => rule.Value == "*:*"))
            {
                context.Report(value.Origin, rule.Span, $"DNS decides which host a name stands for{Decision.ForWhom(value)}");
            }
        }
    }
}
