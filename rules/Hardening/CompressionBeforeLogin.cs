using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Hardening;

public sealed class CompressionBeforeLogin : Rule
{
    private static readonly OpenSshVersion _alwaysDelayed = new(7, 4);

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4033",
            Name = "compression-before-login",
            Title = "Data of strangers is decompressed",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Up to 7.3 `Compression yes` feeds zlib with what a client sends before it has logged in. Since 7.4 `yes` means
                `delayed`, and the rule is silent.
                """,
            Instead = """
                Set `Compression delayed`, which waits for the login.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.3,
            References = ["man:sshd_config(5)#Compression", "https://www.openssh.com/txt/release-7.4"],
            Examples =
            [
                Example.Bad("Compression [|yes|]\n", @fixed: "Compression delayed\n", target: new Target(new OpenSshVersion(7, 3))),
                Example.Good("Compression yes\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Target.Version < _alwaysDelayed && Decision.ForAll(context.Model, "Compression") is { } value && value.Is("yes"))
        {
            Decision.Report(
                context,
                value,
                "sshd decompresses data of clients that have not logged in",
                fix: Decision.Replace(value, "Wait for the login", "delayed")
            );
        }
    }
}
