using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class RareRekeying : Rule
{
    private static readonly IntegerParameter _megabytes = new("megabytes", 1024, "the most MiB that a key may encrypt") { Minimum = 1 };

    private static readonly IntegerParameter _seconds = new("seconds", 3600, "the most seconds that a key may be used") { Minimum = 1 };

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH2023",
            Name = "rare-rekeying",
            Title = "Keys are kept for longer than a baseline wants",
            Category = Category.Algorithms,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                The less is encrypted with one key, the less is lost with it.
                """,
            Instead = """
                Set `RekeyLimit 1G 1h`.
                """,
            Parameters = [_megabytes, _seconds],
            SecuritySeverity = 2.0,
            References = ["man:sshd_config(5)#RekeyLimit", "stig:RHEL-09-255090"],
            Examples =
            [
                Example.Bad("RekeyLimit [|4G|] 1h\n"),
                Example.Bad("RekeyLimit [|1G|]\n"),
                Example.Bad("[||]Port 22\nUsePAM yes\n"),
                Example.Good("RekeyLimit 512M 1h\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var (bytes, seconds) = ((long)context.Value(_megabytes) << 20, context.Value(_seconds));
        var limits = $"{context.Value(_megabytes)} MiB and {seconds} seconds";
        foreach (var value in Decision.Written(context.Model, "RekeyLimit"))
        {
            var words = value.Origin!.Words;
            var isSmall = ByteSize.Parse(words[0].Value) is { Error: null, Bytes: > 0 } size && size.Bytes <= bytes;
            var isShort =
                words.Length > 1 && Duration.Parse(words[1].Value) is { IsValid: true, Seconds: > 0 } time && time.Seconds <= seconds;
            if (!isSmall || !isShort)
            {
                Decision.Report(context, value, $"keys are kept for longer than {limits}{Decision.ForWhom(value)}");
            }
        }

        if (ServerFile.LeavesToDefault(context.Model, "RekeyLimit"))
        {
            context.ReportMissing($"keys are kept for longer than {limits}: `RekeyLimit` is not set");
        }
    }
}
