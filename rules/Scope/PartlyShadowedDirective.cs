using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Scope;

namespace SshConfigLint.Rules.Scope;

public sealed class PartlyShadowedDirective : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1002",
            Name = "partly-shadowed-directive",
            Title = "A line does not count for a name that its block spells out",
            Category = Category.Scope,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH keeps the first value that applies. The header of the block names somebody for whom an earlier block decides, one
                that is also for others, so that this line counts for a part of its names only. A block for some of the names alone, above
                the one for all of them, is how an exception is written, and not reported.
                """,
            Instead = "Name everybody in one of the two blocks, or move the one that should win up.",
            References = ["man:ssh_config(5)", "man:sshd_config(5)#Match"],
            Examples =
            [
                Example.Bad(
                    "Host build build.example.org\n    Port 2201\nHost images build.example.org\n    Port [|2202|]\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("Host *.example.org\n    User alice\nHost web.example.org db\n    User [|bob|]\n", kind: ConfigKind.Client),
                Example.Bad(
                    "Match User alice,bob\n    PermitTTY no\nMatch User bob,carol\n    PermitTTY [|yes|]\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Host web1\n    Port 2201\nHost web1 web2\n    Port 2202\n", kind: ConfigKind.Client),
                Example.Good("Host web1 web2\n    Port 2201\nHost web2 web3\n    Port 2201\n", kind: ConfigKind.Client),
                Example.Good("Host web1 web2\n    Port 2201\nHost web2 web3\n    User bob\n", kind: ConfigKind.Client),
                Example.Good("Host *.example.org\n    User alice\nHost web*\n    User bob\n", kind: ConfigKind.Client),
                Example.Good("Match User alice\n    PermitTTY no\nMatch User alice,bob\n    PermitTTY yes\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var shadow in context.Model.Scope.PartialShadows)
        {
            context.Report(
                shadow.Directive,
                shadow.Directive.ValueSpan,
                $"this line does not count for {Names(shadow)}: {Winner(shadow)} before it",
                related: [.. Line.Few(shadow.Winners).Select(winner => Line.Related(winner, "this line decides for it"))]
            );
        }
    }

    private static string Names(PartialShadow shadow) =>
        shadow.Names switch
        {
            [var only] => $"`{only}`",
            [var one, var other] => $"`{one}` and `{other}`",
            [var one, ..] => $"`{one}` and {shadow.Names.Length - 1} other names of its block",
            [] => "",
        };

    private static string Winner(PartialShadow shadow) => shadow.Winners is [var only] ? $"`{only.Syntax}` decides" : "other lines decide";
}
