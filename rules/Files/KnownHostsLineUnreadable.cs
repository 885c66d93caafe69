using SshConfigLint.Analysis;

namespace SshConfigLint.Rules.Files;

public sealed class KnownHostsLineUnreadable : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6023",
            Name = "known-hosts-line-unreadable",
            Title = "Lines of known_hosts without a key",
            Category = Category.Files,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                ssh passes over such a line without a word. The host that it was meant for is unknown, and ssh asks about its key again,
                or refuses it in a script. Often one line was broken into two by an editor.
                """,
            Instead = """
                Delete the line, and add the key again with `ssh-keyscan` or by connecting.
                """,
            References = ["man:sshd(8)", "man:ssh-keygen(1)"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        UserKnownHostsFile [|~/.ssh/known|]
                    //- /home/alice/.ssh/known
                    web.example.org ssh-ed25519
                    AAAAC3NzaC1lZDI1NTE5AAAAIE

                    """
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Host *
                        UserKnownHostsFile ~/.ssh/known
                    //- /home/alice/.ssh/known
                    # nobody yet

                    """
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var named = NamedFiles.Of(context, "UserKnownHostsFile").ToList();
        var isForAll = Decision.ForAll(context.Model, "UserKnownHostsFile") is not null;
        if (!isForAll && context.Disk.Home is { } home && ClientFiles.IsOwn(context, context.Model.Entry))
        {
            named.Add(new NamedFile($"{home}/.ssh/known_hosts", "", []));
        }

        foreach (var file in named.DistinctBy(file => file.Path))
        {
            var bad = (context.Disk.ReadLines(file.Path) ?? []).Index().Where(line => KeyLines.IsBad(line.Item)).ToList();
            if (bad.Count > 0)
            {
                var path = NamedFiles.Shown(context.Disk, file.Path);
                var more = bad.Count == 1 ? "" : $", nor in {bad.Count - 1} more";
                file.Report(context, $"ssh finds no key in line {bad[0].Index + 1} of `{path}`{more}");
            }
        }
    }
}
