using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class HostNameMalformed : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5031",
            Name = "host-name-malformed",
            Title = "A host name holds more than a name",
            Category = Category.Client,
            Severity = Severity.Error,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `HostName` is looked up as it stands: a user, a port or `ssh://` in it makes a name that does not exist.
                """,
            Instead = """
                Set `User` and `Port` on lines of their own.
                """,
            References = ["man:ssh_config(5)#Hostname", "man:ssh_config(5)#User", "man:ssh_config(5)#Port"],
            Examples =
            [
                Example.Bad("Host web\n    HostName [|alice@web.example.org|]\n"),
                Example.Bad("Host web\n    HostName [|web.example.org:2222|]\n"),
                Example.Bad("Host web\n    HostName [|ssh://web.example.org|]\n"),
                Example.Good("Host web\n    HostName 2001:db8::1\n"),
                Example.Good("Host web\n    HostName %h.example.org\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "Hostname"))
        {
            if (ExtraIn(value.Text!) is { } extra)
            {
                Decision.Report(context, value, $"`{value.Text}` is looked up as it stands, with the {extra} in it, and not found");
            }
        }
    }

    private static string? ExtraIn(string name) =>
        name.Contains("://", StringComparison.Ordinal) ? "scheme"
        : name.Contains('@') ? "user"
        : name.Split(':') is [{ Length: > 0 }, { Length: > 0 } port] && port.All(char.IsAsciiDigit) ? "port"
        : null;
}
