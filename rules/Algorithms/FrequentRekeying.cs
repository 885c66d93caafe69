using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class FrequentRekeying : Rule
{
    /// <summary>16 MiB.</summary>
    private const long FewBytes = 16L << 20;

    private const long FewSeconds = 60;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2022",
            Name = "frequent-rekeying",
            Title = "Keys are exchanged all the time",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Each exchange of keys stops the data for a moment and costs both sides time. Programs with a faulty renewal, of which
                there have been several, end the connection right after it, often with "Corrupted MAC on input".
                """,
            Instead = """
                Leave it to the default, or use values such as `1G 1h`.
                """,
            References = ["man:sshd_config(5)#RekeyLimit", "man:ssh_config(5)#RekeyLimit"],
            Examples =
            [
                Example.Bad("RekeyLimit [|64K|]\n", kind: ConfigKind.Server),
                Example.Bad("Host *\n    RekeyLimit default [|10s|]\n", kind: ConfigKind.Client),
                Example.Good("RekeyLimit 1G 1h\n", kind: ConfigKind.Server),
                Example.Good("RekeyLimit default none\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "RekeyLimit"))
        {
            var words = value.Origin!.Words;
            if (ByteSize.Parse(words[0].Value) is { Error: null, Bytes: > 0 and < FewBytes })
            {
                context.Report(
                    value.Origin,
                    words[0].Span,
                    $"keys are exchanged after every {words[0].Value} of data{Decision.ForWhom(value)}"
                );
            }

            if (words.Length > 1 && Duration.Parse(words[1].Value) is { IsValid: true, Seconds: > 0 and < FewSeconds } time)
            {
                context.Report(value.Origin, words[1].Span, $"keys are exchanged every {time.Seconds} seconds{Decision.ForWhom(value)}");
            }
        }
    }
}
