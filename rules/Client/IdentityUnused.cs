using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class IdentityUnused : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5021",
            Name = "identity-unused",
            Title = "A key is named and never tried",
            Category = Category.Client,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                The block names a key for the host, and the settings that apply to it leave keys out: ssh asks for a password instead.
                """,
            Instead = """
                Delete `PubkeyAuthentication no`, or add `publickey` to `PreferredAuthentications`; or delete the key.
                """,
            References = ["man:ssh_config(5)#IdentityFile", "man:ssh_config(5)#PubkeyAuthentication"],
            Examples =
            [
                Example.Bad("Host web\n    PubkeyAuthentication no\n    IdentityFile [|~/.ssh/id_ed25519_web|]\n"),
                Example.Bad("Host web\n    IdentityFile [|~/.ssh/id_ed25519_web|]\n    PreferredAuthentications password\n"),
                Example.Good("Host web\n    IdentityFile ~/.ssh/id_ed25519_web\n    PreferredAuthentications publickey,password\n"),
                Example.Good("Host web\n    IdentityFile none\n    PubkeyAuthentication no\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.DirectivesOf("PubkeyAuthentication").IsEmpty && context.Model.DirectivesOf("PreferredAuthentications").IsEmpty)
        {
            return;
        }

        foreach (var line in context.Model.DirectivesOf("IdentityFile"))
        {
            if (!line.IsValid || line.Block.Condition != Condition.Maybe || line.Value == "none")
            {
                continue;
            }

            var keys = context.Model.Effective("PubkeyAuthentication", line.Block);
            var order = context.Model.Effective("PreferredAuthentications", line.Block);
            var closed =
                keys.Is("no", "false") ? keys
                : order.Origin is not null && !order.Text!.Split(',').Contains("publickey") ? order
                : null;
            if (closed?.Origin is { } other && closed.MayBeat.IsEmpty)
            {
                context.Report(
                    line,
                    line.ValueSpan,
                    $"this key is never tried: `{closed.Keyword}` leaves keys out",
                    related: [new RelatedLocation(other.File, other.Syntax.Span, "this line")]
                );
            }
        }
    }
}
