using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class SilentClient : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5035",
            Name = "silent-client",
            Title = "Warnings are kept from the user",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                At `QUIET` and `FATAL` ssh says nothing of a changed host key, of a forwarding that failed or of why a connection
                ended.
                """,
            Instead = """
                Use `ERROR`, which drops the greetings and keeps what matters.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 3.1,
            References = ["man:ssh_config(5)#LogLevel"],
            Examples =
            [
                Example.Bad("Host *\n    LogLevel [|QUIET|]\n", @fixed: "Host *\n    LogLevel ERROR\n"),
                Example.Good("Host *\n    LogLevel ERROR\n"),
                Example.Good("Host lab\n    LogLevel QUIET\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "LogLevel") is { } value && value.Is("SILENT", "QUIET", "FATAL"))
        {
            Decision.Report(
                context,
                value,
                "ssh does not say that a host key has changed or a forwarding has failed",
                fix: Decision.Replace(value, "Say what matters", "ERROR")
            );
        }
    }
}
