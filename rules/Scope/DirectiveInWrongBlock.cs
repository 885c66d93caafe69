using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class DirectiveInWrongBlock : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1032",
            Name = "directive-in-wrong-block",
            Title = "A line looks global and belongs to the block above",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Indentation and empty lines mean nothing to OpenSSH. A block ends at the next `Host` or `Match` line or at the end of the
                file, so that lines appended below the last block hold for that block only.
                """,
            Instead = """
                Move the lines above the first block. In a client file they may also stand below `Host *`; in a server file `Match all` is
                no way out, as it replaces global lines. Where the block is meant, indent the lines.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#Host", "man:sshd_config(5)#Match"],
            Examples =
            [
                Example.Bad(
                    "Host github.com\n    User git\n\n[|ServerAliveInterval 60|]\nHashKnownHosts yes\n",
                    @fixed: "Host github.com\n    User git\n\nHost *\nServerAliveInterval 60\nHashKnownHosts yes\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "Match User sftp\n\tForceCommand internal-sftp\n\tX11Forwarding no\n\n[|MaxAuthTries 3|]\n",
                    kind: ConfigKind.Server
                ),
                Example.Bad(
                    "Host web\nHostName web.example.org\n\n# Global settings\n[|ServerAliveInterval 60|]\n",
                    @fixed: "Host web\nHostName web.example.org\n\n# Global settings\nHost *\nServerAliveInterval 60\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("Host github.com\nUser git\nServerAliveInterval 60\n", kind: ConfigKind.Client),
                Example.Good("Host github.com\n    User git\nHost *\n    ServerAliveInterval 60\n", kind: ConfigKind.Client),
                Example.Good("Host github.com\n    User git\nPort 443\n    HostName ssh.github.com\n", kind: ConfigKind.Client),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var lines in BlockLines.Of(context.Model))
        {
            if (Layout.FirstGlobalLooking(lines) is not { IsValid: true } line || line.Block.Header is not { } header)
            {
                continue;
            }

            context.Report(
                line,
                line.Syntax.Span,
                $"this line looks global and belongs to `{header.Syntax}`",
                related: [Line.Related(header, "this block goes on until the next header")],
                fix: FixFor(context.Kind, line)
            );
        }
    }

    private static Fix? FixFor(ConfigKind kind, BoundDirective line)
    {
        if (kind == ConfigKind.Server || line.Block.Parent is not null)
        {
            return null;
        }

        var newLine = line.File.Tree.Text.ToString(line.Syntax.Line).EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new Fix(
            "Write `Host *` above",
            FixSafety.Unsafe,
            [new TextEdit(new TextSpan(line.Syntax.Line.Start, 0), "Host *" + newLine)]
        );
    }
}
