using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class FrequentRekeying : Rule
{
    private static readonly IntegerParameter _megabytes = new("megabytes", 16, "the fewest MiB between two exchanges") { Minimum = 1 };

    private static readonly IntegerParameter _seconds = new("seconds", 60, "the fewest seconds between two exchanges") { Minimum = 1 };

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
            Parameters = [_megabytes, _seconds],
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
        var (bytes, seconds) = ((long)context.Value(_megabytes) << 20, context.Value(_seconds));
        foreach (var value in Decision.Written(context.Model, "RekeyLimit"))
        {
            var words = value.Origin!.Words;
            if (ByteSize.Parse(words[0].Value) is { Error: null, Bytes: > 0 } size && size.Bytes < bytes)
            {
                context.Report(
                    value.Origin,
                    words[0].Span,
                    $"keys are exchanged after every {words[0].Value} of data{Decision.ForWhom(value)}"
                );
            }

            if (words.Length > 1 && Duration.Parse(words[1].Value) is { IsValid: true, Seconds: > 0 } time && time.Seconds < seconds)
            {
                context.Report(value.Origin, words[1].Span, $"keys are exchanged every {time.Seconds} seconds{Decision.ForWhom(value)}");
            }
        }
    }
}
