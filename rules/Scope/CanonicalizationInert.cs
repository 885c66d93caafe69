using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Scope;

public sealed class CanonicalizationInert : Rule
{
    private static readonly string[] _keywords =
    [
        "CanonicalDomains",
        "CanonicalizeFallbackLocal",
        "CanonicalizeMaxDots",
        "CanonicalizePermittedCNAMEs",
    ];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1028",
            Name = "canonicalization-inert",
            Title = "Canonicalisation is configured and never turned on",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = "`CanonicalizeHostname` is `no` by default. Without it ssh completes no name, and domains and rules for it do nothing.",
            Instead = """
                Add `CanonicalizeHostname yes`, or delete the lines. A file that says `CanonicalizeHostname no` itself is not reported.
                """,
            References = ["man:ssh_config(5)#CanonicalizeHostname"],
            Examples =
            [
                Example.Bad("CanonicalDomains [|example.org|]\nCanonicalizeMaxDots 0\n"),
                Example.Good("CanonicalizeHostname yes\nCanonicalDomains example.org\n"),
                Example.Good("CanonicalizeHostname no\nCanonicalDomains example.org\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (!context.Model.DirectivesOf("CanonicalizeHostname").IsEmpty || !SecondPass.IsWhole(context.Model))
        {
            return;
        }

        var line = _keywords
            .SelectMany(keyword => context.Model.DirectivesOf(keyword))
            .Where(line => line.IsValid)
            .MinBy(line => line.Index);
        if (line is not null)
        {
            context.Report(
                line,
                line.ValueSpan,
                $"`{line.Keyword!.Name}` has no effect: no line sets `CanonicalizeHostname`, and its default is `no`"
            );
        }
    }
}
