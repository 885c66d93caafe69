using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Hardening;

public sealed class SocketOpenToOthers : Rule
{
    /// <summary>The bits that keep group and others out.</summary>
    private const int Others = 63;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH4027",
            Name = "socket-open-to-others",
            Title = "Forwarded sockets are open to other users",
            Category = Category.Hardening,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                Whoever can open a forwarded socket uses the connection behind it: somebody else's database, somebody else's container
                engine.
                """,
            Instead = """
                Delete the line: the default is `0177`, which leaves the socket to its owner.
                """,
            Fix = FixSafety.Unsafe,
            SecuritySeverity = 4.4,
            References = ["man:sshd_config(5)#StreamLocalBindMask", "man:ssh_config(5)#StreamLocalBindMask"],
            Examples =
            [
                Example.Bad("StreamLocalBindMask [|0000|]\n", @fixed: "StreamLocalBindMask 0177\n", kind: ConfigKind.Server),
                Example.Bad(
                    "Host web\n    StreamLocalBindMask [|0117|]\n",
                    @fixed: "Host web\n    StreamLocalBindMask 0177\n",
                    kind: ConfigKind.Client
                ),
                Example.Good("StreamLocalBindMask 0177\n", kind: ConfigKind.Server),
                Example.Good("StreamLocalBindMask 0077\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        // The last line wins here, other than elsewhere: with several of them stay silent.
        if (context.Model.DirectivesOf("StreamLocalBindMask").Length != 1)
        {
            return;
        }

        foreach (var value in Decision.Written(context.Model, "StreamLocalBindMask"))
        {
            if (OctalMode.Parse(value.Text!) is { Error: null } mode && (mode.Mode & Others) != Others)
            {
                Decision.Report(
                    context,
                    value,
                    $"other users of the machine can use forwarded sockets{Decision.ForWhom(value)}",
                    fix: Decision.Replace(value, "Keep sockets to their owner", "0177")
                );
            }
        }
    }
}
