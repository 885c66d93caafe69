using System.Globalization;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Scope;

public sealed class DropInOrderMisread : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1035",
            Name = "drop-in-order-misread",
            Title = "Numbers in names of fragments do not sort as they count",
            Category = Category.Scope,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                An `Include` reads files in the order of their characters: `10-` comes before `5-`. The first value wins, so that the order
                decides.
                """,
            Instead = "Write all numbers with the same count of digits: `05-local.conf`.",
            References = ["man:sshd_config(5)#Include", "man:ssh_config(5)#Include"],
            Examples =
            [
                Example.Bad(
                    """
                    Include [|/etc/ssh/sshd_config.d/*.conf|]
                    //- /etc/ssh/sshd_config.d/5-local.conf
                    MaxAuthTries 3
                    //- /etc/ssh/sshd_config.d/10-vendor.conf
                    MaxAuthTries 6

                    """,
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    """
                    Include [|ssh_config.d/*.conf|]
                    //- /etc/ssh/ssh_config.d/9-local.conf
                    Host a
                    //- /etc/ssh/ssh_config.d/10-vendor.conf
                    Host b

                    """,
                    kind: ConfigKind.Client
                ),
                Example.Good(
                    """
                    Include /etc/ssh/sshd_config.d/*.conf
                    //- /etc/ssh/sshd_config.d/05-local.conf
                    MaxAuthTries 3
                    //- /etc/ssh/sshd_config.d/10-vendor.conf
                    MaxAuthTries 6

                    """,
                    kind: ConfigKind.Server
                ),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        ConfigFile? previous = null;
        foreach (var file in context.Model.Files.Where(file => file.IncludedBy is not null))
        {
            if (
                previous?.IncludedBy == file.IncludedBy
                && ConfigPath.Folder(previous!.Path) == ConfigPath.Folder(file.Path)
                && Number(previous) > Number(file)
            )
            {
                var include = file.IncludedBy!;
                context.Report(
                    include,
                    include.ValueSpan,
                    $"`{ConfigPath.Name(previous.Path)}` is read before `{ConfigPath.Name(file.Path)}`: names sort by character, not by number"
                );
            }

            previous = file;
        }
    }

    private static int? Number(ConfigFile file)
    {
        var name = ConfigPath.Name(file.Path);
        var digits = name.AsSpan()[..(name.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : name.Length)];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
