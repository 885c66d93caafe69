using SshConfigLint.Analysis;
using SshConfigLint.Semantics;

namespace SshConfigLint.Rules.Client;

public sealed class UpdateHostKeysInert : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH5033",
            Name = "update-host-keys-inert",
            Title = "New host keys are never asked about",
            Category = Category.Client,
            Severity = Severity.Info,
            AppliesTo = ConfigKinds.Client,
            Since = "0.1.0",
            Why = """
                `UpdateHostKeys ask` needs a terminal to ask on, which a connection in the background does not have: with
                `ControlPersist` ssh switches it off.
                """,
            Instead = """
                Set `UpdateHostKeys yes`, which takes new keys only over a connection whose key is known, or `no`.
                """,
            References = ["man:ssh_config(5)#UpdateHostKeys", "man:ssh_config(5)#ControlPersist"],
            Examples =
            [
                Example.Bad("Host *\n    ControlMaster auto\n    ControlPersist 10m\n    UpdateHostKeys [|ask|]\n"),
                Example.Good("Host *\n    ControlPersist 10m\n    UpdateHostKeys yes\n"),
                Example.Good("Host *\n    UpdateHostKeys ask\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var value in Decision.Written(context.Model, "UpdateHostKeys"))
        {
            var persist = context.Model.Effective("ControlPersist", value.Scope);
            if (value.Is("ask") && persist.Origin is { } other && !persist.Is("no", "false"))
            {
                context.Report(
                    value.Origin!,
                    value.Origin!.ValueSpan,
                    $"ssh switches this off{Decision.ForWhom(value)}: with `ControlPersist` there is nowhere to ask",
                    related: [new RelatedLocation(other.File, other.Syntax.Span, "this keeps the connection in the background")]
                );
            }
        }
    }
}
