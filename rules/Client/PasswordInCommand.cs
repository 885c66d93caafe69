using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class PasswordInCommand : Rule
{
    private static readonly string[] _commands = ["ProxyCommand", "LocalCommand", "RemoteCommand", "KnownHostsCommand"];

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5012",
            Name = "password-in-command",
            Title = "A password stands in a command",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `sshpass -p` takes the password from its arguments: it stands in this file, and for every user of the machine in the
                list of processes.
                """,
            Instead = """
                Use a key. Where only a password will do, let `sshpass -f` read it from a file that nobody else can read.
                """,
            SecuritySeverity = 6.5,
            References = ["man:ssh_config(5)#ProxyCommand", "man:ssh_config(5)#LocalCommand"],
            Examples =
            [
                Example.Bad("Host inner\n    ProxyCommand [|sshpass|] -p hunter2 ssh -W %h:%p gate\n"),
                Example.Good("Host inner\n    ProxyCommand sshpass -f ~/.ssh/gate-password ssh -W %h:%p gate\n"),
                Example.Good("Host inner\n    ProxyCommand ssh -W %h:%p gate\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in _commands.SelectMany(keyword => context.Model.DirectivesOf(keyword)).Where(line => line.IsValid))
        {
            var words = line.Syntax.RestText.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var program = Array.FindIndex(words, word => word == "sshpass" || word.EndsWith("/sshpass", StringComparison.Ordinal));
            if (program >= 0 && program + 1 < words.Length && words[program + 1].StartsWith("-p", StringComparison.Ordinal))
            {
                context.Report(line, line.ValueSpan, "`sshpass -p` shows the password to every user of the machine");
            }
        }
    }
}
