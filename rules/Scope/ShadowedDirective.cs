using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Scope;

namespace SshConfigLint.Rules.Scope;

public sealed class ShadowedDirective : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1001",
            Name = "shadowed-directive",
            Title = "A line never takes effect: others decide before it",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                OpenSSH keeps the first value that applies. Earlier lines say something else for every host, user and address that this line
                is for, so that it is read and never counts. Patterns are compared exactly, several earlier blocks together.
                """,
            Instead = """
                Delete the line, or move it above the lines that decide. Put blocks for few hosts first and `Host *` last.
                """,
            Fix = FixSafety.Safe,
            References = ["man:ssh_config(5)", "man:sshd_config(5)#Match", "src:servconf.c: copy_set_server_options"],
            Examples =
            [
                Example.Bad(
                    "Host *\n    User alice\nHost web\n    User [|bob|]\n    Port 2222\n",
                    @fixed: "Host *\n    User alice\nHost web\n    Port 2222\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "Host a*\n    Port 2201\nHost !a* *\n    Port 2202\nHost *\n    Port [|22|]\n    Compression yes\n",
                    @fixed: "Host a*\n    Port 2201\nHost !a* *\n    Port 2202\nHost *\n    Compression yes\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad(
                    "Match final\n    User [|late|]\nHost *\n    User early\n",
                    @fixed: "Match final\nHost *\n    User early\n",
                    kind: ConfigKind.Client
                ),
                Example.Bad("X11Forwarding no\nX11Forwarding [|yes|]\n", @fixed: "X11Forwarding no\n", kind: ConfigKind.Server),
                Example.Bad(
                    "Match Address 10.0.0.0/8\n    PermitTTY no\nMatch Address 10.1.0.0/16 User backup\n    PermitTTY [|yes|]\n    Banner none\n",
                    @fixed: "Match Address 10.0.0.0/8\n    PermitTTY no\nMatch Address 10.1.0.0/16 User backup\n    Banner none\n",
                    kind: ConfigKind.Server
                ),
                Example.Good("Host web\n    User bob\nHost *\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Host *\n    User alice\nHost web\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Host *\n    IdentityFile ~/.ssh/id_all\nHost web\n    IdentityFile ~/.ssh/id_web\n", kind: ConfigKind.Client),
                Example.Good("Host w*\n    Port 2201\nHost *b\n    Port 2202\n", kind: ConfigKind.Client),
                Example.Good("PermitTTY no\nMatch User alice\n    PermitTTY yes\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var whole = DeadLines.WholeBlocks(context.Model);
        foreach (var shadow in DeadLines.Of(context.Model))
        {
            if (!whole.Contains(shadow.Directive.Block))
            {
                context.Report(
                    shadow.Directive,
                    shadow.Directive.ValueSpan,
                    $"this line never takes effect: {Who(context.Kind, shadow)}",
                    related: DeadLines.Related(shadow),
                    fix: Line.Delete(shadow.Directive)
                );
            }
        }
    }

    private static string Who(ConfigKind kind, Shadow shadow)
    {
        var whom = kind == ConfigKind.Client ? "host" : "connection";
        return shadow.Winners is [var only]
            ? $"`{only.Syntax}` decides for every {whom} that it is for"
            : $"other lines decide for every {whom} that it is for";
    }
}
