using SshConfigLint.Analysis;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Algorithms;

public sealed class RareRekeying : Rule
{
    /// <summary>1 GiB.</summary>
    private const long ManyBytes = 1L << 30;

    private const long ManySeconds = 3600;

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
        foreach (var value in Decision.Written(context.Model, "RekeyLimit"))
        {
            var words = value.Origin!.Words;
            var isSmall = ByteSize.Parse(words[0].Value) is { Error: null, Bytes: > 0 and <= ManyBytes };
            var isShort = words.Length > 1 && Duration.Parse(words[1].Value) is { IsValid: true, Seconds: > 0 and <= ManySeconds };
            if (!isSmall || !isShort)
            {
                Decision.Report(context, value, $"keys are kept for longer than `1G 1h`{Decision.ForWhom(value)}");
            }
        }

        if (ServerFile.LeavesToDefault(context.Model, "RekeyLimit"))
        {
            context.ReportMissing("keys are kept for longer than `1G 1h`: `RekeyLimit` is not set");
        }
    }
}
