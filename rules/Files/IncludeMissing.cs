using System.Buffers;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.OnDisk;

namespace SshConfigLint.Rules.Files;

public sealed class IncludeMissing : Rule
{
    private static readonly SearchValues<char> _wildcards = SearchValues.Create("*?[\\");

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH6028",
            Name = "include-missing",
            Title = "An included file does not exist",
            Category = Category.Files,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH reads nothing and says nothing: a mistake in the path looks like a file without effect.
                """,
            Instead = """
                Correct the path. Where another program creates the file only when it is needed, leave the line.
                """,
            References = ["man:ssh_config(5)#Include", "man:sshd_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    """
                    //- /home/alice/.ssh/config
                    Include [|hosts|]
                    Host web
                        User alice

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    """
                    //- /etc/ssh/sshd_config
                    Include [|/etc/ssh/site.conf|]

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Good(
                    """
                    //- /home/alice/.ssh/config
                    Include conf.d/*

                    """,
                    kind: ConfigKind.Client
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var line in context.Model.DirectivesOf("Include").Where(NamedFiles.IsTaken))
        {
            foreach (var word in line.Words.Where(word => !word.Value.AsSpan().ContainsAny(_wildcards) && CanBeFound(context, word.Value)))
            {
                if (context.Disk.PathOf("Include", word.Value) is { } path && context.Disk.Look(path).Kind == PathKind.Missing)
                {
                    context.Report(line, word.Span, $"there is no `{NamedFiles.Shown(context.Disk, path)}`: nothing is included");
                }
            }
        }
    }

    /// <summary>sshd does not expand <c>~</c>; another rule speaks of it.</summary>
    private static bool CanBeFound(RuleContext context, string value) => context.Kind == ConfigKind.Client || !value.StartsWith('~');
}
