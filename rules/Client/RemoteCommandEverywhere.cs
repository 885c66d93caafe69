using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Client;

public sealed class RemoteCommandEverywhere : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5025",
            Name = "remote-command-everywhere",
            Title = "A command for every host gets in the way of all others",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                With `RemoteCommand` set, `ssh host command` stops with "Cannot execute command-line and remote command", and with it
                everything that runs commands through ssh: git, rsync, Ansible.
                """,
            Instead = """
                Set it in the block of a name of its own, for instance `Host tmux-web` with `HostName web`.
                """,
            References = ["man:ssh_config(5)#RemoteCommand", "src:ssh.c: main"],
            Examples =
            [
                Example.Bad("Host *\n    RemoteCommand [|tmux|] new -A\n"),
                Example.Good("Host tmux-web\n    HostName web\n    RemoteCommand tmux new -A\n    RequestTTY yes\n"),
                Example.Good("Host *\n    RemoteCommand none\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (Decision.ForAll(context.Model, "RemoteCommand") is { } value && !value.Is("none"))
        {
            Decision.Report(context, value, "`ssh host command`, and so git and rsync, fail for every host that no block above excepts");
        }
    }
}
