using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class RepeatedAlgorithm : Rule
{
    private static readonly string[] _keywords = ["Ciphers", "MACs", "KexAlgorithms", .. AlgorithmFindings.SignatureKeywords];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2024",
            Name = "repeated-algorithm",
            Title = "A list names an algorithm twice",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                The second mention has no effect. It often stands where another name was meant.
                """,
            Instead = """
                Delete it, or write what was meant.
                """,
            Fix = FixSafety.Safe,
            References = ["man:sshd_config(5)#Ciphers", "src:kex.c: kex_assemble_names"],
            Examples =
            [
                Example.Bad(
                    "Ciphers aes256-ctr,aes128-ctr,[|aes256-ctr|]\n",
                    @fixed: "Ciphers aes256-ctr,aes128-ctr\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host *\n    KexAlgorithms -ecdh-*,[|ecdh-*|]\n",
                    @fixed: "Host *\n    KexAlgorithms -ecdh-*\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("Ciphers aes256-ctr,aes128-ctr\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in _keywords.SelectMany(keyword => Decision.Written(context.Model, keyword)))
        {
            var word = value.Origin!.Words[0];
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in AlgorithmList.Parse(word.Value).Items.Where(item => !item.IsEmpty && !seen.Add(item.Name)))
            {
                var span = word.SpanOf(item.Span);
                var fix = AlgorithmFindings.Removal(value.Origin, span, item.Name);
                context.Report(
                    value.Origin,
                    span,
                    $"`{item.Name}` stands in the list already",
                    fix: fix is null ? null : fix with { Safety = FixSafety.Safe }
                );
            }
        }
    }
}
