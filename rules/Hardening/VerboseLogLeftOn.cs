using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Rules.Hardening;

public sealed class VerboseLogLeftOn : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4017",
            Name = "verbose-log-left-on",
            Title = "Parts of the log are set to debugging",
            Category = Category.Hardening,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                `LogVerbose` writes whatever the named functions have to say, at any level. It is meant for the search of an error,
                and what it writes may be private.
                """,
            Instead = """
                Delete the line when the search is over.
                """,
            References = ["man:sshd_config(5)#LogVerbose", "man:ssh_config(5)#LogVerbose"],
            Examples =
            [
                Example.Bad("LogVerbose [|kex.c:*:1000|]\n", kind: ConfigKind.Server),
                Example.Bad("Host web\n    LogVerbose [|packet.c|]\n", kind: ConfigKind.Client),
                Example.Good("LogVerbose none\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "LogVerbose"))
        {
            if (!value.Is("none"))
            {
                Decision.Report(context, value, $"the log is set to debugging for `{value.Origin!.Value}`{Decision.ForWhom(value)}");
            }
        }
    }
}
